//! What copy says of a source that wants no name: "spoke on condition of anonymity because the talks are private".

use crate::facts::{Facts, Sentence, Token};
use crate::lexicon::table;
use crate::rules::BlockView;
use crate::text::Span;

/// A statement that a source wants no name.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Statement {
    /// The sentence that it stands in.
    pub(super) sentence: Sentence,
    /// The words that say so.
    pub(super) span: Span,
    /// The reason, where the sentence gives one.
    pub(super) reason: Option<Span>,
}

/// The words on which a statement turns.
const TRIGGERS: table::Words<8> =
    table::Words::of(["name", "named", "anonymity", "anonymous", "anonymously", "identified", "authorized", "authorised"]);

/// The statements of a block, at most one in a sentence; not those that are quoted.
pub(super) fn statements(view: &BlockView<'_>, facts: &Facts) -> Vec<Statement> {
    let prose = view.prose();
    let quoted = |token: &Token| view.reading.quotes.iter().any(|quote| quote.place.back == 0 && quote.place.span.contains(token.span));
    let mut statements: Vec<Statement> = Vec::new();
    for (at, token) in facts.tokens.iter().enumerate() {
        if !TRIGGERS.have(token.key) || quoted(token) || statements.last().is_some_and(|last| last.sentence.span.contains(token.span)) {
            continue;
        }
        let Some(sentence) = facts.sentences.iter().find(|sentence| sentence.span.contains(token.span)) else { continue };
        let words = Words { prose, tokens: &facts.tokens, first: sentence.first as usize, last: sentence.last as usize };
        if let Some((from, to)) = words.wants_no_name(at) {
            let span = facts.tokens[from].span.to(facts.tokens[to].span);
            let reason = words.reason(from, to, &quoted);
            statements.push(Statement { sentence: *sentence, span, reason });
        }
    }
    statements
}

/// The tokens of a sentence among those of its block.
struct Words<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    first: usize,
    last: usize,
}

