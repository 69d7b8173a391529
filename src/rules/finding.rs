//! What a rule reports.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use super::{Level, Rule};
use crate::lexicon::table;
use crate::story::Place;

/// Something that a rule found in a story. Its places are seen from the block that was checked.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The level; filled in by [`super::check`].
    pub level: Level,
    /// Where.
    pub place: Place,
    /// What is wrong and what to do, in a copy editor's words: one or two full sentences.
    pub message: String,
    /// Other places that explain it.
    pub related: Vec<(Place, String)>,
    /// What is to be said once in a story, however often it is found: only one of the findings about it is reported.
    pub once: Option<Once>,
    offer: Offer,
}

/// Something that is to be said once in a story.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Once {
    /// The rule and what it is about, as a hash.
    pub about: u64,
    /// Of several findings that of the highest rank is reported, and the first of those.
    pub rank: u8,
}

/// What can be done about a finding.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Remedy {
    /// What to put in its place, best first (spellings).
    pub suggestions: Vec<String>,
    /// Ways to mend it, the preferred one first.
    pub fixes: Vec<Fix>,
}

/// A remedy, or how to find it.
#[derive(Clone)]
enum Offer {
    Ready(Remedy),
    Deferred(Arc<Deferred>),
}

/// A remedy that is looked for at most once, when somebody asks.
struct Deferred {
    find: Box<dyn Fn() -> Remedy + Send + Sync>,
    found: OnceLock<Remedy>,
}

impl Deferred {
    /// A search runs long after the rule that offered it, and is guarded as the rule was: a finding without a remedy still stands.
    fn look(&self) -> Remedy {
        catch_unwind(AssertUnwindSafe(|| (self.find)())).unwrap_or_default()
    }
}

impl Offer {
    fn remedy(&self) -> &Remedy {
        match self {
            Self::Ready(remedy) => remedy,
            Self::Deferred(deferred) => deferred.found.get_or_init(|| deferred.look()),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Deferred(one), Self::Deferred(two)) if Arc::ptr_eq(one, two) => true,
            _ => self.remedy() == other.remedy(),
        }
    }
}

/// Shows what has been found, and looks for nothing.
impl fmt::Debug for Offer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ready(remedy) => remedy.fmt(out),
            Self::Deferred(deferred) => out.debug_tuple("Deferred").field(&deferred.found.get()).finish(),
        }
    }
}

impl Finding {
    /// A finding without fixes, at the rule's own level.
    #[must_use]
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            level: rule.level,
            place,
            message: message.into(),
            related: Vec::new(),
            once: None,
            offer: Offer::Ready(Remedy::default()),
        }
    }

    /// With this remedy in place of what it had.
    #[must_use]
    pub fn with(mut self, remedy: Remedy) -> Self {
        self.offer = Offer::Ready(remedy);
        self
    }

    /// With a remedy that is costly to find, and is looked for when somebody asks for it. It must depend on nothing that changes.
    #[must_use]
    pub fn with_deferred(mut self, find: impl Fn() -> Remedy + Send + Sync + 'static) -> Self {
        self.offer = Offer::Deferred(Arc::new(Deferred { find: Box::new(find), found: OnceLock::new() }));
        self
    }

    /// Said once in a story about the same thing: where the rank is highest, and there where it comes first.
    #[must_use]
    pub fn once(mut self, about: &str, rank: u8) -> Self {
        self.once = Some(Once { about: table::key(&format!("{} {about}", self.rule.name)), rank });
        self
    }

    /// With one way more to mend it.
    #[must_use]
    pub fn with_fix(self, fix: Fix) -> Self {
        let mut remedy = self.offer.remedy().clone();
        remedy.fixes.push(fix);
        self.with(remedy)
    }

    /// What to put in its place, best first (spellings). The first call may take as long as a search in a dictionary.
    #[must_use]
    pub fn suggestions(&self) -> &[String] {
        &self.offer.remedy().suggestions
    }

    /// Ways to mend it, the preferred one first. The first call may take as long as a search in a dictionary.
    #[must_use]
    pub fn fixes(&self) -> &[Fix] {
        &self.offer.remedy().fixes
    }
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.rule, other.rule)
            && self.level == other.level
            && self.place == other.place
            && self.message == other.message
            && self.related == other.related
            && self.once == other.once
            && self.offer.is_same(&other.offer)
    }
}

/// A way to mend a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, as a menu item: "Change to “meeting”".
    pub title: String,
    /// The edits, which do not overlap.
    pub edits: Vec<Edit>,
    /// Whether "fix all" may apply it without asking.
    pub safe: bool,
}

/// A replacement of a place by a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What is replaced; empty: the text is put in.
    pub place: Place,
    /// The new text.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::rules::typo;
    use crate::text::Span;

    #[test]
    fn a_deferred_remedy_is_found_once_and_when_asked_for() {
        static SEARCHES: AtomicUsize = AtomicUsize::new(0);
        let remedy = |word: &str| Remedy { suggestions: vec![word.to_owned()], fixes: Vec::new() };
        let finding = Finding::new(&typo::RULE, Place::here(Span::new(0, 1)), "Wrong.");
        let deferred = finding.clone().with_deferred(move || {
            SEARCHES.fetch_add(1, Ordering::Relaxed);
            remedy("right")
        });
        let shared = deferred.clone();
        assert!(format!("{deferred:?}").contains("Deferred(None)") && shared == deferred);
        assert_eq!(SEARCHES.load(Ordering::Relaxed), 0);
        assert_eq!(deferred.suggestions(), ["right"]);
        assert!(deferred.fixes().is_empty() && shared.suggestions() == deferred.suggestions());
        assert_eq!(SEARCHES.load(Ordering::Relaxed), 1);
        assert_eq!(deferred, finding.clone().with(remedy("right")));
        assert_ne!(deferred, finding.with(remedy("wrong")));
    }

    #[test]
    fn a_remedy_that_panics_leaves_its_finding() {
        let finding = Finding::new(&typo::RULE, Place::here(Span::new(0, 1)), "Wrong.").with_deferred(|| panic!("a search goes wrong"));
        assert!(finding.fixes().is_empty() && finding.suggestions().is_empty());
    }
}
