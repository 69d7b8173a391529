//! Where a story names each person first: by full name, or by surname alone.
//!
//! The blocks of a leaf are passed over by the filter of the names and capitals that stand there, so that the first mention of one name
//! is found without a look at all blocks. It is asked for the names of the blocks that have changed, or had them before: what is said of
//! a surname depends on the blocks that have it, in their order, and on the head of the story, never on the number of a block.

mod head;

use std::cell::OnceCell;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use rpds::HashTrieSetSync;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use smallvec::SmallVec;

use super::RuleSet;
use super::relatives::is_relative;
use crate::facts::{Case, EntityType, Facts, Name, Token};
use crate::lexicon::class::class;
use crate::lexicon::{Class, household};
use crate::story::index::{Index, View};
use crate::story::{Reading, StoryBlock};
use crate::text::BlockKind;
pub(super) use head::LONGEST_HEAD;
use head::{Head, head, is_credit};

/// The surnames of persons whom a story names by surname first.
pub(super) type Unintroduced = HashTrieSetSync<u64, BuildHasherDefault<FxHasher>>;

/// The words that a block may name persons by, by their keys: the ends of its names, and whatever has a capital.
pub(super) fn surnames(block: &StoryBlock) -> Option<Arc<[u64]>> {
    let facts = block.facts();
    let names = facts.names.iter().map(|name| if name.form.words > 1 { name.form.last } else { name.form.whole });
    let capitals = facts.tokens.iter().filter(|token| is_capital(token)).map(|token| token.key);
    let mut surnames: SmallVec<[u64; 32]> = names.chain(capitals).collect();
    surnames.sort_unstable();
    surnames.dedup();
    (!surnames.is_empty()).then(|| surnames.as_slice().into())
}

/// Whom a surname stands for by what the story says, if it is short for a person's full name. Of most words this much is known at once.
pub(super) fn person(reading: &Reading, surname: u64) -> Option<&View> {
    let view = reading.index().view_of(surname);
    view.filter(|view| view.entity_type == EntityType::Person && view.canonical.contains(' '))
}

/// Where a story names persons first by surname alone.
pub(super) struct Firsts<'a> {
    reading: &'a Reading,
    /// The numbers of the blocks of which [`surnames`] says a surname, in order.
    with: &'a dyn Fn(u64) -> Box<dyn Iterator<Item = usize> + 'a>,
    rule_set: &'a RuleSet,
    /// What stands over the body, once somebody asks.
    head: OnceCell<Head>,
    /// What has been looked up.
    known: FxHashMap<u64, Option<usize>>,
}

impl<'a> Firsts<'a> {
    pub(super) fn new(reading: &'a Reading, rule_set: &'a RuleSet, with: &'a dyn Fn(u64) -> Box<dyn Iterator<Item = usize> + 'a>) -> Self {
        Self { reading, with, rule_set, head: OnceCell::new(), known: FxHashMap::default() }
    }

    fn head(&self) -> Head {
        *self.head.get_or_init(|| head(self.reading))
    }

    /// The block in which a surname stands alone before the full name that a later one gives.
    fn of(&mut self, surname: u64) -> Option<usize> {
        let view = person(self.reading, surname)?;
        if let Some(&known) = self.known.get(&surname) {
            return known;
        }
        let alone = self.first_alone(surname);
        let first = alone.filter(|&(number, name)| self.is_introduced_behind(surname, view, number, name)).map(|(number, _)| number);
        self.known.insert(surname, first);
        first
    }

    /// The block in which a surname stands alone before anything else that may name its bearer, and the number of the name there.
    ///
    /// Where a word stands before it as no name that is known, nobody can tell how the story names that person first. What may
    /// be a headline tells only with a word before it that may be a first name.
    fn first_alone(&self, surname: u64) -> Option<(usize, usize)> {
        let Head { sure, likely } = self.head();
        for number in (self.with)(surname).skip_while(|&number| number < sure).take(MOST_LOOKED_AT) {
            let block = self.reading.blocks().get(number)?;
            let (facts, prose) = (block.facts(), block.prose());
            let namings = namings(block, self.reading.index(), self.rule_set);
            let mut namings = namings.filter(|naming| number >= likely || !naming.is_alone());
            let alone = match namings.find(|naming| naming.surname() == surname) {
                Some(Naming::Alone { number: name, .. }) => facts.names.get(name).map(|found| (name, found.span.start)),
                Some(_) => return None,
                None => None,
            };
            let end = alone.map_or(u32::MAX, |(_, start)| start);
            let words = facts.tokens.iter().enumerate().take_while(|(_, token)| token.span.start < end);
            let mut words = words.filter(|(_, token)| token.key == surname && is_capital(token));
            let is_any = alone.is_none() && number >= likely;
            if words.any(|(at, _)| is_any || is_joined(prose, facts, at)) {
                return None;
            }
            if let Some((name, _)) = alone {
                return Some((number, name));
            }
        }
        None
    }

