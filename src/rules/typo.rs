//! Misspelt words.

use std::sync::Arc;

use super::{BlockView, Edit, Finding, Fix, Level, Remedy, Rule};
use crate::facts::spelling::{company, is_written_as_one};
use crate::facts::{EntityType, UnknownWord};
use crate::lexicon::dialects::spelling;
use crate::lexicon::{Dialect, dates, heads, suggest, words};
use crate::story::{Place, StoryBlock};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    name: "typo",
    level: Level::Warning,
    is_on: true,
    since: "0.1.0",
    summary: "A word that is misspelt.",
    documentation: "\
A word that no dictionary has and that is not built of words it has, with the words that were likely meant, the likeliest
first. American, British, Canadian and Australian spellings are all right.

```copy,fail
The union will hold a [[metting]] on Friday, and the mayor hopes to [[recieve]] its answer.
```

Names are not checked: a word with a capital is taken for one. Addresses, hashtags, foreign phrases, words that English
builds (“antigovernment”) and a word that the story has three times are left alone, and so are your own word lists and
the words of other languages whose Hunspell dictionaries you name in the settings.

```copy,pass
Ryszard Okwuosa, an antigovernment campaigner, made a bona fide offer, he wrote on desk@harbourpost.com under #harbourr.
```

At a sentence's start a word is checked only where it is a well-known misspelling, and what resembles a month or a day where one of
them is wanted is none of a name: “on Wensday”, “Febuary 3”. Nor is what resembles a word of titles and organisations' names: “the
Goverment's plan”, “the Supreme Cuort”.

In quoted speech the fix may also be “[sic]”, which says that the speaker's word stands as it was written.

```copy,pass
“We never recieved [sic] the letter,” the notice said.
```

## When to ignore it

Where the word is meant as it stands: dialect, a coinage, a name in lower case. Add it to your words.
",
    check,
};

/// How many suggestions a finding has.
const SUGGESTIONS: usize = 5;

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    let (Some(block), Some(facts)) = (view.block, view.facts()) else { return };
    for unknown in &facts.unknown {
        let text = unknown.span.of(view.prose());
        if is_meant(view, unknown, text) {
            continue;
        }
        findings.push(finding(view, block, unknown, text));
    }
}

/// Whether the story or a word list speaks for the word: as a name, as a word of its own. A word that no common one resembles need
/// not be written so often.
fn is_meant(view: &BlockView<'_>, unknown: &UnknownWord, text: &str) -> bool {
    let lower = || text.to_lowercase();
    let is_in_headline = text.starts_with(char::is_uppercase) && view.facts().is_some_and(|facts| facts.shape.headline);
    if is_in_headline && !is_written_as_one(&lower()) {
        return !is_slip_of_headline(view, unknown, text);
    }
    if heads::near(text).is_some() {
        return is_name(view, text);
    }
    // What stands where a month or a day is wanted looks like a place or a person to a reader of names.
    if text.starts_with(char::is_uppercase) && dates::near(text).is_some() {
        let is_part = view.index.view(text).is_some_and(|name| name.canonical.contains(' '));
        return view.rule_set.words().accepts(text) || is_part || view.index.times(text) > 1;
    }
    let is_repeated = || match view.index.times(text) {
        0 | 1 => false,
        2 => text.len() > 4 && !words::is_known_misspelling(&lower()) && !suggest::is_near_common(&lower(), |_| true),
        _ => !words::is_known_misspelling(&lower()),
    };
    view.rule_set.words().accepts(text) || is_named(view, text) || is_repeated()
}

/// Whether the story has the word as a name. A headline in capitals has all words so, a sentence's start any: slips in lower case
/// too, and words written as one.
fn is_named(view: &BlockView<'_>, text: &str) -> bool {
    let Some(name) = view.index.view(text) else { return false };
    if text.starts_with(char::is_uppercase) {
        return !is_written_as_one(&text.to_lowercase()) || view.index.times(text) > 1;
    }
    // Short ones are the initials of an organisation.
    let is_capitals = || name.canonical.len() > 5 && !name.canonical.contains(char::is_lowercase);
    !(words::is_known_misspelling(text) || is_capitals() && suggest::is_near_common(text, |_| true))
}

