//! A source without a name, with the reason that the copy gives for it.

mod statement;

use std::ops::Range;

use super::{BlockView, Finding, Level, Rule};
use crate::facts::phrase::{Phrase, PhraseKind};
use crate::facts::{EntityType, Facts, Token};
use crate::lexicon::Class;
use crate::story::{Place, Referent};
use crate::text::Span;
use statement::Statement;

/// The rule.
pub static RULE: Rule = Rule {
    name: "anonymous-source",
    level: Level::Information,
    is_on: true,
    since: "0.1.0",
    summary: "A source that is quoted without a name, and the reason that the copy gives.",
    documentation: r#"
A reader cannot judge a source that has no name. Most desks allow one only where there is no other way to the news, want the copy to
say why, and want to be told. The rule says it once for each such source of a story, where the copy gives the reason, or else where the
source is first quoted.

```copy,fail
"The minister was never going to sign," said [[a senior official]], who spoke on condition of anonymity because the talks are private.
```

```copy,fail
"They told us to clear our desks by noon," [[one employee]] said.
```

```copy,pass
"They told us to clear our desks by noon," said Rosa Amadi, who had worked in the mill for 31 years.
```

Somebody who speaks for an organisation answers with its name, and what a crowd says is not the word of a source:

```copy,pass
"The mill has no future," a company spokesman said. Workers outside shouted "Shame on you."
```

## When to ignore it

Where the desk has agreed to it: a source in danger, a child, a victim.
"#,
    check,
};

/// Roles of whom a desk asks no name, or who are nobody in particular: they speak for others, ask, present, or stand for any
/// that might be.
const NO_SOURCES: &[&str] = &[
    "announcer",
    "author",
    "candidate",
    "character",
    "child",
    "columnist",
    "correspondent",
    "critic",
    "editor",
    "fan",
    "host",
    "interviewer",
    "journalist",
    "judge",
    "king",
    "leader",
    "moderator",
    "narrator",
    "poet",
    "pope",
    "president",
    "queen",
    "reporter",
    "representative",
    "saint",
    "speaker",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "user",
    "viewer",
    "writer",
];

/// Sources that are quoted in the plural.
const SOURCES: &[&str] = &[
    "advisers",
    "advisors",
    "aides",
    "associates",
    "colleagues",
    "diplomats",
    "employees",
    "executives",
    "friends",
    "insiders",
    "officials",
    "operatives",
    "sources",
    "staffers",
];

/// Words behind "people" that make them sources: "people familiar with the talks".
const FAMILIAR: &[&str] = &["briefed", "close", "familiar", "with"];

/// A source of a block.
struct Source<'a> {
    /// Where it is introduced.
    span: Span,
    /// The description by which the story knows it.
    about: &'a str,
    /// Whether it is quoted; else it only stated that it wants no name.
    quoted: bool,
    statement: Option<Statement>,
}

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    let Some(facts) = view.facts() else { return };
    let mut sources = quoted_sources(view, facts);
    for statement in statement::statements(view, facts) {
        let stating = stating_source(view, facts, statement);
        match whose(&sources, stating.as_ref(), &statement) {
            Some(source) => sources[source].statement = Some(statement),
            None => sources.extend(stating),
        }
    }
    findings.extend(sources.iter().map(|source| finding(view, source)));
}

/// The sources of a block that are quoted in it, each once.
fn quoted_sources<'a>(view: &'a BlockView<'_>, facts: &Facts) -> Vec<Source<'a>> {
    let mut sources: Vec<Source<'a>> = Vec::new();
    for quote in view.reading.quotes.iter().filter(|quote| quote.is_speech()) {
        let Some(attribution) = quote.attribution.as_ref().filter(|found| found.is_sure() && found.mention.back == 0) else { continue };
        let Referent::Unnamed(about) = &attribution.speaker else { continue };
        if attribution.cue.is_some_and(|cue| cue.back == 0 && is_outcry(cue.span.of(view.prose()))) {
            continue;
        }
        let Some(phrase) = facts.phrases.iter().find(|phrase| attribution.mention.span.contains(phrase.span)) else { continue };
        if is_introduced(view, facts, phrase) && !sources.iter().any(|source| source.about == &**about) {
            let span = attribution.mention.span;
            sources.push(Source { span, about, quoted: true, statement: None });
        }
    }
    sources
}

