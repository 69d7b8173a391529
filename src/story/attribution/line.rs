//! A block as a line of items: quotes as single items, noun phrases, verb groups, the words of grammar between them.
//!
//! This is as much syntax as attribution needs: who is the subject of which verb, and where a quote stands to it.

use super::build;
use crate::facts::{Case, Cue, Facts, Phrase, Token};
use crate::lexicon::Class;
use crate::story::quotes::pairs::Pair;
use crate::text::Span;

/// One item.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Item {
    pub(super) kind: ItemKind,
    /// The first token.
    pub(super) first: u32,
    /// One past the last token.
    pub(super) last: u32,
}

/// The kind of an item.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum ItemKind {
    /// A quote, by its number among the block's pairs.
    Quote(u32),
    /// A noun phrase, by its number among the block's phrases, with the noun of saying that heads it.
    Phrase(u32, Option<u32>),
    Verb(Verb),
    /// "according to", by the number of the cue.
    According(u32),
    Preposition,
    /// and, but, or
    Coordination,
    /// that, when, because, if, as
    Subordination,
    Possessive,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    /// The end of a sentence outside quotes.
    Stop,
    Adverb,
    Other,
}

/// A verb group: "has repeatedly said", "went on to say", "calling".
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Verb {
    /// The cue in it, by its number.
    pub(super) cue: Option<u32>,
    pub(super) strong: bool,
    /// It opens with an -ing form.
    pub(super) ing: bool,
    pub(super) passive: bool,
    /// It opens with "to".
    pub(super) infinitive: bool,
    /// It holds "not".
    pub(super) negated: bool,
}

impl Verb {
    pub(super) fn is_finite(self) -> bool {
        !self.ing && !self.infinitive
    }
}

/// A block as items.
pub(super) struct Line<'a> {
    pub(super) prose: &'a str,
    pub(super) facts: &'a Facts,
    pub(super) pairs: &'a [Pair],
    pub(super) items: Vec<Item>,
}

impl<'a> Line<'a> {
    pub(super) fn new(prose: &'a str, facts: &'a Facts, pairs: &'a [Pair]) -> Self {
        let mut line = Line { prose, facts, pairs, items: build::items(prose, facts, pairs) };
        line.join_tags();
        line
    }

    pub(super) fn kind(&self, at: usize) -> Option<ItemKind> {
        self.items.get(at).map(|item| item.kind)
    }

    /// The kind of the item before an item.
    pub(super) fn before(&self, at: usize) -> Option<ItemKind> {
        self.kind(at.checked_sub(1)?)
    }