    /// Whether copy behind a name gives the full name that it is short for: no headline and no byline does, and not where the first full
    /// name may be that of a relative.
    fn is_introduced_behind(&self, surname: u64, view: &View, number: usize, name: usize) -> bool {
        let index = self.reading.index();
        let is_same = |full: &View| full.entity_type == EntityType::Person && full.canonical == view.canonical;
        let full: Vec<u64> = index.full_names(surname).filter(|&form| index.view_of(form).is_some_and(is_same)).collect();
        let blocks = self.reading.blocks_with(&full).skip_while(|&later| later < number);
        let mut found = blocks.filter_map(|later| {
            let block = self.reading.blocks().get(later)?;
            let mut names = block.facts().names.iter().skip(if later > number { 0 } else { name + 1 });
            Some((block, names.find(|name| full.contains(&name.form.whole))?))
        });
        let first = found.by_ref().take(MOST_LOOKED_AT).find(|(block, _)| !is_credit(block.prose()));
        first.is_some_and(|(block, name)| !is_relatives(block.prose(), block.facts(), name))
    }

    /// The surnames that stand alone in a block, and there first.
    pub(super) fn in_block(&mut self, number: usize) -> Vec<u64> {
        let Some(block) = self.reading.blocks().get(number).filter(|_| number >= self.head().likely) else { return Vec::new() };
        let alone = namings(block, self.reading.index(), self.rule_set).filter(|naming| naming.is_alone());
        let mut surnames: Vec<u64> = alone.map(Naming::surname).collect();
        surnames.sort_unstable();
        surnames.dedup();
        surnames.retain(|&surname| self.of(surname) == Some(number));
        surnames
    }

    /// The blocks whose findings may change when some surnames may stand first elsewhere than before, sorted; `found` tells the
    /// block with the finding that a surname has now. Brings the unintroduced up to date.
    pub(super) fn moved(
        &mut self,
        surnames: &FxHashSet<u64>,
        unintroduced: &mut Unintroduced,
        found: impl Fn(u64) -> Option<usize>,
    ) -> Vec<usize> {
        let mut moved = FxHashSet::default();
        // The order does not matter: each surname is looked at by itself.
        #[allow(clippy::iter_over_hash_type)]
        for &surname in surnames {
            let was = !unintroduced.is_empty() && unintroduced.contains(&surname);
            if was {
                moved.extend(found(surname));
            }
            match self.of(surname) {
                Some(number) => {
                    moved.insert(number);
                    unintroduced.insert_mut(surname);
                }
                None if was => _ = unintroduced.remove_mut(&surname),
                None => {}
            }
        }
        let mut moved: Vec<usize> = moved.into_iter().collect();
        moved.sort_unstable();
        moved
    }
}

/// So many blocks that have a surname are looked at, so that a keystroke costs the same in a book. They are counted among those that
/// have it: then no edit of another block changes which these are.
const MOST_LOOKED_AT: usize = 8;

/// A mention that introduces somebody, or needs that somebody is introduced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Naming {
    /// A full name, which makes its surname known.
    Full {
        /// The key of the surname.
        surname: u64,
    },
    /// A surname alone.
    Alone {
        /// Its key.
        surname: u64,
        /// Its number among the block's names.
        number: usize,
    },
    /// A surname of which it cannot be told whether it needs an introduction.
    Unsure {
        /// Its key.
        surname: u64,
    },
}

impl Naming {
    fn is_alone(&self) -> bool {
        matches!(self, Self::Alone { .. })
    }

    fn surname(self) -> u64 {
        match self {
            Self::Full { surname } | Self::Alone { surname, .. } | Self::Unsure { surname } => surname,
        }
    }
}

/// How a block of the body names persons, in the order of the text.
pub(super) fn namings<'a>(block: &'a StoryBlock, index: &'a Index, rule_set: &'a RuleSet) -> impl Iterator<Item = Naming> + 'a {
    let (facts, prose) = (block.facts(), block.prose());
    let introduces = !is_credit(prose);
    let needs = introduces && is_copy(block);
    let names = facts.names.iter().enumerate().filter(move |_| introduces);
    names.filter_map(move |(number, name)| {
        let surname = if name.form.words > 1 { name.form.last } else { name.form.whole };
        // Whatever the longer name is taken for, it makes its last word known.
        if name.form.words > 1 || follows_capital(prose, facts, name) {
            return Some(Naming::Full { surname });
        }
        let view = index.view_of(surname)?;
        if !needs || is_quoted(facts, name) || !is_surname(prose, name, view) {
            return None;
        }
        let is_person = view.entity_type == EntityType::Person && !view.ambiguous;
        let is_meant = is_person && is_alone(prose, facts, name) && !is_household(prose, name, view, rule_set);
        Some(if is_meant { Naming::Alone { surname, number } } else { Naming::Unsure { surname } })
    })
}

