//! Who else may say a quote: all who are named in its sentence and the speaker before, with the answers by which learnt trees
//! choose where the rules are not sure ([`crate::lexicon::speakers`]).

use smallvec::SmallVec;

use super::How;
use super::evidence::{CLAUSE_SUBJECT, CUE_BEFORE, Candidate, Found, NOUN_CUE, Quoted};
use super::line::{ItemKind, Line, Verb};
use crate::facts::EntityType;
use crate::facts::phrase::PhraseKind;
use crate::lexicon::speakers::{self, Evidence, QUESTIONS};
use crate::story::mentions::Referent;
use crate::story::reading::Place;
use crate::text::Span;

/// What the rules are surer of, in percent, is not asked again.
const CERTAIN: u8 = 95;
/// How sure the trees' choice against the rules is, in percent. By cross-validation nine in ten of those that matter are right.
const CHOSEN: u8 = 75;
/// By how much the trees' score of another must be higher, in thousandths.
const CLEARLY: i32 = 200;
/// The greatest answer.
const MOST: usize = 15;

/// A quote and those who may say it: for learning the trees, and for who wants to know why.
#[derive(Clone, PartialEq, Debug)]
pub struct Rivals {
    /// The quote with its marks.
    pub quote: Span,
    /// Whom the rules take, by number.
    pub taken: Option<usize>,
    /// Whether the rules are so unsure that the trees choose.
    pub asked: bool,
    /// Each with the mention and what speaks for and against it.
    pub candidates: Vec<(Referent, Place, Evidence)>,
}

/// One who may say a quote: a candidate of its sentence, or nobody new where the speaker before goes on.
pub(super) type Rival = (Option<Candidate>, Evidence);

/// Whom the rules take.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Taken {
    /// Somebody of the quote's sentence.
    Here(Candidate),
    /// The speaker before.
    Before,
}

impl Taken {
    /// Whether somebody else may be chosen: not where a label names the source, nor where the rules are certain.
    pub(super) fn is_open(self) -> bool {
        !matches!(self, Self::Here(candidate) if candidate.score >= CERTAIN || candidate.how == How::Label)
    }

    pub(super) fn is(self, rival: &Rival) -> bool {
        match (self, rival.0) {
            (Self::Here(taken), Some(candidate)) => candidate.item == taken.item,
            (Self::Before, None) => true,
            _ => false,
        }
    }
}

/// The rival whom the trees put clearly before the one whom the rules take.
pub(super) fn choose(rivals: &[Rival], taken: Taken) -> Option<&Rival> {
    let score = |rival: &Rival| speakers::score(&rival.1);
    if rivals.len() < 2 {
        return None;
    }
    let most = score(rivals.iter().find(|rival| taken.is(rival))?) + CLEARLY;
    rivals
        .iter()
        .filter(|rival| !taken.is(rival))
        .map(|rival| (score(rival), rival))
        .filter(|(score, _)| *score > most)
        .max_by_key(|(score, _)| *score)
        .map(|(_, rival)| rival)
}

/// What is the same for all rivals of a quote.
struct Shared<'a> {
    quoted: Quoted,
    start: usize,
    /// The candidates of the rules, by the item that names them.
    found: Found,
    /// The verb of the main clause before the quote.
    main: Option<usize>,
    /// Finite verbs and their subjects.
    subjects: SmallVec<[(usize, usize); 8]>,
    /// The answers that are the same for all.
    common: Evidence,
    line: &'a Line<'a>,
}

