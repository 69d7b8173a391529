//! The table of confusions: what its lines say, and where they fit.
//!
//! `patterns.txt` beside this file begins with the notation.

mod sketch;

use std::collections::HashMap;

use rustc_hash::FxHashMap;

use crate::facts::{Case, Token, TokenKind};
use crate::lexicon::{Class, table};
use crate::text::Span;
use sketch::{Firsts, Glance, Sketch};

/// The patterns of a table.
#[derive(Debug, Default)]
pub struct Patterns {
    patterns: Vec<Pattern>,
    /// A glance at each, by the key of the first wrong word.
    by_word: FxHashMap<u64, Vec<Glance>>,
    /// Which keys that may be: most words are told by it.
    firsts: Firsts,
}

/// A line of the table.
#[derive(Debug)]
pub struct Pattern {
    elements: Vec<Element>,
    /// Which elements are wrong: from, to.
    wrong: (usize, usize),
    /// What may stand before them, what the second of them may be, and what may stand after them.
    neighbours: [Sketch; 3],
    /// Whether a word with a capital is left alone: names are written so.
    is_lower: bool,
    /// What is put right.
    pub right: String,
    /// The line as it is written, without its example.
    pub line: String,
    /// A sentence in which it finds one thing.
    pub example: String,
}

/// A place where a pattern fits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Match {
    /// The wrong words.
    pub span: Span,
    /// The number of the pattern.
    pub pattern: usize,
}

/// The keys of lists of words (see [`table::key`]), by the lists' names.
type Lists<'a> = HashMap<&'a str, Vec<u64>>;

/// Some words: the keys, in order. Accents, case and the shape of apostrophes do not matter.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Words(Vec<u64>);

impl Words {
    fn of(mut keys: Vec<u64>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        Self(keys)
    }

    fn have(&self, token: Token, prose: &str) -> bool {
        // Nobody else looks up what leans on a word.
        let key = if token.kind == TokenKind::Clitic { table::key(token.text(prose)) } else { token.key };
        self.0.binary_search(&key).is_ok()
    }
}

/// One thing that a pattern wants of a token.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Element {
    /// One of the words.
    OneOf(Words),
    /// A word that is none of them; nothing that is no word, either.
    NoneOf(Words),
    /// Anything but the words, the block's edge too. Takes no token.
    Without(Words),
    /// One of the words, or nothing.
    Optional(Words),
    /// A word of a kind, and none of the words.
    Kind(Kind, Words),
    /// No word goes on here: a mark that ends a clause, or the block's end. Takes no token.
    End,
    /// What cannot go on with a noun: an end, or a word of grammar. Takes no token.
    Close,
    /// A comma.
    Comma,
    /// A number in figures.
    Number,
}

/// Kinds of word, by what the lexicon says of it and by its ending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// No word of grammar, no adverb.
    Content,
    /// A content word that seems no adjective, participle or gerund.
    Noun,
    /// Such a noun in -s.
    Plural,
    /// Such a noun that is none, and does not stand for several.
    Singular,
    /// A verb's base form that is no adjective.
    Base,
    /// A past participle or past form in -ed.
    Participle,
    /// A verb's -ing form.
    Gerund,
    /// An auxiliary, or a past form that is no participle: rose, fell.
    Finite,
    /// What can stand behind a subject: a finite form, or a verb's base form.
    Predicate,
    /// A form of a verb that is none of saying and thinking: what follows is no clause.
    Doing,
    /// What is owned: a noun, or a superlative.
    Owned,
    /// An adverb in -ly.
    Adverb,
    /// A word with a capital.
    Capital,
}

