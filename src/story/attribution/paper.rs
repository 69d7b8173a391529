//! Papers that somebody speaks in: "Ruiz said in a statement. 'We are sorry,' the statement went on."

use super::Attribution;
use super::line::{ItemKind, Line};
use crate::facts::phrase::PhraseKind;
use crate::story::carry::Speech;

/// A paper whose words are those of the one who spoke in it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Paper {
    /// The noun for it, by its key.
    pub(super) noun: u64,
    /// Who speaks in it.
    pub(super) author: Attribution,
}

impl Paper {
    /// The paper that the speech of the blocks before stands in.
    pub(super) fn before(speech: &Speech) -> Option<Self> {
        let last = speech.last_speech.as_ref()?;
        Some(Self { noun: last.paper?, author: last.attribution.clone() })
    }
}

impl Line<'_> {
    /// The noun of the paper that a sentence is said in: "in a statement", "in her letter".
    pub(super) fn paper_of(&self, from: usize, end: usize) -> Option<u64> {
        let within = |at: &usize| self.kind(*at) == Some(ItemKind::Preposition) && self.is(*at, &["in", "through", "via"]);
        (from..end).filter(within).find_map(|at| {
            let phrase = self.phrase(at + 1).filter(|phrase| phrase.kind == PhraseKind::Document)?;
            Some(self.token(phrase.head)?.key)
        })
    }

    /// Whether a phrase means the paper with a noun: "the statement".
    pub(super) fn is_paper(&self, item: usize, noun: u64) -> bool {
        let document = self.phrase(item).filter(|phrase| phrase.kind == PhraseKind::Document);
        self.is(item, &["the"]) && document.and_then(|phrase| self.token(phrase.head)).is_some_and(|head| head.key == noun)
    }
}
