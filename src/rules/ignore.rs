//! What a story asks not to be told: by a comment in its markup, or in the settings.
//!
//! `<!-- copydesk: ignore typo -->` holds for the block that it stands in, or, alone, for the next one;
//! `<!-- copydesk: ignore typo in this story -->` in front of the first paragraph or in it, for all of the story. Several rules
//! have commas between them; without a name, all are meant.

use super::{BlockView, Finding, RULES, Rule, RuleSet};
use crate::lexicon::edits::distance;
use crate::story::{Reading, StoryBlock};
use crate::text::note::notes;

/// Some rules, as a bit for each of [`RULES`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Ignored(u64);

impl Ignored {
    /// One rule.
    #[must_use]
    pub fn one(rule: &Rule) -> Self {
        Self(RULES.iter().position(|other| std::ptr::eq(*other, rule)).map_or(0, |number| 1 << number))
    }

    /// These and others.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a rule is among them.
    #[must_use]
    pub fn has(self, rule: &Rule) -> bool {
        self.0 & Self::one(rule).0 != 0
    }
}

/// Where a comment holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// In one block.
    Block,
    /// In all of the story.
    Story,
}

/// The comment that asks for silence.
#[must_use]
pub fn comment(rule: &Rule, extent: Extent) -> String {
    format!("<!-- copydesk: ignore {}{} -->", rule.name, if extent == Extent::Story { IN_STORY } else { "" })
}

/// Longer texts are known by their beginning (bytes).
const LONG: usize = 80;

/// What a text is known by in the settings: all of it, or as many of its first words as fit. `None` where not even one does, or where
/// there is no word.
#[must_use]
pub fn beginning(text: &str) -> Option<&str> {
    let end = match text.len() {
        0..=LONG => text.len(),
        _ => text
            .char_indices()
            .map(|(at, _)| at)
            .take_while(|&at| at <= LONG)
            .filter(|&at| text[at..].starts_with(char::is_whitespace))
            .last()?,
    };
    text.get(..end).filter(|text| !text.trim().is_empty())
}

const IN_STORY: &str = " in this story";

/// Which rules a comment ignores where; `None` where it says something else, or names no rule that there is.
fn parse(note: &str) -> Option<(Ignored, Extent)> {
    let (names, extent) = names(note)?;
    let mut names = names.peekable();
    if names.peek().is_none() {
        return Some((Ignored(u64::MAX), extent));
    }
    let ignored = names.filter_map(super::by_name).map(Ignored::one).fold(Ignored::default(), Ignored::and);
    (ignored != Ignored::default()).then_some((ignored, extent))
}

/// The names in a comment that asks for silence.
fn names(note: &str) -> Option<(impl Iterator<Item = &str>, Extent)> {
    let rest = note.strip_prefix("ignore").filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))?;
    let (names, extent) = match rest.trim_end().strip_suffix(IN_STORY) {
        Some(names) => (names, Extent::Story),
        None => (rest, Extent::Block),
    };
    Some((names.split([',', ' ', '\n', '\t', '\r']).filter(|name| !name.is_empty()), extent))
}

/// A name in a comment that no rule has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unheard {
    /// As it is written.
    pub name: String,
    /// The rule that is likely meant.
    pub meant: Option<&'static str>,
}

impl Unheard {
    /// What to say of it, where a story goes by this name.
    #[must_use]
    pub fn told(&self, story: &str) -> String {
        let advice =
            self.meant.map_or_else(|| "“copydesk explain” lists the rules.".to_owned(), |meant| format!("Did you mean “{meant}”?"));
        format!("A comment in {story} asks to ignore “{}”, and there is no such rule. {advice}", self.name)
    }
}

/// The names in the comments of some blocks that no rule has, in order.
pub fn unheard<'a>(blocks: impl Iterator<Item = &'a StoryBlock>) -> Vec<Unheard> {
    let names = blocks.flat_map(|block| notes(block.block())).filter_map(names).flat_map(|(names, _)| names);
    let unheard = names.filter(|name| super::by_name(name).is_none());
    unheard.map(|name| Unheard { name: name.to_owned(), meant: nearest(name) }).collect()
}

fn nearest(name: &str) -> Option<&'static str> {
    let of = |rule: &&'static Rule| (distance(name.as_bytes(), rule.name.as_bytes()), rule.name);
    RULES.iter().map(of).min().filter(|&(edits, rule)| edits <= rule.len().div_ceil(3)).map(|(_, rule)| rule)
}

/// How many blocks may come before the first paragraph: front matter, comments, the head of a page.
const MOST_BEFORE: usize = 64;

/// The rules for a story: those of the set, less those that its beginning asks not to hear of.
pub(super) fn in_story(reading: &Reading, rule_set: &RuleSet) -> RuleSet {
    let mut ignored = Ignored::default();
    for block in reading.blocks().iter().take(MOST_BEFORE) {
        let said = notes(block.block()).into_iter().filter_map(parse).filter(|&(_, extent)| extent == Extent::Story);
        ignored = said.fold(ignored, |all, (one, _)| all.and(one));
        if !block.prose().is_empty() {
            break;
        }
    }
    rule_set.less(ignored)
}

