//! The open stories by their URIs, their versions, and snapshots of them. A version of a story is immutable, so that a
//! snapshot is a few pointers and readers never wait.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use super::convert::path_of;
use super::message::Change;
use super::progress::{self, UnderWay};
use super::requests::Told;
use super::state::Server;
use super::wire::Wire;
use crate::desk::Desk;
use crate::rules::{self, Report, RuleSet};
use crate::settings::Scope;
use crate::story::Story;
use crate::text::position::{Encoding, Position, offset_at, position_of};
use crate::text::{Markup, Range};

/// The stories that the client has open.
#[derive(Default)]
pub(super) struct Session {
    desk: Desk,
    open: BTreeMap<String, Open>,
    revisions: u64,
}

/// What belongs to an open story beside its text.
struct Open {
    version: Option<i32>,
    /// Tells versions apart; the client's numbers may be missing or repeat themselves.
    revision: u64,
    /// The revision whose findings were published last.
    published: Option<u64>,
    /// The revision whose reading this version's starts from; zero where there is none.
    base: u64,
    scope: Arc<Scope>,
    /// The rules for this story.
    rule_set: RuleSet,
    report: Arc<OnceLock<Report>>,
    /// The newest report of an earlier version.
    before: Option<Arc<OnceLock<Report>>>,
    /// Whether the version before this one was looked at.
    follows_report: bool,
    wire: Arc<Mutex<Wire>>,
    told: Arc<Told>,
}

/// One version of an open story, as it was when asked for.
#[derive(Clone)]
pub(super) struct Snapshot {
    /// Its name, as the client writes it.
    pub(super) uri: String,
    /// The client's number of the version.
    pub(super) version: Option<i32>,
    /// Our number of the version, which also changes with the settings.
    pub(super) revision: u64,
    /// The story.
    pub(super) story: Arc<Story>,
    /// The settings that hold for it.
    pub(super) scope: Arc<Scope>,
    /// The rules that hold for this story.
    rule_set: RuleSet,
    /// The unit of the client's columns.
    pub(super) encoding: Encoding,
    /// How its findings were written down; it goes when the story is closed.
    pub(super) wire: Arc<Mutex<Wire>>,
    /// The colours that the client was told last; they go when the story is closed.
    pub(super) told: Arc<Told>,
    report: Arc<OnceLock<Report>>,
    before: Option<Arc<OnceLock<Report>>>,
    /// Whether the version before was looked at, so that only the last edit is to be looked at now.
    pub(super) follows_report: bool,
}

/// What a change puts aside. To give back its memory takes time, for which nobody with findings shall wait.
#[derive(Default)]
pub(super) struct PutAside {
    _story: Option<Arc<Story>>,
    _report: Option<Arc<OnceLock<Report>>>,
}

/// Why a change was not made.
#[derive(thiserror::Error, Debug)]
pub(super) enum SyncError {
    /// No such story is open.
    #[error("{0} is not open, so a change to it was passed over.")]
    NotOpen(String),
    /// Making the change failed.
    #[error("A change to {0} could not be made. Close it and open it again to go on with it.")]
    Lost(String),
}

impl Session {
    /// Puts a story on the desk, in place of the one that had its name.
    pub(super) fn open(&mut self, uri: &str, version: Option<i32>, text: &str, markup: Markup, scope: Arc<Scope>) {
        self.desk.put(uri, Story::new(text, markup));
        let revision = self.next_revision();
        let rule_set = scope.rule_set_of(path_of(uri).as_deref());
        let open = Open {
            version,
            revision,
            published: None,
            base: 0,
            scope,
            rule_set,
            report: Arc::default(),
            before: None,
            follows_report: false,
            wire: Arc::default(),
            told: Arc::default(),
        };
        self.open.insert(uri.to_owned(), open);
    }

