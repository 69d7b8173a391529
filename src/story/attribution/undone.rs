//! Words that a clause says nobody handed on: "Hale said Ruiz never told him it was Q".

use super::evidence::NOBODY;
use super::line::Line;

impl Line<'_> {
    /// "Ruiz never told him it was Q", "nobody had called it Q", "the weather promised Q", "Hale denied that Ruiz called it Q": whether a
    /// verb that hands words on has handed on none, so that they are the words of who tells of it.
    pub(super) fn is_undone(&self, verb: usize, subject: usize, from: usize) -> bool {
        const NOT: &[&str] = &["never", "not", "hardly", "scarcely"];
        const NO: &[&str] = &["no", "neither", "nor", "none"];
        const DENIED: &[&str] = &["denied", "denies", "deny", "denying", "disputed", "disputes", "rejected", "rejects"];
        let negated = self.verb(verb).is_some_and(|verb| verb.negated) || verb > from && self.is(verb - 1, NOT);
        let first = self.items.get(subject).map_or(0, |item| item.first);
        let token_is = |at: Option<u32>, words: &[&str]| {
            at.and_then(|at| self.token(at)).is_some_and(|token| words.iter().any(|word| token.is(self.prose, word)))
        };
        let nobody = self.is(subject, NOBODY) || token_is(Some(first), NO) || token_is(first.checked_sub(1), NO);
        let mut told = (from..subject).rev().filter(|&at| self.verb(at).is_some() && !self.in_relative(at, from));
        let mut denied = || told.next().is_some_and(|at| self.is(at, DENIED));
        negated || nobody || !self.can_speak(subject) || denied()
    }
}
