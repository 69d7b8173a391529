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
/// A question of at most so many words is a stub: "By whom?"
const LONGEST_STUB: usize = 3;

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
        // Who answers may ask something, too, that nobody shall answer: "Who would not be?", "Is that a crime?"
        let asks_other = || asks && !last.asks && is_put_to_other(inner);
        let is_turn = match partner.talk {
            Talk::Quoted => asks || last.asks,
            Talk::Told => asks_other(),
        };
        (is_turn && draft.look.words <= LONGEST_LINE && self.only_quotes()).then_some(&partner.attribution)
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
        let talked = || before.is_some_and(|partner| partner.attribution.speaker == speaker.speaker);
        let is_turn = last.ends_paragraph && other(&last.attribution) && (asks || last.asks || talked());
        is_turn.then(|| Partner { attribution: last.attribution.clone(), talk: Talk::Quoted })
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

const YOU: &[&str] = &["you", "your", "you're", "you\u{2019}re"];

/// Whether a question is meant for somebody who shall answer it: to "you", one that goes on with an answer ("And later?"), or a
/// mere stub ("By whom?"), and none of what else one should have done.
fn is_put_to_other(question: &str) -> bool {
    const OWN: &[&str] = &["i", "me", "my", "we", "us", "our", "i'm", "i've"];
    const OPENERS: &[&str] = &["who", "why", "what", "how", "where"];
    const IDLE: &[&str] = &["would", "should", "could", "else", "can", "wouldn't", "shouldn't", "did"];
    const GOING_ON: &[&str] = &["and", "but", "so"];
    let words: Vec<&str> = question.split_whitespace().map(bare).collect();
    let is = |word: &str, list: &[&str]| list.iter().any(|other| word.eq_ignore_ascii_case(other));
    let first = words.first().copied().unwrap_or_default();
    let idle = is(first, OPENERS) && words.iter().skip(1).take(2).any(|word| is(word, IDLE));
    let own = words.iter().any(|word| is(word, OWN));
    !idle && !own && (has_word(question, YOU) || is(first, GOING_ON) || words.len() <= LONGEST_STUB)
}

fn has_word(text: &str, list: &[&str]) -> bool {
    text.split_whitespace().map(bare).any(|word| list.iter().any(|other| word.eq_ignore_ascii_case(other)))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphabetic())
}
