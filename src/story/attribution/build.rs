//! Builds the line of items of a block.

use super::line::{Item, ItemKind, Verb};
use crate::facts::phrase::{is_adverb, may_be_verb_after_who};
use crate::facts::token::TokenKind;
use crate::facts::{Case, CueForm, Facts, Token};
use crate::lexicon::Class;
use crate::lexicon::table::Words;
use crate::story::quotes::pairs::Pair;

/// Cuts a block into items.
pub(super) fn items<'a>(prose: &'a str, facts: &'a Facts, pairs: &'a [Pair]) -> Vec<Item> {
    let mut builder =
        Builder { prose, facts, pairs, items: Vec::with_capacity(facts.tokens.len()), at: 0, phrase: 0, cue: 0, pair: 0, sentence: 0 };
    while builder.at < facts.tokens.len() {
        builder.step();
    }
    builder.items
}

struct Builder<'a> {
    prose: &'a str,
    facts: &'a Facts,
    pairs: &'a [Pair],
    items: Vec<Item>,
    at: usize,
    phrase: usize,
    cue: usize,
    pair: usize,
    sentence: usize,
}

impl Builder<'_> {
    fn step(&mut self) {
        let facts = self.facts;
        let first = self.at;
        let token = &facts.tokens[first];
        if self.pairs.get(self.pair).is_some_and(|pair| pair.span.start <= token.span.start) {
            let end = self.pairs[self.pair].span.end;
            while facts.tokens.get(self.at).is_some_and(|token| token.span.start < end) {
                self.at += 1;
            }
            self.push(ItemKind::Quote(short(self.pair)), first);
            self.pair += 1;
            self.stop();
            return;
        }
        while facts.phrases.get(self.phrase).is_some_and(|phrase| phrase.span.start < token.span.start) {
            self.phrase += 1;
        }
        while facts.cues.get(self.cue).is_some_and(|cue| (cue.first as usize) < first) {
            self.cue += 1;
        }
        if let Some(cue) = facts.cues.get(self.cue).filter(|cue| cue.first as usize == first && cue.form == CueForm::Preposition) {
            self.at = cue.last as usize;
            self.push(ItemKind::According(short(self.cue)), first);
        } else if let Some(phrase) = facts.phrases.get(self.phrase).filter(|phrase| phrase.span.start == token.span.start) {
            let mut noun = None;
            while facts.tokens.get(self.at).is_some_and(|token| token.span.start < phrase.span.end) {
                if let Some(cue) = facts.cues[self.cue..].iter().position(|cue| cue.first as usize >= self.at) {
                    let cue = self.cue + cue;
                    let head = self.at == phrase.head as usize && facts.tokens[self.at].class.contains(Class::SAYING_NOUN);
                    if facts.cues[cue].first as usize == self.at && (facts.cues[cue].form == CueForm::Noun || head) {
                        noun = Some(short(cue));
                    }
                }
                self.at += 1;
            }
            self.push(ItemKind::Phrase(short(self.phrase), noun), first);
        } else if let Some((verb, end)) = self.verb_group() {
            self.at = end;
            self.push(ItemKind::Verb(verb), first);
        } else {
            self.at += 1;
            let kind = self.word(token, first);
            self.push(kind, first);
        }
        self.stop();
    }

    fn push(&mut self, kind: ItemKind, first: usize) {
        self.items.push(Item { kind, first: short(first), last: short(self.at) });
    }

    /// Puts the end of a sentence in, where one lies here.
    fn stop(&mut self) {
        let sentences = &self.facts.sentences;
        while sentences.get(self.sentence).is_some_and(|sentence| (sentence.last as usize) < self.at) {
            self.sentence += 1;
        }
        if sentences.get(self.sentence).is_some_and(|sentence| sentence.last as usize == self.at) {
            self.sentence += 1;
            let at = short(self.at);
            self.items.push(Item { kind: ItemKind::Stop, first: at, last: at });
        }
    }

    fn word(&self, token: &Token, at: usize) -> ItemKind {
        let text = token.text(self.prose);
        match token.kind {
            TokenKind::Punctuation => match text {
                "," => ItemKind::Comma,
                ":" => ItemKind::Colon,
                ";" => ItemKind::Semicolon,
                "(" | "[" => ItemKind::Open,
                ")" | "]" => ItemKind::Close,
                _ if text.starts_with(['-', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}']) => ItemKind::Dash,
                _ => ItemKind::Other,
            },
            TokenKind::Clitic => ItemKind::Possessive,
            TokenKind::Quote if at > 0 && self.facts.tokens[at - 1].bytes(self.prose).ends_with(b"s") => ItemKind::Possessive,
            TokenKind::Word => self.grammar(token, text),
            _ => ItemKind::Other,
        }
    }

    fn grammar(&self, token: &Token, text: &str) -> ItemKind {
        const COORDINATING: Words<4> = Words::of(["and", "but", "or", "nor"]);
        const YET: Words<1> = Words::of(["yet"]);
        const ONCE: Words<1> = Words::of(["once"]);
        const RELATIVE: Words<5> = Words::of(["that", "which", "whose", "what", "whom"]);
        let next_verb = || self.is_verb(self.at);
        let after_comma =
            || self.items.last().is_none_or(|item| matches!(item.kind, ItemKind::Comma | ItemKind::Stop | ItemKind::Quote(_)));
        if COORDINATING.have(token.key) || YET.have(token.key) && after_comma() {
            ItemKind::Coordination
        } else if ONCE.have(token.key) && next_verb() || YET.have(token.key) {
            ItemKind::Adverb
        } else if RELATIVE.have(token.key) || (token.class.contains(Class::CONJUNCTION) && !token.class.contains(Class::PREPOSITION)) {
            ItemKind::Subordination
        } else if token.class.contains(Class::PREPOSITION) {
            ItemKind::Preposition
        } else if token.class.contains(Class::ADVERB) || is_adverb(text) {
            ItemKind::Adverb
        } else {
            ItemKind::Other
        }
    }

    /// The verb group that starts here, and one past its last token.
    fn verb_group(&self) -> Option<(Verb, usize)> {
        let facts = self.facts;
        let prose = self.prose;
        let start = self.at;
        if !matches!(facts.tokens.get(start)?.kind, TokenKind::Word | TokenKind::Clitic) {
            return None;
        }
        let mut group = Verb::default();
        let (mut at, mut main, mut be, mut after_to) = (start, false, false, false);
        let mut cue_at = self.cue;
        while let Some(token) = facts.tokens.get(at) {
            while facts.cues.get(cue_at).is_some_and(|cue| (cue.first as usize) < at) {
                cue_at += 1;
            }
            let cue =
                facts.cues.get(cue_at).filter(|cue| cue.first as usize == at && !matches!(cue.form, CueForm::Noun | CueForm::Preposition));
            let ing = token.class.intersects(Class::GERUND | Class::SAYING_ING);
            let after_who = || at == start && !token.class.intersects(Class::FUNCTION) && may_be_verb_after_who(prose, &facts.tokens, at);
            let verbal = token.class.intersects(Class::VERB | Class::SAYING | Class::SAYING_PARTICIPLE | Class::PHRASAL) && !ing
                || at > start && token.class.contains(Class::PARTICIPLE);
            let capital =
                || token.case != Case::Lower && at > 0 && facts.tokens[at - 1].kind != TokenKind::Quote && !self.starts_sentence(at);
            if self.is_auxiliary(at) && (!main || after_to) {
                be |= is_be(token.text(prose));
                at += 1;
            } else if let Some(cue) = cue {
                let participle = cue.form == CueForm::Participle;
                if main && !after_to || participle && at > start && !be || at > start && is_third_form(token, prose) {
                    break;
                }
                group.ing |= participle && at == start;
                group.cue = Some(short(cue_at));
                group.strong = cue.strong;
                group.passive = cue.form == CueForm::Passive;
                (main, after_to) = (true, false);
                at = cue.last as usize;
                if group.passive
                    && let Some((number, end)) = self.as_saying(at)
                {
                    (group.cue, group.passive, group.strong, at) = (Some(short(number)), false, true, end);
                }
            } else if token.is_word() && verbal && !capital() {
                // "There were calls for": behind an auxiliary a form in -s is a noun.
                if main && !after_to || at > start && is_third_form(token, prose) {
                    break;
                }
                (main, after_to) = (true, false);
                at += 1;
            } else if token.is_word() && !capital() && (ing || token.bytes(prose).ends_with(b"ing") && !is_noun_in_ing(token.text(prose))) {
                if at > start && !be || main {
                    break;
                }
                group.ing = at == start;
                main = true;
                at += 1;
            } else if token.is(prose, "to") && !after_to && self.is_base(at + 1) {
                group.infinitive |= at == start;
                after_to = true;
                at += 1;
            } else if at > start
                && (token.class.contains(Class::ADVERB) || is_adverb(token.text(prose)) || token.is(prose, "not"))
                && self.continues(at + 1, main, be, after_to)
            {
                at += 1;
            } else if token.is_word()
                && token.case == Case::Lower
                && token.bytes(prose).ends_with(b"ed")
                && !token.class.intersects(Class::SORTED)
                && !main
                || after_who()
            {
                main = true;
                at += 1;
            } else {
                break;
            }
        }
        if facts.tokens[start..at].iter().any(|token| UNDONE.have(token.key)) {
            (group.cue, group.strong) = (None, false);
        }
        group.negated = facts.tokens[start..at].iter().any(|token| {
            let text = token.text(prose);
            token.is(prose, "not") || token.is(prose, "never") || text.ends_with("n't") || text.ends_with("n\u{2019}t")
        });
        // "Asked about it, Hale said": what opens the sentence was done to the subject.
        group.passive |= group.cue.is_some()
            && self.starts_sentence(start)
            && at == start + 1
            && PUT_TO.iter().any(|word| facts.tokens[start].is(prose, word));
        (at > start).then_some((group, at))
    }

    fn continues(&self, at: usize, main: bool, be: bool, after_to: bool) -> bool {
        if main && !after_to {
            return self.facts.tokens.get(at).is_some_and(|token| token.is(self.prose, "to")) && self.is_base(at + 1);
        }
        self.is_auxiliary(at)
            || self.is_verb(at)
            || be && self.facts.tokens.get(at).is_some_and(|token| token.bytes(self.prose).ends_with(b"ing"))
    }

    fn is_verb(&self, at: usize) -> bool {
        self.facts.tokens.get(at).is_some_and(|token| {
            token.is_word()
                && token.case == Case::Lower
                && token.class.intersects(Class::VERB | Class::SAYING | Class::SAYING_PARTICIPLE | Class::AUXILIARY | Class::PHRASAL)
        })
    }

    /// Whether a word can follow "to" as a verb.
    fn is_base(&self, at: usize) -> bool {
        self.is_verb(at)
            && self.facts.tokens.get(at).is_some_and(|token| {
                token.class.intersects(Class::BASE | Class::AUXILIARY)
                    || !token.text(self.prose).ends_with(['s', 'd'])
                    || ["read", "bid", "spread"].iter().any(|word| token.is(self.prose, word))
            })
    }

    fn is_auxiliary(&self, at: usize) -> bool {
        let tokens = &self.facts.tokens;
        let Some(token) = tokens.get(at) else { return false };
        match token.kind {
            TokenKind::Word => token.class.contains(Class::AUXILIARY) && (token.case == Case::Lower || self.starts_sentence(at)),
            TokenKind::Clitic => {
                let possessive = token.text(self.prose).ends_with(['s', 'S']);
                let helps = tokens.get(at + 1).is_some_and(|next| next.is(self.prose, "been") || next.is(self.prose, "not"));
                !possessive
                    || helps
                    || at > 0 && tokens[at - 1].class.contains(Class::PRONOUN)
                    || at > 0 && tokens[at - 1].is(self.prose, "that")
            }
            _ => false,
        }
    }

    fn starts_sentence(&self, at: usize) -> bool {
        self.facts.sentences.get(self.sentence).is_some_and(|sentence| sentence.first as usize == at)
    }

    /// "(was quoted) as saying"
    fn as_saying(&self, at: usize) -> Option<(usize, usize)> {
        let facts = self.facts;
        facts.tokens.get(at).filter(|token| token.is(self.prose, "as"))?;
        let number = self.cue + facts.cues.get(self.cue..)?.iter().position(|cue| cue.first as usize == at + 1)?;
        (facts.cues[number].form == CueForm::Participle).then_some((number, facts.cues[number].last as usize))
    }
}