impl Line<'_> {
    /// All who may say a quote. `before` is how and how surely the speaker before was reached.
    pub(super) fn rivals(&self, quoted: Quoted, words: usize, found: &Found, before: Option<(How, u8)>) -> Vec<Rival> {
        let (start, end) = (self.sentence_start(quoted.item), self.sentence_end(quoted.item));
        let found = found.map(|found| found.map(|found| Candidate { item: self.named_in_apposition(found.item), ..found }));
        let mut items: SmallVec<[usize; 16]> = (start..end).filter(|&at| self.is_rival(at)).collect();
        for candidate in found.iter().flatten() {
            if !items.contains(&candidate.item) && !self.is(candidate.item, &["nobody", "none"]) {
                items.push(candidate.item);
            }
        }
        if items.len() + usize::from(before.is_some()) < 2 {
            return Vec::new();
        }
        let finite = (start..end).filter(|&at| self.verb(at).is_some_and(Verb::is_finite));
        let subjects = finite.filter_map(|at| Some((at, self.tag_subject(at, start)?))).collect();
        let main = self.main_verb(quoted.item, start);
        let common = self.common(quoted, (start, end), words, items.len());
        let shared = Shared { quoted, start, found, main, subjects, common, line: self };
        let named = items.iter().map(|&item| shared.rival(item));
        named.chain(before.map(|(how, sure)| (None, shared.before(how, sure)))).collect()
    }

    /// The answers that are the same for all rivals of a quote, of which there are so many in its sentence.
    fn common(&self, quoted: Quoted, (start, end): (usize, usize), words: usize, rivals: usize) -> Evidence {
        let quote = quoted.item;
        let is_cue = |at: &usize| self.verb(*at).is_some_and(|verb| verb.cue.is_some());
        let mut evidence: Evidence = [0; QUESTIONS];
        let shared = [
            self.look_of(quote.checked_sub(1)),
            self.look_of(quote.checked_sub(2)),
            self.look_of(Some(quote + 2)),
            few(words),
            few(quote - start),
            few(end - quote),
            few((start..quote).filter(is_cue).count()),
            few((quote..end).filter(is_cue).count()),
            few((start..end).filter(|&at| matches!(self.kind(at), Some(ItemKind::Quote(_)))).count()),
            u8::from(quoted.full),
            few(rivals),
        ];
        evidence[..shared.len()].copy_from_slice(&shared);
        evidence
    }

    fn is_rival(&self, at: usize) -> bool {
        self.phrase(at).is_some_and(|phrase| phrase.kind != PhraseKind::Other)
            && !self.is_date(at)
            && !self.is(at, &["you", "anyone", "anybody", "nobody", "none", "who", "which", "that"])
    }

    fn look_of(&self, at: Option<usize>) -> u8 {
        let Some(kind) = at.and_then(|at| self.kind(at)) else { return 0 };
        match kind {
            ItemKind::Quote(_) => 1,
            ItemKind::Phrase(..) => 2,
            ItemKind::Verb(verb) if verb.cue.is_some() => 3,
            ItemKind::Verb(_) => 4,
            ItemKind::According(_) => 5,
            ItemKind::Preposition => 6,
            ItemKind::Coordination => 7,
            ItemKind::Subordination => 8,
            ItemKind::Possessive => 9,
            ItemKind::Comma => 10,
            ItemKind::Colon | ItemKind::Semicolon => 11,
            ItemKind::Dash => 12,
            ItemKind::Open | ItemKind::Close => 13,
            ItemKind::Stop => 14,
            ItemKind::Adverb | ItemKind::Other => 15,
        }
    }

    fn kind_of(&self, item: usize) -> u8 {
        match self.phrase(item).map(|phrase| phrase.kind) {
            None => 0,
            Some(PhraseKind::Name(name)) => match self.facts.names.get(name as usize).map(|name| name.entity_type) {
                Some(EntityType::Person) => 1,
                Some(EntityType::Organisation) => 2,
                _ => 3,
            },
            Some(PhraseKind::Role) => 4,
            Some(PhraseKind::Pronoun) => 5,
            Some(PhraseKind::Organisation) => 6,
            Some(PhraseKind::Document) => 7,
            Some(PhraseKind::Group) => 8,
            Some(PhraseKind::Other) => 9,
        }
    }

    fn pronoun_of(&self, item: usize) -> u8 {
        const PRONOUNS: [&[&str]; 3] = [&["he", "she"], &["i", "we"], &["it", "they"]];
        PRONOUNS.iter().position(|words| self.is(item, words)).map_or(0, |at| few(at + 1))
    }

    /// The word of grammar that ends an item.
    fn last_word_of(&self, item: Option<usize>) -> u8 {
        const WORDS: [&[&str]; 11] =
            [&["that"], &["as"], &["to"], &["of"], &["by"], &["in"], &["on"], &["about"], &["with"], &["for"], &["and", "from"]];
        let last = item.and_then(|item| self.last_token(item));
        let at = last.and_then(|last| WORDS.iter().position(|words| words.iter().any(|word| last.is(self.prose, word))));
        at.map_or(0, |at| few(at + 1))
    }
}

