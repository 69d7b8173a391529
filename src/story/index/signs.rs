//! What stands beside a mention of a name and tells a person, a body or a town, where the name alone may be any of them, or tells
//! that somebody else is meant than by a like name.

use super::namesakes::are_one;
use crate::facts::token::TokenKind;
use crate::facts::{EntityType, Facts, Name, Sentence};
use crate::lexicon::Class;
use crate::lexicon::table::Words;
use crate::story::pronouns::byline::Byline;

/// What a mention's neighbours tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sign {
    /// "Corrigan, who", "the Corrigan family", "Corrigan was jailed": what is said of people only.
    Person,
    /// "Corrigan, which", "Corrigan said it": what is said of bodies.
    Body,
    /// "in Corrigan", "Corrigan, a town": what is said of where people live.
    Town,
    /// The mention signs a story.
    Signs,
    /// The sentence has another full name with the same surname, whose first name is short for this one's or the long form of it.
    Beside,
}

impl Sign {
    pub(super) const COUNT: usize = 5;
}

/// Which signs a mention has, by [`Sign`].
pub(super) type Signs = [bool; Sign::COUNT];

/// Among so many names on either side of one those of its sentence are looked for, so that the time for a block grows with its names.
const NEAR: usize = 12;

/// The mentions of a block that have signs, each by the key of its form.
pub(super) fn signs(prose: &str, facts: &Facts) -> impl Iterator<Item = (u64, Signs)> {
    let signed = facts.names.first().map_or(0, |_| signed(prose, facts));
    facts.names.iter().enumerate().filter_map(move |(at, name)| {
        let near = &facts.names[at.saturating_sub(NEAR)..(at + NEAR).min(facts.names.len())];
        let signs = match name.form.words {
            1 => Beside::of(prose, facts, name, near)?.signs(),
            _ => [false, false, false, name.span.end as usize <= signed, has_namesake(facts, name, near)],
        };
        signs.contains(&true).then_some((name.form.whole, signs))
    })
}

/// How far a block is a byline: all of it, or its first line.
fn signed(prose: &str, facts: &Facts) -> usize {
    if Byline::of(prose, facts).is_some() {
        return prose.len();
    }
    let signs = || prose.starts_with("By ") || prose.starts_with("BY ");
    let first = prose.split_once('\n').map(|(line, _)| line.trim_end()).filter(|_| signs());
    first.filter(|line| !line.ends_with(['.', '?', '!', ':', '"', '\u{201d}'])).map_or(0, str::len)
}

fn sentence_of<'a>(facts: &'a Facts, name: &Name) -> Option<&'a Sentence> {
    let at = facts.sentences.partition_point(|sentence| sentence.span.end <= name.span.start);
    facts.sentences.get(at)
}

fn has_namesake(facts: &Facts, name: &Name, near: &[Name]) -> bool {
    let like = |other: &&Name| {
        let (own, other) = (name.form, other.form);
        other.words > 1 && other.last == own.last && other.first != own.first && are_one(own.first, other.first)
    };
    let mut like = near.iter().filter(like).peekable();
    like.peek().is_some() && sentence_of(facts, name).is_some_and(|sentence| like.any(|other| is_in(sentence, other)))
}

fn is_in(sentence: &Sentence, name: &Name) -> bool {
    sentence.span.start <= name.span.start && name.span.end <= sentence.span.end
}

/// A mention of one word in its sentence.
struct Beside<'a> {
    prose: &'a str,
    facts: &'a Facts,
    name: &'a Name,
    /// The names around it.
    near: &'a [Name],
    sentence: &'a Sentence,
    /// The token behind it.
    next: usize,
}

impl<'a> Beside<'a> {
    fn of(prose: &'a str, facts: &'a Facts, name: &'a Name, near: &'a [Name]) -> Option<Self> {
        let next = facts.tokens.partition_point(|token| token.span.start < name.span.end);
        Some(Self { prose, facts, name, near, sentence: sentence_of(facts, name)?, next })
    }

    fn signs(&self) -> Signs {
        let town = self.is_town();
        [self.is_person(), !town && self.is_body(), town, false, false]
    }

