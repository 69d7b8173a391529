//! Who speaks in a story, in order, and what each says.

use std::fmt;

use rustc_hash::{FxHashMap, FxHashSet};

use super::hover::{one_line, reached};
use super::naming;
use crate::facts::EntityType;
use crate::story::quotes::Unattributed;
use crate::story::{Attribution, Entity, Quote, Referent, Story};
use crate::text::Range;

/// Those who speak, and what each says.
#[derive(Clone, PartialEq, Debug)]
pub struct Speaker<'a> {
    /// Who.
    pub who: Who,
    /// Name or description; never blank.
    pub name: String,
    /// The role as the copy first states it.
    pub role: Option<String>,
    /// The first mention, by the full name where there is one; `None` where nobody speaks.
    pub first: Option<Range>,
    /// The quotes in the order of the text; never none.
    pub quotes: Vec<Speech<'a>>,
}

/// Who speaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Who {
    /// Nobody is named, and somebody should be.
    Nobody,
    /// A person, an organisation, or a place that stands for those who govern it.
    Named(EntityType),
    /// A source without a name.
    Unnamed,
    /// No speaker is needed: in a headline, in dialogue.
    Nowhere,
}

impl Who {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nobody => "unattributed",
            Self::Named(entity_type) => entity_type.name(),
            Self::Unnamed => "unnamed",
            Self::Nowhere => "none",
        }
    }
}

/// A quote of somebody's.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Speech<'a> {
    /// The quote.
    pub quote: &'a Quote,
    /// The number of the block that its places are seen from.
    pub block: usize,
    /// Where it stands, marks included.
    pub range: Range,
}

impl Speech<'_> {
    /// The most characters that are shown of a quote.
    const LONGEST: usize = 80;

    /// The words on one line, marks included, cut behind so many characters as a list has room for.
    #[must_use]
    pub fn excerpt(&self, story: &Story) -> String {
        let text = self.words(story);
        match text.char_indices().nth(Self::LONGEST) {
            Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
            None => text,
        }
    }

    /// The words on one line, marks included.
    #[must_use]
    pub fn words(&self, story: &Story) -> String {
        let text = story.text().get_byte_slice(self.range.start..self.range.end);
        one_line(&text.map(|slice| slice.to_string()).unwrap_or_default())
    }

    /// How the speaker was reached, in sentences.
    #[must_use]
    pub fn reached(&self, story: &Story) -> Option<String> {
        Some(reached::how(story, self.block, self.attribution()?).join(" "))
    }

    /// Whose words, and how that is known. Of a quote that nobody is named for, a guess.
    #[must_use]
    pub fn attribution(&self) -> Option<&Attribution> {
        self.quote.attribution.as_ref()
    }
}

/// The speakers of a story: first those quotes that nobody is named for, then those with a name in the order of their first
/// quotes, then the sources without a name, and last the quotes that need no speaker.
#[must_use]
pub fn speakers(story: &Story) -> Vec<Speaker<'_>> {
    let reading = story.reading();
    let entities = reading.entities();
    let entities: FxHashMap<&Referent, &Entity> = entities.iter().map(|entity| (&entity.referent, entity)).collect();
    let mut speakers: Vec<Speaker<'_>> = Vec::new();
    let mut numbers: FxHashMap<Key<'_>, usize> = FxHashMap::default();
    for (block, quote) in reading.quotes().into_iter().filter(|(_, quote)| quote.is_speech()) {
        let number = *numbers.entry(Key::of(quote)).or_insert_with(|| {
            speakers.push(match speaker(quote) {
                Some(attribution) => somebody(story, block, attribution, entities.get(&attribution.speaker).copied()),
                None => nobody(quote),
            });
            speakers.len() - 1
        });
        if let Some(speaker) = speakers.get_mut(number) {
            speaker.quotes.push(Speech { quote, block, range: story.place(block, quote.place) });
        }
    }
    // The order within a group stays.
    speakers.sort_by_key(|speaker| match speaker.who {
        Who::Nobody => 0,
        Who::Named(_) => 1,
        Who::Unnamed => 2,
        Who::Nowhere => 3,
    });
    speakers
}

/// Who says a quote. A guess does not name anybody where the copy should have done so.
pub(super) fn speaker(quote: &Quote) -> Option<&Attribution> {
    quote.attribution.as_ref().filter(|_| quote.unattributed != Unattributed::Nobody)
}

/// What quotes are grouped by.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Somebody(&'a Referent),
    Nobody { is_needed: bool },
}

impl<'a> Key<'a> {
    fn of(quote: &'a Quote) -> Self {
        match speaker(quote) {
            Some(attribution) => Self::Somebody(&attribution.speaker),
            None => Self::Nobody { is_needed: quote.unattributed == Unattributed::Nobody },
        }
    }
}

