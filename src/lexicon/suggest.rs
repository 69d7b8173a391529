//! Right words that a wrong one may stand for, found in a dictionary and put in order by the ranker.

use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use fst::Map;
use rustc_hash::FxHashMap;

use super::kind::{Company, Kind};
use super::one_edit::each_neighbour;
use super::ranker::{self, Pair};
use super::run_together;
use super::sound_alike::each_sound_alike;
use super::two_edits::each_two_away;
use super::words;

/// A map from words to [`Word::packed`] values, made from `data/spell/suggest.tsv`.
static DICTIONARY: LazyLock<Option<Map<&'static [u8]>>> =
    LazyLock::new(|| Map::new(include_bytes!("../../data/spell/suggest.fst").as_slice()).ok());

/// Longer words get no suggestions.
const LONGEST: usize = 32;

/// What a well-known misspelling adds to the score of its likeliest right word, which the exceptions leave to the ranker where it
/// is the one that people mean.
const KNOWN: f32 = 2.0;

/// How common a word is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// The smallest SCOWL size that has it, counted from zero: 10, 20, 35, 40, 50, 55, 60, 70.
    pub size: u8,
    /// Whether it is among the common words of Wikipedia.
    pub in_wikipedia: bool,
    /// The class of its rank in subtitles: two steps for each halving of the frequency, 31 where it has none.
    pub subtitles: u8,
    /// The number of its kind, as `data/spell/kinds.py` finds it: see [`super::kind::Kind`].
    pub kind: u8,
}

impl Word {
    /// Words of this size and below are common: what is one edit from them is more likely a slip than a rarity.
    pub const COMMON: u8 = 4;
    /// Words of this size and above are never suggested first.
    pub const RARE: u8 = 7;

    /// As a value of the dictionary.
    #[must_use]
    pub fn packed(self) -> u64 {
        u64::from(self.size) << 11 | u64::from(self.in_wikipedia) << 10 | u64::from(self.kind) << 5 | u64::from(self.subtitles)
    }

    pub(super) fn unpacked(value: u64) -> Self {
        let part = |shift: u32, mask: u64| u8::try_from(value >> shift & mask).unwrap_or(u8::MAX);
        Self { size: part(11, 7), in_wikipedia: part(10, 1) == 1, subtitles: part(0, 31), kind: part(5, 31) }
    }
}

/// The dictionary itself.
pub(super) fn dictionary() -> Option<&'static Map<&'static [u8]>> {
    DICTIONARY.as_ref()
}

/// A word's entry in the dictionary of suggestions.
#[must_use]
pub fn word(word: &str) -> Option<Word> {
    // The accepted words, among which it is, are sooner asked.
    if !words::is_word(word) {
        return None;
    }
    dictionary()?.get(word).map(Word::unpacked)
}

/// Whether a common word that `counts` lies one edit away.
pub fn is_near_common(word: &str, mut counts: impl FnMut(&str) -> bool) -> bool {
    if word.len() > LONGEST {
        return false;
    }
    Candidates::of(word).near.iter().any(|near| near.is_common && counts(&near.word))
}

/// At most `count` right words for a wrong one in lower case, best first: well-known corrections, then what lies near it, then
/// what lies further off. Fewer are found sooner, and the first is the same however many are asked for. `company` is what the wrong
/// word stands between, and `in_story` tells whether the story has a word.
#[must_use]
pub fn suggest(wrong: &str, count: usize, company: Company, in_story: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found: Vec<String> = words::corrections(wrong).map(str::to_owned).collect();
    if found.len() < count {
        for candidate in ranked(wrong, count + found.len(), company, in_story) {
            if !found.contains(&candidate) {
                found.push(candidate);
            }
        }
    }
    found.truncate(count);
    found
}

/// The candidates for a wrong word, best first by the ranker alone; those two edits away only where the nearer ones are fewer
/// than `count`, or all rare; then those that sound the same too.
#[must_use]
pub fn ranked(wrong: &str, count: usize, company: Company, in_story: impl Fn(&str) -> bool) -> Vec<String> {
    if wrong.len() > LONGEST {
        return Vec::new();
    }
    let candidates = Candidates::of(wrong);
    let is_known = words::is_known_misspelling(wrong);
    let in_order = |scored: &[Scored]| {
        let mut scored = scored.to_vec();
        if is_known {
            sort(&mut scored);
            if let Some(best) = scored.first_mut() {
                best.score += KNOWN;
            }
        }
        for candidate in &mut scored {
            candidate.score += company.favours(candidate.kinds);
            candidate.score += if in_story(&candidate.word) { candidate.in_story } else { 0.0 };
        }
        sort(&mut scored);
        scored.into_iter().map(|scored| scored.word.to_string())
    };
    let near = &candidates.near;
    if near.len() >= count && !near.iter().all(|near| near.is_rare) {
        return in_order(near).collect();
    }
    let is_lone = near.iter().all(|near| near.is_rare);
    let far = candidates.far.get_or_init(|| {
        scored(|add| {
            let pairs = ranker::Pairs::new(wrong);
            each_far(wrong, &pairs, &mut *add);
            if is_lone {
                each_alike(wrong, &pairs, add);
            }
        })
    });
    if is_lone {
        return in_order(&[near.as_slice(), far.as_slice()].concat()).collect();
    }
    in_order(near).chain(in_order(far)).collect()
}

