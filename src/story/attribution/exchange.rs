//! Questions and answers, line by line: "Ruiz asked him if it was late. / 'No,' Hale said. / 'Was it dark?' / 'A little.'"

use super::evidence::Candidate;
use super::line::{ItemKind, Line};
use super::paragraph::{Draft, Paragraph};
use super::{Attribution, How};
use crate::lexicon::table::Words;
use crate::story::carry::Partner;

/// A line of an exchange that names nobody has at most so many words.
const LONGEST_LINE: usize = 25;
/// A question has at most so many words that falls to whoever spoke before the last speaker, if none of the two has asked so far.
const LONGEST_QUESTION: usize = 8;

/// What is done to somebody who shall answer.
const ASKING: Words<10> =
    Words::of(["asked", "asks", "pressed", "presses", "questioned", "questions", "challenged", "quizzed", "quizzes", "grilled"]);

impl Paragraph<'_> {
    /// Who takes the next turn where two talk: a line of its own behind the line of the other.
    pub(super) fn answering(&self, draft: &Draft) -> Option<&Attribution> {
        let last = self.speech.last_speech.as_ref().filter(|last| last.back == 1 && last.ends_paragraph)?;
        let partner = self.speech.partner.as_ref().filter(|partner| partner.attribution.speaker != last.attribution.speaker)?;
        let asks = self.line.inner(draft.quoted.pair).ends_with('?');
        let most = if partner.asked { LONGEST_LINE } else { LONGEST_QUESTION };
        let is_turn = draft.look.words <= most && (asks || partner.asked && last.asks);
        (is_turn && self.only_quotes()).then_some(&partner.attribution)
    }

    /// Whom a speaker talks with: who asks in this paragraph, who spoke or asked in the one before.
    pub(super) fn partner(&self, speaker: &Attribution, asks: bool, asker: Option<Attribution>) -> Option<Partner> {
        let other = |found: &Attribution| found.speaker != speaker.speaker;
        if let Some(attribution) = asker.filter(other) {
            return Some(Partner { attribution, asked: true });
        }
        let before = self.speech.partner.as_ref();
        let Some(last) = self.speech.last_speech.as_ref().filter(|last| last.back == 1) else {
            return before.filter(|partner| partner.asked && partner.attribution.mention.back == 1 && other(&partner.attribution)).cloned();
        };
        let talked = || before.is_some_and(|partner| partner.asked && partner.attribution.speaker == speaker.speaker);
        let asked = asks || last.asks || talked();
        (last.ends_paragraph && other(&last.attribution)).then(|| Partner { attribution: last.attribution.clone(), asked })
    }

    /// Who asks somebody in the paragraph's last sentence: "Ruiz asked him whether", "He was asked by Ruiz why", "Asked by Ruiz, Hale said: Q".
    pub(super) fn asker(&self, last: Option<usize>) -> Option<Attribution> {
        let last = last?;
        let item = self.line.asker(self.line.sentence_start(last), last + 1)?;
        Some(self.attribution(Candidate { item, cue: None, how: How::SentenceBefore, score: 70 }))
    }
}

impl Line<'_> {
    fn asker(&self, from: usize, end: usize) -> Option<usize> {
        let verb = (from..end).find(|&at| {
            let last = self.items[at].last.checked_sub(1).and_then(|last| self.token(last));
            self.verb(at).is_some_and(|verb| !verb.infinitive) && last.is_some_and(|last| ASKING.have(last.key))
        })?;
        let by = verb + 1;
        let item = if self.kind(by) == Some(ItemKind::Preposition) && self.is(by, &["by"]) {
            self.possessed(by + 1)
        } else {
            let active = self.verb(verb).is_some_and(|verb| verb.is_finite() && !verb.passive) && self.phrase(by).is_some();
            self.subject(verb, from).filter(|_| active)?
        };
        self.can_speak(item).then_some(item)
    }
}
