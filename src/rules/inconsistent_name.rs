//! A name that the story mostly spells otherwise.

use super::relatives::is_relative;
use super::{BlockView, Edit, Finding, Fix, Level, Remedy, Rule};
use crate::facts::{Facts, Name, Token};
use crate::lexicon::Class;
use crate::story::Place;
use crate::story::index::Variant;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    name: "inconsistent-name",
    level: Level::Warning,
    is_on: true,
    since: "0.1.0",
    summary: "A person's name that the rest of the story spells otherwise.",
    documentation: "\
A name that stands once with one letter more, less or other than everywhere else in the story, or than in the full name that the
story gives. The fix puts the usual spelling in.

```copy,fail
Harbour master Rex Tillerson closed the port on Monday. Tillerson said the wind was too strong.

“We open when it drops,” [[Tilerson]] said.
```

A first name that changes is reported where it can be only one person: the same name in two spellings, or the same office.

```copy,fail
Foreign Minister Sergey Lavrov left for Geneva. Lavrov will stay for a week, said an aide to Sergey Lavrov.

[[Sergei]] Lavrov has been there before.
```

Two people are never taken for one. Like names say nothing where each has a first name, a role or a relative of its own, where
the difference is one of number or gender, or where the surname comes first.

```copy,pass
Foreign Minister Sergey Lavrov sent his deputy, Sergei Ryabkov. Lavrov himself stayed at home.

Marie Hansen and Peter Hanson have led the choir for ten years. Hansen conducts, and Hansen sings; the Hansens pay for it.
```

## When to ignore it

Where two people of the same first name have surnames that are so much alike, or where a document is quoted letter by letter.
",
    check,
};

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    let Some(facts) = view.facts() else { return };
    let prose = view.prose();
    let mut last = 0;
    for name in &facts.names {
        let Some(variant) = view.index.variant_of(name.form.whole) else { continue };
        let Some(word) = word(facts, name, variant).filter(|word| word.span.start >= last) else { continue };
        if is_told(prose, word.span, variant) && !is_somebody_else(prose, facts, name, variant) && !is_meant(prose, word.span) {
            findings.push(finding(prose, word.span, variant));
            last = word.span.end;
        }
    }
}

/// The word of a name that is spelt otherwise.
fn word<'a>(facts: &'a Facts, name: &Name, variant: &Variant) -> Option<&'a Token> {
    facts.tokens.iter().filter(|token| name.span.contains(token.span)).find(|token| token.key == variant.word)
}

/// Whether it can be told how the right name is written here: what stands in capitals only, in headlines and labels, does not show it.
fn is_told(prose: &str, span: Span, variant: &Variant) -> bool {
    let has_lower = |text: &str| text.contains(char::is_lowercase);
    has_lower(&variant.right) || !has_lower(span.of(prose))
}

/// Whether a sentence tells the name from that which it is like: both stand in it, or somebody's relative is named.
fn is_somebody_else(prose: &str, facts: &Facts, name: &Name, variant: &Variant) -> bool {
    let Some(sentence) = facts.sentences.iter().find(|sentence| sentence.span.contains(name.span)) else { return false };
    let tokens = facts.tokens.get(sentence.first as usize..sentence.last as usize).unwrap_or_default();
    let is_known = tokens.iter().any(|token| token.key == variant.word && token.class.contains(Class::SURNAME));
    let both = || tokens.iter().any(|token| token.is(prose, &variant.right));
    (is_known || name.form.words > 1) && both() || tokens.iter().any(|token| is_relative(prose, token))
}

