//! Hints at the ends of quotes whose speaker is not named beside them: "— Lavrov".

use rustc_hash::FxHashMap;

use super::hover::reached;
use super::naming;
use super::speakers::speaker;
use crate::story::{Attribution, Entity, How, MentionKind, Quote, Referent, Story};
use crate::text::Range;

/// A hint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hint {
    /// Where it is shown: behind the quote (bytes).
    pub at: usize,
    /// What it shows: "— Lavrov", or "— Lavrov?" for one who is only likely.
    pub label: String,
    /// How the speaker was reached, in sentences.
    pub tooltip: String,
    /// Where the story first names the speaker.
    pub speaker: Option<Range>,
}

/// The hints for the quotes that end in a range, in the order of the text.
#[must_use]
pub fn hints(story: &Story, range: Range) -> Vec<Hint> {
    let reading = story.reading();
    let (Some(first), Some(last)) = (story.blocks().at(range.start), story.blocks().at(range.end)) else { return Vec::new() };
    let quotes = reading.each_quote().filter(|(block, quote)| (first..=last).contains(&(block - quote.place.back as usize)));
    let mut entities: Option<Vec<Entity>> = None;
    let mut named: FxHashMap<&Referent, (String, Option<Range>)> = FxHashMap::default();
    let mut hints = Vec::new();
    for (block, quote) in quotes {
        let at = story.place(block, quote.place).end;
        let Some(attribution) = wants_hint(story, block, quote).filter(|_| range.touches(at)) else { continue };
        let (name, speaker) = named.entry(&attribution.speaker).or_insert_with(|| {
            let entities = entities.get_or_insert_with(|| reading.entities());
            let Some(entity) = entities.iter().find(|entity| entity.referent == attribution.speaker) else {
                return (attribution.speaker.name().to_owned(), None);
            };
            let first = naming::first(reading, entity).map(|first| story.range(first.block, first.span));
            (naming::short(reading, entity), first)
        });
        let label = format!("— {name}{}", if attribution.is_sure() { "" } else { "?" });
        let tooltip = reached::how(story, block, attribution).join(" ");
        hints.push(Hint { at, label, tooltip, speaker: *speaker });
    }
    hints.sort_by_key(|hint| hint.at);
    hints
}

/// The attribution of a quote whose speaker a reader has to look for.
fn wants_hint<'a>(story: &Story, block: usize, quote: &'a Quote) -> Option<&'a Attribution> {
    let attribution = speaker(quote).filter(|_| quote.is_speech())?;
    let is_far = match attribution.how {
        How::Continued | How::OpenParagraph | How::SentenceBefore | How::Carried | How::Headline => true,
        How::Cue | How::AccordingTo | How::Label | How::After => is_indirect(story, block, attribution),
    };
    is_far.then_some(attribution)
}

/// Whether a pronoun or a role stands for somebody whom it does not name.
fn is_indirect(story: &Story, block: usize, attribution: &Attribution) -> bool {
    reached::mention(story, block, attribution).is_some_and(|mention| match (mention.kind, &mention.referent) {
        (MentionKind::Name(_), _) => false,
        (MentionKind::Pronoun, _) => true,
        // "a former official" is all the name there is.
        (MentionKind::Role, referent) => matches!(referent, Referent::Named(_)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Markup;

    /// The hints of a story, put where they are shown: `‹— Lavrov›`.
    #[track_caller]
    fn shows(expected: &str) {
        let mut copy = String::new();
        let mut rest = expected;
        while let Some((before, hint)) = rest.split_once('‹') {
            copy += before;
            rest = hint.split_once('›').unwrap().1;
        }
        copy += rest;
        let story = Story::new(&copy, Markup::Plain);
        let mut shown = copy.clone();
        for hint in hints(&story, Range::new(0, copy.len())).iter().rev() {
            shown.insert_str(hint.at, &format!("‹{}›", hint.label));
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_speaker_named_beside_the_quote_needs_no_hint() {
        shows(
            "“We found the boat,” Ana Leal said.\n\n“It was a long night,” according to Tom Reyes.\n\n“A gull called it ‘home’,” a former pilot said.",
        );
    }

    #[test]
    fn a_quote_that_goes_on_has_a_hint_by_the_short_name_of_the_story() {
        shows("“We found the boat,” Ana Leal said. “It was empty.”‹— Ana Leal›");
        shows("Ms. Leal rowed home.\n\n“We found the boat,” Ana Leal said. “It was empty.”‹— Leal›");
        shows("“We found the boat,” Ana Leal said. “It was empty.‹— Ana Leal›\n\n“Then we heard the whistle.”‹— Ana Leal›");
    }

    #[test]
    fn a_pronoun_or_a_role_has_one() {
        shows("Ana Leal went out at dawn. “It was empty,”‹— Ana Leal› she said.");
        shows("Mayor Ana Leal went out at dawn.\n\nThe mayor went back at noon. “It was empty,”‹— Ana Leal› the mayor said.");
    }

    #[test]
    fn what_is_only_likely_is_shown_as_such() {
        shows("Alan Moss and Peter Lund left together. “It is over,”‹— Alan Moss?› he said.");
    }

    #[test]
    fn a_quote_that_nobody_is_named_for_shows_no_guess() {
        shows(
            "“It is not,” said Mayor Ana Leal.\n\nThe hall was full.\n\n“We will close the bridge on Friday and open it again in May.”\n\n\
             The vote is next week.\n",
        );
    }

    #[test]
    fn one_of_two_of_a_name_is_called_by_all_of_it() {
        shows("Ana Leal and Rui Leal went out.\n\n“The boat was ours,” Rui Leal said. “It was empty.”‹— Rui Leal›\n\nLeal wept.");
    }

    #[test]
    fn only_hints_in_the_range_are_made() {
        let copy = "“One,” Ana Leal said. “Two days.”\n\n“Three,” Ana Leal said. “Four days.”\n";
        let story = Story::new(copy, Markup::Plain);
        let at = |range| hints(&story, range).iter().map(|hint| hint.at).collect::<Vec<_>>();
        let [two, four] = ["Two days.”", "Four days.”"].map(|end| copy.find(end).unwrap() + end.len());
        assert_eq!(at(Range::new(0, copy.len())), [two, four]);
        assert_eq!(at(Range::new(0, two - 1)), Vec::<usize>::new());
        assert_eq!(at(Range::new(two, two)), [two]);
        assert_eq!(at(Range::new(two + 1, copy.len())), [four]);
    }

    #[test]
    fn a_hint_tells_how_and_points_to_the_name() {
        let copy = "Ana Leal went out at dawn. “It was empty,” she said.";
        let hints = hints(&Story::new(copy, Markup::Plain), Range::new(0, copy.len()));
        assert_eq!(hints[0].tooltip, "Named in the same sentence: “she” with “said”. “she” is Ana Leal, subject of the sentence before.");
        assert_eq!(hints[0].speaker, Some(Range::new(0, "Ana Leal".len())));
    }
}