/// Whether what a block says of persons is running copy: whole sentences of the reporter's.
fn is_copy(block: &StoryBlock) -> bool {
    let (facts, prose) = (block.facts(), block.prose());
    let ends = prose.trim_end_matches(['"', '\u{201d}', '\'', '\u{2019}', ')']).ends_with(['.', '?', '!']);
    let speaks = facts.shape.label.is_some() || facts.shape.interview;
    ends && !speaks && block.block().kind == BlockKind::Paragraph && facts.tokens.len() >= SHORTEST
}

/// A paragraph of fewer words and marks is a caption, a signature or a score.
const SHORTEST: usize = 8;

/// Whether a full name may be another's than that of whom the surname has named so far: "his father, Arne Okafor", "Arne Okafor, her
/// brother", "Ines and Arne Okafor".
fn is_relatives(prose: &str, facts: &Facts, name: &Name) -> bool {
    let Some(sentence) = facts.sentences.iter().find(|sentence| sentence.span.contains(name.span)) else { return false };
    let tokens = facts.tokens.get(sentence.first as usize..sentence.last as usize).unwrap_or_default();
    let start = tokens.partition_point(|token| token.span.start < name.span.start);
    let (before, behind) = tokens.split_at(start);
    let behind = behind.get(behind.partition_point(|token| token.span.start < name.span.end)..).unwrap_or_default();
    let joined = match before {
        [.., first, and] if ["and", "&"].contains(&and.text(prose)) => Some(first),
        _ => None,
    };
    let is_first = |first: &Token| {
        let is_inside = |other: &Name| other.form.words > 1 && other.span.contains(first.span);
        first.class.contains(Class::FIRST_NAME) && is_capital(first) && !facts.names.iter().any(is_inside)
    };
    let apposition = behind.iter().take(if behind.first().is_some_and(|token| [",", "("].contains(&token.text(prose))) {
        LONGEST_APPOSITION
    } else {
        0
    });
    let is_other = before.last().is_some_and(|token| ["different", "another", "other"].contains(&token.text(prose)));
    // "As a mother, Ines Okafor" is nobody's.
    let is_someones = |at: usize| is_relative(prose, &before[at]) && !is_of_nobody(prose, before, at);
    joined.is_some_and(is_first)
        || is_other
        || (0..before.len()).any(is_someones)
        || apposition.into_iter().any(|token| is_relative(prose, token))
}

/// "As a mother,": says of nobody whose.
fn is_of_nobody(prose: &str, tokens: &[Token], at: usize) -> bool {
    let is = |back: usize, words: &[&str]| at.checked_sub(back).is_some_and(|at| words.iter().any(|word| tokens[at].is(prose, word)));
    is(2, &["as"]) && is(1, &["a", "an"]) && tokens.get(at + 1).is_some_and(|next| next.text(prose) == ",")
}

/// "[, her younger brother]"
const LONGEST_APPOSITION: usize = 4;

/// Whether a word is the last one of a person's full name that the story gives.
fn is_surname(prose: &str, name: &Name, view: &View) -> bool {
    let text = name.span.of(prose);
    let is_last = view.canonical.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(text));
    is_last && text.chars().any(char::is_lowercase) && is_personal(&view.canonical)
}

/// Whether a full name is made as persons' names are, of first names, initials and surnames: what was taken for one in a
/// headline's capitals, or with a role in it, is no name to put into copy.
fn is_personal(full: &str) -> bool {
    const OTHERS: Class = Class::COMMON
        .union(Class::ROLE)
        .union(Class::TITLE)
        .union(Class::VERB)
        .union(Class::FUNCTION)
        .union(Class::PLACE)
        .union(Class::COUNTRY)
        .union(Class::DEMONYM)
        .union(Class::ORGANISATION)
        .union(Class::GROUP_NOUN)
        .union(Class::DATE);
    let is_clean = full.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '\u{2019}'));
    let words = full.split(' ').count();
    let is_word = |(number, word): (usize, &str)| {
        let class = class(word);
        let is_initial = word.ends_with('.') && word.chars().filter(|c| c.is_alphabetic()).count() < 3;
        let known = if number == 0 { Class::FIRST_NAME } else { Class::FIRST_NAME | Class::SURNAME };
        is_initial && number + 1 < words || class.intersects(known) || !class.intersects(OTHERS)
    };
    is_clean && (2..=MOST_WORDS).contains(&words) && full.split(' ').enumerate().all(is_word)
}

/// A full name that is put into copy has at most so many words.
const MOST_WORDS: usize = 4;

