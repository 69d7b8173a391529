//! Through whom words came: "cited by Interfax", "told CNN", "according to Reuters, Lavrov said".

use super::Relay;
use super::evidence::Candidate;
use super::line::{ItemKind, Line};
use crate::facts::phrase::PhraseKind;
use crate::facts::{CueForm, EntityType};
use crate::lexicon::table::Words;
use crate::lexicon::{self, Class, outlets};
use crate::story::mentions::{Mention, MentionKind};
use crate::story::reading::Place;
use crate::text::Span;

/// The relay of a candidate's words, where the sentence or the paragraph's opening names one.
pub(super) fn relay(line: &Line<'_>, mentions: &[Mention], candidate: Candidate) -> Option<Relay> {
    let from = line.sentence_start(candidate.item);
    let end = line.sentence_end(candidate.item);
    let here = (from..end).find_map(|at| relayed_at(line, mentions, candidate, at, end));
    here.or_else(|| told_by(line, mentions, candidate, from)).or_else(|| opening(line, mentions, candidate))
}

/// "Hale said the captain had told them it was Q": Hale passes on the captain's words.
fn told_by(line: &Line<'_>, mentions: &[Mention], candidate: Candidate, from: usize) -> Option<Relay> {
    let is_cue = |at: &usize| line.verb(*at).is_some_and(|verb| verb.cue.is_some() && verb.cue == candidate.cue);
    let verb = (candidate.item..line.sentence_end(candidate.item)).chain(from..candidate.item).find(is_cue)?;
    // "a warm spring and what the chairman called Q"
    let subject = line.possessor(candidate.item, from);
    if line.before(subject) == Some(ItemKind::Subordination) && !line.is(subject - 1, &["that", "how"]) {
        return None;
    }
    // "announced a plan that critics called Q": of a thing that words are about nobody tells.
    let thing = subject > from + 1 && line.is(subject - 1, &["that", "which"]) && line.phrase(subject - 2).is_some();
    if thing && matches!(line.kind(verb + 1), Some(ItemKind::Quote(_))) {
        return None;
    }
    let teller = line.quotes_another(verb, candidate.item, from).then(|| line.who_tells_of(verb, candidate.item, from)).flatten()?;
    if !line.can_speak(teller.item) || line.is(teller.item, &["one", "they", "it", "somebody", "someone"]) {
        return None;
    }
    // "Her husband, Tom Hale, said": he, not she whose husband he is.
    let item = line.named_in_apposition(teller.item);
    let span = line.span(item);
    let head = line.phrase(item).and_then(|phrase| line.token(phrase.head)).map_or(span, |head| head.span);
    let mention = mentions.iter().find(|mention| mention.span.overlaps(head));
    let name = mention.map_or_else(|| span.of(line.prose).into(), |mention| mention.referent.name().into());
    Some(Relay { name, place: Place::here(span) })
}

/// A paragraph that opens with "According to Reuters, S said" relays S's words in it.
fn opening(line: &Line<'_>, mentions: &[Mention], candidate: Candidate) -> Option<Relay> {
    let ItemKind::According(_) = line.kind(0)? else { return None };
    let item = (1..3).find(|&at| line.phrase(at).is_some()).filter(|&item| item != candidate.item)?;
    // A paper's words end with its sentence.
    let paper = |item: usize| {
        line.sentence_start(candidate.item) == 0 && line.phrase(item).is_some_and(|phrase| phrase.kind == PhraseKind::Document)
    };
    named(line, mentions, item).or_else(|| described(line, item).filter(|_| paper(item) && line.is_animate(candidate.item)))
}