/// The words near a wrong one in lower case that are put in order with regard to the story.
#[must_use]
pub fn near(wrong: &str) -> Vec<Arc<str>> {
    if wrong.len() > LONGEST {
        return Vec::new();
    }
    Candidates::of(wrong).near.iter().map(|near| near.word.clone()).collect()
}

/// What lies near a wrong word, scored without regard to where it stands, and what lies further off where that was asked for.
struct Candidates {
    near: Vec<Scored>,
    far: OnceLock<Vec<Scored>>,
}

#[derive(Clone)]
struct Scored {
    score: f32,
    /// What is added where the story has the word.
    in_story: f32,
    /// What it begins and ends with.
    kinds: [Kind; 2],
    /// A common word, and not two that were run together.
    is_common: bool,
    is_rare: bool,
    word: Arc<str>,
}

/// The wrong words last asked about: while somebody types, a block's slips are asked about at every keystroke.
static RECENT: LazyLock<Mutex<FxHashMap<Box<str>, Arc<Candidates>>>> = LazyLock::new(Mutex::default);

/// How many of them are kept.
const MOST_RECENT: usize = 512;

impl Candidates {
    fn of(wrong: &str) -> Arc<Self> {
        let recent = || RECENT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = recent().get(wrong) {
            return known.clone();
        }
        let near = scored(|add| each_near(wrong, &ranker::Pairs::new(wrong), add));
        let found = Arc::new(Self { near, far: OnceLock::new() });
        let mut recent = recent();
        if recent.len() >= MOST_RECENT {
            recent.clear();
        }
        recent.insert(wrong.into(), found.clone());
        found
    }
}

fn scored(search: impl FnOnce(&mut dyn FnMut(&str, [Word; 2], &Pair))) -> Vec<Scored> {
    let mut scored = Vec::new();
    search(&mut |candidate, known, pair| {
        let size = known[0].size.max(known[1].size);
        scored.push(Scored {
            score: ranker::score(pair),
            in_story: ranker::story_bonus(pair),
            kinds: kinds(candidate, known),
            is_common: size <= Word::COMMON && !candidate.contains(' '),
            is_rare: size >= Word::RARE,
            word: candidate.into(),
        });
    });
    scored
}

/// Best first, but no rare word before all others.
fn sort(scored: &mut [Scored]) {
    scored.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.word.cmp(&b.word)));
    if let Some(best) = scored.iter().position(|scored| !scored.is_rare).and_then(|first| scored.get_mut(..=first)) {
        best.rotate_right(1);
    }
}

/// The kinds of the words that a candidate begins and ends with.
#[must_use]
pub fn kinds(candidate: &str, known: [Word; 2]) -> [Kind; 2] {
    let (first, last) = candidate.split_once(' ').unwrap_or((candidate, candidate));
    [Kind::of(first, Some(known[0])), Kind::of(last, Some(known[1]))]
}

/// Calls `each` with every candidate, the words that it begins and ends with, and what the ranker knows of it: words within two
/// edits, two words that were run together, and words that sound the same.
pub fn each_candidate(wrong: &str, mut each: impl FnMut(&str, [Word; 2], &Pair)) {
    if wrong.len() <= LONGEST {
        let pairs = ranker::Pairs::new(wrong);
        each_near(wrong, &pairs, &mut each);
        each_far(wrong, &pairs, &mut each);
        each_alike(wrong, &pairs, &mut each);
    }
}

/// Words one edit away, and two words that were run together.
fn each_near(wrong: &str, pairs: &ranker::Pairs, mut each: impl FnMut(&str, [Word; 2], &Pair)) {
    each_neighbour(wrong, |candidate, known| each(candidate, [known; 2], &pairs.with(candidate, known, 1)));
    for (cut, _) in wrong.char_indices().skip(1) {
        let (left, right) = wrong.split_at(cut);
        let (Some(first), Some(second)) = (word(left), word(right)) else { continue };
        if run_together::can_be([left, right], [first, second]) {
            each(&format!("{left} {right}"), [first, second], &pairs.split(first, second));
        }
    }
}

