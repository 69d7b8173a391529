//! What the copy says of a person beside the role that goes with the name: "Ana Ruiz, 29," and "Ruiz was a welder" tell who
//! "the 29-year-old" and "the welder" are.

use super::name::{EntityType, Name};
use super::phrase::{Phrase, PhraseKind};
use super::token::{Token, TokenKind};
use crate::text::Span;

/// One thing that is said of a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Epithet {
    /// The number of the person's name in [`super::Facts::names`].
    pub name: u32,
    /// What is said.
    pub said: Said,
}

/// What is said of a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Said {
    /// The age, in years.
    Age(u8),
    /// A role: where it stands, without its article, and the key of the noun that it turns on (see [`crate::lexicon::table::key`]).
    Role(Span, u64),
}

/// Finds what is said of the persons of a block, in the order of their names.
#[must_use]
pub fn epithets(prose: &str, tokens: &[Token], names: &[Name], phrases: &[Phrase]) -> Vec<Epithet> {
    let mut epithets = Vec::new();
    for (number, name) in names.iter().enumerate().filter(|(_, name)| name.entity_type == EntityType::Person) {
        #[allow(clippy::cast_possible_truncation)]
        let number = number as u32;
        let end = tokens.partition_point(|token| token.span.start < name.span.end);
        let found = [
            age_behind(prose, tokens, end).or_else(|| age_before(prose, tokens, name)).map(Said::Age),
            name.second_role.map(|(span, head)| Said::Role(span, head)),
            copula(prose, tokens, phrases, end),
        ];
        epithets.extend(found.into_iter().flatten().map(|said| Epithet { name: number, said }));
    }
    epithets
}

/// "Ruiz, 29, said", "Ruiz, aged 29,", "Ruiz (aged 29)"; a bare number in brackets may be a minute or a shirt's.
fn age_behind(prose: &str, tokens: &[Token], end: usize) -> Option<u8> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text(prose));
    if !matches!(text(end), "," | "(") {
        return None;
    }
    let aged = usize::from(text(end + 1) == "aged");
    let number = tokens.get(end + 1 + aged).filter(|token| token.kind == TokenKind::Number)?;
    let closed = aged == 1 || text(end) == "," && matches!(text(end + 2), "," | "." | ";");
    years(number.text(prose)).filter(|_| closed)
}

/// "29-year-old Ana Ruiz", "the 29-year-old welder Ana Ruiz"
fn age_before(prose: &str, tokens: &[Token], name: &Name) -> Option<u8> {
    let start = tokens.partition_point(|token| token.span.start < name.span.start);
    let whole = tokens.partition_point(|token| token.span.start < name.whole.start).saturating_sub(1);
    tokens.get(whole..start)?.iter().rev().find_map(|token| years_old(token.text(prose)))
}

/// The age that "29-year-old" tells.
#[must_use]
pub fn years_old(text: &str) -> Option<u8> {
    years(text.strip_suffix("-year-old")?)
}

fn years(text: &str) -> Option<u8> {
    text.parse().ok().filter(|years| (1..=OLDEST).contains(years))
}

/// "Ruiz is the team's welder", "Ruiz, who was a welder,"
fn copula(prose: &str, tokens: &[Token], phrases: &[Phrase], end: usize) -> Option<Said> {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| words.contains(&token.text(prose)));
    let verb = if is(end, &[","]) && is(end + 1, &["who"]) { end + 2 } else { end };
    if !is(verb, &["is", "was", "became"]) || !is(verb + 1, &["a", "an", "the"]) {
        return None;
    }
    let article = tokens.get(verb + 1)?.span.start;
    let first = tokens.get(verb + 2)?.span;
    let at = phrases.partition_point(|phrase| phrase.span.start < article);
    let phrase = phrases.get(at).filter(|phrase| phrase.span.start == article && phrase.kind == PhraseKind::Role)?;
    let head = tokens.get(phrase.head as usize)?;
    Some(Said::Role(first.to(head.span), head.key))
}

/// Nobody is older than that, in years.
const OLDEST: u8 = 119;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Facts, mark::marks, name::names, phrase::phrases, sentence::sentences, token::tokens};

    #[track_caller]
    fn check(prose: &str, expected: &[(&str, &str)]) {
        let tokens = tokens(prose);
        let sentences = sentences(prose, &tokens, &marks(prose, &tokens));
        let names = names(prose, &tokens, &sentences);
        let phrases = phrases(prose, &tokens, &names, &sentences);
        let facts = Facts { epithets: epithets(prose, &tokens, &names, &phrases), ..Facts::default() };
        let found = facts.epithets.iter().map(|epithet| {
            let said = match epithet.said {
                Said::Age(years) => years.to_string(),
                Said::Role(span, _) => span.of(prose).to_owned(),
            };
            (names[epithet.name as usize].span.of(prose), said)
        });
        let found: Vec<(&str, String)> = found.collect();
        assert_eq!(found.iter().map(|(name, said)| (*name, &**said)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn an_age_stands_behind_a_name_or_before_it() {
        check("Ana Ruiz, 29, left with Tom Hale, aged 31, at 5.", &[("Ana Ruiz", "29"), ("Tom Hale", "31")]);
        check("The 44-year-old welder Ana Ruiz left.", &[("Ana Ruiz", "44")]);
        check("Ana Ruiz, 300 miles away, left.", &[]);
        check("Ana Ruiz (67) scored for Hull; Tom Hale (aged 31) did not.", &[("Tom Hale", "31")]);
    }

    #[test]
    fn a_role_may_follow_a_verb_or_a_first_role() {
        check("Ana Ruiz was a welder from Hull.", &[("Ana Ruiz", "welder")]);
        check("Tom Hale, who is a surgeon, left.", &[("Tom Hale", "surgeon")]);
        check("Goalkeeper Ana Ruiz, a former teacher, left.", &[("Ana Ruiz", "former teacher")]);
    }
}