fn relayed_at(line: &Line<'_>, mentions: &[Mention], candidate: Candidate, at: usize, end: usize) -> Option<Relay> {
    let next = |at: usize| (at + 1..end.min(at + 3)).find(|&item| line.phrase(item).is_some() && item != candidate.item);
    const BY: Words<1> = Words::of(["by"]);
    const TO: Words<1> = Words::of(["to"]);
    const THROUGH: Words<2> = Words::of(["through", "via"]);
    const TO_IN_ON: Words<3> = Words::of(["to", "in", "on"]);
    const WITH_TO_ON: Words<3> = Words::of(["with", "to", "on"]);
    let key = line.token(line.items[at].first).map_or(0, |first| first.key);
    match line.items[at].kind {
        // ", cited by Interfax", "quoted by Reuters", "reported by"
        ItemKind::Preposition
            if at > 0 && BY.have(key) && ends_in(line, at - 1, &["cited", "quoted", "reported", "published", "carried", "obtained"]) =>
        {
            named(line, mentions, next(at)?)
        }
        // "was quoted as saying by PTI"
        ItemKind::Preposition if at > 0 && BY.have(key) && is_quoted_as_saying(line, at - 1) => named(line, mentions, next(at)?),
        // "described it to the Courier as Q"
        ItemKind::Preposition if at > 0 && TO.have(key) && follows_cue(line, candidate, at) => {
            outlet(line, mentions, next(at)?).filter(|relay| outlets::is_outlet(&relay.name) || is_titled(line, at + 1))
        }
        // "said through her lawyer", "in a statement read by her lawyer"
        ItemKind::Preposition
            if THROUGH.have(key) && is_at_cue(line, candidate, at)
                || at > 0 && BY.have(key) && line.is(at - 1, &["read", "released", "issued", "shared"]) =>
        {
            go_between(line, next(at)?)
        }
        // "writing in the Courier", "speaking on Sunrise Country"
        ItemKind::Preposition
            if at > 0 && TO_IN_ON.have(key) && line.is(at - 1, &["writing", "speaking"]) && is_participle_of(line, candidate, at - 1) =>
        {
            outlet(line, mentions, next(at)?)
        }
        // "in a statement to the Courier", but not "in a letter to Ofwat"
        ItemKind::Preposition
            if at > 1
                && TO.have(key)
                && line.is(at - 2, &["in", "by"])
                && heads(line, at - 1, &["statement", "email", "comment", "comments", "letter", "message"]) =>
        {
            outlet(line, mentions, next(at)?).filter(|relay| outlets::is_outlet(&relay.name))
        }
        // "said in an interview with CNN", "on NBC's"
        ItemKind::Preposition
            if at > 1 && WITH_TO_ON.have(key) && line.phrase(at - 1).is_some() && heads(line, at - 1, &["interview", "appearance"]) =>
        {
            outlet(line, mentions, next(at)?)
        }
        ItemKind::According(cue) if Some(cue) != candidate.cue => {
            let source = next(at)?;
            named(line, mentions, source).or_else(|| described(line, source))
        }
        // "Lavrov said, Interfax reported"
        ItemKind::Verb(_)
            if at > candidate.item + 2
                && line.is(at, &["reported", "reports"])
                && line.kind(at - 2) == Some(ItemKind::Comma)
                && (at + 1 == end
                    || line.kind(at + 1) == Some(ItemKind::Other)
                    || line.is_date(at + 1)
                    || line.is(at + 1, &["on", "in"])) =>
        {
            outlet(line, mentions, at - 1)
        }
        // "told CNN"
        ItemKind::Verb(verb) if line.is(at, &["told", "tells"]) && (verb.cue == candidate.cue || adds_to(line, candidate, at)) => {
            outlet(line, mentions, next(at)?)
        }
        // "Interfax quoted Lavrov as saying"
        ItemKind::Verb(_)
            if at > 0
                && line.is(at, &["quoted", "cited", "quotes", "cites"])
                && candidate.cue.and_then(|cue| line.cue(cue)).is_some_and(|cue| cue.form == CueForm::Participle)
                && candidate.item > at =>
        {
            named(line, mentions, at - 1).or_else(|| outlet(line, mentions, at - 1))
        }
        // "Interfax reported, citing a diplomat who described it as Q", "The Times, citing officials who called it Q, reported"
        ItemKind::Verb(_) if line.is_citing(at) && candidate.item == at + 1 => {
            let from = line.sentence_start(at);
            outlet(line, mentions, line.citing_aside(at + 1, from).or_else(|| line.subject(at, from))?)
        }
        _ => None,
    }
}

/// Whether a verb group's last word is one of these.
fn ends_in(line: &Line<'_>, at: usize, words: &[&str]) -> bool {
    let last = line.last_token(at);
    last.is_some_and(|last| words.iter().any(|word| last.is(line.prose, word)))
}

/// "was quoted as saying", with the verb of saying given.
fn is_quoted_as_saying(line: &Line<'_>, saying: usize) -> bool {
    let before = || (line.sentence_start(saying)..saying).rev().take(3).any(|at| ends_in(line, at, &["quoted", "cited", "reported"]));
    ends_in(line, saying, &["saying", "telling"]) && (before() || line.items[saying].last - line.items[saying].first > 2)
}

/// Whether an item follows the candidate's verb and at most its object: "described it to".
fn follows_cue(line: &Line<'_>, candidate: Candidate, at: usize) -> bool {
    let is_cue = |at: usize| line.verb(at).is_some_and(|verb| verb.cue.is_some() && verb.cue == candidate.cue);
    let object = line.phrase(at - 1).is_some_and(|phrase| phrase.kind == PhraseKind::Pronoun);
    is_cue(at - 1) || object && at > 1 && is_cue(at - 2)
}

