//! Right words in the wrong place: "could of", "it's own", "a hour".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{BlockView, Edit, Finding, Fix, Level, Remedy, Rule};
use crate::facts::token::is_apostrophe;
use crate::facts::{Case, Token, TokenKind};
use crate::lexicon::table;
use crate::story::Place;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    name: "confused-word",
    level: Level::Warning,
    is_on: true,
    since: "0.1.0",
    summary: "A word that is spelt right but is another word than the one meant.",
    documentation: "\
A word that sounds or looks like the one that was meant, in a context where hardly anything else can be meant.

```copy,fail
The ministers could [[of]] known that the union has [[it's]] own lawyer.
The march was [[lead]] by nurses and waited for [[a]] hour.
```

Contexts that allow both readings are left alone.

```copy,pass
The ministers could of course have known. The union says it's a start, and its lawyer agrees.
The lead in the pipes was an issue for a union, for an honest hour.
```

## When to ignore it

Where the copy means what it says: a quotation that keeps a speaker's own error, a play on words.
",
    check,
};

/// One thing that a pattern wants of a token.
#[derive(Debug)]
struct Element {
    words: Vec<&'static str>,
    kind: ElementKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum ElementKind {
    /// One of the words.
    OneOf,
    /// A word that is none of them.
    NoneOf,
    /// One of the words, or nothing.
    Optional,
}

/// A line of the table.
#[derive(Debug)]
struct Pattern {
    elements: Vec<Element>,
    /// Which elements are wrong: from, to.
    wrong: (usize, usize),
    right: &'static str,
}

static TABLE: &str = include_str!("confused_word/patterns.txt");

/// The patterns, by the key of the first wrong word.
static PATTERNS: LazyLock<FxHashMap<u64, Vec<Pattern>>> = LazyLock::new(|| {
    let mut patterns: FxHashMap<u64, Vec<Pattern>> = FxHashMap::default();
    for pattern in TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(parse) {
        let firsts = pattern.elements.get(pattern.wrong.0).map(|element| element.words.clone()).unwrap_or_default();
        for first in firsts {
            let line = Pattern { elements: pattern.elements.iter().map(Element::copied).collect(), ..pattern };
            patterns.entry(table::key(first)).or_default().push(line);
        }
    }
    patterns
});

impl Element {
    fn copied(&self) -> Self {
        Self { words: self.words.clone(), kind: self.kind }
    }
}

fn parse(line: &'static str) -> Option<Pattern> {
    let line = line.split(';').next()?.trim();
    let (before, rest) = line.split_once('[')?;
    let (inside, after) = rest.split_once(']')?;
    let (wrong, right) = inside.split_once('=')?;
    let elements = |text: &'static str| text.split_whitespace().map(element);
    let start = before.split_whitespace().count();
    let length = wrong.split_whitespace().count();
    let elements = elements(before).chain(elements(wrong)).chain(elements(after)).collect();
    Some(Pattern { elements, wrong: (start, start + length), right })
}

fn element(text: &'static str) -> Element {
    let (kind, words) = match text.as_bytes().first() {
        Some(b'!') => (ElementKind::NoneOf, &text[1..]),
        Some(b'?') => (ElementKind::Optional, &text[1..]),
        _ => (ElementKind::OneOf, text),
    };
    Element { words: words.split('/').collect(), kind }
}

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    let Some(facts) = view.facts() else { return };
    let prose = view.prose();
    for (at, token) in facts.tokens.iter().enumerate() {
        if !token.is_word() || token.span.len() > 12 {
            continue;
        }
        if let Some((span, right)) = wrong_article(prose, &facts.tokens, at) {
            findings.push(finding(prose, span, right));
            continue;
        }
        let Some(patterns) = PATTERNS.get(&token.key) else { continue };
        if let Some((span, right)) = patterns.iter().find_map(|pattern| matches(prose, &facts.tokens, at, pattern)) {
            findings.push(finding(prose, span, right));
        }
    }
}