    /// Applies changes one after the other, each to what the one before left.
    pub(super) fn change(
        &mut self,
        uri: &str,
        version: Option<i32>,
        changes: &[Change],
        encoding: Encoding,
    ) -> Result<PutAside, SyncError> {
        let revision = self.next_revision();
        let (Some(story), Some(open)) = (self.desk.get(uri), self.open.get_mut(uri)) else {
            return Err(SyncError::NotOpen(uri.to_owned()));
        };
        let changed = catch_unwind(AssertUnwindSafe(|| apply(story, changes, encoding)));
        // A story that one version could not be made of is made anew from its text.
        let changed = changed.or_else(|_| catch_unwind(AssertUnwindSafe(|| apply_plainly(story, changes, encoding))));
        match changed {
            Ok(changed) => {
                if story.is_read() {
                    open.base = open.revision;
                }
                let story = changed.and_then(|changed| self.desk.put(uri, changed));
                open.version = version;
                open.revision = revision;
                Ok(PutAside { _story: story, _report: open.supersede_report() })
            }
            Err(_) => {
                self.close(uri);
                Err(SyncError::Lost(uri.to_owned()))
            }
        }
    }

    /// Takes a story off the desk. Returns whether it was there.
    pub(super) fn close(&mut self, uri: &str) -> bool {
        self.desk.remove(uri);
        self.open.remove(uri).is_some()
    }

    /// The names of the open stories.
    pub(super) fn names(&self) -> Vec<String> {
        self.open.keys().cloned().collect()
    }

    /// Gives every open story the settings that hold for it now. Returns the names of those for which they changed.
    pub(super) fn rescope(&mut self, mut scope_of: impl FnMut(&str) -> Arc<Scope>) -> Vec<String> {
        let mut changed = Vec::new();
        let mut revision = self.revisions;
        for (uri, open) in &mut self.open {
            let scope = scope_of(uri);
            if !Arc::ptr_eq(&scope, &open.scope) {
                revision += 1;
                let (version, wire, told) = (open.version, open.wire.clone(), open.told.clone());
                *open = Open {
                    version,
                    revision,
                    published: None,
                    base: open.base,
                    rule_set: scope.rule_set_of(path_of(uri).as_deref()),
                    scope,
                    report: Arc::default(),
                    before: None,
                    follows_report: false,
                    wire,
                    told,
                };
                changed.push(uri.clone());
            }
        }
        self.revisions = revision;
        changed
    }

    /// The newest version of a story.
    pub(super) fn snapshot(&self, uri: &str, encoding: Encoding) -> Option<Snapshot> {
        let (story, open) = (self.desk.get(uri)?, self.open.get(uri)?);
        Some(Snapshot {
            uri: uri.to_owned(),
            version: open.version,
            revision: open.revision,
            story: story.clone(),
            scope: open.scope.clone(),
            rule_set: open.rule_set.clone(),
            encoding,
            wire: open.wire.clone(),
            told: open.told.clone(),
            report: open.report.clone(),
            before: open.before.clone(),
            follows_report: open.follows_report,
        })
    }

    /// Whether a snapshot is still the newest version of its story.
    pub(super) fn is_current(&self, snapshot: &Snapshot) -> bool {
        self.open.get(&snapshot.uri).is_some_and(|open| open.revision == snapshot.revision)
    }

    /// Takes it upon the caller to publish the findings of a snapshot. Not when there is a newer version, and once for each:
    /// a version that comes between a nudge and the look at the story is looked at, and has a nudge of its own behind it.
    pub(super) fn claim(&mut self, snapshot: &Snapshot) -> bool {
        let open = self.open.get_mut(&snapshot.uri).filter(|open| open.revision == snapshot.revision);
        open.is_some_and(|open| open.published.replace(snapshot.revision) != Some(snapshot.revision))
    }

    /// Lets the newest version of a story start from a snapshot that was looked at while the newer one came: of a long story that
    /// is opened and typed into at once, only the first look takes its time.
    pub(super) fn hand_on(&mut self, snapshot: &Snapshot) {
        let (Some(story), Some(open)) = (self.desk.get(&snapshot.uri), self.open.get_mut(&snapshot.uri)) else { return };
        if !snapshot.story.is_read() || !(open.base..open.revision).contains(&snapshot.revision) {
            return;
        }
        if let Some(story) = story.starting_from(snapshot.story.reading()) {
            self.desk.put(&snapshot.uri, story);
            open.base = snapshot.revision;
            open.before = Some(snapshot.report.clone());
        }
    }

