//! What a story knows of a person, an organisation or a place: for the card at the cursor and for the list of who is who.

use rustc_hash::FxHashMap;

use super::hover::one_line;
use super::naming;
use super::speakers::{Speech, speaker};
use crate::facts::EntityType;
use crate::story::{Attribution, Entity, Mention, MentionKind, Reading, Referent, Story};
use crate::text::Range;

/// What a story knows of an entity.
#[derive(Clone, PartialEq, Debug)]
pub struct Profile<'a> {
    /// The name, or the description of an unnamed source, on one line.
    pub name: String,
    /// What it is.
    pub kind: &'static str,
    /// The role as the copy first states it, and where. An unnamed source is called by it.
    pub role: Option<(String, Range)>,
    /// The other names under which the story speaks of it, in the order of the text.
    pub aliases: Vec<String>,
    /// The first mention, by the full name where there is one.
    pub first: Option<Range>,
    /// How often it is mentioned.
    pub mentions: usize,
    /// What it says, in the order of the text.
    pub quotes: Vec<Speech<'a>>,
    /// What is not sure, sorted out for the reader.
    pub doubts: Doubts,
}

/// What is not sure about an entity.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Doubts {
    /// Names that may mean somebody else: the words, where they stand, and the canonical names of those who may be meant.
    pub undecided: Vec<Undecided>,
    /// How many mentions are only likely to mean it.
    pub likely_mentions: usize,
    /// How many quotes are only likely its.
    pub likely_quotes: usize,
}

/// A name that may mean one of several.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undecided {
    /// The name on one line.
    pub words: String,
    /// Where it stands, in the order of the text.
    pub places: Vec<Range>,
    /// The canonical names of those who may be meant; empty for a crowd.
    pub sharers: Vec<String>,
}

/// The profiles of all entities of a story, in the order of their first mentions.
#[must_use]
pub fn profiles(story: &Story) -> Vec<Profile<'_>> {
    let reading = story.reading();
    let mut quotes: FxHashMap<&Referent, Vec<Speech<'_>>> = FxHashMap::default();
    for (block, quote) in reading.quotes().into_iter().filter(|(_, quote)| quote.is_speech()) {
        if let Some(attribution) = speaker(quote) {
            let range = story.place(block, quote.place);
            quotes.entry(&attribution.speaker).or_default().push(Speech { quote, block, range });
        }
    }
    let entities = reading.entities();
    entities.iter().map(|entity| Profile::new(story, entity, quotes.remove(&entity.referent).unwrap_or_default())).collect()
}

/// The profile of one entity.
#[must_use]
pub fn profile<'a>(story: &'a Story, entity: &Entity) -> Profile<'a> {
    let of_it = |block: usize, quote| Speech { quote, block, range: story.place(block, quote.place) };
    let quotes = story.reading().quotes().into_iter().filter(|(_, quote)| quote.is_speech());
    let quotes = quotes.filter(|(_, quote)| speaker(quote).is_some_and(|attribution| attribution.speaker == entity.referent));
    Profile::new(story, entity, quotes.map(|(block, quote)| of_it(block, quote)).collect())
}

impl<'a> Profile<'a> {
    fn new(story: &'a Story, entity: &Entity, quotes: Vec<Speech<'a>>) -> Self {
        let reading = story.reading();
        let is_unnamed = matches!(entity.referent, Referent::Unnamed(_));
        let role = entity.role.filter(|_| !is_unnamed).and_then(|(block, span)| {
            let words = one_line(span.of(reading.blocks().get(block)?.prose()));
            (!words.is_empty()).then(|| (words, story.range(block, span)))
        });
        let mut doubts = doubts(story, entity);
        doubts.likely_quotes = quotes.iter().filter(|speech| !speech.attribution().is_some_and(Attribution::is_sure)).count();
        Self {
            name: one_line(entity.referent.name()),
            kind: kind(entity),
            role,
            aliases: aliases(reading, entity),
            first: naming::first(reading, entity).map(|first| story.range(first.block, first.span)),
            mentions: entity.mentions.len(),
            quotes,
            doubts,
        }
    }
}

impl Doubts {
    /// The doubts in sentences; `line` says where a place is.
    #[must_use]
    pub fn sentences(&self, line: impl Fn(Range) -> String) -> Vec<String> {
        let mut sentences: Vec<String> = Vec::new();
        for undecided in &self.undecided {
            let places = listed(undecided.places.iter().map(|&place| line(place)).collect(), "and");
            let whom = match undecided.sharers.as_slice() {
                [] => "one of many of that name".to_owned(),
                sharers => listed(sharers.to_vec(), "or"),
            };
            sentences.push(format!("Undecided: “{}” ({places}) may be {whom}.", undecided.words));
        }
        let counts = [(self.likely_mentions, "mention"), (self.likely_quotes, "quote")];
        let counts: Vec<String> = counts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| count(*number, what)).collect();
        if !counts.is_empty() {
            sentences.push(format!("Only likely: {}.", counts.join(", ")));
        }
        sentences
    }
}

/// So many of a long list are shown.
pub const SHOWN: usize = 5;