/// Calls `with` with a word in lower case; most are so already.
fn lower<T>(word: &str, with: impl FnOnce(&str) -> T) -> T {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) { with(word) } else { with(&straight(word)) }
}

fn straight(word: &str) -> String {
    word.chars().map(|c| if is_apostrophe(c) { '\'' } else { c }).collect::<String>().to_lowercase()
}

/// The wrong words of a pattern whose first one is the token at `at`.
fn matches(prose: &str, tokens: &[Token], at: usize, pattern: &Pattern) -> Option<(Span, &'static str)> {
    let start = at.checked_sub(pattern.wrong.0)?;
    let mut next = start;
    let mut wrong: Option<Span> = None;
    for (number, element) in pattern.elements.iter().enumerate() {
        let fits =
            tokens.get(next).filter(|_| next == start || follows(prose, tokens, next)).is_some_and(|token| fits(prose, *token, element));
        if !fits {
            if element.kind == ElementKind::Optional {
                continue;
            }
            return None;
        }
        if (pattern.wrong.0..pattern.wrong.1).contains(&number) {
            let span = tokens.get(next)?.span;
            wrong = Some(wrong.map_or(span, |wrong| wrong.to(span)));
        }
        next += 1;
    }
    wrong.map(|span| (span, pattern.right))
}

fn fits(prose: &str, token: Token, element: &Element) -> bool {
    if !matches!(token.kind, TokenKind::Word | TokenKind::Clitic) {
        return false;
    }
    let has = lower(token.text(prose), |word| element.words.contains(&word));
    has == (element.kind != ElementKind::NoneOf)
}

/// Whether nothing but white space lies between a token and the one before.
fn follows(prose: &str, tokens: &[Token], at: usize) -> bool {
    let (Some(before), Some(token)) = (at.checked_sub(1).and_then(|before| tokens.get(before)), tokens.get(at)) else { return false };
    Span { start: before.span.end, end: token.span.start }.of(prose).chars().all(char::is_whitespace)
}

/// Words that begin with a vowel letter and a consonant's sound.
const SOUND_OF_CONSONANT: &[&str] = &[
    "uni", "unan", "use", "usa", "usu", "util", "ubi", "uku", "ura", "uro", "ute", "ufo", "eu", "ew", "once", "one", "oui", "ouija", "u-",
];
/// And those of them that have a vowel's sound after all.
const SOUND_OF_VOWEL: &[&str] = &["unin", "unim", "unid", "unil", "unio-", "unif-", "usab-", "oneir", "onero"];
/// Words that begin with an h that is not heard, or not always.
const SILENT_H: &[&str] = &[
    "hour", "hono", "honest", "heir", "herb", "hist", "hotel", "homage", "hallu", "habit", "hilar", "hered", "hyst", "hypo", "hyper",
    "hero", "hors",
];

/// "a" before the sound of a vowel, "an" before that of a consonant; only before plain words in lower case.
fn wrong_article(prose: &str, tokens: &[Token], at: usize) -> Option<(Span, &'static str)> {
    let article = *tokens.get(at)?;
    if article.case == Case::Upper || article.span.len() > 2 {
        return None;
    }
    let text = article.text(prose);
    let is_a = matches!(text, "a" | "A");
    let next = tokens.get(at + 1).filter(|next| next.is_word() && next.case == Case::Lower && follows(prose, tokens, at + 1))?;
    let word = next.text(prose);
    let apart = at.checked_sub(1).is_none_or(|before| {
        tokens.get(before).is_some_and(|before| before.span.end < article.span.start || before.kind == TokenKind::Quote)
    });
    let plain = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    if !(apart && plain) || (!is_a && !matches!(text, "an" | "An")) {
        return None;
    }
    let begins = |list: &[&str]| list.iter().any(|beginning| word.starts_with(beginning));
    let is_function = next.class.intersects(crate::lexicon::Class::FUNCTION);
    let vowel_letter = word.starts_with(['a', 'e', 'i', 'o', 'u']);
    let first_letters = begins(SOUND_OF_CONSONANT) && !begins(SOUND_OF_VOWEL);
    let wants_an = if vowel_letter { !first_letters } else { begins(&["hour", "honest", "honor", "honour", "heir"]) };
    let wants_a = if vowel_letter { first_letters } else { !begins(SILENT_H) };
    let single_letter = word.as_bytes().get(1) == Some(&b'-');
    match (is_a, wants_an, wants_a) {
        _ if is_function || single_letter => None,
        (true, true, _) => Some((article.span, if text == "a" { "an" } else { "An" })),
        (false, _, true) => Some((article.span, if text == "an" { "a" } else { "A" })),
        _ => None,
    }
}