fn is_household(prose: &str, name: &Name, view: &View, rule_set: &RuleSet) -> bool {
    let knows = |name: &str| rule_set.household().contains(name);
    household::has(name.form.whole) || knows(name.span.of(prose)) || knows(&view.canonical)
}

/// Whether a name of one word goes on with a word before it.
fn follows_capital(prose: &str, facts: &Facts, name: &Name) -> bool {
    is_joined(prose, facts, facts.tokens.partition_point(|token| token.span.start < name.span.start))
}

/// Whether a word with a capital stands right before another that is no title of its bearer: a first name that was not joined, or
/// somebody's programme.
fn is_joined(prose: &str, facts: &Facts, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|before| facts.tokens.get(before));
    let Some(before) = word(1) else { return false };
    if CLOSING.contains(&before.text(prose)) {
        return word(2).is_some_and(is_capital);
    }
    let is_title = before.class.intersects(Class::TITLE | Class::ROLE | Class::DEMONYM)
        && !before.class.contains(Class::FIRST_NAME)
        && !before.text(prose).starts_with("St");
    let opens = facts.sentences.iter().any(|sentence| sentence.span.start == before.span.start);
    is_capital(before) && !is_title && !(opens && before.class.intersects(Class::FUNCTION | Class::ADVERB))
}

/// What stands behind a name that is put between others: "William (Bill) Okafor".
const CLOSING: &[&str] = &[")", "\"", "'", "''", "\u{201d}", "\u{2019}"];

fn is_capital(token: &Token) -> bool {
    matches!(token.case, Case::Capital | Case::Upper)
}

/// Whether a name stands in quotation marks, as its speaker puts it.
fn is_quoted(facts: &Facts, name: &Name) -> bool {
    let before = facts.marks.iter().filter(|mark| !mark.glyph.is_single() && mark.span.start < name.span.start);
    before.count() % 2 == 1
}

/// Whether a surname names somebody here: it is in no longer name and no compound, and the sentence does not go on to say who that is.
fn is_alone(prose: &str, facts: &Facts, name: &Name) -> bool {
    let inside = |other: &Name| other.span != name.span && other.span.contains(name.span);
    let sentence = facts.sentences.iter().find(|sentence| sentence.span.contains(name.span));
    let full = |other: &Name| other.form.words > 1 && other.form.last == name.form.whole;
    let told = sentence.is_some_and(|sentence| facts.names.iter().any(|other| full(other) && sentence.span.contains(other.span)));
    let is_about_name = sentence.is_some_and(|sentence| {
        let tokens = facts.tokens.get(sentence.first as usize..sentence.last as usize).unwrap_or_default();
        tokens.iter().any(|token| ["name", "surname", "named", "nickname"].iter().any(|word| token.is(prose, word)))
    });
    if told || is_about_name || facts.names.iter().any(inside) || !is_whole(prose, name) {
        return false;
    }
    let first = facts.tokens.partition_point(|token| token.span.start < name.span.start);
    let behind = facts.tokens.partition_point(|token| token.span.start < name.span.end);
    let word = |at: usize| facts.tokens.get(at);
    if word(first).is_none_or(|token| token.span != name.span) {
        return false;
    }
    let before = first.checked_sub(1).and_then(word);
    let is_article = before.is_some_and(|token| ["the", "a", "an", "this", "that"].iter().any(|article| token.is(prose, article)));
    let is_owned = before.is_some_and(|token| ["'s", "\u{2019}s"].iter().any(|ending| token.text(prose).ends_with(ending)));
    let is_titled = name.span != name.whole;
    if is_article && !is_titled || is_owned {
        return false;
    }
    let acts = word(behind).is_some_and(is_verb);
    acts || is_titled || word(behind).is_none_or(|token| !token.is_word() || token.class.intersects(Class::FUNCTION | Class::ADVERB))
}

/// Whether a name ends where its word does: no hyphen goes on with it, no letter that was lost in copying, and no possessive
/// that owns nothing, as a shop's, or is part of a longer name.
fn is_whole(prose: &str, name: &Name) -> bool {
    let rest = prose.get(name.span.end as usize..).unwrap_or_default();
    let owner = ["'s", "\u{2019}s"].iter().find_map(|ending| rest.strip_prefix(ending));
    match owner {
        Some(owned) => owned.strip_prefix(' ').is_some_and(|owned| {
            let noun = owned.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            noun.starts_with(char::is_lowercase) && !class(noun).intersects(Class::FUNCTION)
        }),
        None => rest.chars().next().is_none_or(|c| {
            c.is_whitespace() || c.is_ascii_punctuation() && c != '-' || "\u{2019}\u{201d}\u{2014}\u{2013}\u{2026}".contains(c)
        }),
    }
}

fn is_verb(token: &Token) -> bool {
    token.class.intersects(Class::SAYING | Class::AUXILIARY | Class::VERB)
}
