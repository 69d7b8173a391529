//! A sentence under the eyes of the name rules: its tokens, and small questions about them.

use std::cell::Cell;

use crate::facts::sentence::Sentence;
use crate::facts::token::{Case, Token, TokenKind};
use crate::lexicon::table::Words;
use crate::lexicon::{Class, names};
use crate::text::Span;

/// How a sentence uses capitals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    /// A capital says something.
    Plain,
    /// Every Word of Weight Has One.
    TitleCase,
    /// NOTHING BUT CAPITALS
    AllCapitals,
}

/// A sentence with its neighbours.
#[derive(Clone, Debug)]
pub(super) struct Reader<'a> {
    pub(super) prose: &'a str,
    pub(super) tokens: &'a [Token],
    /// The tokens of the sentence.
    own: &'a [Token],
    /// The sentence's first token.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) last: usize,
    pub(super) style: Style,
    /// Whether there is a quotation mark or an apostrophe by itself in it.
    pub(super) has_marks: bool,
    /// The words that were last looked up as one name, and what they are: several rules ask it of one run.
    told: Cell<Option<(usize, usize, Class)>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(prose: &'a str, tokens: &'a [Token], sentence: &Sentence) -> Self {
        let (first, last) = (sentence.first as usize, (sentence.last as usize).min(tokens.len()));
        let own = &tokens[first.min(last)..last];
        let has_marks = own.iter().any(|token| token.kind == TokenKind::Quote);
        Self { prose, tokens, own, first, last, style: style(prose, own), has_marks, told: Cell::new(None) }
    }

    /// A token of the sentence.
    pub(super) fn get(&self, at: usize) -> Option<&'a Token> {
        // What lies before the sentence lies far behind it here.
        self.own.get(at.wrapping_sub(self.first))
    }

    /// The token before another one, in the sentence.
    pub(super) fn before(&self, at: usize) -> Option<&'a Token> {
        at.checked_sub(1).and_then(|at| self.get(at))
    }

    pub(super) fn text(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |token| token.span.of(self.prose))
    }

    /// What a token is looked up by, be it a word or not.
    pub(super) fn key(&self, at: usize) -> u64 {
        self.get(at).map_or(0, |token| token.any_key(self.prose))
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.get(at).map_or(Class::empty(), |token| token.class)
    }

    pub(super) fn class_before(&self, at: usize) -> Class {
        self.before(at).map_or(Class::empty(), |token| token.class)
    }

    /// Whether a token is one of some words, given in lower case.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.get(at).is_some_and(|token| words.iter().any(|word| token.is(self.prose, word)))
    }

    /// The same for longer lists.
    pub(super) fn is_one_of<const COUNT: usize>(&self, at: usize, words: &Words<COUNT>) -> bool {
        self.get(at).is_some_and(|token| words.have(token.key))
    }

    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// The classes of some words as one name.
    pub(super) fn phrase_class(&self, from: usize, to: usize) -> Class {
        if to == from + 1 {
            return self.class(from);
        }
        if let Some((start, end, class)) = self.told.get()
            && (start, end) == (from, to)
        {
            return class;
        }
        let class = names::class_of_phrase((from..to).map(|at| self.text(at)));
        self.told.set(Some((from, to, class)));
        class
    }

    /// Whether a word has a capital that is the word's own and no grammar's.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(has_capital)
    }

    /// The first word from a place on that has one.
    pub(super) fn next_capital(&self, at: usize) -> Option<usize> {
        self.own.get(at.checked_sub(self.first)?..)?.iter().position(has_capital).map(|behind| at + behind)
    }

    /// Whether nothing but white space lies between a token and the one before.
    pub(super) fn follows_directly(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is_word()) && self.before(at).is_some_and(|token| token.is_word())
    }

    /// Whether a capital at this place says nothing: the sentence's first word, or the first in marks, brackets or after a colon.
    pub(super) fn is_start(&self, at: usize) -> bool {
        let Some(before) = self.before(at) else { return true };
        match before.kind {
            TokenKind::Quote => !(at >= 2 && self.get(at - 2).is_some_and(Token::is_word_lower) && self.closes_soon(at)),
            TokenKind::Punctuation => matches!(before.text(self.prose), ":" | "•" | "*" | "..." | "…" | "—" | "--" | "·" | "|"),
            TokenKind::Number => at == self.first + 1,
            _ => false,
        }
    }

    /// Whether a mark that opened before a word closes within a few words: a title or a term, no speech.
    fn closes_soon(&self, at: usize) -> bool {
        (at..at + 5).any(|at| self.get(at).is_some_and(|token| token.kind == TokenKind::Quote))
    }
}

fn has_capital(token: &Token) -> bool {
    token.is_word() && matches!(token.case, Case::Capital | Case::Upper | Case::Mixed)
}

impl Token {
    fn is_word_lower(&self) -> bool {
        self.is_word() && self.case == Case::Lower
    }
}

/// A headline's words of four letters or more nearly all have capitals.
fn style(prose: &str, tokens: &[Token]) -> Style {
    let ends = tokens.last().is_some_and(|token| token.text(prose) == ".");
    let (mut words, mut capitals, mut upper) = (0, 0, 0);
    // Sums without a branch, since nobody could foretell them.
    for token in tokens {
        let long = token.is_word() & (token.span.len() >= 4);
        words += usize::from(long);
        capitals += usize::from(long & (token.case == Case::Capital));
        upper += usize::from(long & (token.case == Case::Upper));
    }
    if words >= 3 && upper * 4 >= words * 3 {
        Style::AllCapitals
    } else if words >= 5 && !ends && (capitals + upper) * 5 >= words * 4 {
        Style::TitleCase
    } else {
        Style::Plain
    }
}