/// Whether a comment or the settings ask not to hear of a finding.
pub(super) fn is_ignored(view: &BlockView<'_>, finding: &Finding) -> bool {
    let by_comment = || {
        let notes = view.reading.notes.iter().filter(|note| note.back == finding.place.back);
        notes.filter_map(|note| parse(&note.text)).any(|(ignored, extent)| extent == Extent::Block && ignored.has(finding.rule))
    };
    let by_setting = || finding.place.back == 0 && view.rule_set.ignores(finding.rule, finding.place.span.of(view.prose()));
    by_comment() || by_setting()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::check;
    use crate::story::Story;
    use crate::text::{Markup, Range};

    fn found(story: &Story, before: Option<&super::super::Report>) -> (super::super::Report, Vec<String>) {
        let rule_set = RuleSet::default();
        let report = check(story.reading(), &rule_set, before);
        let text = story.text().to_string();
        let of = |(block, finding): (usize, &Finding)| {
            let range = story.place(block, finding.place);
            format!("{} {}", finding.rule.name, &text[range.start..range.end])
        };
        let found = report.iter().map(of).collect();
        (report, found)
    }

    #[track_caller]
    fn check_found(markup: Markup, text: &str, expected: &[&str]) {
        assert_eq!(found(&Story::new(text, markup), None).1, expected, "{text}");
    }

    #[test]
    fn a_comment_alone_speaks_of_the_next_paragraph() {
        let text = "<!-- copydesk: ignore typo -->\n\nThe metting of the the board.\n\nA second metting.\n";
        check_found(Markup::Markdown, text, &["repeated-word the the", "typo metting"]);
        let html = "<p>The goverment.</p>\n<!-- copydesk: ignore typo, repeated-word -->\n<p>The metting of the the board.</p>\n<p>A second metting.</p>\n";
        check_found(Markup::Html, html, &["typo goverment", "typo metting"]);
    }

    #[test]
    fn a_comment_in_a_paragraph_speaks_of_it() {
        check_found(Markup::Markdown, "- The metting. <!-- copydesk: ignore typo -->\n- A metting.\n", &["typo metting"]);
        check_found(Markup::Html, "<p>The metting.<!-- copydesk: ignore --></p><p>A metting.</p>", &["typo metting"]);
    }

    #[test]
    fn a_comment_at_the_start_speaks_of_all() {
        let text =
            "---\nslug: x\n---\n\n<!-- copydesk: ignore typo in this story -->\n\nThe metting of the the board.\n\nA second metting.\n";
        check_found(Markup::Markdown, text, &["repeated-word the the"]);
        let late = "The metting.\n\n<!-- copydesk: ignore typo in this story -->\n\nA second metting.\n";
        check_found(Markup::Markdown, late, &["typo metting", "typo metting"]);
        check_found(Markup::Html, "<h1><!-- copydesk: ignore in this story -->The metting</h1><p>A metting.</p>", &[]);
    }

    #[test]
    fn a_comment_with_another_name_says_nothing() {
        check_found(Markup::Markdown, "The metting. <!-- copydesk: ignore typos -->\n", &["typo metting"]);
        check_found(Markup::Markdown, "The metting. <!-- copydesk: ignored -->\n", &["typo metting"]);
    }

    #[test]
    fn names_that_no_rule_has_are_told_with_what_is_meant() {
        let text = "The metting. <!-- copydesk: ignore typoo, repeated-word -->\n\n<!-- copydesk: ignore everything in this story -->\n\nThe end.\n";
        let story = Story::new(text, Markup::Markdown);
        let told: Vec<(String, Option<&str>)> =
            unheard(story.blocks().iter().map(AsRef::as_ref)).into_iter().map(|unheard| (unheard.name, unheard.meant)).collect();
        assert_eq!(told, [("typoo".to_owned(), Some("typo")), ("everything".to_owned(), None)]);
    }

    #[test]
    fn the_settings_name_a_whole_text_or_the_beginning_of_a_long_one() {
        let typo = super::super::by_name("typo").unwrap();
        let ignores =
            |kept: &str, text: &str| RuleSet::default().ignoring(Ignored::default(), vec![(typo, kept.to_owned())]).ignores(typo, text);
        assert!(ignores("recieve", "recieve"));
        assert!(!ignores("recieve", "recieved"));
        assert!(!ignores("the the", "the the board"));
        let long = "word ".repeat(30);
        let kept = beginning(&long).unwrap();
        assert!(kept.len() < long.len() && ignores(kept, &long));
        assert!(!ignores(&kept[..10], &long));
    }

    #[test]
    fn a_quote_that_a_later_paragraph_settles_is_ignored_where_it_stands() {
        let quote = "“Nobody in this building was asked, and nobody will be thanked.”";
        let text = format!("The sale is done.\n\n{quote}\n\nThe offer ends on Friday, and the shares rose.\n");
        check_found(Markup::Markdown, &text, &[&format!("unattributed-quote {quote}")]);
        let text = text.replace(quote, &format!("{quote} <!-- copydesk: ignore unattributed-quote -->"));
        check_found(Markup::Markdown, &text, &[]);
    }

    /// After each edit the story says what a fresh look says.
    #[test]
    fn comments_come_and_go() {
        let mut story = Story::new("The metting.\n\nA metting.\n\n> The the metting.\n", Markup::Markdown);
        let (mut report, _) = found(&story, None);
        for (old, new) in [
            ("A metting", "<!-- copydesk: ignore typo -->\n\nA metting"),
            ("ignore typo", "ignore"),
            ("The metting", "<!-- copydesk: ignore repeated-word in this story -->\n\nThe metting"),
            (" in this story", ""),
            ("<!-- copydesk: ignore -->", ""),
        ] {
            let at = story.text().to_string().find(old).unwrap();
            story = story.edit(Range::new(at, at + old.len()), new);
            let (next, seen) = found(&story, Some(&report));
            report = next;
            assert_eq!(seen, found(&Story::new(&story.text().to_string(), Markup::Markdown), None).1, "after {new:?}");
        }
    }
}
