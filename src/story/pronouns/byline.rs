//! Bylines: who signs a story is nobody whom it is about.

use super::people::Person;
use crate::facts::{EntityType, Facts};
use crate::lexicon::table::{Words, key};

/// A byline is no longer than so many bytes.
const LONGEST: usize = 160;

/// How a block that is no prose names persons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::story) enum Byline {
    /// "By Ana Ruiz", "Ana Ruiz, Retail Editor"
    Signed,
    /// "Ana Ruiz": a byline where the copy names her nowhere else.
    Alone,
}

impl Byline {
    pub(in crate::story) fn of(prose: &str, facts: &Facts) -> Option<Self> {
        /// What those are who sign.
        const JOBS: Words<9> =
            Words::of(["correspondent", "reporter", "editor", "writer", "columnist", "critic", "staff", "analyst", "service"]);
        let text = prose.trim_end();
        if text.len() > LONGEST || text.ends_with(['.', '?', '!', ':', '"', '\u{201d}']) {
            return None;
        }
        if text.starts_with("By ") || text.starts_with("BY ") {
            return Some(Self::Signed);
        }
        let name = facts.names.first().filter(|name| {
            name.whole.start == 0 && name.span.start == 0 && name.entity_type == EntityType::Person && name.form.words > 1
        })?;
        let rest = text.get(name.span.end as usize..)?;
        let job = rest.rsplit(|c: char| !c.is_alphabetic()).next().is_some_and(|last| JOBS.have(key(last)));
        match rest.is_empty() {
            true => Some(Self::Alone),
            false => (job && rest.starts_with([',', '\n', '\r', ' '])).then_some(Self::Signed),
        }
    }

    /// Whether somebody in view is only one who signs.
    pub(super) fn is_of(self, person: &Person) -> bool {
        person.before.is_none() && (self == Self::Signed || person.prominence == 0)
    }
}