/// Whether the writer says that it is so in the original, or that it is another spelling: "Okafor (or Okaforr)".
fn is_meant(prose: &str, span: Span) -> bool {
    let before = prose.get(..span.start as usize).unwrap_or_default().trim_end_matches([' ', '\u{201c}', '"', '\u{2018}']);
    if ["or", "spelled", "spelt", "written", "n\u{e9}e", "formerly", "originally", "known as"]
        .iter()
        .any(|word| ends_with_word(before, word))
    {
        return true;
    }
    let after = prose.get(span.end as usize..).unwrap_or_default().trim_start();
    ["[sic]", "(sic)", "[sic"].iter().any(|mark| after.starts_with(mark))
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

fn finding(prose: &str, span: Span, variant: &Variant) -> Finding {
    let text = span.of(prose);
    let right = if text.chars().any(char::is_lowercase) { variant.right.to_string() } else { variant.right.to_uppercase() };
    let times = match variant.times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    };
    let message = format!(
        "This name is spelt \u{201c}{text}\u{201d} here, and \u{201c}{right}\u{201d} elsewhere in the story, {times}. Did you mean \u{201c}{right}\u{201d}?"
    );
    let place = Place::here(span);
    let title = format!("Change to \u{201c}{right}\u{201d}");
    let fix = Fix { title, edits: vec![Edit { place, text: right.clone() }], safe: false };
    Finding::new(&RULE, place, message).with(Remedy { suggestions: vec![right], fixes: vec![fix] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RuleSet, check as check_story};
    use crate::story::Story;
    use crate::text::Markup;

    /// What is reported of a story: each place with what is offered.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let story = Story::new(text, Markup::Plain);
        let report = check_story(story.reading(), &RuleSet::default(), None);
        let own = report.iter().filter(|(_, finding)| finding.rule.name == RULE.name);
        let found: Vec<String> = own
            .map(|(block, finding)| {
                let range = story.place(block, finding.place);
                format!("{}>{}", &text[range.start..range.end], finding.suggestions().concat())
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    const OFTEN: &str =
        "Harbour master Rex Tillerson spoke on Monday. Tillerson was glad.\n\nThen Tillerson left with Rex Tillerson\u{2019}s hat.\n\n";

    #[test]
    fn a_surname_is_spelt_as_elsewhere() {
        check(&format!("{OFTEN}\u{201c}It is late,\u{201d} Tilerson said."), &["Tilerson>Tillerson"]);
        check(&format!("{OFTEN}\u{201c}It is late,\u{201d} Rex Tilerson said."), &["Tilerson>Tillerson"]);
        check(&format!("{OFTEN}\u{201c}It is late,\u{201d} Rex Tilerson said.\n\nTilerson left."), &["Tilerson>Tillerson"; 2]);
        check("Rex Tilerson spoke.\n\nTillerson was glad. Mr. Tillerson left, said Mr. Tillerson.", &["Tilerson>Tillerson"]);
    }

    #[test]
    fn a_surname_that_a_family_shares_is_spelt_as_elsewhere() {
        let family = "Rex Tillerson spoke to Ola Tillerson on Monday. Tillerson was glad, and Tillerson said so.\n\n";
        check(&format!("{family}Tillerson and Tillerson left.\n\n\u{201c}It is late,\u{201d} Tilerson said."), &["Tilerson>Tillerson"]);
        check(&format!("{family}Then Rex Tilerson left."), &["Tilerson>Tillerson"]);
        check(&format!("{family}Then Ines Tilerson left."), &[]);
        let couple = "Michael Tillerson and Anna Tillerson spoke. Ms. Tillerson left. Anna Tillerson came back.\n\n";
        check(&format!("{couple}Then Michael Tilerson left with Anna."), &["Tilerson>Tillerson"]);
    }

    #[test]
    fn a_full_name_given_once_tells_how_the_surname_is_spelt() {
        let twice = "Mayor Gord Whiteside spoke on Monday. Whiteside was glad.";
        check(&format!("{twice}\n\n\u{201c}It is late,\u{201d} Whitside said."), &["Whitside>Whiteside"]);
        // One against one may be a town or a firm that is called so.
        check("Coach Dario Veltrano spoke on Monday.\n\nVeltrans, a firm in Leeds, closed.", &[]);
        check("Mayor Gord Whiteside spoke on Monday.\n\n\u{201c}It is late,\u{201d} Whitford said.", &[]);
        check("Mayor Gord Petersen spoke on Monday.\n\n\u{201c}It is late,\u{201d} Peterson said.", &[]);
    }

    #[test]
    fn a_first_name_is_spelt_as_elsewhere() {
        let text = "Foreign Minister Sergey Lapin spoke. Lapin was glad.\n\nThen Sergey Lapin left.\n\n";
        check(&format!("{text}Sergei Lapin came back."), &["Sergei>Sergey"]);
        check(&format!("{text}Deputy Foreign Minister Sergei Rudakov came back."), &[]);
        let text = "Secretary of State Rex Tillerson spoke. Tillerson was glad.\n\nThen Rex Tillerson left.\n\n";
        check(&format!("{text}Secretary of State Ray Tillerson came back."), &["Ray>Rex"]);
        check(&format!("{text}Ray Tillerson came back."), &[]);
        check(&format!("{text}Nurse Ray Tillerson came back."), &[]);
    }

    #[test]
    fn a_short_surname_is_spelt_as_elsewhere() {
        for (right, wrong) in [("Smith", "Smtih"), ("Varn", "Vaxn"), ("Dorn", "Dokn"), ("Varn", "Vanr")] {
            let text = format!("Harbour master Rex {right} spoke on Monday. {right} was glad.\n\nThen {right} left.\n\n");
            check(&format!("{text}\u{201c}It is late,\u{201d} Rex {wrong} said."), &[&format!("{wrong}>{right}")]);
        }
    }

    #[test]
    fn what_stands_in_capitals_does_not_tell_how_to_write_a_name() {
        check("TILLERSON: It is late.\n\nTILLERSON: It is.\n\nREX TILLERSON: Go.\n\nRex Tilerson left the hall.", &[]);
        let text = "TILLERSON: It is late.\n\nTILLERSON: It is.\n\nTILLERSON: Go.\n\nRex Tillerson spoke.";
        check(&format!("{text}\n\n\u{201c}It is late,\u{201d} Tilerson said."), &["Tilerson>Tillerson"]);
        check(&format!("{text}\n\nREX TILERSON: It is not."), &["TILERSON>TILLERSON"]);
    }

    #[test]
    fn a_surname_like_that_of_the_household_is_somebody_elses() {
        let text = "Bush spoke on Monday. Bush was glad.\n\nThen Bush left the hall.\n\n";
        check(&format!("{text}\u{201c}It is late,\u{201d} Busch said."), &[]);
        let text = "Erdogan spoke on Monday. Erdogan was glad.\n\nThen Erdogan left the hall.\n\n";
        check(&format!("{text}\u{201c}It is late,\u{201d} Erdogen said."), &["Erdogen>Erdogan"]);
        check(&format!("{text}\u{201c}It is late,\u{201d} Tayyip Erdogen said."), &["Erdogen>Erdogan"]);
    }

    #[test]
    fn two_people_stay_two() {
        for other in [
            "Anna Tilerson came.",
            "Then nurse Rex Tillersen, a nurse from Leeds, met Tillerson.",
            "His wife, Ms. Tilerson, came.",
            "The Tillersons left.",
            "Tillersona left.",
            "He said that Tilerson [sic] left.",
            "The name was once spelled “Tilerson” there.",
            "The name (or Tilerson) is Norse.",
        ] {
            check(&format!("{OFTEN}{other}"), &[]);
        }
        check("Kim Jong-un met Kim Jong-un. Kim Jong-un left.\n\nKim Jong-in came.", &[]);
        check("Li Zhang spoke. Li Zhang left. Li Zhang came.\n\nLi Zhang was there.", &[]);
        check("John Hale, a teacher, spoke. John Hale left. Hale came.\n\nJon Hale, a plumber, was there.", &[]);
        check("John Hale spoke. John Hale left. Hale came.\n\nJon Hale was there.", &[]);
        check("Igor Ivanov spoke. Ivanov left. Ivanov came.\n\nIvanova was there.", &[]);
        check("President Barack Obama spoke. Obama left. Obama came.\n\nOsama was there.", &[]);
    }
}
