//! Quote → speaker: candidates, evidence, and a scorer that picks one or none.

mod after;
mod aside;
mod before;
mod build;
mod clause;
mod evidence;
mod exchange;
mod headline;
mod kind;
mod line;
mod noun;
mod over;
mod paper;
mod paragraph;
mod participle;
mod problems;
mod put;
mod relay;
mod rivals;
mod silent;
mod teller;
#[cfg(test)]
mod tests;
mod undone;

use super::blocks::StoryBlock;
use super::carry::Speech;
use super::mentions::{Mention, Referent};
use super::quotes::pairs::{self, Inherited, Paired};
use super::quotes::{MarkProblem, Quote};
use super::reading::Place;
use crate::facts::{Case, Facts, Lean, Mark};
use crate::lexicon::Class;
use crate::text::BlockKind;
use line::Line;
use paragraph::Paragraph;
pub use rivals::Rivals;

/// Whose words a quote holds, and how that is known.
#[derive(Clone, PartialEq, Debug)]
pub struct Attribution {
    /// The speaker.
    pub speaker: Referent,
    /// The mention that the quote is attributed to: "Lavrov", "the former official", "he".
    pub mention: Place,
    /// The verb or phrase that attributes.
    pub cue: Option<Place>,
    /// Through whom the words came.
    pub relay: Option<Relay>,
    /// How it was reached.
    pub how: How,
    /// How sure it is, in percent. Below 80 it is shown as likely and never warned about.
    pub confidence: u8,
}

impl Attribution {
    /// The same, seen from the next block.
    #[must_use]
    pub fn from_next(&self) -> Self {
        Self {
            mention: self.mention.from_next(),
            cue: self.cue.map(Place::from_next),
            relay: self.relay.clone().map(|relay| Relay { place: relay.place.from_next(), ..relay }),
            ..self.clone()
        }
    }

    /// Whether it is more than likely.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.confidence >= SURE
    }

    /// Whether the speaker is named for these very words, not taken over from speech before.
    pub(super) fn is_said(&self) -> bool {
        !matches!(self.how, How::Carried | How::SentenceBefore)
    }
}

/// What is surer than this, in percent, is told as a fact.
const SURE: u8 = 80;

/// Through whom words came: an agency, an outlet, a book.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Relay {
    /// Its canonical name.
    pub name: std::sync::Arc<str>,
    /// Where it is named.
    pub place: Place,
}

/// How an attribution was reached.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum How {
    /// A cue in the sentence has the speaker as its subject.
    Cue,
    /// "according to", "in the words of"
    AccordingTo,
    /// The speaker stands before a colon or behind a dash.
    Label,
    /// It goes on with a quote before it in the same paragraph.
    Continued,
    /// It goes on with a quote that the paragraph before left open.
    OpenParagraph,
    /// A cue in the sentence before.
    SentenceBefore,
    /// A cue in the sentence or paragraph after.
    After,
    /// The speaker of the paragraph before, carried over.
    Carried,
    /// A headline's words, which somebody says in the story.
    Headline,
}

impl How {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cue => "cue",
            Self::AccordingTo => "according-to",
            Self::Label => "label",
            Self::Continued => "continued",
            Self::OpenParagraph => "open-paragraph",
            Self::SentenceBefore => "sentence-before",
            Self::After => "after",
            Self::Carried => "carried",
            Self::Headline => "headline",
        }
    }
}

/// Pairs the marks of a block into quotes and finds their speakers; updates what is handed on.
#[must_use]
pub fn attribute(block: &StoryBlock, mentions: &[Mention], speech: &mut Speech) -> (Vec<Quote>, Vec<MarkProblem>) {
    let paired = paired(block, speech);
    if paired.pairs.is_empty() && silent::is_silent(block, speech) {
        silent::pass_over(block, speech);
        return (Vec::new(), paired.faults.iter().map(problems::problem).collect());
    }
    let line = Line::new(block.prose(), block.facts(), &paired.pairs);
    Paragraph::new(block, &line, mentions, speech).read(&paired)
}

/// Between whom the quotes of a block were decided: for learning the trees that decide, and for who wants to know why.
#[must_use]
pub fn rivals(block: &StoryBlock, mentions: &[Mention], speech: &mut Speech) -> Vec<Rivals> {
    let paired = paired(block, speech);
    let line = Line::new(block.prose(), block.facts(), &paired.pairs);
    Paragraph::new(block, &line, mentions, speech).rivals()
}

fn paired(block: &StoryBlock, speech: &Speech) -> Paired {
    let prose = block.prose();
    let facts = block.facts();
    let open = speech.pending.last().filter(|quote| quote.is_open());
    let inherited = match open {
        None => Inherited::Nothing,
        Some(quote) if block.block().continues => Inherited::Inside(quote.opened_by),
        Some(_) => Inherited::Open,
    };
    // A headline's single marks are its style for any quotation.
    let single = || facts.marks.iter().any(|mark| mark.glyph.is_single());
    let headline = facts.shape.headline || single() && (is_title_case(facts) || is_present(prose, facts));
    let marks: Vec<Mark> = facts.marks.iter().copied().filter(|mark| !(headline && mark.glyph.is_single())).collect();
    pairs::pair(prose, &marks, inherited)
}