/// "told CNN that it was late, adding Q": whether a candidate's participle goes on with what a verb before tells.
fn adds_to(line: &Line<'_>, candidate: Candidate, told: usize) -> bool {
    let adds = candidate
        .cue
        .and_then(|cue| line.cue(cue))
        .is_some_and(|cue| cue.form == CueForm::Participle && cue.first > line.items[told].first);
    adds && line.subject(told, line.sentence_start(told)) == Some(candidate.item)
}

/// "The Courier" with its own article, as only papers and programmes have it.
fn is_titled(line: &Line<'_>, item: usize) -> bool {
    let Some((article, name)) = line.span(item).of(line.prose).split_once(' ') else { return false };
    article == "The" && name.starts_with(char::is_uppercase)
}

/// Whether a phrase stands right behind the candidate's verb or at the sentence's start.
fn is_at_cue(line: &Line<'_>, candidate: Candidate, at: usize) -> bool {
    let start = line.sentence_start(candidate.item);
    let verb = (start..at).rfind(|&verb| line.verb(verb).is_some_and(|found| found.cue.is_some() && found.cue == candidate.cue));
    at == start || verb.is_some_and(|verb| at - verb <= 3)
}

/// Whether a participle is the candidate's: "Hale, writing in", "said Hale, speaking to", "Writing in the Courier, Hale".
fn is_participle_of(line: &Line<'_>, candidate: Candidate, at: usize) -> bool {
    let start = line.sentence_start(candidate.item);
    let behind = at == candidate.item + 2 && line.kind(at - 1) == Some(ItemKind::Comma);
    let opens = at == start && (at..candidate.item).all(|item| line.verb(item).is_none_or(|verb| !verb.is_finite()));
    behind || opens
}

/// What holds the words themselves, and what things are done by: neither passes on what somebody said.
const NO_SOURCES: &[&str] = &[
    "transcript",
    "recording",
    "video",
    "footage",
    "audio",
    "tape",
    "copy",
    "text",
    "excerpt",
    "excerpts",
    "law",
    "contract",
    "manual",
    "rules",
    "rule",
    "legend",
    "plan",
    "plans",
    "schedule",
    "tradition",
    "constitution",
    "agreement",
    "treaty",
    "code",
];

/// "the affidavit", "police", "a detective's affidavit"
fn described(line: &Line<'_>, item: usize) -> Option<Relay> {
    if heads(line, item, NO_SOURCES) {
        return None;
    }
    let owner = line.phrase(item).filter(|phrase| !matches!(phrase.kind, PhraseKind::Pronoun | PhraseKind::Other))?.span;
    let owned = line.phrase(item + 2).filter(|_| line.kind(item + 1) == Some(ItemKind::Possessive));
    let span = owned.map_or(owner, |owned| owner.to(owned.span));
    Some(Relay { name: span.of(line.prose).into(), place: Place::here(span) })
}

/// Who speaks for another: "her lawyer", "an interpreter".
fn go_between(line: &Line<'_>, item: usize) -> Option<Relay> {
    let head = line.phrase(item).and_then(|phrase| line.token(phrase.head))?;
    outlets::is_go_between(head.text(line.prose)).then(|| described(line, item)).flatten()
}

fn heads(line: &Line<'_>, item: usize, words: &[&str]) -> bool {
    line.phrase(item).and_then(|phrase| line.token(phrase.head)).is_some_and(|token| words.iter().any(|word| token.is(line.prose, word)))
}

/// The name in a phrase that it turns on, or that of the body whose reporter it names: "Leeds radio station KTNL", "Northwire
/// reporter Tom Hale".
fn name_in<'m>(line: &Line<'_>, mentions: &'m [Mention], item: usize) -> Option<&'m Mention> {
    let (span, head) = (line.span(item), line.phrase(item).and_then(|phrase| line.token(phrase.head)));
    let names = || mentions.iter().filter(|mention| mention.span.overlaps(span) && matches!(mention.kind, MentionKind::Name(_)));
    let is_head = |mention: &&Mention| head.is_some_and(|head| mention.span.contains(head.span));
    names().find(is_head).filter(|mention| mention.entity_type != EntityType::Person).or_else(|| names().next())
}

/// The relay that a phrase names: any name behind "cited by" or "according to".
fn named(line: &Line<'_>, mentions: &[Mention], item: usize) -> Option<Relay> {
    let mention = name_in(line, mentions, item)?;
    Some(Relay { name: mention.referent.name().into(), place: Place::here(mention.span) })
}