/// In a headline a slip looks like a name: it is one where it is well known, or where the story has the word that it is a slip of; and
/// where the story has nobody of that name.
fn is_slip_of_headline(view: &BlockView<'_>, unknown: &UnknownWord, text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut near = suggest::near(&lower).into_iter().zip(&unknown.near);
    !view.rule_set.words().accepts(text)
        && view.index.view(text).is_none_or(|name| name.prominence == 0)
        && (words::is_known_misspelling(&lower)
            || heads::near(text).is_some()
            || near.any(|(word, &key)| heads::is_slip_of(&word, &lower) && view.index.has_word(key)))
}

/// Whether the story speaks for what resembles a word of titles: it has it again, or as a part of somebody's name.
fn is_name(view: &BlockView<'_>, text: &str) -> bool {
    let is_of_titles = |word: &str| heads::near(word).is_some() || heads::is_head(&word.to_lowercase());
    let has_own = |name: &str| name.split(' ').any(|word| !is_of_titles(word));
    let is_part = view.index.view(text).is_some_and(|name| name.entity_type == EntityType::Person && has_own(&name.canonical));
    view.rule_set.words().accepts(text) || is_part || view.index.times(text) > 1 && !words::is_known_misspelling(&text.to_lowercase())
}

/// The message names the first suggestion, which is soon found; the others wait until somebody asks for them.
fn finding(view: &BlockView<'_>, block: &Arc<StoryBlock>, unknown: &UnknownWord, text: &str) -> Finding {
    let span = unknown.span;
    let wrong = unknown.in_tables(block.prose());
    let near = suggest::near(&wrong).into_iter().zip(&unknown.near);
    let in_story = near.filter(|&(_, &key)| view.index.has_word(key)).map(|(word, _)| word).collect();
    let search = Search { block: block.clone(), span, wrong, in_story, is_quoted: is_quoted(view, span), dialect: view.rule_set.dialect() };
    let message = match search.suggestions(1).first() {
        Some(first) => format!("\u{201c}{text}\u{201d} is not a word we know. Did you mean \u{201c}{first}\u{201d}?"),
        None => format!("\u{201c}{text}\u{201d} is not a word we know. Check the spelling, or add it to your words."),
    };
    Finding::new(&RULE, Place::here(span), message).with_deferred(move || search.remedy())
}

/// What the search for right words rests on.
struct Search {
    block: Arc<StoryBlock>,
    span: Span,
    /// The wrong word as the tables would have it.
    wrong: String,
    /// The words near it that the story has. Of those further off, the block's own come sooner.
    in_story: Vec<Arc<str>>,
    is_quoted: bool,
    /// The dialect that the settings ask for.
    dialect: Option<Dialect>,
}

impl Search {
    fn remedy(&self) -> Remedy {
        let place = Place::here(self.span);
        let suggestions = self.suggestions(SUGGESTIONS);
        let is_sure = words::is_known_misspelling(&self.wrong);
        let change = |(rank, word): (usize, &String)| Fix {
            title: format!("Change to \u{201c}{word}\u{201d}"),
            edits: vec![Edit { place, text: word.clone() }],
            safe: is_sure && rank == 0,
        };
        let mut fixes: Vec<Fix> = suggestions.iter().enumerate().map(change).collect();
        if self.is_quoted {
            let after = Place::here(Span { start: self.span.end, end: self.span.end });
            let edits = vec![Edit { place: after, text: " [sic]".to_owned() }];
            fixes.push(Fix { title: "Leave it as it was said: add \u{201c}[sic]\u{201d}".to_owned(), edits, safe: false });
        }
        Remedy { suggestions, fixes }
    }

    /// At most `count` right words, in the case of the text; words of the same story come sooner.
    fn suggestions(&self, count: usize) -> Vec<String> {
        let text = self.span.of(self.block.prose());
        if let Some(date) = dates::near(text).filter(|_| text.starts_with(char::is_uppercase)) {
            return vec![date.to_owned()];
        }
        if let Some(head) = heads::near(text) {
            return vec![in_case_of(text, head)];
        }
        let has = |word: &str| self.in_story.iter().any(|near| &**near == word) || has_word(&self.block, word);
        let company = company(self.block.prose(), &self.block.facts().tokens, self.span);
        let of_dialect = |word: &str| {
            let dialect = self.dialect?;
            spelling(word).filter(|spelling| !spelling.dialects.have(dialect))?.right(dialect)
        };
        let mut found: Vec<String> = Vec::new();
        for word in suggest::suggest(&self.wrong, count, company, has) {
            let word = in_case_of(text, of_dialect(&word).unwrap_or(&word));
            if !found.contains(&word) {
                found.push(word);
            }
        }
        found
    }
}