/// What a headline has in single marks, with the speakers whom the headline itself names.
#[must_use]
pub fn in_single_marks(block: &StoryBlock, mentions: &[Mention]) -> Vec<Quote> {
    let marks: Vec<Mark> = block.facts().marks.iter().copied().filter(|mark| mark.glyph.is_single()).collect();
    let mut paired = pairs::pair(block.prose(), &marks, Inherited::Nothing);
    paired.pairs.retain(|pair| pair.open.is_some() && pair.close.is_some());
    let line = Line::new(block.prose(), block.facts(), &paired.pairs);
    let mut speech = Speech::default();
    let mut quotes = Paragraph::new(block, &line, mentions, &mut speech).read(&paired).0;
    quotes.append(&mut speech.pending);
    quotes
}

/// Whether a short block has a capital at nearly every long word, as headlines do.
fn is_title_case(facts: &Facts) -> bool {
    let long = || facts.tokens.iter().filter(|token| token.is_word() && token.span.len() > LONGEST_SMALL_WORD);
    let (all, small) = (long().count(), long().filter(|token| token.case == Case::Lower).count());
    facts.tokens.len() <= LONGEST_HEADLINE && all >= 4 && small * 8 <= all
}

/// Whether a short block in single marks tells in the present tense what happened, as headlines do that end in a quoted full
/// stop: "Mayor slams bid, hails 'a good deal.'"
fn is_present(prose: &str, facts: &Facts) -> bool {
    let words = facts.tokens.iter().filter(|token| token.is_word()).count();
    let only_single = facts.marks.iter().all(|mark| mark.glyph.is_single());
    if !only_single || facts.sentences.len() != 1 || words > LONGEST_DECK {
        return false;
    }
    let mut quoted = false;
    let mut present = false;
    let mut marks = facts.marks.iter().peekable();
    for token in &facts.tokens {
        while let Some(mark) = marks.next_if(|mark| mark.span.end <= token.span.end) {
            quoted = mark.lean == Lean::Opens;
        }
        if quoted || !token.is_word() {
            continue;
        }
        let text = token.text(prose);
        let verb = token.class.intersects(Class::VERB | Class::SAYING) && token.case == Case::Lower;
        let third = text.ends_with('s') && !text.ends_with("ss");
        let tagged = TAGS.iter().any(|word| token.is(prose, word));
        let past = verb && !third && !token.class.contains(Class::BASE) && !SAME_IN_PAST.iter().any(|word| token.is(prose, word));
        if token.class.intersects(Class::AUXILIARY | Class::PRONOUN) || tagged || past {
            return false;
        }
        present |= verb;
    }
    present
}

/// Verbs of saying that headlines leave out.
const TAGS: &[&str] = &["says", "tells", "adds", "asks", "writes", "explains", "recalls", "replies", "laughs", "jokes", "insists", "reads"];
/// Verbs whose past is their base form, and which headlines use as nouns.
const SAME_IN_PAST: &[&str] =
    &["bid", "cut", "put", "set", "hit", "cast", "cost", "hurt", "quit", "shut", "split", "spread", "beat", "read"];
/// A headline in the present tense has at most so many words.
const LONGEST_DECK: usize = 16;

/// A headline has at most so many tokens.
const LONGEST_HEADLINE: usize = 40;
/// Words of up to so many bytes stay small in headlines: "with", "from".
const LONGEST_SMALL_WORD: usize = 4;

/// What a block hands on that settles nothing and has no speech of its own, without a look at its words: its own part of that is
/// what it was when it was read with other speech before it and the same mentions. `None` where it must be read.
#[must_use]
pub fn pass_on(block: &StoryBlock, handed: &Speech, handed_before: &Speech, handed_on_before: &Speech) -> Option<Speech> {
    let facts = block.facts();
    let waits = !handed.pending.is_empty() || !handed_before.pending.is_empty();
    // What "the statement" says or asks is said by whoever spoke in it.
    let paper = |speech: &Speech| speech.last_speech.as_ref().is_some_and(|last| last.paper.is_some());
    if waits
        || paper(handed)
        || paper(handed_before)
        || !facts.marks.is_empty()
        || facts.shape.label.is_some()
        || over::is_short_as_a_beat(facts)
        || block.block().continues
    {
        return None;
    }
    if block.block().kind == BlockKind::Heading {
        return Some(handed_on_before.clone());
    }
    let mut speech = handed.from_next();
    speech.lead.clone_from(&handed_on_before.lead);
    speech.partner.clone_from(&handed_on_before.partner);
    if let Some(last) = &mut speech.last_speech {
        last.ends_paragraph = false;
    }
    Some(speech)
}

/// Settles what is still pending at the story's end.
#[must_use]
pub fn give_up(handed: &Speech) -> (Vec<Quote>, Vec<MarkProblem>) {
    let mut problems = Vec::new();
    let quotes: Vec<Quote> = handed.pending.iter().map(Quote::from_next).collect();
    if let Some(open) = quotes.last().filter(|quote| quote.is_open()) {
        problems.extend(problems::unclosed(open));
    }
    (quotes, problems)
}
