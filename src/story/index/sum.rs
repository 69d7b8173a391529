//! What blocks say of forms, added up: counts that go up when a block comes and down when it goes.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::beside::{is_told_apart, title};
use super::introduced::introduced;
use super::signs::{Sign, Signs, signs};
use super::written::{household_shorts, single_spaced};
use super::{Index, near_unknown, word_key};
use crate::facts::epithet::{Said, years_old};
use crate::facts::name::{Form, tells_seat};
use crate::facts::{EntityType, Gender, Name};
use crate::lexicon::alike::{self, Letters};
use crate::lexicon::table;
use crate::story::blocks::StoryBlock;

/// The sum of what blocks say of one form.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Entry {
    /// The way to take it apart that most of its mentions have; of several the first.
    pub(super) form: Form,
    /// All ways to take it apart, sorted, with counts: they follow the case of its words, and all cases are one form.
    forms: SmallVec<[(Form, u32); 1]>,
    /// How it is written, sorted, with counts.
    pub(super) texts: SmallVec<[(Arc<str>, u32); 1]>,
    /// The letters of its last word, by which it is told from names like it; none where it is like no name.
    pub(super) letters: Letters,
    /// For a person, an organisation, a place.
    pub(super) votes: [i64; 3],
    pub(super) male: i64,
    pub(super) female: i64,
    /// How much speaks for a name at all, over its mentions (see [`Name::standing`]).
    pub(super) standing: i64,
    /// The short forms that are given for it in brackets, sorted, with counts.
    pub(super) acronyms: SmallVec<[(u64, u32); 1]>,
    /// How often the copy says behind it that this is somebody else: "John Smyth, another farmer,".
    pub(super) apart: u32,
    /// How often what stands beside it tells what it is, by [`Sign`].
    signs: [u32; Sign::COUNT],
    /// The titles that stand before it, by their last words, sorted, with counts.
    pub(super) titles: SmallVec<[(u64, u32); 1]>,
    /// The roles that are given for it, sorted, with the key of the noun that each turns on, and counts.
    pub(super) roles: Vec<(u64, Arc<str>, u32)>,
}