    fn is_person(&self) -> bool {
        const DONE: Words<14> = Words::of([
            "jailed",
            "arrested",
            "born",
            "charged",
            "sentenced",
            "convicted",
            "acquitted",
            "married",
            "widowed",
            "buried",
            "died",
            "lives",
            "lived",
            "pleaded",
        ]);
        const TOLD: Words<6> = Words::of(["jurors", "jury", "magistrates", "police", "detectives", "officers"]);
        const KIN: Words<12> = Words::of([
            "wife",
            "husband",
            "widow",
            "mother",
            "father",
            "son",
            "daughter",
            "brother",
            "sister",
            "family",
            "partner",
            "solicitor",
        ]);
        let next = self.next;
        let is = usize::from(self.is_any(next, &["was", "is", "has", "had"]));
        let done = self.is_of(next + is, &DONE) && !(is == 0 && self.is_any(next, &["born", "charged", "married"]));
        let told = self.is_any(next, &["told"]) && (self.is_of(next + 1, &TOLD) || self.is_of(next + 2, &TOLD));
        let kin = self.is_any(next, &["family"]) || self.is_clitic(next) && self.is_of(next + 1, &KIN);
        let dead = self.before(1).is_some_and(|at| self.is_any(at, &["as"]))
            && self.before(2).is_some_and(|at| self.is_any(at, &["man", "woman", "boy", "girl", "victim"]));
        let who = self.text(next) == "," && self.is_any(next + 1, &["who", "whose"]);
        // "Corrigan had his car", but not "Ana Ruiz told Corrigan of her car".
        // "Corrigan had his car", but not "Ana Ruiz told Corrigan of her car".
        let of_somebody = |at: usize| self.is_any(at, &["he", "his", "him", "her", "she", "himself", "herself"]);
        let acts = || self.class(next).intersects(Class::AUXILIARY | Class::VERB | Class::SAYING) && !self.is_behind_preposition();
        let himself = || acts() && self.behind().any(of_somebody) && self.is_only_name();
        who || done || told || kin || dead || himself()
    }

    fn is_body(&self) -> bool {
        const HAVE: Words<19> = Words::of([
            "shares",
            "stock",
            "bosses",
            "shareholders",
            "investors",
            "customers",
            "shoppers",
            "stores",
            "chairman",
            "chairwoman",
            "chair",
            "profits",
            "chief",
            "managing",
            "sales",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "parent",
        ]);
        let next = self.next;
        let which = self.text(next) == "," && self.is_any(next + 1, &["which"]);
        let has = self.is_of(next + usize::from(self.is_clitic(next)), &HAVE);
        const OFFICERS: Words<12> = Words::of([
            "shares",
            "stock",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "officer",
            "executive",
            "chairman",
            "founder",
            "analyst",
            "parent",
            "chairwoman",
        ]);
        let of = self.before(1).is_some_and(|at| self.is_any(at, &["of", "for", "in", "at"]));
        let shares = of && self.before(2).is_some_and(|at| self.is_of(at, &OFFICERS));
        // "its Marlow plant" is another's.
        let own = |at: usize| at + 2 != next && self.is_any(at, &["it", "its", "itself"]);
        which || has || shares || self.sentence().any(own)
    }

    fn is_town(&self) -> bool {
        const PEOPLE: Words<10> =
            Words::of(["residents", "people", "streets", "town", "city", "village", "port", "suburb", "outskirts", "south"]);
        const TRUST: Words<14> = Words::of([
            "confidence",
            "faith",
            "interest",
            "trust",
            "believe",
            "shares",
            "stake",
            "stakes",
            "stock",
            "invest",
            "invested",
            "investors",
            "investment",
            "holding",
        ]);
        const KIND: Words<7> = Words::of(["town", "city", "village", "port", "suburb", "hamlet", "seaside"]);
        let next = self.next;
        let before = |back: usize, words: &[&str]| self.before(back).is_some_and(|at| self.is_any(at, words));
        let of = before(1, &["of"]) && self.before(2).is_some_and(|at| self.is_of(at, &PEOPLE));
        let within = before(1, &["in"]) && !self.before(2).is_some_and(|at| self.is_of(at, &TRUST)) && !self.is_clitic(next);
        let kind = self.text(next) == "," && self.is_any(next + 1, &["a", "the"]) && (next + 2..next + 4).any(|at| self.is_of(at, &KIND));
        let elected = self.is_any(next, &["councillor", "councillors", "residents", "mayor", "townsfolk"]);
        of || within || kind || elected
    }

    /// Whether nobody else is named in its sentence.
    fn is_only_name(&self) -> bool {
        let other = |other: &&Name| other.entity_type == EntityType::Person && other.form.whole != self.name.form.whole;
        !self.near.iter().filter(other).any(|other| is_in(self.sentence, other))
    }

    fn sentence(&self) -> impl Iterator<Item = usize> {
        self.sentence.first as usize..self.sentence.last as usize
    }

    fn behind(&self) -> impl Iterator<Item = usize> {
        self.next..self.sentence.last as usize
    }

    /// The token so many before it.
    fn before(&self, back: usize) -> Option<usize> {
        self.next.checked_sub(back + 1)
    }

    fn text(&self, at: usize) -> &'a str {
        self.facts.tokens.get(at).map_or("", |token| token.text(self.prose))
    }

    fn class(&self, at: usize) -> Class {
        self.facts.tokens.get(at).map_or(Class::empty(), |token| token.class)
    }

    fn is_behind_preposition(&self) -> bool {
        self.before(1).is_some_and(|at| self.class(at).contains(Class::PREPOSITION))
    }

    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.facts.tokens.get(at).is_some_and(|token| token.is_word() && words.iter().any(|word| token.is(self.prose, word)))
    }

    fn is_of<const COUNT: usize>(&self, at: usize, words: &Words<COUNT>) -> bool {
        self.facts.tokens.get(at).is_some_and(|token| words.have(token.key))
    }

    fn is_clitic(&self, at: usize) -> bool {
        self.facts.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Clitic)
    }
}