    fn next_revision(&mut self) -> u64 {
        self.revisions += 1;
        self.revisions
    }
}

impl Open {
    /// Returns the report that is of no use any more.
    fn supersede_report(&mut self) -> Option<Arc<OnceLock<Report>>> {
        let report = std::mem::take(&mut self.report);
        self.follows_report = report.get().is_some();
        if self.follows_report { self.before.replace(report) } else { None }
    }
}

impl Snapshot {
    /// What the rules find in it. Computed at most once for a version, whoever asks.
    pub(super) fn report(&self) -> &Report {
        self.report.get_or_init(|| {
            let before = self.before.as_ref().and_then(|before| before.get());
            rules::check(self.story.reading(), &self.rule_set, before)
        })
    }

    /// Tells the user of the first look at a story, where that takes its time.
    pub(super) fn reading_under_way(&self, server: &Server) -> Option<UnderWay> {
        if self.before.is_some() || self.report.get().is_some() {
            return None;
        }
        let path = path_of(&self.uri);
        let name = path.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        progress::of(server, format!("Reading {}", name.unwrap_or_else(|| "the story".to_owned())))
    }

    /// The byte offset of a place in the client's terms.
    pub(super) fn offset(&self, position: Position) -> usize {
        offset_at(self.story.text(), position, self.encoding)
    }

    /// A place in the client's terms.
    pub(super) fn position(&self, offset: usize) -> Position {
        position_of(self.story.text(), offset, self.encoding)
    }
}

fn apply(story: &Story, changes: &[Change], encoding: Encoding) -> Option<Story> {
    let mut changed: Option<Story> = None;
    for change in changes {
        let story = changed.as_ref().unwrap_or(story);
        changed = Some(match change.range {
            Some(range) => {
                let start = offset_at(story.text(), range.start, encoding);
                let end = offset_at(story.text(), range.end, encoding);
                story.edit(Range::new(start.min(end), start.max(end)), &change.text)
            }
            None => story.replace(&change.text),
        });
    }
    changed
}

fn apply_plainly(story: &Story, changes: &[Change], encoding: Encoding) -> Option<Story> {
    let mut text = story.text().clone();
    for change in changes {
        let (start, end) = match change.range {
            Some(range) => (offset_at(&text, range.start, encoding), offset_at(&text, range.end, encoding)),
            None => (0, text.len_bytes()),
        };
        let (start, end) = (text.byte_to_char(start.min(end)), text.byte_to_char(start.max(end)));
        text.remove(start..end);
        text.insert(start, &change.text);
    }
    Some(Story::new(&text.to_string(), story.markup()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::message::ChangeRange;
    use crate::settings::Settings;

    const URI: &str = "untitled:1";

    #[test]
    fn a_look_that_comes_late_is_where_the_next_one_starts() {
        let mut session = Session::default();
        let scope = Arc::new(Scope::resolve(Settings::default(), None).0);
        let text = "“We sail at dawn,” said Ola Berg.\n\nThe the tide turned.\n\n".repeat(300);
        session.open(URI, Some(1), &text, Markup::Plain, scope);
        let first = session.snapshot(URI, Encoding::Utf8).unwrap();
        let at = Position { line: 2, column: 3 };
        let typed = Change { range: Some(ChangeRange { start: at, end: at }), text: "n".to_owned() };
        session.change(URI, Some(2), std::slice::from_ref(&typed), Encoding::Utf8).unwrap();
        let findings = first.report().len();
        session.hand_on(&first);
        let second = session.snapshot(URI, Encoding::Utf8).unwrap();
        assert_eq!(second.story.work().read, 1);
        assert!(second.before.as_ref().is_some_and(|before| before.get().is_some()));
        assert!(!second.follows_report, "more than the last edit may be news");
        assert_eq!(second.report().len(), findings - 1);
        // What was looked at before is no news to a version that has been read.
        session.hand_on(&first);
        assert!(Arc::ptr_eq(&second.story, &session.snapshot(URI, Encoding::Utf8).unwrap().story));
        session.change(URI, Some(3), &[typed], Encoding::Utf8).unwrap();
        assert!(session.snapshot(URI, Encoding::Utf8).unwrap().follows_report);
    }
}