/// The change of an [`Entry`] that some blocks make.
#[derive(Default)]
pub(super) struct Delta<'a> {
    whole: u64,
    forms: SmallVec<[(Form, i64); 1]>,
    texts: SmallVec<[(Cow<'a, str>, i64); 2]>,
    votes: [i64; 3],
    male: i64,
    female: i64,
    standing: i64,
    acronyms: SmallVec<[(u64, i64); 1]>,
    apart: i64,
    signs: [i64; Sign::COUNT],
    titles: SmallVec<[(u64, i64); 1]>,
    roles: SmallVec<[(u64, Cow<'a, str>, i64); 1]>,
}

/// The changes that some blocks make.
#[derive(Default)]
pub(super) struct Sums<'a> {
    pub(super) forms: FxHashMap<u64, Delta<'a>>,
    pub(super) unknown: FxHashMap<u64, i64>,
    /// Roles that are given to persons without a name.
    pub(super) introduced: FxHashMap<u64, i64>,
    /// Words near them, which the story may have.
    pub(super) wanted: FxHashMap<u64, i64>,
}

impl<'a> Sums<'a> {
    pub(super) fn add(&mut self, block: &'a StoryBlock, by: i64) {
        let facts = block.facts();
        for name in &facts.names {
            self.forms.entry(name.form.whole).or_default().add(name, block.prose(), by);
        }
        for (whole, signs) in signs(block.prose(), facts) {
            self.forms.entry(whole).or_default().add_signs(signs, by);
        }
        for epithet in &facts.epithets {
            let Some(name) = facts.names.get(epithet.name as usize) else { continue };
            let (head, text) = match epithet.said {
                Said::Age(years) => {
                    let text = format!("{years}-year-old");
                    (table::key(&text), Cow::Owned(text))
                }
                Said::Role(span, head) => (head, single_spaced(span.of(block.prose()))),
            };
            self.forms.entry(name.form.whole).or_default().add_role(head, text, by);
        }
        for head in introduced(block) {
            *self.introduced.entry(head).or_default() += by;
        }
        for word in &facts.unknown {
            *self.unknown.entry(word_key(word.span.of(block.prose()))).or_default() += by;
        }
        for word in near_unknown(block) {
            *self.wanted.entry(word).or_default() += by;
        }
    }

    /// Leaves only what changes.
    pub(super) fn drop_balanced(&mut self) {
        self.forms.retain(|_, delta| !delta.is_balanced());
    }

    pub(super) fn keys(&self) -> Vec<u64> {
        let mut keys: Vec<u64> = self.forms.keys().copied().collect();
        keys.sort_unstable();
        keys
    }

    /// The changes of all forms, in no order.
    pub(super) fn into_forms(self) -> impl Iterator<Item = Delta<'a>> {
        self.forms.into_values()
    }
}

impl<'a> Delta<'a> {
    fn add(&mut self, name: &Name, prose: &'a str, by: i64) {
        self.whole = name.form.whole;
        match self.forms.iter_mut().find(|(known, _)| *known == name.form) {
            Some((_, count)) => *count += by,
            None => self.forms.push((name.form, by)),
        }
        let text = single_spaced(name.span.of(prose));
        match self.texts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += by,
            None => self.texts.push((text, by)),
        }
        let weight = if name.standing > 0 { weight(name.confidence) } else { 1 };
        self.votes[name.entity_type as usize] += by * weight;
        // "Clinton" alone is no Clinton Hale.
        match name.gender.filter(|_| name.form.words > 1 || name.whole != name.span) {
            Some(Gender::Male) => self.male += by,
            Some(Gender::Female) => self.female += by,
            None => {}
        }
        self.standing += by * i64::from(name.standing);
        if let (Some(role), Some(head)) = (name.role, name.role_head) {
            self.add_role(head, single_spaced(role.of(prose)), by);
        }
        self.apart += by * i64::from(is_told_apart(name, prose));
        if let Some(title) = title(name, prose) {
            match self.titles.iter_mut().find(|(known, _)| *known == title) {
                Some((_, count)) => *count += by,
                None => self.titles.push((title, by)),
            }
        }
        let given = name.acronym.map(|acronym| acronym.of(prose));
        for short in given.into_iter().chain(household_shorts(name.span.of(prose)).iter().copied()) {
            let acronym = table::key(short);
            match self.acronyms.iter_mut().find(|(known, _)| *known == acronym) {
                Some((_, count)) => *count += by,
                None => self.acronyms.push((acronym, by)),
            }
        }
    }

    fn add_signs(&mut self, signs: Signs, by: i64) {
        for (sum, is_there) in self.signs.iter_mut().zip(signs) {
            *sum += by * i64::from(is_there);
        }
    }

    fn add_role(&mut self, head: u64, text: Cow<'a, str>, by: i64) {
        match self.roles.iter_mut().find(|(_, known, _)| *known == text) {
            Some((_, _, count)) => *count += by,
            None => self.roles.push((head, text, by)),
        }
    }

    fn is_balanced(&self) -> bool {
        self.texts.iter().all(|&(_, count)| count == 0)
            && self.forms.iter().all(|&(_, count)| count == 0)
            && self.votes == [0; 3]
            && (self.male, self.female, self.standing) == (0, 0, 0)
            && self.acronyms.iter().all(|&(_, count)| count == 0)
            && self.apart == 0
            && self.signs == [0; Sign::COUNT]
            && self.titles.iter().all(|&(_, count)| count == 0)
            && self.roles.iter().all(|&(_, _, count)| count == 0)
    }
}

/// What one mention's judgement of its type weighs against those of others.
fn weight(confidence: u8) -> i64 {
    match confidence {
        90.. => 12,
        80..90 => 7,
        65..80 => 4,
        50..65 => 2,
        _ => 1,
    }
}