/// Words two edits away. Who makes two slips in a word seldom makes one in its first letter.
fn each_far(wrong: &str, pairs: &ranker::Pairs, mut each: impl FnMut(&str, [Word; 2], &Pair)) {
    each_two_away(wrong, |candidate, known| each(candidate, [known; 2], &pairs.with(candidate, known, 2)));
}

/// Words that sound the same and are further off, or begin with another letter: how else who writes by ear is found out.
fn each_alike(wrong: &str, pairs: &ranker::Pairs, mut each: impl FnMut(&str, [Word; 2], &Pair)) {
    each_sound_alike(wrong, |candidate, known| {
        let distance = pairs.distance(candidate);
        if distance > 2 || distance == 2 && candidate.bytes().next() != wrong.bytes().next() {
            each(candidate, [known; 2], &pairs.with(candidate, known, distance));
        }
    });
}

#[cfg(test)]
mod tests {
    use fst::{IntoStreamer, Streamer};
    use levenshtein_automata::{Distance, LevenshteinAutomatonBuilder};

    use super::*;

    #[track_caller]
    fn check(wrong: &str, first: &str) {
        let found = suggest(wrong, 5, Company::default(), |_| false);
        assert_eq!(found.first().map(String::as_str), Some(first), "{found:?}");
        assert!(found.len() <= 5);
    }

    #[test]
    fn the_likeliest_word_comes_first() {
        check("metting", "meeting");
        check("recieve", "receive");
        check("goverment", "government");
        check("teh", "the");
        check("polcie", "police");
        check("sherriff", "sheriff");
        check("untill", "until");
    }

    #[test]
    fn what_was_written_by_ear_is_found_out() {
        check("farmacy", "pharmacy");
        check("fisicist", "physicist");
        check("excelerated", "accelerated");
    }

    #[test]
    fn fingers_hit_other_rows_too() {
        check("plqnning", "planning");
        check("lqwyer", "lawyer");
        check("bananax", "bananas");
    }

    #[test]
    fn words_run_together_are_parted() {
        check("ofthe", "of the");
        check("consistof", "consist of");
        check("dependson", "depends on");
        check("votedto", "voted to");
    }

    #[test]
    fn an_apostrophe_is_put_back() {
        check("didnt", "didn't");
        check("wouldnt", "wouldn't");
    }

    #[test]
    fn words_of_the_story_come_sooner() {
        let found = suggest("paek", 2, Company::default(), |word| word == "park");
        assert_eq!(found.first().map(String::as_str), Some("park"), "{found:?}");
    }

    #[test]
    fn the_first_is_the_same_however_many_are_asked_for() {
        for wrong in ["metting", "recieve", "ofthe", "didnt", "hte", "xq", "caf", "gloffin", "knowlegde", "beurocracy"] {
            for story in ["", "park", "meting", "of the"] {
                let [one, all] = [1, 5].map(|count| suggest(wrong, count, Company::default(), |word| word == story).first().cloned());
                assert_eq!(one, all, "{wrong}");
            }
        }
    }

    /// Every edit of some words, taken as a wrong word itself: what an automaton finds one edit from it is what we find.
    #[test]
    fn neighbours_are_those_of_an_automaton() {
        let builder = LevenshteinAutomatonBuilder::new(1, true);
        let words = ["cafe", "jalapeno", "expos\u{e9}", "it's", "op-ed", "committee", "metting", "aa", "a", "", "sherriff"];
        let slips = ["", "e", "\u{e9}", "x", "'", "-", "\u{65e5}"];
        let mut checked = 0;
        for word in words {
            let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
            for (start, end) in cuts.iter().flat_map(|&start| cuts.iter().filter(move |&&end| end >= start).map(move |&end| (start, end))) {
                for slip in slips {
                    let wrong = [&word[..start], slip, &word[end..]].concat();
                    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
                    each_neighbour(&wrong, |candidate, known| ours.push((candidate.to_owned(), known)));
                    let dfa = builder.build_dfa(&wrong);
                    let mut all = dictionary().unwrap().search_with_state(&dfa).into_stream();
                    while let Some((candidate, value, state)) = all.next() {
                        if matches!(dfa.distance(state), Distance::Exact(1)) {
                            theirs.push((String::from_utf8(candidate.to_vec()).unwrap(), Word::unpacked(value)));
                        }
                    }
                    ours.sort_by(|a, b| a.0.cmp(&b.0));
                    assert_eq!(ours, theirs, "{wrong}");
                    checked += 1;
                }
            }
        }
        assert!(checked > 1000, "{checked}");
    }

    #[test]
    fn any_text_is_survived() {
        for wrong in ["", "\u{301}", "日本語", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "é"] {
            let _ = suggest(wrong, 5, Company::default(), |_| false);
            let _ = is_near_common(wrong, |_| true);
        }
    }
}