/// An outlet that was told something: one told may be anybody, so only an organisation relays, and none that is told things at
/// its meetings.
fn outlet(line: &Line<'_>, mentions: &[Mention], item: usize) -> Option<Relay> {
    let span = line.span(item);
    // "BBC Radio 4", "Channel 4 News"
    let text = span.of(line.prose);
    let numbered = text.contains(|c: char| c.is_ascii_digit()) && text.starts_with(char::is_alphabetic);
    let Some(mention) = name_in(line, mentions, item).filter(|_| !numbered) else {
        // "State television quoted Lavrov as saying", but not "told the court"
        let is_organisation = line.phrase(item).is_some_and(|phrase| phrase.kind == PhraseKind::Organisation);
        let is_crowd = ["the media", "the press", "media"].contains(&text);
        let unnamed = is_organisation && !is_crowd && text.split_whitespace().any(outlets::is_noun);
        let bare = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
        let capitals = bare.split_whitespace().all(|word| word.contains(char::is_uppercase));
        // Of "Sun." the tokens make a day.
        let paper = bare != text && outlets::is_likely(bare.trim_end_matches('.'));
        let titled = capitals && (is_title(text) || outlets::is_outlet(text) || paper);
        return (unnamed || titled || numbered && (outlets::is_outlet(text) || outlets::is_numbered(text)))
            .then(|| Relay { name: span.of(line.prose).trim_end_matches('.').into(), place: Place::here(span) });
    };
    let mut words = span.of(line.prose).split_whitespace();
    let is_outlet = match mention.entity_type {
        // An agency need not say that it is one; a council does. "BBC staff" are no outlet.
        EntityType::Organisation => {
            let name = mention.referent.name();
            // "the Lakers", "the Tories"
            let many = text.strip_prefix("the ") == Some(name) && name.ends_with('s') && !name.contains(' ') && !outlets::is_outlet(name);
            !many && !outlets::is_other(name) && !is_followed(line, item, mention)
        }
        // The type is a guess, the word is not.
        EntityType::Person => {
            let name = mention.referent.name();
            let titled = is_titled(line, item) && !outlets::is_other(name);
            words.any(outlets::is_sure) || titled || outlets::is_outlet(name) || is_title(name) || is_called_outlet(line, item, mention)
        }
        // "Sun City" is a place.
        EntityType::Place => words.clone().any(outlets::is_sure) || words.next_back().is_some_and(outlets::is_likely),
    };
    is_outlet.then(|| named(line, mentions, item)).flatten()
}

/// "the Brackwater Star", "the newspaper Kompas": what is called a person nowhere.
fn is_called_outlet(line: &Line<'_>, item: usize, mention: &Mention) -> bool {
    let name = mention.span.of(line.prose);
    let before = Span { end: mention.span.start.max(line.span(item).start), ..line.span(item) }.of(line.prose).trim_end();
    let is_persons = name.split(' ').next().is_some_and(|first| lexicon::class(first).contains(Class::FIRST_NAME));
    let last = before.rsplit(' ').next().unwrap_or(before);
    !is_persons && (before == "the" && name.split(' ').any(outlets::is_likely) || outlets::is_noun(last) && !name.contains(' '))
}

/// Whether the phrase goes on behind the name with everyday words: "BBC staff", but "Northwire reporter Tom Hale".
fn is_followed(line: &Line<'_>, item: usize, mention: &Mention) -> bool {
    let rest = line.span(item).of(line.prose).get((mention.span.end - line.span(item).start) as usize..).unwrap_or_default();
    !rest.trim().is_empty() && !rest.contains(char::is_uppercase) && rest.split_whitespace().any(|word| AUDIENCES.contains(&word))
}

/// Those whom a body's people are when they are told something themselves.
const AUDIENCES: &[&str] =
    &["staff", "employees", "bosses", "chiefs", "executives", "managers", "workers", "investors", "shareholders", "listeners", "viewers"];

/// Whether a name reads like that of a programme: "Valley Mornings". It ends in an everyday word that nobody is called.
fn is_title(name: &str) -> bool {
    let Some((first, rest)) = name.split_once(' ') else { return false };
    let last = lexicon::class(rest.rsplit(' ').next().unwrap_or(rest));
    let is_persons = lexicon::class(first).contains(Class::FIRST_NAME) || last.contains(Class::SURNAME);
    !is_persons && last.contains(Class::COMMON) && !outlets::is_other(name)
}