impl Patterns {
    /// Reads a table. What is wrong with a line is told with it.
    ///
    /// # Errors
    ///
    /// The first line that is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut lists = Lists::new();
        let mut patterns = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if let Some((name, words)) = line.strip_prefix('@').and_then(|rest| rest.split_once(" = ")) {
                let words = words_of(words.trim(), &lists).ok_or_else(|| format!("this line names no list: {line}"))?;
                lists.insert(name, words);
                continue;
            }
            let pattern = parse(line, &lists).ok_or_else(|| format!("this line is no pattern: {line}"))?;
            patterns.add(pattern);
        }
        Ok(patterns)
    }

    fn add(&mut self, pattern: Pattern) {
        let (neighbours, wrong, number) = (pattern.neighbours, pattern.wrong.1 - pattern.wrong.0, self.patterns.len());
        if let Some(Element::OneOf(firsts)) = pattern.elements.get(pattern.wrong.0) {
            for &first in &firsts.0 {
                self.firsts.add(first);
                self.by_word.entry(first).or_default().push(Glance { neighbours, wrong, pattern: number });
            }
        }
        self.patterns.push(pattern);
    }

    /// The patterns in the order of the table.
    #[must_use]
    pub fn all(&self) -> &[Pattern] {
        &self.patterns
    }

    /// The first pattern whose first wrong word is the token at `at`.
    #[must_use]
    pub fn at(&self, prose: &str, tokens: &[Token], at: usize) -> Option<Match> {
        let key = tokens.get(at)?.key;
        let glances = self.firsts.may_have(key).then(|| self.by_word.get(&key))??;
        let ahead = |by: usize| Sketch::of_token(tokens.get(at + by));
        let (before, next, second_next) = (Sketch::of_token(at.checked_sub(1).and_then(|before| tokens.get(before))), ahead(1), ahead(2));
        glances.iter().find_map(|glance| {
            let after = match glance.wrong {
                1 => next,
                2 => second_next,
                more => ahead(more),
            };
            glance.meets([before, next, after]).then_some(())?;
            let span = self.patterns.get(glance.pattern)?.matches(prose, tokens, at)?;
            Some(Match { span, pattern: glance.pattern })
        })
    }
}

fn parse(line: &str, lists: &Lists<'_>) -> Option<Pattern> {
    let (written, example) = line.split_once(" ; ")?;
    let (before, rest) = written.split_once('[')?;
    let (inside, after) = rest.split_once(']')?;
    let (wrong, right) = inside.split_once('=')?;
    let elements = |text: &str| text.split_whitespace().map(|text| element(text, lists)).collect::<Option<Vec<Element>>>();
    let (before, is_lower) = before.strip_prefix("<lower>").map_or((before, false), |before| (before, true));
    let (before, wrong, after) = (elements(before)?, elements(wrong)?, elements(after)?);
    let range = (before.len(), before.len() + wrong.len());
    let elements: Vec<Element> = before.into_iter().chain(wrong).chain(after).collect();
    // Where each wrong word takes a token, what follows them is the token after so many.
    let takes_each = elements.get(range.0..range.1)?.iter().all(|element| matches!(element, Element::OneOf(_)));
    let before = Sketch::of(range.0.checked_sub(1).and_then(|before| elements.get(before)));
    let second = if range.1 - range.0 > 1 { Sketch::of(elements.get(range.0 + 1)) } else { Sketch::ALL };
    let neighbours = [before, second, if takes_each { Sketch::of(elements.get(range.1)) } else { Sketch::ALL }];
    let (right, line, example) = (right.to_owned(), written.trim().to_owned(), example.trim().to_owned());
    matches!(elements.get(range.0), Some(Element::OneOf(_))).then_some(Pattern {
        elements,
        wrong: range,
        neighbours,
        is_lower,
        right,
        line,
        example,
    })
}

/// Words with strokes between them, lists put in.
fn words_of(text: &str, lists: &Lists<'_>) -> Option<Vec<u64>> {
    let mut words = Vec::new();
    for word in text.split('/') {
        match word.strip_prefix('@') {
            Some(name) => words.extend(lists.get(name)?),
            None => words.push(table::key(word)),
        }
    }
    Some(words)
}