/// A part that names are found by. Each kind has keys of its own.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// The first word of a name of several.
    First(u64),
    /// The last word of a name of several.
    Last(u64),
    /// The word before the last of a name of three and more, which its bearer may go by.
    Middle(u64),
    /// First and last: the same name with and without what stands between.
    Pair(Form),
    /// The short form in brackets behind a name.
    Acronym(u64),
    /// The noun that a person's role turns on.
    Role(u64),
    /// What its last word has in common with those like it.
    End(u32),
}

impl Part {
    /// The parts of a form that it is found by.
    fn of(form: Form) -> impl Iterator<Item = Self> {
        let parts = [Self::First(form.first), Self::Last(form.last), Self::Pair(form)].into_iter().filter(move |_| form.words > 1);
        let middle = (form.middle != 0).then_some(Self::Middle(form.middle));
        parts.chain(middle).chain(Self::ends(form))
    }

    /// The ends of its last word.
    pub(super) fn ends(form: Form) -> impl Iterator<Item = Self> {
        form.ends.into_iter().filter(|&end| end != 0).map(Self::End)
    }

    pub(super) fn key(self) -> u64 {
        let (tag, value) = match self {
            Self::First(word) => (1, word),
            Self::Last(word) => (2, word),
            Self::Pair(form) => (3, form.first.rotate_left(17) ^ form.last),
            Self::Acronym(word) => (4, word),
            Self::Role(word) => (5, word),
            Self::End(end) => (6, u64::from(end)),
            Self::Middle(word) => (7, word),
        };
        value.rotate_left(tag * 7).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(tag)
    }
}

impl Index {
    /// Adds a change to what is known of its form.
    pub(super) fn apply(&mut self, delta: &Delta) {
        let whole = delta.whole;
        let mut entry = self.forms.get(whole).map(|entry| (**entry).clone()).unwrap_or_default();
        let before = (!entry.texts.is_empty()).then_some(entry.form);
        for &(form, by) in &delta.forms {
            count(&mut entry.forms, form, by);
        }
        let most = entry.forms.iter().max_by_key(|(form, count)| (*count, std::cmp::Reverse(*form)));
        entry.form = most.map(|&(form, _)| form).unwrap_or_default();
        for (text, by) in &delta.texts {
            match entry.texts.binary_search_by(|(known, _)| (**known).cmp(text)) {
                Ok(at) => {
                    let now = u32::try_from(i64::from(entry.texts[at].1) + by).unwrap_or(0);
                    entry.texts[at].1 = now;
                }
                Err(at) => entry.texts.insert(at, (Arc::from(&**text), u32::try_from(*by).unwrap_or(0))),
            }
        }
        entry.texts.retain(|(_, count)| *count > 0);
        let last = Part::ends(entry.form).next().and_then(|_| entry.word(entry.form.last));
        entry.letters = last.map(alike::letters).unwrap_or_default();
        for (vote, by) in entry.votes.iter_mut().zip(delta.votes) {
            *vote += by;
        }
        entry.male += delta.male;
        entry.female += delta.female;
        entry.standing += delta.standing;
        for &(acronym, by) in &delta.acronyms {
            count(&mut entry.acronyms, acronym, by);
        }
        entry.apart = u32::try_from(i64::from(entry.apart) + delta.apart).unwrap_or(0);
        for (sum, by) in entry.signs.iter_mut().zip(delta.signs) {
            *sum = u32::try_from(i64::from(*sum) + by).unwrap_or(0);
        }
        for &(title, by) in &delta.titles {
            count(&mut entry.titles, title, by);
        }
        for (head, role, by) in &delta.roles {
            entry.count_role(*head, role, *by);
        }
        let now = (!entry.texts.is_empty()).then_some(entry.form);
        if now.is_some() {
            self.forms.insert(whole, Arc::new(entry));
        } else {
            self.forms.remove(whole);
        }
        if before != now {
            let changes = before.iter().map(|form| (form, -1)).chain(now.iter().map(|form| (form, 1)));
            for (part, by) in changes.flat_map(|(&form, by)| Part::of(form).map(move |part| (part, by))) {
                self.count_part(part, whole, by);
            }
        }
        for &(acronym, by) in &delta.acronyms {
            self.count_part(Part::Acronym(acronym), whole, by);
        }
        for &(head, _, by) in &delta.roles {
            self.count_part(Part::Role(head), whole, by);
        }
    }