/// A number of something in a block, of which there are not so many.
#[allow(clippy::cast_possible_truncation)]
fn short(number: usize) -> u32 {
    number as u32
}

/// says, calls: what a verb is behind he, she, it only.
fn is_third_form(token: &Token, prose: &str) -> bool {
    let text = token.text(prose);
    text.ends_with('s') && !text.ends_with("ss") && !token.class.contains(Class::BASE)
}

/// Verbs by which what they govern was not done.
const UNDONE: Words<6> = Words::of(["declined", "declines", "refused", "refuses", "failed", "fails"]);

/// Participles that open a sentence as what was done to its subject.
pub(super) const PUT_TO: &[&str] =
    &["asked", "told", "questioned", "pressed", "quizzed", "challenged", "reminded", "warned", "informed", "quoted"];

/// "mid-morning", "everything"
fn is_noun_in_ing(text: &str) -> bool {
    ["morning", "evening", "thing"].iter().any(|ending| text.ends_with(ending))
}

fn is_be(text: &str) -> bool {
    [
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "being",
        "'s",
        "\u{2019}s",
        "'re",
        "\u{2019}re",
        "'m",
        "\u{2019}m",
        "am",
        "isn't",
        "wasn't",
        "aren't",
        "weren't",
    ]
    .iter()
    .any(|word| text.eq_ignore_ascii_case(word))
}
