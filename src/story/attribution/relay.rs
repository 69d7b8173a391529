//! Through whom words came: "cited by Interfax", "told CNN", "according to Reuters, Lavrov said".

use super::Relay;
use super::evidence::Candidate;
use super::line::{ItemKind, Line};
use crate::facts::phrase::PhraseKind;
use crate::facts::{CueForm, EntityType};
use crate::lexicon::outlets;
use crate::story::mentions::{Mention, MentionKind};
use crate::story::reading::Place;

/// The relay of a candidate's words, where the sentence or the paragraph's opening names one.
pub(super) fn relay(line: &Line<'_>, mentions: &[Mention], candidate: Candidate) -> Option<Relay> {
    let from = line.sentence_start(candidate.item);
    let end = line.sentence_end(candidate.item);
    let here = (from..end).find_map(|at| relayed_at(line, mentions, candidate, at, end));
    here.or_else(|| opening(line, mentions, candidate))
}

/// A paragraph that opens with "According to Reuters, S said" relays S's words in it.
fn opening(line: &Line<'_>, mentions: &[Mention], candidate: Candidate) -> Option<Relay> {
    let ItemKind::According(_) = line.kind(0)? else { return None };
    let item = (1..3).find(|&at| line.phrase(at).is_some()).filter(|&item| item != candidate.item)?;
    named(line, mentions, item)
}

fn relayed_at(line: &Line<'_>, mentions: &[Mention], candidate: Candidate, at: usize, end: usize) -> Option<Relay> {
    let next = |at: usize| (at + 1..end.min(at + 3)).find(|&item| line.phrase(item).is_some() && item != candidate.item);
    match line.items[at].kind {
        // ", cited by Interfax", "quoted by Reuters", "reported by"
        ItemKind::Preposition
            if at > 0 && line.is(at, &["by"]) && line.is(at - 1, &["cited", "quoted", "reported", "published", "carried", "obtained"]) =>
        {
            named(line, mentions, next(at)?)
        }
        // "said in an interview with CNN", "on NBC's"
        ItemKind::Preposition
            if at > 1
                && line.is(at, &["with", "to", "on"])
                && line.phrase(at - 1).is_some()
                && heads(line, at - 1, &["interview", "appearance"]) =>
        {
            outlet(line, mentions, next(at)?)
        }
        ItemKind::According(cue) if Some(cue) != candidate.cue => named(line, mentions, next(at)?),
        // "told CNN"
        ItemKind::Verb(verb) if verb.cue == candidate.cue && line.is(at, &["told", "tells"]) => outlet(line, mentions, next(at)?),
        // "Interfax quoted Lavrov as saying"
        ItemKind::Verb(_)
            if at > 0
                && line.is(at, &["quoted", "cited", "quotes", "cites"])
                && candidate.cue.and_then(|cue| line.cue(cue)).is_some_and(|cue| cue.form == CueForm::Participle)
                && candidate.item > at =>
        {
            named(line, mentions, at - 1).or_else(|| outlet(line, mentions, at - 1))
        }
        _ => None,
    }
}

fn heads(line: &Line<'_>, item: usize, words: &[&str]) -> bool {
    line.phrase(item).and_then(|phrase| line.token(phrase.head)).is_some_and(|token| words.iter().any(|word| token.is(line.prose, word)))
}

/// The relay that a phrase names: any name behind "cited by" or "according to".
fn named(line: &Line<'_>, mentions: &[Mention], item: usize) -> Option<Relay> {
    let span = line.span(item);
    let mention = mentions.iter().find(|mention| mention.span.overlaps(span) && matches!(mention.kind, MentionKind::Name(_)))?;
    Some(Relay { name: mention.referent.name().into(), place: Place::here(mention.span) })
}

/// An outlet that was told something: one told may be anybody, so only an organisation relays, and none that is told things at
/// its meetings.
fn outlet(line: &Line<'_>, mentions: &[Mention], item: usize) -> Option<Relay> {
    let span = line.span(item);
    let Some(mention) = mentions.iter().find(|mention| mention.span.overlaps(span)) else {
        // "State television quoted Lavrov as saying", but not "told the court"
        let is_organisation = line.phrase(item).is_some_and(|phrase| phrase.kind == PhraseKind::Organisation);
        let unnamed = is_organisation && span.of(line.prose).split_whitespace().any(outlets::is_noun);
        return unnamed.then(|| Relay { name: span.of(line.prose).into(), place: Place::here(span) });
    };
    let mut words = span.of(line.prose).split_whitespace();
    let is_outlet = match mention.entity_type {
        // An agency need not say that it is one; a council does.
        EntityType::Organisation => !outlets::is_other(mention.referent.name()),
        // The type is a guess, the word is not.
        EntityType::Person => words.any(outlets::is_sure),
        EntityType::Place => words.any(outlets::is_likely),
    };
    is_outlet.then(|| named(line, mentions, item)).flatten()
}