impl Shared<'_> {
    fn rival(&self, item: usize) -> Rival {
        let own = self.found.iter().flatten().filter(|found| found.item == item).max_by_key(|found| found.score);
        let verb = self.subjects.iter().find(|(_, subject)| *subject == item).map(|(verb, _)| *verb);
        let evidence = self.answers(item, own, verb);
        let cue = own.map_or_else(|| verb.and_then(|verb| self.line.verb(verb)?.cue), |own| own.cue);
        (Some(Candidate { item, cue, how: own.map_or(How::Cue, |own| own.how), score: CHOSEN }), evidence)
    }

    /// Of the speaker before nothing in the sentence speaks.
    fn before(&self, how: How, sure: u8) -> Evidence {
        let mut evidence = self.common;
        let best = self.found.iter().flatten().map(|found| found.score).max();
        evidence[13] = percent(best.unwrap_or(0));
        evidence[14] = 1 + how as u8;
        evidence[15] = percent(sure);
        evidence
    }

    fn answers(&self, item: usize, own: Option<&Candidate>, verb: Option<usize>) -> Evidence {
        let (line, quote) = (self.line, self.quoted.item);
        let score = own.map_or(0, |own| own.score);
        let other = self.found.iter().flatten().filter(|found| found.item != item).map(|found| found.score).max().unwrap_or(0);
        let cue = own.and_then(|own| line.cue(own.cue?));
        let cue_at = cue.and_then(|cue| line.items.iter().position(|item| item.first <= cue.first && cue.first < item.last));
        let of_kind = |kind: usize| percent(self.found[kind].filter(|found| found.item == item).map_or(0, |found| found.score));
        let first = line.possessor(item, self.start);
        let between = item.min(quote) + 1..item.max(quote);
        let count = |is: &dyn Fn(usize) -> bool| few(between.clone().filter(|&at| is(at)).count());
        let group = verb.and_then(|verb| line.verb(verb));
        let mut evidence = self.common;
        let asked = [
            percent(score),
            u8::from(own.is_some() && score >= other),
            percent(other),
            0,
            0,
            cue.map_or(0, |cue| 1 + cue.form as u8),
            cue.map_or(0, |cue| 1 + u8::from(cue.strong)),
            own.map_or(0, |own| 1 + own.how as u8),
            of_kind(CUE_BEFORE),
            of_kind(NOUN_CUE),
            of_kind(CLAUSE_SUBJECT),
            cue_at.map_or(0, |at| few(1 + at.abs_diff(quote))),
            cue_at.map_or(0, |at| 1 + u8::from(at < quote)),
            line.kind_of(item),
            line.pronoun_of(item),
            line.look_of(first.checked_sub(1)),
            line.last_word_of(first.checked_sub(1)),
            line.look_of(item.checked_sub(2)),
            line.look_of(Some(item + 1)),
            line.look_of(Some(item + 2)),
            u8::from(item < quote),
            few(item.abs_diff(quote)),
            few(item.saturating_sub(self.start)),
            count(&|at| line.verb(at).is_some_and(Verb::is_finite)),
            count(&|at| line.verb(at).is_some_and(|verb| verb.cue.is_some())),
            count(&|at| line.kind(at) == Some(ItemKind::Comma)),
            count(&|at| line.kind(at) == Some(ItemKind::Coordination)),
            count(&|at| line.kind(at) == Some(ItemKind::Subordination)),
            count(&|at| line.phrase(at).is_some()),
            count(&|at| line.phrase(at).is_some_and(|phrase| phrase.kind != PhraseKind::Other)),
            group.map_or(0, verb_of),
            verb.map_or(0, |verb| 1 + u8::from(line.in_relative(verb, self.start))),
            u8::from(verb.is_some() && verb == self.main),
        ];
        evidence[11..].copy_from_slice(&asked);
        evidence
    }
}

fn verb_of(verb: Verb) -> u8 {
    1 + u8::from(verb.cue.is_some()) + u8::from(verb.strong) + 4 * u8::from(verb.passive) + 8 * u8::from(verb.negated)
}

/// A count as an answer.
fn few(count: usize) -> u8 {
    u8::try_from(count.min(MOST)).unwrap_or_default()
}

/// A percentage as an answer.
fn percent(score: u8) -> u8 {
    score.min(99) / 7
}
