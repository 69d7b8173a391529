//! Questions and answers, line by line: "Ruiz asked him if it was late. / 'No,' Hale said. / 'Was it dark?' / 'A little.'"

use super::evidence::Candidate;
use super::line::{ItemKind, Line};
use super::paragraph::{Draft, Paragraph};
use super::{Attribution, How};
use crate::facts::EntityType;
use crate::facts::phrase::PhraseKind;
use crate::lexicon::table::Words;
use crate::story::carry::{Partner, Talk};

/// A line of an exchange that names nobody has at most so many words.
const LONGEST_LINE: usize = 25;
/// A question to "you" has at most so many words that falls to whoever spoke before the last speaker, if none of the two has asked so far.
const LONGEST_QUESTION: usize = 8;

/// What is done to somebody who shall answer.
const ASKING: Words<8> = Words::of(["asked", "asks", "pressed", "questioned", "challenged", "quizzed", "quizzes", "grilled"]);
/// What a question turns on.
const ABOUT: &[&str] = &["whether", "if", "why", "how", "what", "when", "where", "who", "which", "about"];

impl Paragraph<'_> {
    /// Who takes the next turn where two talk: a line of its own behind the line of the other.
    pub(super) fn answering(&self, draft: &Draft) -> Option<&Attribution> {
        let last = self.speech.last_speech.as_ref().filter(|last| last.back == 1 && last.ends_paragraph)?;
        let partner = self.speech.partner.as_ref().filter(|partner| partner.attribution.speaker != last.attribution.speaker)?;
        let inner = self.line.inner(draft.quoted.pair);
        let asks = inner.ends_with('?');
        let (most, is_turn) = match partner.talk {
            Talk::Quoted => (LONGEST_LINE, asks || last.asks),
            // Who answers may ask something, too, that nobody shall answer.
            Talk::Told => (LONGEST_LINE, asks && !last.asks),
            Talk::InARow => (LONGEST_QUESTION, asks && !last.asks && inner.split_whitespace().any(is_you)),
        };
        (is_turn && draft.look.words <= most && self.only_quotes()).then_some(&partner.attribution)
    }

    /// Whom a speaker talks with: who asks in this paragraph, who spoke or asked in the one before.
    pub(super) fn partner(&self, speaker: &Attribution, asks: bool, asker: Option<Attribution>) -> Option<Partner> {
        let other = |found: &Attribution| found.speaker != speaker.speaker;
        if let Some(attribution) = asker.filter(other) {
            return Some(Partner { attribution, talk: Talk::Told });
        }
        let before = self.speech.partner.as_ref();
        let Some(last) = self.speech.last_speech.as_ref().filter(|last| last.back == 1) else {
            let told = |partner: &&Partner| partner.talk == Talk::Told && partner.attribution.mention.back == 1;
            return before.filter(told).filter(|partner| other(&partner.attribution)).cloned();
        };
        let talked = || before.is_some_and(|partner| partner.talk != Talk::InARow && partner.attribution.speaker == speaker.speaker);
        let talk = if asks || last.asks || talked() { Talk::Quoted } else { Talk::InARow };
        (last.ends_paragraph && other(&last.attribution)).then(|| Partner { attribution: last.attribution.clone(), talk })
    }

    /// Who asks somebody something in the paragraph's last sentence: "Ruiz asked him whether", "He was asked by Ruiz why".
    pub(super) fn asker(&self, last: Option<usize>) -> Option<Attribution> {
        let last = last?;
        let item = self.line.who_asks(self.line.sentence_start(last), last + 1)?;
        Some(self.attribution(Candidate { item, cue: None, how: How::SentenceBefore, score: 70 }))
    }
}

impl Line<'_> {
    fn who_asks(&self, from: usize, end: usize) -> Option<usize> {
        let asks = |at: usize| self.verb(at).is_some_and(|verb| !verb.infinitive);
        let verb = (from..end).find(|&at| asks(at) && self.last_token(at).is_some_and(|last| ASKING.have(last.key)))?;
        let next = verb + 1;
        let item = if self.kind(next) == Some(ItemKind::Preposition) && self.is(next, &["by"]) {
            self.possessed(next + 1)
        } else {
            let active = self.verb(verb).is_some_and(|verb| verb.is_finite() && !verb.passive) && self.is_one_person(self.possessed(next));
            self.subject(verb, from).filter(|_| active)?
        };
        // "asked her to leave", "asked him for help": nobody shall answer.
        let question = (next..end).any(|at| self.is(at, ABOUT)) && !self.verb(self.possessed(next) + 1).is_some_and(|verb| verb.infinitive);
        (question && self.is_one_person(item)).then_some(item)
    }

    /// Whether a phrase is one person, no crowd and no body.
    fn is_one_person(&self, item: usize) -> bool {
        let named = self.named_in_apposition(item);
        self.phrase(named).is_some_and(|phrase| match phrase.kind {
            PhraseKind::Name(name) => self.facts.names.get(name as usize).is_some_and(|name| name.entity_type == EntityType::Person),
            PhraseKind::Role => self.token(phrase.head).is_some_and(|head| !head.text(self.prose).ends_with('s')),
            PhraseKind::Pronoun => self.is(named, &["he", "she", "i"]),
            _ => false,
        }) || self.is(item, &["him", "her", "me"])
    }
}

/// Whether a word of a question means whom it is put to.
fn is_you(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphabetic());
    ["you", "your", "you're", "you\u{2019}re"].iter().any(|you| bare.eq_ignore_ascii_case(you))
}