impl Words<'_> {
    fn is(&self, at: usize, words: &[&str]) -> bool {
        (self.first..self.last).contains(&at)
            && self.tokens.get(at).is_some_and(|token| words.iter().any(|word| token.is(self.prose, word)))
    }

    /// The first of some words among the few before a place.
    fn before(&self, at: usize, count: usize, words: &[&str]) -> Option<usize> {
        (at.saturating_sub(count).max(self.first)..at).find(|&before| self.is(before, words))
    }

    /// From where to where the words go that say that a source wants no name, if the word at `at` ends them.
    fn wants_no_name(&self, at: usize) -> Option<(usize, usize)> {
        let not = &["not", "n't", "declined", "refused", "wished", "didn't", "wouldn't", "without"];
        let from = if self.is(at, &["anonymity"]) {
            self.before(
                at,
                3,
                &["condition", "requested", "requesting", "asked", "asking", "granted", "given", "sought", "requests", "promised"],
            )?
        } else if self.is(at, &["anonymous"]) {
            self.before(at, 3, &["remain", "remaining", "stay", "staying"])?
        } else if self.is(at, &["anonymously"]) {
            self.before(at, 2, &["spoke", "speaking", "said", "speak"])?
        } else if self.is(at, &["authorized", "authorised"]) {
            let speaks = (at + 1..at + 3).any(|next| self.is(next, &["speak", "discuss", "talk"]));
            self.before(at, 2, &["not", "n't", "wasn't", "weren't", "isn't"]).filter(|_| speaks)?
        } else if self.is(at, &["named", "identified"]) {
            // "asked not to be named", and not "had not been named", which is news.
            let asked = self.before(at, 3, &["be", "being"])?;
            self.before(asked, 4, not).filter(|_| !self.is(asked, &["being"]))?
        } else {
            // "declined to give her name"
            let gives = self.before(at, 3, &["give", "giving", "provide", "providing", "disclose", "withhold", "withholding"])?;
            self.before(gives, 3, not).or_else(|| self.is(gives, &["withhold", "withholding"]).then_some(gives))?
        };
        // A statement is about a person who speaks or asks: "could not be identified" is said of others.
        let of_others = self.is(at, &["named", "identified"])
            && !self.is(from, &["declined", "refused", "wished"])
            && self
                .before(
                    from,
                    4,
                    &[
                        "asked",
                        "asking",
                        "requested",
                        "requesting",
                        "wanted",
                        "wanting",
                        "preferred",
                        "chose",
                        "insisted",
                        "wished",
                        "did",
                        "would",
                        "on",
                    ],
                )
                .is_none()
            && !self.is(from, &["didn't", "wouldn't"]);
        (!of_others).then_some((from, at))
    }

    /// The reason that the sentence gives: behind the statement, else before it, else the statement itself where it is one.
    fn reason(&self, from: usize, to: usize, quoted: &dyn Fn(&Token) -> bool) -> Option<Span> {
        let because = &["because", "since", "citing", "fearing", "given", "due", "owing", "lest"];
        let free = |at: usize| self.tokens.get(at).is_some_and(|token| !quoted(token));
        let is_authority = self.is(to, &["authorized", "authorised"]);
        let behind = (to + 1..self.last).find(|&at| {
            free(at)
                && (self.is(at, because)
                    || self.is(at, &["as"]) && self.is(at + 1, &["he", "she", "they"]) && !is_authority
                    || self.is(at, &["for", "out"]) && (self.is(at + 1, &["fear"]) || self.is(at + 2, &["fear"]))
                    || self.is(at, &["in"]) && self.is(at + 1, &["order"])
                    || self.is(at, &["to"]) && at <= to + 2 && !is_authority && self.is_verb(at + 1))
        });
        let before = || (self.first..from).rev().find(|&at| free(at) && self.is(at, because) && (is_authority || at + 12 > from));
        let start = match (is_authority, behind) {
            (true, _) => before().unwrap_or(from),
            (false, Some(behind)) => behind,
            (false, None) => before()?,
        };
        let relative = self.is_in_relative(from);
        let closes = |at: usize| relative && self.is(at, &[","]) && self.goes_on(at + 1);
        let end = (start + 1..self.last).find(|&at| self.ends_reason(at) || closes(at) || !free(at)).unwrap_or(self.last);
        let last = (start..end).rev().find(|&at| self.tokens[at].is_word() || self.tokens[at].span.len() > 1)?;
        Some(self.tokens[start].span.to(self.tokens[last].span))
    }

    fn is_verb(&self, at: usize) -> bool {
        use crate::lexicon::Class;
        self.is(
            at,
            &["avoid", "discuss", "protect", "speak", "describe", "talk", "be", "preserve", "share", "offer", "give", "disclose", "reveal"],
        ) || (self.first..self.last).contains(&at)
            && self.tokens[at].class.intersects(Class::VERB)
            && !self.tokens[at].class.intersects(Class::DETERMINER | Class::PRONOUN)
    }

    /// Whether a relative clause between commas has come so far: ", who asked".
    fn is_in_relative(&self, at: usize) -> bool {
        let who = (at.saturating_sub(8).max(self.first)..at).rev().find(|&who| self.is(who, &["who"]));
        who.and_then(|who| who.checked_sub(1)).is_some_and(|comma| self.is(comma, &[","]))
    }

    /// Whether the main clause's verb stands here.
    fn goes_on(&self, at: usize) -> bool {
        use crate::lexicon::Class;
        at < self.last && self.tokens.get(at).is_some_and(|token| token.class.intersects(Class::VERB | Class::AUXILIARY | Class::SAYING))
    }

    /// Whether the main sentence goes on: ", adding", ", but", or its verb, "said", where the reason has no subject for one.
    fn ends_reason(&self, at: usize) -> bool {
        use crate::lexicon::Class;
        let comma = self.is(at, &[",", ";", "\u{2014}"]);
        let next = self.tokens.get(at + 1).filter(|_| at + 1 < self.last);
        let has_subject = self.tokens[at - 1].class.contains(Class::PRONOUN) || self.is(at - 1, &["to"]);
        if self.is(at, &["said", "says", "told", "added"]) && !has_subject {
            return true;
        }
        comma
            && next.is_some_and(|next| next.class.intersects(Class::SAYING | Class::SAYING_ING) || self.is(at + 1, &["but", "and", "who"]))
    }
}