fn element(text: &str, lists: &Lists<'_>) -> Option<Element> {
    let words = |text: &str| words_of(text, lists).map(Words::of);
    if let Some(rest) = text.strip_prefix('<') {
        let (name, rest) = rest.split_once('>')?;
        let but = rest.strip_prefix('!').map_or_else(|| Some(Words::default()), words)?;
        return Some(match name {
            "end" => Element::End,
            "close" => Element::Close,
            "comma" => Element::Comma,
            "number" => Element::Number,
            _ => Element::Kind(Kind::of(name)?, but),
        });
    }
    Some(match text.as_bytes().first()? {
        b'!' => Element::NoneOf(words(&text[1..])?),
        b'~' => Element::Without(words(&text[1..])?),
        b'?' => Element::Optional(words(&text[1..])?),
        _ => Element::OneOf(words(text)?),
    })
}

impl Pattern {
    /// The wrong words where the first of them is the token at `at`, of which it is known that it fits.
    fn matches(&self, prose: &str, tokens: &[Token], at: usize) -> Option<Span> {
        let (before, rest) = self.elements.split_at_checked(self.wrong.0)?;
        let first = tokens.get(at).filter(|first| !self.is_lower || first.case == Case::Lower)?;
        self.precedes(prose, tokens, at, before).then_some(())?;
        let mut next = at + 1;
        let mut wrong = first.span;
        for (number, element) in rest.iter().enumerate().skip(1) {
            let near = tokens.get(next).copied();
            let token = near.filter(|_| follows(prose, tokens, next));
            match element.fits(prose, token, near) {
                Fit::Taken => {
                    if number < self.wrong.1 - self.wrong.0 {
                        wrong = wrong.to(token?.span);
                    }
                    next += 1;
                }
                Fit::Passed => {}
                Fit::Not => return None,
            }
        }
        Some(wrong)
    }

    /// Whether the tokens before one are what the pattern has before its wrong words; read backwards.
    fn precedes(&self, prose: &str, tokens: &[Token], at: usize, elements: &[Element]) -> bool {
        let mut at = at;
        for element in elements.iter().rev() {
            let before = at.checked_sub(1).and_then(|before| tokens.get(before)).copied();
            let token = before.filter(|_| follows(prose, tokens, at));
            match element.fits(prose, token, before) {
                Fit::Taken => at -= 1,
                Fit::Passed => {}
                Fit::Not => return false,
            }
        }
        true
    }
}

enum Fit {
    /// The token is what the element wants.
    Taken,
    /// The element wants no token.
    Passed,
    Not,
}

impl Element {
    /// Whether a token fits. `token` is there where only white space parts it from its neighbour; `near` is the next one however
    /// it stands.
    fn fits(&self, prose: &str, token: Option<Token>, near: Option<Token>) -> Fit {
        let word = token.filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Clitic));
        let has = |words: &Words| word.is_some_and(|token| words.have(token, prose));
        let taken = |fits: bool| if fits { Fit::Taken } else { Fit::Not };
        let passed = |fits: bool| if fits { Fit::Passed } else { Fit::Not };
        match self {
            Self::OneOf(words) => taken(has(words)),
            Self::NoneOf(words) => taken(word.is_some() && !has(words)),
            Self::Without(words) => passed(!has(words)),
            Self::Optional(words) => {
                if has(words) {
                    Fit::Taken
                } else {
                    Fit::Passed
                }
            }
            Self::Kind(kind, but) => taken(word.is_some_and(|token| kind.has(token, prose)) && !has(but)),
            Self::Comma => taken(token.is_some_and(|token| token.text(prose) == ",")),
            Self::Number => taken(token.is_some_and(|token| token.kind == TokenKind::Number)),
            Self::End => passed(near.is_none_or(|token| is_end(token, prose))),
            Self::Close => passed(near.is_none_or(|token| is_end(token, prose)) || token.is_some_and(|token| closes(token, prose))),
        }
    }
}

