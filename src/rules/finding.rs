//! What a rule reports.

use super::{Level, Rule};
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
    /// What to put in its place, best first (spellings).
    pub suggestions: Vec<String>,
    /// Ways to mend it, the preferred one first.
    pub fixes: Vec<Fix>,
    /// Other places that explain it.
    pub related: Vec<(Place, String)>,
}

impl Finding {
    /// A finding without fixes, at the rule's own level.
    #[must_use]
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Self { rule, level: rule.level, place, message: message.into(), suggestions: Vec::new(), fixes: Vec::new(), related: Vec::new() }
    }
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.rule, other.rule)
            && self.level == other.level
            && self.place == other.place
            && self.message == other.message
            && self.suggestions == other.suggestions
            && self.fixes == other.fixes
            && self.related == other.related
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