/// "a, b and c"; of a long list the first ones and how many more there are.
#[must_use]
pub fn listed(mut words: Vec<String>, joint: &str) -> String {
    if words.len() > SHOWN {
        let more = words.len() - SHOWN;
        words.truncate(SHOWN);
        return format!("{} and {more} more", words.join(", "));
    }
    match words.pop() {
        Some(last) if !words.is_empty() => format!("{} {joint} {last}", words.join(", ")),
        last => last.unwrap_or_default(),
    }
}

/// "1 quote", "2 quotes".
#[must_use]
pub fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn kind(entity: &Entity) -> &'static str {
    match (&entity.referent, entity.entity_type) {
        (Referent::Unnamed(_), _) => "unnamed source",
        (_, EntityType::Organisation) => "organisation",
        (_, EntityType::Place) => "place",
        (_, EntityType::Person) => "person",
    }
}

fn aliases(reading: &Reading, entity: &Entity) -> Vec<String> {
    let mut aliases: Vec<String> = Vec::new();
    for mention in entity.mentions.iter().filter(|mention| matches!(mention.kind, MentionKind::Name(_))) {
        let Some(block) = reading.blocks().get(mention.block) else { continue };
        let name = one_line(mention.span.of(block.prose()));
        if name != entity.referent.name() && !aliases.contains(&name) {
            aliases.push(name);
        }
    }
    aliases
}

/// A name below this, in percent, may as well be somebody else's.
pub const UNDECIDED: u8 = 60;

fn doubts(story: &Story, entity: &Entity) -> Doubts {
    let reading = story.reading();
    let mut doubts = Doubts::default();
    let mut last = None;
    for block in entity.mentions.iter().map(|mention| mention.block).filter(|&block| last.replace(block) != Some(block)) {
        let Some(found) = reading.get(block) else { continue };
        for mention in found.mentions.iter().filter(|mention| mention.referent == entity.referent && !mention.is_sure()) {
            match mention.kind {
                MentionKind::Name(number) if mention.confidence < UNDECIDED => doubts.add(story, block, mention, number),
                _ => doubts.likely_mentions += 1,
            }
        }
    }
    doubts
}

impl Doubts {
    fn add(&mut self, story: &Story, block: usize, mention: &Mention, number: u32) {
        let Some(found) = story.blocks().get(block) else { return };
        let words = one_line(mention.span.of(found.prose()));
        let place = story.range(block, mention.span);
        if let Some(known) = self.undecided.iter_mut().find(|known| known.words == words) {
            known.places.push(place);
            return;
        }
        let name = found.facts().names.get(number as usize);
        let view = name.and_then(|name| story.reading().index().view_of(name.form.whole));
        let sharers = view.map_or_else(Vec::new, |view| view.sharers.iter().map(|(sharer, _)| sharer.to_string()).collect());
        self.undecided.push(Undecided { words, places: vec![place], sharers });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Markup;

    /// The profile of an entity on a few lines.
    #[track_caller]
    fn check(text: &str, name: &str, expected: &str) {
        let story = Story::new(text, Markup::Plain);
        let all = profiles(&story);
        let found = all.iter().find(|profile| profile.name == name).unwrap();
        let entity = story.reading().entities().into_iter().find(|entity| one_line(entity.referent.name()) == name).unwrap();
        assert_eq!(profile(&story, &entity), *found, "alone as among all");
        let at = |range: Range| format!("byte {}", range.start);
        let role = found.role.as_ref().map(|(role, place)| format!("{role} at {}", at(*place)));
        let quotes: Vec<String> = found.quotes.iter().map(|speech| speech.excerpt(&story)).collect();
        let shown = [
            format!("{} {:?}", found.kind, role.unwrap_or_default()),
            found.aliases.join(", "),
            format!("{} from {}", count(found.mentions, "mention"), found.first.map(at).unwrap_or_default()),
            quotes.join(" "),
            found.doubts.sentences(at).join(" "),
        ];
        assert_eq!(shown.join("\n"), expected);
    }

    #[test]
    fn who_somebody_is_stands_where_the_copy_says_it() {
        check(
            "Mayor Ana Ruiz left.\n\n“We sail,” Ruiz said. “It is late,” Ruiz said.\n",
            "Ana Ruiz",
            "person \"Mayor at byte 0\"\nRuiz\n3 mentions from byte 6\n“We sail,” “It is late,”\n",
        );
    }

    #[test]
    fn a_name_that_two_share_is_undecided() {
        check(
            "Min-jun Kim met Sora Kim.\n\nIt rained.\n\nMr. Kim left. Then Kim wept.\n",
            "Kim",
            "person \"\"\n\n2 mentions from byte 43\n\nUndecided: “Kim” (byte 43 and byte 58) may be Min-jun Kim or Sora Kim.",
        );
    }

    #[test]
    fn long_lists_are_cut() {
        let words = |count: usize| (0..count).map(|number| number.to_string()).collect();
        assert_eq!(listed(words(0), "and"), "");
        assert_eq!(listed(words(1), "and"), "0");
        assert_eq!(listed(words(3), "or"), "0, 1 or 2");
        assert_eq!(listed(words(7), "and"), "0, 1, 2, 3, 4 and 2 more");
    }
}