fn somebody<'a>(story: &Story, block: usize, attribution: &Attribution, entity: Option<&Entity>) -> Speaker<'a> {
    let who = match (&attribution.speaker, entity.map(|entity| entity.entity_type)) {
        (Referent::Unnamed(_), _) => Who::Unnamed,
        (_, entity_type) => Who::Named(entity_type.unwrap_or(EntityType::Person)),
    };
    // An unnamed source is called by its role already.
    let role = entity.filter(|_| who != Who::Unnamed).and_then(|entity| entity.role);
    let role = role.and_then(|(block, span)| Some(one_line(span.of(story.blocks().get(block)?.prose()))));
    let first = entity.and_then(|entity| naming::first(story.reading(), entity)).map(|first| story.range(first.block, first.span));
    let name = one_line(attribution.speaker.name());
    Speaker {
        who,
        // Editors refuse a list with a blank name in it.
        name: if name.is_empty() { "Unnamed source".to_owned() } else { name },
        role: role.filter(|role| !role.is_empty()),
        first: Some(first.unwrap_or_else(|| story.place(block, attribution.mention))),
        quotes: Vec::new(),
    }
}

fn nobody<'a>(quote: &Quote) -> Speaker<'a> {
    let (who, name) = match quote.unattributed {
        Unattributed::Nobody => (Who::Nobody, "No speaker named"),
        Unattributed::Fine | Unattributed::Carried => (Who::Nowhere, "No speaker needed"),
    };
    Speaker { who, name: name.to_owned(), role: None, first: None, quotes: Vec::new() }
}

/// How many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Quotes that are speech.
    pub quotes: usize,
    /// Those who speak, with a name or without.
    pub speakers: usize,
    /// Quotes that nobody is named for.
    pub unattributed: usize,
}

/// Counts the quotes and the speakers of a story.
#[must_use]
pub fn counts(story: &Story) -> Counts {
    let mut counts = Counts::default();
    let mut speakers = FxHashSet::default();
    for (_, quote) in story.reading().each_quote().filter(|(_, quote)| quote.is_speech()) {
        counts.quotes += 1;
        counts.unattributed += usize::from(quote.unattributed == Unattributed::Nobody);
        speakers.extend(speaker(quote).map(|attribution| &attribution.speaker));
    }
    counts.speakers = speakers.len();
    counts
}

impl fmt::Display for Counts {
    /// "14 quotes · 5 speakers · 1 unattributed"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |number: usize| if number == 1 { "" } else { "s" };
        write!(f, "{} quote{} · {} speaker{}", self.quotes, plural(self.quotes), self.speakers, plural(self.speakers))?;
        if self.unattributed > 0 {
            write!(f, " · {} unattributed", self.unattributed)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::text::Markup;

    #[track_caller]
    fn check(copy: &str, expected: Expect) {
        let story = Story::new(copy, Markup::Plain);
        let speakers = speakers(&story);
        let mut shown = format!("{}\n", counts(&story));
        for speaker in &speakers {
            let first = speaker.first.map(|first| format!(" at {}", first.start)).unwrap_or_default();
            shown += &format!(
                "{} ({}{}){first}\n",
                speaker.name,
                speaker.who.name(),
                speaker.role.iter().map(|role| format!(", {role}")).collect::<String>()
            );
            for speech in &speaker.quotes {
                let likely = if speech.attribution().is_none_or(Attribution::is_sure) { "" } else { " (likely)" };
                let how = speech.attribution().map_or("-", |attribution| attribution.how.name());
                shown += &format!("    {} {how}{likely}\n", speech.excerpt(&story));
            }
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn quotes_that_nobody_is_named_for_come_first_then_the_named_then_the_unnamed() {
        check(
            "Crowd chants “We shall not be moved from here”\n\n“The money is gone,” a senior official said.\n\n\
             “It is not,” said Mayor Ana Leal. “Look again.”\n\nThe hall was full.\n\n\
             “We will close the bridge on Friday and open it again in May.”\n\nThe vote is next week.\n\n“It is,” said Tom Reyes.\n",
            expect![[r#"
                6 quotes · 4 speakers · 1 unattributed
                No speaker named (unattributed)
                    “We will close the bridge on Friday and open it again in May.” carried (likely)
                Ana Leal (person, Mayor) at 130
                    “It is not,” cue
                    “Look again.” continued
                Tom Reyes (person) at 289
                    “It is,” cue
                Crowd (unnamed) at 0
                    “We shall not be moved from here” cue
                a senior official (unnamed) at 77
                    “The money is gone,” cue
            "#]],
        );
    }

    #[test]
    fn what_is_only_likely_is_told() {
        check(
            "Alan Moss and Peter Lund left together. “It is over,” he said.\n",
            expect![[r#"
                1 quote · 1 speaker
                Alan Moss (person) at 0
                    “It is over,” cue (likely)
            "#]],
        );
    }

    #[test]
    fn a_story_without_speech_has_no_speakers() {
        check(
            "The hall was full.\n",
            expect![[r#"
            0 quotes · 0 speakers
        "#]],
        );
    }

    #[test]
    fn long_quotes_are_cut_and_put_on_one_line() {
        let copy = format!("“{}  and on,” Ana Leal said.\n", "word ".repeat(30).trim_end());
        let story = Story::new(&copy, Markup::Plain);
        let speakers = speakers(&story);
        let speech = &speakers[0].quotes[0];
        let excerpt = speech.excerpt(&story);
        assert_eq!((excerpt.chars().count(), excerpt.ends_with("word…")), (81, true), "{excerpt}");
        assert!(speech.words(&story).ends_with("word and on,”"));
    }
}