fn has_word(block: &StoryBlock, word: &str) -> bool {
    block.facts().tokens.iter().any(|token| token.is_word() && token.is(block.prose(), word))
}

fn is_quoted(view: &BlockView<'_>, span: Span) -> bool {
    view.reading.quotes.iter().any(|quote| quote.place.back == 0 && quote.is_speech() && quote.place.span.contains(span))
}

/// The suggestion, with the capitals of the word that it replaces.
fn in_case_of(text: &str, word: &str) -> String {
    if text.len() > 1 && !text.contains(char::is_lowercase) {
        return word.to_uppercase();
    }
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    let mut characters = word.chars();
    match characters.next() {
        Some(first) if is_capital => first.to_uppercase().chain(characters).collect(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Report, RuleSet, WordList, check as check_story};
    use crate::story::Story;
    use crate::text::Markup;

    fn findings(text: &str, rule_set: &RuleSet) -> Vec<Finding> {
        let story = Story::new(text, Markup::Plain);
        check_story(story.reading(), rule_set, None)
            .iter()
            .map(|(_, finding)| finding.clone())
            .filter(|found| found.rule.name == RULE.name)
            .collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = findings(text, &RuleSet::default());
        let first: Vec<&str> = found.iter().map(|finding| finding.suggestions().first().map_or("", String::as_str)).collect();
        assert_eq!(first, expected);
    }

    #[test]
    fn the_message_offers_the_likeliest_word() {
        let [found] = &findings("The board held a metting.", &RuleSet::default())[..] else { panic!("one finding") };
        assert_eq!(found.message, "\u{201c}metting\u{201d} is not a word we know. Did you mean \u{201c}meeting\u{201d}?");
        assert_eq!(found.fixes()[0].title, "Change to \u{201c}meeting\u{201d}");
        assert!(found.suggestions().len() <= 5 && found.fixes().len() == found.suggestions().len());
    }

    #[test]
    fn the_message_names_the_first_of_the_list() {
        let slips = ["paek", "metting", "hte", "knowlegde", "ofthe", "beurocracy", "gloffin", "xqzzk", "goverment"];
        let text: String = slips.iter().map(|slip| format!("The park was open to all, but {slip} was not in it.\n\n")).collect();
        let found = findings(&text, &RuleSet::default());
        for finding in &found {
            match finding.suggestions().first() {
                Some(first) => assert!(finding.message.ends_with(&format!("mean \u{201c}{first}\u{201d}?")), "{finding:?}"),
                None => assert!(finding.message.ends_with("add it to your words."), "{finding:?}"),
            }
        }
        assert!(found.len() > 5, "{found:?}");
    }

    #[test]
    fn names_and_repeated_words_are_meant() {
        check("Ryabkov spoke. Then Ryabkov left for Zaporizhzhia.", &[]);
        check("A gloffin is a hat.\n\nEvery gloffin is blue.\n\nShe sold her gloffin.", &[]);
        check("The goverment fell. The goverment rose. The goverment slept.", &["government"; 3]);
    }

    #[test]
    fn a_headline_in_capitals_speaks_for_no_slip() {
        check("COUNCIL DELAYS METTING\n\nThe council put a metting off.", &["meeting"]);
        check("NATO MEETS\n\nThe talks went on; nato stayed.", &[]);
    }

    #[test]
    fn a_slip_in_a_headline_is_told_by_the_story() {
        check("COUNCIL VOTES ON BUGDET\n\nThe council passed the budget on Monday.", &["BUDGET"]);
        check("Council Votes on Bugdet as Resdents Protest\n\nThe budget angered residents.", &["Budget", "Residents"]);
        check("COUNCIL ANNOUNCES GOVERMENT GRANT", &["GOVERNMENT"]);
        check("COUNCIL VOTES ON BUGDET\n\nThe council met on Monday.", &[]);
        check("COUNCIL BACKS BUGDET PLAN\n\nAda Bugdet said the budget was hers. Bugdet left.", &[]);
    }

    #[test]
    fn a_slip_at_a_start_is_no_name_for_those_that_follow() {
        check("The goverment was bad.\n\nGoverment officials left.", &["government", "Government"]);
        check("Comittee members left. A comittee stayed.", &["Committee", "committee"]);
    }

    #[test]
    fn what_stands_beside_a_slip_tells_which_word_was_meant() {
        check("Trump trie to laugh it off.", &["tried"]);
        check("He found it here and sid that it was old.", &["said"]);
        check("The stock fel by a fifth.", &["fell"]);
    }

    #[test]
    fn what_is_offered_is_spelt_as_the_settings_want_it() {
        let first = |dialect| {
            let rule_set = RuleSet::default().with_dialect(Some(dialect));
            findings("They marginalie others.", &rule_set).iter().flat_map(|found| found.suggestions().first().cloned()).collect::<String>()
        };
        assert_eq!([Dialect::American, Dialect::British].map(first), ["marginalize", "marginalise"]);
    }

    #[test]
    fn words_written_as_one_are_parted() {
        check("He has alot of work, aswell as time.", &["a lot", "as well"]);
        check("Atleast ten people came. Ofcourse they did. Noone left.", &["At least", "Of course"]);
        check("Inthe hall, they sang. Thereis a plan. Theyre late. Dont go.", &["In the", "There is", "They're", "Don't"]);
        check("Mr. Aswell left. Aswell sang.", &[]);
    }

    #[test]
    fn a_month_or_a_day_is_no_name() {
        check("It starts in Febuary.", &["February"]);
        check("Tom Hale will be sworn in next Wenesday.", &["Wednesday"]);
        check("Ana Febuary won. The prize went to Febuary.", &[]);
    }

    #[test]
    fn titles_and_names_of_organisations_are_checked_and_names_that_resemble_them_are_not() {
        check("Critics of the Goverment's plan asked the Supreme Cuort to act.", &["Government", "Court"]);
        check("On Friday Presidnet Moss told the Finanace Ministery to pay.", &["President", "Finance", "Ministry"]);
        check("Then Senatr Moss left. Later Senatr came back with James Bovrd of the Cuort. The Cuort slept.", &[]);
        check("She met Ada Polcie, and later Polcie spoke. The Parlament de Catalunya sat.", &[]);
    }

    #[test]
    fn personal_words_are_known() {
        let rule_set = RuleSet::new(Default::default(), WordList::parse("gloffin\n"));
        assert_eq!(findings("She wore the gloffin's ribbon and a metting.", &rule_set).len(), 1);
    }

    #[test]
    fn a_word_of_the_story_comes_sooner() {
        check("The gates of the park opened. In the paek, crowds sang.", &["park"]);
    }

    /// The reports of a story before and after an edit, which is what a fresh story's would be.
    #[track_caller]
    fn edited(before: &str, after: &str) -> [Report; 2] {
        let rule_set = RuleSet::default();
        let story = Story::new(before, Markup::Plain);
        let old = check_story(story.reading(), &rule_set, None);
        let edited = story.replace(after);
        let new = check_story(edited.reading(), &rule_set, Some(&old));
        let fresh = Story::new(after, Markup::Plain);
        assert!(new.iter().eq(check_story(fresh.reading(), &rule_set, None).iter()), "{new:?}");
        [old, new]
    }

    #[test]
    fn a_word_that_comes_or_goes_elsewhere_is_offered_sooner_or_later() {
        let texts = ["In the paek, crowds sang.\n\nThe mayor left at noon.\n", "In the paek, crowds sang.\n\nThe park shut at noon.\n"];
        for (before, after) in [(texts[0], texts[1]), (texts[1], texts[0])] {
            let [old, new] = edited(before, after);
            let first = |report: &Report| report.iter().map(|(_, found)| found.message.clone()).collect::<String>();
            assert_ne!(first(&new), first(&old));
            assert_eq!(first(&new).contains("park"), after.contains("park"));
        }
    }

    #[test]
    fn a_word_that_no_common_one_resembles_is_meant_when_it_comes_again() {
        check("A gloffinol is a hat.\n\nShe sold her gloffinol.", &[]);
        check("A metting is a metting.", &["meeting"; 2]);
    }

    #[test]
    fn a_name_that_comes_or_goes_elsewhere_speaks_for_a_word() {
        let texts = ["She wore a gloffin.\n\nThe mayor left at noon.\n", "She wore a gloffin.\n\nMr. Gloffin left at noon.\n"];
        for (before, after) in [(texts[0], texts[1]), (texts[1], texts[0])] {
            let [old, new] = edited(before, after);
            assert_ne!(new.len(), old.len());
        }
    }
}