/// A mark that ends a clause.
fn is_end(token: Token, prose: &str) -> bool {
    token.kind == TokenKind::Punctuation && token.text(prose).starts_with(['.', ',', ';', '?', '!', ':'])
}

fn closes(token: Token, prose: &str) -> bool {
    let grammar = token.is_word() && token.case == Case::Lower && token.class.intersects(Class::FUNCTION);
    grammar || Kind::Finite.has(token, prose)
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "content" => Self::Content,
            "noun" => Self::Noun,
            "plural" => Self::Plural,
            "singular" => Self::Singular,
            "base" => Self::Base,
            "participle" => Self::Participle,
            "gerund" => Self::Gerund,
            "finite" => Self::Finite,
            "predicate" => Self::Predicate,
            "doing" => Self::Doing,
            "owned" => Self::Owned,
            "adverb" => Self::Adverb,
            "capital" => Self::Capital,
            _ => return None,
        })
    }

    fn has(self, token: Token, prose: &str) -> bool {
        if !token.is_word() || (token.case == Case::Lower) == (self == Self::Capital) {
            return false;
        }
        let (text, class) = (token.text(prose), token.class);
        let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
        let is_adverb = class.contains(Class::ADVERB) || text.ends_with("ly");
        let is_content = text.len() > 2 && !class.intersects(Class::FUNCTION) && !is_adverb;
        let adjectival =
            class.contains(Class::ADJECTIVE) || ends(&["ed", "ing", "ous", "ful", "less", "able", "ible", "ical", "ive", "ish"]);
        let is_noun = is_content && !adjectival && !class.contains(Class::PARTICIPLE);
        let is_past = class.intersects(Class::VERB | Class::SAYING) && !class.contains(Class::BASE) && !text.ends_with('s');
        match self {
            Self::Content => is_content,
            Self::Noun => is_noun,
            Self::Plural => matches!(text, "children" | "women" | "men") || is_noun && text.ends_with('s') && !ends(&["ss", "us", "is"]),
            Self::Singular => {
                let is_many = matches!(text, "children" | "women" | "men" | "people" | "police" | "media" | "data" | "criteria" | "staff");
                is_noun && !is_many && !text.ends_with('s')
            }
            Self::Base => class.contains(Class::BASE) && !class.intersects(Class::ADJECTIVE | Class::PREPOSITION | Class::ADVERB),
            Self::Participle => class.intersects(Class::PARTICIPLE | Class::SAYING_PARTICIPLE) || text.len() > 4 && text.ends_with("ed"),
            Self::Gerund => class.intersects(Class::GERUND | Class::SAYING_ING) || text.len() > 5 && text.ends_with("ing"),
            Self::Finite => {
                class.contains(Class::AUXILIARY) && !matches!(text, "be" | "been" | "being")
                    || is_past && !class.intersects(Class::PARTICIPLE)
            }
            Self::Predicate => Self::Finite.has(token, prose) || Self::Base.has(token, prose),
            Self::Doing => {
                let says = class.intersects(Class::SAYING | Class::SAYING_ING | Class::SAYING_PARTICIPLE);
                let is_verb = class.intersects(Class::VERB | Class::GERUND | Class::PARTICIPLE | Class::BASE);
                !says && is_content && (is_verb || text.len() > 5 && ends(&["ed", "ing"]))
            }
            Self::Adverb => text.ends_with("ly"),
            Self::Capital => token.case != Case::None,
            Self::Owned => is_noun || text.len() > 5 && text.ends_with("est"),
        }
    }
}

/// Whether nothing but white space lies between a token and the one before.
pub(super) fn follows(prose: &str, tokens: &[Token], at: usize) -> bool {
    let (Some(before), Some(token)) = (at.checked_sub(1).and_then(|before| tokens.get(before)), tokens.get(at)) else { return false };
    Span { start: before.span.end, end: token.span.start }.of(prose).chars().all(char::is_whitespace)
}