    pub(super) fn phrase(&self, at: usize) -> Option<&'a Phrase> {
        match self.kind(at)? {
            ItemKind::Phrase(number, _) => self.facts.phrases.get(number as usize),
            _ => None,
        }
    }

    pub(super) fn verb(&self, at: usize) -> Option<Verb> {
        match self.kind(at)? {
            ItemKind::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    pub(super) fn token(&self, at: u32) -> Option<&'a Token> {
        self.facts.tokens.get(at as usize)
    }

    /// The last token of an item: the verb of a group, "told" in "had been told".
    pub(super) fn last_token(&self, at: usize) -> Option<&'a Token> {
        self.items.get(at).and_then(|item| self.token(item.last.checked_sub(1)?))
    }

    /// The text of an item's first token.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.items.get(at).and_then(|item| self.token(item.first)).map_or("", |token| token.text(self.prose))
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let first = self.items.get(at).and_then(|item| self.token(item.first));
        first.is_some_and(|first| words.iter().any(|word| first.is(self.prose, word)))
    }

    pub(super) fn is_date(&self, at: usize) -> bool {
        self.phrase(at).is_some_and(|phrase| {
            self.token(phrase.head).is_some_and(|token| token.class.contains(Class::DATE))
                && !matches!(phrase.kind, crate::facts::phrase::PhraseKind::Name(_))
                && !self.token(self.items[at].first).is_some_and(|first| {
                    phrase.span.start == first.span.start
                        && phrase.span.end > first.span.end
                        && first.case == Case::Capital
                        && first.class.intersects(Class::FIRST_NAME | Class::TITLE)
                })
        })
    }

    pub(super) fn cue(&self, number: u32) -> Option<&'a Cue> {
        self.facts.cues.get(number as usize)
    }

    /// The span of an item.
    pub(super) fn span(&self, at: usize) -> Span {
        let Some(item) = self.items.get(at) else { return Span::default() };
        match (self.token(item.first), self.token(item.last.saturating_sub(1))) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// The words of a quote, without its marks.
    pub(super) fn inner(&self, pair: u32) -> &'a str {
        self.pairs.get(pair as usize).map_or("", |pair| pair.inner().of(self.prose))
    }

    /// Whether a quote ends in a mark that hands over to a tag: a comma, a question, a dash.
    pub(super) fn hands_over(&self, item: usize, pair: u32) -> bool {
        let inner =
            self.inner(pair).trim_end_matches(|c: char| crate::facts::token::is_quote_character(c) || c.is_whitespace() || c == ')');
        inner.ends_with([',', '?', '!', '\u{2014}', '\u{2013}', '-', '\u{2026}', '.'])
            || matches!(self.kind(item + 1), Some(ItemKind::Comma | ItemKind::Dash))
    }

    /// Takes the end of a sentence away between a quote and its tag: "Will it hold?" Ruiz asked.
    fn join_tags(&mut self) {
        let mut at = 1;
        while at < self.items.len() {
            if self.items[at].kind == ItemKind::Stop
                && let ItemKind::Quote(pair) = self.items[at - 1].kind
                && !self.is_led(at - 1)
                && self.is_tag(at + 1, asks(self.inner(pair)))
            {
                self.items.remove(at);
            }
            at += 1;
        }
    }

    /// Whether a cue and a comma or a colon lead to a quote: what follows it is no tag of it.
    fn is_led(&self, quote: usize) -> bool {
        let cue = |at: usize| self.verb(at).is_some_and(|verb| verb.cue.is_some() && !verb.passive);
        let from = self.sentence_start(quote);
        match self.before(quote) {
            _ if quote == from => false,
            Some(ItemKind::Colon | ItemKind::Comma) => (from..quote).any(cue),
            _ => cue(quote - 1),
        }
    }

    /// Whether a short tag starts here: "Ruiz asked", "the mayor said on Friday." After a question anything may follow it.
    fn is_tag(&self, at: usize, after_question: bool) -> bool {
        let mut subject = false;
        for at in at..self.items.len().min(at + 16) {
            match self.items[at].kind {
                ItemKind::Phrase(..) | ItemKind::Possessive => subject = true,
                ItemKind::Preposition | ItemKind::Comma | ItemKind::Open | ItemKind::Close | ItemKind::Other | ItemKind::Adverb
                    if subject => {}
                // "Ruiz, who lives nearby, asked"
                ItemKind::Verb(_) if at > 0 && self.is(at - 1, &["who", "which"]) => {}
                ItemKind::Verb(verb) if !verb.is_finite() => {}
                ItemKind::Verb(verb) => {
                    let addressed = self.is(at, &["told", "tells", "asked", "asks"]);
                    return subject
                        && verb.strong
                        && !verb.passive
                        && !verb.negated
                        && (self.ends_tag(at + 1, after_question) || after_question && addressed && self.phrase(at + 1).is_some());
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether a tag can end behind its verb.
    fn ends_tag(&self, next: usize, after_question: bool) -> bool {
        let mut next = next;
        while self.kind(next) == Some(ItemKind::Adverb) || self.is_date(next) {
            next += 1;
        }
        match self.kind(next) {
            None | Some(ItemKind::Stop) => true,
            Some(ItemKind::Other) => self.kind(next + 1).is_none_or(|kind| kind == ItemKind::Stop),
            Some(ItemKind::Subordination) => after_question && !self.is(next, &["that", "which", "what", "how", "whether", "why", "whose"]),
            Some(ItemKind::Quote(_) | ItemKind::Colon) => false,
            Some(ItemKind::Phrase(..)) => after_question && self.is_addressee(next),
            Some(_) => after_question,
        }
    }
}

/// Whether the words of a quote end in a mark behind which its tag goes on: a question, a dash.
fn asks(inner: &str) -> bool {
    inner
        .trim_end_matches(|c: char| c.is_whitespace() || crate::facts::token::is_quote_character(c))
        .ends_with(['?', '!', '\u{2014}', '\u{2013}', '-', ',', '\u{2026}'])
}