/// Whether words came from a crowd or stand on the web for all to see, and not from a source.
fn is_outcry(cue: &str) -> bool {
    let verbs = ["yell", "shout", "scream", "exclaim", "chant", "heckle", "tweet", "post", "comment", "wrote", "write", "cried"];
    verbs.iter().any(|verb| cue.get(..verb.len()).is_some_and(|start| start.eq_ignore_ascii_case(verb)))
}

/// Which quoted source a statement is about: the one whom its own sentence names as who states it, or who stands in that
/// sentence; where the sentence brings in nobody ("He asked not to be named"), the one before.
fn whose(sources: &[Source<'_>], stating: Option<&Source<'_>>, statement: &Statement) -> Option<usize> {
    let free = |source: &&Source<'_>| source.statement.is_none();
    let last = |fits: &dyn Fn(&Source<'_>) -> bool| sources.iter().rposition(|source| free(&source) && fits(source));
    match stating {
        Some(stating) => last(&|source| source.span.overlaps(stating.span) || source.about == stating.about),
        None => last(&|source| statement.sentence.span.contains(source.span))
            .or_else(|| last(&|source| source.span.start < statement.span.start)),
    }
}

/// Who states that he wants no name: whom the statement's sentence brings in before it, outside marks.
fn stating_source<'a>(view: &'a BlockView<'_>, facts: &Facts, statement: Statement) -> Option<Source<'a>> {
    let quoted = |span: Span| view.reading.quotes.iter().any(|quote| quote.place.back == 0 && quote.place.span.contains(span));
    let inside = |span: Span| statement.sentence.span.contains(span) && span.end <= statement.span.start && !quoted(span);
    let phrase = facts.phrases.iter().rfind(|phrase| inside(phrase.span) && is_introduced(view, facts, phrase));
    let known = view.reading.mentions.iter().rfind(|mention| inside(mention.span) && matches!(mention.referent, Referent::Unnamed(_)));
    match (known, phrase) {
        (Some(known), _) => Some(Source { span: known.span, about: known.referent.name(), quoted: false, statement: Some(statement) }),
        (None, Some(phrase)) => {
            let about = phrase.span.of(view.prose());
            Some(Source { span: phrase.span, about, quoted: false, statement: Some(statement) })
        }
        // "He asked not to be named": of somebody who was introduced before.
        (None, None) => None,
    }
}

fn finding(view: &BlockView<'_>, source: &Source<'_>) -> Finding {
    // What somebody is familiar with may lie behind the place.
    let words = source.span.of(view.prose()).trim_end_matches(" familiar").trim_end_matches(" close");
    let who = if words.contains(' ') { words } else { source.about };
    let reason = source.statement.as_ref().and_then(|statement| statement.reason);
    let (message, rank) = match (reason, &source.statement) {
        (Some(reason), _) => (format!("“{who}” is not named, and the copy says why: “{}”.", short(reason.of(view.prose()))), 2),
        (None, Some(_)) => (format!("“{who}” did not want to be named. Say why."), 1),
        (None, None) => (format!("“{who}” is quoted without a name. Name the source, or say why not."), 0),
    };
    let mut finding =
        Finding::new(&RULE, Place::here(source.span), message).once(&source.about.to_lowercase(), rank * 2 + u8::from(source.quoted));
    finding.related.extend(reason.map(|reason| (Place::here(reason), "The reason stands here.".to_owned())));
    finding
}

/// The start of a long reason, cut between words.
fn short(reason: &str) -> String {
    const LONGEST: usize = 100;
    if reason.len() <= LONGEST {
        return reason.to_owned();
    }
    let starts = || reason.char_indices().map(|(at, _)| at).take_while(|&at| at <= LONGEST);
    // A first word that is itself too long is cut where it must be.
    let end = starts().filter(|&at| reason[at..].starts_with(' ')).last().filter(|&end| end > LONGEST / 2).or_else(|| starts().last());
    format!("{} …", reason.get(..end.unwrap_or(0)).unwrap_or_default())
}

/// Whether a phrase brings in somebody who has no name: "a senior official", "one employee", "people familiar with the talks".
fn is_introduced(view: &BlockView<'_>, facts: &Facts, phrase: &Phrase) -> bool {
    let prose = view.prose();
    let tokens = words(facts, phrase.span);
    let is = |token: &Token, words: &[&str]| words.iter().any(|word| token.is(prose, word));
    // "people familiar with the talks": the adjective belongs to what follows.
    let noun = |at: usize| facts.tokens.get(at).filter(|token| at == tokens.start || !is(token, FAMILIAR));
    let at = phrase.head as usize;
    let at = if noun(at).is_some() { at } else { at - 1 };
    let (Some(first), Some(head)) = (facts.tokens.get(tokens.start), facts.tokens.get(at)) else { return false };
    if at == phrase.head as usize && !matches!(phrase.kind, PhraseKind::Role | PhraseKind::Group) {
        return false;
    }
    let is_one = is(first, &["a", "an", "one", "another"])
        && head.class.contains(Class::ROLE)
        && !head.class.contains(Class::GROUP_NOUN)
        && !is(head, NO_SOURCES);
    let is_familiar = is(head, &["people"]) && facts.tokens.get(at + 1).is_some_and(|next| is(next, FAMILIAR));
    let is_new = is_one || is_some(first, prose) && (is_familiar || is(head, SOURCES));
    is_new && !is_named(view, facts, phrase, tokens)
}

/// Whether a phrase has no determiner that would point back at somebody.
fn is_some(first: &Token, prose: &str) -> bool {
    let counts = ["some", "several", "many", "few", "both"].iter().any(|word| first.is(prose, word));
    counts || !first.class.contains(Class::DETERMINER)
}

/// Whether the sentence gives the name right beside the phrase: "a resident, Ann Moss,", "Ann Moss, a resident", "a man named Moss".
fn is_named(view: &BlockView<'_>, facts: &Facts, phrase: &Phrase, tokens: Range<usize>) -> bool {
    let prose = view.prose();
    let people = || facts.names.iter().filter(|name| name.entity_type == EntityType::Person);
    let joins = |at: usize| {
        facts
            .tokens
            .get(at)
            .is_some_and(|token| [",", "(", "as", "named", "called", "\u{2014}", "-", "–"].iter().any(|word| token.is(prose, word)))
    };
    let sentence = facts.sentences.iter().find(|sentence| sentence.span.contains(phrase.span));
    let end = sentence.map_or(phrase.span.end, |sentence| sentence.span.end);
    let after = people().filter(|name| name.whole.start >= phrase.span.end && name.whole.end <= end);
    let is_named_after = after.into_iter().any(|name| words(facts, name.whole).start.checked_sub(1).is_some_and(joins));
    // The age may stand between the two: "Ann Moss, 42, a resident".
    let mut before = people().filter(|name| name.whole.end <= phrase.span.start);
    let is_named_before = before.next_back().is_some_and(|name| {
        let between = words(facts, name.whole).end..tokens.start;
        let only_joins = |at: usize| joins(at) || facts.tokens.get(at).is_some_and(|token| !token.is_word());
        !between.is_empty() && between.len() <= 4 && between.clone().all(only_joins)
    });
    is_named_after || is_named_before
}

/// The tokens of a span.
fn words(facts: &Facts, span: Span) -> Range<usize> {
    let start = facts.tokens.partition_point(|token| token.span.start < span.start);
    start..facts.tokens.partition_point(|token| token.span.start < span.end).max(start)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::rules::{RuleSet, check};
    use crate::story::Story;
    use crate::text::Markup;

    #[track_caller]
    fn says(text: &str, expected: Expect) {
        let story = Story::new(text, Markup::Plain);
        let report = check(story.reading(), &RuleSet::default(), None);
        let own = report.iter().filter(|(_, finding)| std::ptr::eq(finding.rule, &raw const RULE));
        let found: Vec<&str> = own.map(|(_, finding)| finding.message.as_str()).collect();
        expected.assert_eq(&found.join("\n"));
    }

    #[test]
    fn the_reason_is_told_where_the_copy_gives_one() {
        says(
            "“It was chaos,” said a senior official, who spoke on the condition of anonymity because he was not authorized to discuss it.",
            expect!["“a senior official” is not named, and the copy says why: “because he was not authorized to discuss it”."],
        );
        says(
            "“It was chaos,” said a nurse who asked not to be named, fearing for her job.",
            expect!["“a nurse” is not named, and the copy says why: “fearing for her job”."],
        );
        says(
            "A diplomat, speaking anonymously to discuss private talks, called it “a circus without a tent.”",
            expect!["“A diplomat” is not named, and the copy says why: “to discuss private talks”."],
        );
        says(
            "“It was chaos,” one aide said. The aide was not authorised to speak publicly and requested anonymity.",
            expect!["“one aide” is not named, and the copy says why: “not authorised to speak publicly and requested anonymity”."],
        );
        says(
            "A nurse who spoke anonymously to discuss private talks said Monday that it was “a circus without a tent.”",
            expect!["“A nurse” is not named, and the copy says why: “to discuss private talks”."],
        );
        says(
            "“It was chaos,” said a nurse, who asked not to be named and spoke of other wards, such as the burns unit.",
            expect!["“a nurse” did not want to be named. Say why."],
        );
        says(
            "“It was chaos,” one aide said. A nurse, who asked not to be named because she fears for her job, left the ward.",
            expect![[r#"
                “one aide” is quoted without a name. Name the source, or say why not.
                “A nurse” is not named, and the copy says why: “because she fears for her job”."#]],
        );
        says(
            &format!("“It was chaos,” said a nurse who asked not to be named because {} says so.", "www.ward.example/".repeat(9)),
            expect![
                "“a nurse” is not named, and the copy says why: “because www.ward.example/www.ward.example/www.ward.example/www.ward.example/www.ward.example/www.war …”."
            ],
        );
        says("“It was chaos,” said a nurse who declined to be identified.", expect!["“a nurse” did not want to be named. Say why."]);
        says("“It was chaos,” said one aide.", expect!["“one aide” is quoted without a name. Name the source, or say why not."]);
    }

    #[test]
    fn a_source_is_said_once_where_the_copy_says_most() {
        says(
            "“It was chaos,” a palace guard said.\n\n“They ran,” a palace guard said.\n\n“Nobody paid,” the guard said. The guard spoke on \
             condition of anonymity because he fears for his pension.",
            expect!["“The guard” is not named, and the copy says why: “because he fears for his pension”."],
        );
        says(
            "“It was chaos,” a palace guard said. “They ran,” said one cook.",
            expect![[r#"
                “a palace guard” is quoted without a name. Name the source, or say why not.
                “one cook” is quoted without a name. Name the source, or say why not."#]],
        );
    }

    #[test]
    fn sources_in_the_plural_count_and_crowds_do_not() {
        says(
            "“It was chaos,” according to two people familiar with the talks. “It was grim,” said a person close to the family.",
            expect![[r#"
                “two people familiar with the talks” is quoted without a name. Name the source, or say why not.
                “a person close to the family” is quoted without a name. Name the source, or say why not."#]],
        );
        says(
            "Officials called it “a long and useful afternoon.”",
            expect!["“Officials” is quoted without a name. Name the source, or say why not."],
        );
        says("“Go home,” a man yelled. “Never,” a fan tweeted.", expect![[""]]);
        says("Protesters shouted “Resign now.” Critics called it “a very long afternoon.”", expect![[""]]);
    }

    #[test]
    fn who_is_named_or_speaks_for_others_is_no_such_source() {
        says("“It was chaos,” said a resident, Ann Moss.", expect![[""]]);
        says("“It was chaos,” said a man who gave his name as Ann Moss.", expect![[""]]);
        says("“It was chaos,” Ann Moss, 42, a resident of the block, said.", expect![[""]]);
        says("“It was chaos,” a company spokesman said.", expect![[""]]);
        says("“It was chaos,” the official said.", expect![[""]]);
        says("“As a student I had no papers,” said Ann Moss. She asked not to be named in full.", expect![[""]]);
        says("Alcoholics Anonymous met here. The gift was left by an anonymous donor named in the will.", expect![[""]]);
    }
}
