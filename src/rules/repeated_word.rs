//! A word written twice.

use super::{BlockView, Edit, Finding, Fix, Level, Rule};
use crate::facts::{Case, Token};
use crate::lexicon::Class;
use crate::story::Place;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    name: "repeated-word",
    level: Level::Warning,
    is_on: true,
    since: "0.1.0",
    summary: "A word that stands twice, one after the other.",
    documentation: "\
The same word twice in a row, on one line or over a line's end.

```copy,fail
The council will vote on [[the the]] budget after [[it\nit]] meets.
```

Words that English doubles are left alone, and so are names, emphasis, and words with a mark between them.

```copy,pass
He had had enough; she said that that was fine. It was a very very long day in Walla Walla.
“No, no,” she said. Bye bye, he wrote.
```

## When to ignore it

Where a speaker says a word twice for effect and no comma parts the two.
",
    check,
};

/// Words that stand twice with good reason.
const DOUBLED: &[&str] = &[
    "had", "that", "bye", "her", "no", "so", "ha", "hee", "ho", "hear", "there", "very", "really", "many", "much", "far", "long", "big",
    "little", "more", "way", "too", "tut", "night", "knock", "chop", "yada", "blah", "pom", "tuk", "cha", "hush", "boo", "now", "well",
    "yes", "yeah", "ok", "okay", "go", "please", "never", "always", "ever", "old", "same", "la", "na", "da", "do", "beep", "choo", "woof",
    "uh", "um", "er", "mm", "quack", "win", "aye", "goody", "pretty", "super", "wink", "nudge", "rah", "twenty", "extra", "real", "again",
    "over", "up", "round", "side", "step", "back",
];

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    let Some(facts) = view.facts() else { return };
    let prose = view.prose();
    for sentence in &facts.sentences {
        let tokens = facts.tokens.get(sentence.first as usize..sentence.last as usize).unwrap_or_default();
        for (at, pair) in tokens.windows(2).enumerate() {
            let [first, second] = pair else { continue };
            if first.key != second.key || !is_slip(prose, *first, *second) {
                continue;
            }
            let (first, second) = (*first, *second);
            let third = tokens.get(at + 2).is_some_and(|third| are_same(prose, second, *third));
            let before = at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|before| are_same(prose, *before, first));
            if !(third || before) {
                findings.push(finding(prose, first, second));
            }
        }
    }
}

fn are_same(prose: &str, first: Token, second: Token) -> bool {
    first.is_word()
        && second.is_word()
        && first.key == second.key
        && first.text(prose).to_lowercase() == second.text(prose).to_lowercase()
        && Span { start: first.span.end, end: second.span.start }.of(prose).chars().all(char::is_whitespace)
}

/// Lower case in the second place: "Duran Duran" is a name. A word of grammar, or any word of some length.
fn is_slip(prose: &str, first: Token, second: Token) -> bool {
    let text = second.text(prose);
    first.is_word()
        && second.case == Case::Lower
        && first.case != Case::Upper
        && are_same(prose, first, second)
        && !DOUBLED.contains(&text)
        && (second.class.intersects(Class::FUNCTION) || text.len() > 1)
}

fn finding(prose: &str, first: Token, second: Token) -> Finding {
    let text = second.text(prose);
    let mut finding =
        Finding::new(&RULE, Place::here(first.span.to(second.span)), format!("\u{201c}{text}\u{201d} stands twice. Take one away."));
    let again = Place::here(Span { start: first.span.end, end: second.span.end });
    let edits = vec![Edit { place: again, text: String::new() }];
    finding = finding.with_fix(Fix { title: format!("Take the second \u{201c}{text}\u{201d} away"), edits, safe: true });
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RuleSet, check as check_story};
    use crate::story::Story;
    use crate::text::Markup;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let story = Story::new(text, Markup::Plain);
        let report = check_story(story.reading(), &RuleSet::default(), None);
        let found: Vec<&str> = report
            .iter()
            .filter(|(_, finding)| finding.rule.name == RULE.name)
            .map(|(block, finding)| {
                let range = story.place(block, finding.place);
                &text[range.start..range.end]
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_word_twice_is_a_slip() {
        check("The the vote is on on Tuesday.", &["The the", "on on"]);
        check("He went to\nto the the\r\nharbour.", &["to\nto", "the the"]);
    }

    #[test]
    fn words_that_english_doubles_are_left_alone() {
        check("He had had that that, bye bye. It was a very very long way.", &[]);
        check("Duran Duran and Walla Walla; Sirhan Sirhan, Boutros Boutros-Ghali.", &[]);
        check("They sang row row row your boat.", &[]);
    }

    #[test]
    fn sentences_and_marks_part_words() {
        check("It was over. Over there, it, it began: \u{201c}the\u{201d} the word.", &[]);
        check("What he does does matter, and what it is is clear.", &["does does", "is is"]);
    }
}