fn finding(prose: &str, span: Span, right: &str) -> Finding {
    let text = span.of(prose);
    let right = match text.chars().next() {
        Some(first) if first.is_uppercase() => {
            let mut letters = right.chars();
            letters.next().map(|letter| letter.to_uppercase().chain(letters).collect()).unwrap_or_default()
        }
        _ => right.to_owned(),
    };
    let place = Place::here(span);
    let message = format!("\u{201c}{text}\u{201d} is another word than the one meant here. Did you mean \u{201c}{right}\u{201d}?");
    let edits = vec![Edit { place, text: right.clone() }];
    let fix = Fix { title: format!("Change to \u{201c}{right}\u{201d}"), edits, safe: false };
    Finding::new(&RULE, place, message).with(Remedy { suggestions: vec![right], fixes: vec![fix] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RuleSet, check as check_story};
    use crate::story::Story;
    use crate::text::Markup;

    fn found(text: &str) -> Vec<(String, String)> {
        let story = Story::new(text, Markup::Plain);
        let report = check_story(story.reading(), &RuleSet::default(), None);
        let ours = report.iter().filter(|(_, finding)| finding.rule.name == RULE.name);
        ours.map(|(block, finding)| {
            let range = story.place(block, finding.place);
            (text[range.start..range.end].to_owned(), finding.suggestions().concat())
        })
        .collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<(String, String)> = expected.iter().map(|&(wrong, right)| (wrong.to_owned(), right.to_owned())).collect();
        assert_eq!(found(text), expected, "{text}");
    }

    #[test]
    fn every_pattern_finds_its_example_and_its_fix_heals() {
        let mut count = 0;
        for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (pattern, example) = line.split_once(" ; ").unwrap_or_default();
            let right = pattern.split_once('=').and_then(|(_, rest)| rest.split_once(']')).unwrap_or_default().0;
            let [(wrong, suggested)] = &found(example)[..] else { panic!("{line}: {:?}", found(example)) };
            assert_eq!(suggested.to_lowercase(), right, "{line}");
            assert_eq!(
                found(
                    &example
                        .replace(&format!("{wrong} "), &format!("{suggested} "))
                        .replace(&format!("{wrong}."), &format!("{suggested}."))
                ),
                [],
                "{line}"
            );
            count += 1;
        }
        assert!(count >= 40, "{count} patterns");
    }

    #[test]
    fn contexts_that_allow_both_are_left_alone() {
        check("They could of course go. It's a start, and its roof is lead. The might of the navy.", &[]);
        check("They're there, and their friends are. He is taller then. More, then the rest.", &[]);
        check("She was in principal roles. Who's there? Whose coat is it? You're a star; your own.", &[]);
    }

    #[test]
    fn the_article_goes_by_sound() {
        check("He ate a apple for an hour in a union, a European one, an heir to a one-time king.", &[("a", "an")]);
        check(
            "A unanimous vote. An dog, a honest man, an university; a historic or an historic day.",
            &[("An", "A"), ("a", "an"), ("an", "a")],
        );
        check("An FBI agent, a US agent, an x-ray, a u-turn; vitamin a in it.", &[]);
    }

    #[test]
    fn capitals_and_curly_apostrophes_do_not_matter() {
        check("It\u{2019}s own mayor said so. Its been long.", &[("It\u{2019}s", "Its"), ("Its", "It's")]);
    }
}