    fn count_part(&mut self, part: Part, form: u64, by: i64) {
        self.parts.change(part.key(), |holders| {
            count(holders, form, by);
            !holders.is_empty()
        });
    }
}

impl Entry {
    fn count_role(&mut self, head: u64, role: &str, by: i64) {
        match self.roles.binary_search_by(|(known_head, known, _)| (known_head, &**known).cmp(&(&head, role))) {
            Ok(at) => match u32::try_from(i64::from(self.roles[at].2) + by) {
                Ok(now) if now > 0 => self.roles[at].2 = now,
                _ => {
                    self.roles.remove(at);
                }
            },
            Err(at) => {
                if let Ok(now) = u32::try_from(by)
                    && now > 0
                {
                    self.roles.insert(at, (head, role.into(), now));
                }
            }
        }
    }

    /// The way it is mostly written; capitals throughout only where nothing else is there.
    pub(super) fn text(&self) -> Option<&Arc<str>> {
        if let [(only, _)] = self.texts.as_slice() {
            return Some(only);
        }
        let shouted = |text: &str| text.len() > 5 && !text.chars().any(char::is_lowercase);
        // "CAROL Brennan", as a story's first line sets a name.
        let half = |text: &str| text.split(' ').any(|word| word.chars().count() > 2 && !word.chars().any(char::is_lowercase));
        self.texts.iter().max_by_key(|(text, count)| (!shouted(text), !half(text), *count, std::cmp::Reverse(text))).map(|(text, _)| text)
    }

    /// The word that has a key, as the name is mostly written.
    pub(super) fn word(&self, key: u64) -> Option<&str> {
        let mut words = self.text()?.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'));
        words.find(|word| table::key(word) == key)
    }

    /// The age that the copy states, in years.
    pub(super) fn age(&self) -> Option<u8> {
        self.roles.iter().find_map(|(_, role, _)| years_old(role))
    }

    /// Whether the copy states a role other than an age or a seat, which says of nobody what else he or she is.
    pub(super) fn has_role(&self) -> bool {
        self.roles.iter().any(|(_, role, _)| years_old(role).is_none() && !tells_seat(role))
    }

    /// How many of its mentions have a sign.
    pub(super) fn signs(&self, sign: Sign) -> u32 {
        self.signs[sign as usize]
    }

    pub(super) fn count(&self) -> u32 {
        self.texts.iter().map(|&(_, count)| count).sum()
    }
}

/// Counts a key up or down in a sorted list.
fn count<K: Ord + Copy, A: smallvec::Array<Item = (K, u32)>>(counts: &mut SmallVec<A>, key: K, by: i64) {
    match counts.binary_search_by_key(&key, |&(known, _)| known) {
        Ok(at) => match u32::try_from(i64::from(counts[at].1) + by) {
            Ok(now) if now > 0 => counts[at].1 = now,
            _ => {
                counts.remove(at);
            }
        },
        Err(at) => {
            if let Ok(now) = u32::try_from(by)
                && now > 0
            {
                counts.insert(at, (key, now));
            }
        }
    }
}

/// The type that votes give, where they give any.
pub(super) fn winner(votes: [i64; 3]) -> EntityType {
    let types = [EntityType::Person, EntityType::Organisation, EntityType::Place];
    let most = votes.iter().copied().max().unwrap_or(0);
    types.into_iter().zip(votes).find(|&(_, vote)| vote == most).map_or(EntityType::Person, |(found, _)| found)
}
