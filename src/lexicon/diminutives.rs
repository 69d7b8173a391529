//! Short forms of first names: who is called Wilfred Hale is "Wilf" later.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::table;

/// A first name a line with its short forms, written for this project from general knowledge (`data/names/SOURCES.md`).
const SHORT_FORMS: &str = include_str!("../../data/names/by_hand/short_forms.txt");

type Keys = SmallVec<[u64; 4]>;

static SHORT: LazyLock<FxHashMap<u64, Keys>> =
    LazyLock::new(|| entries().map(|(name, forms)| (table::key(name), forms.map(table::key).collect())).collect());

static LONG: LazyLock<FxHashMap<u64, Keys>> = LazyLock::new(|| {
    let mut long: FxHashMap<u64, Keys> = FxHashMap::default();
    for (name, forms) in entries() {
        forms.for_each(|form| long.entry(table::key(form)).or_default().push(table::key(name)));
    }
    long
});

fn entries() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    SHORT_FORMS.lines().filter_map(|line| line.split_once(": ")).map(|(name, forms)| (name, forms.split(' ')))
}

/// The short forms of a first name, each by its key (see [`table::key`]).
#[must_use]
pub fn short_forms(name: u64) -> &'static [u64] {
    SHORT.get(&name).map_or(&[], SmallVec::as_slice)
}

/// The first names that a word is short for.
#[must_use]
pub fn long_forms(short: u64) -> &'static [u64] {
    LONG.get(&short).map_or(&[], SmallVec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_stands_for_each_of_its_names_and_back() {
        let key = table::key;
        assert!(long_forms(key("Wilf")).contains(&key("wilfred")));
        assert!(long_forms(key("Alex")).contains(&key("Alexandra")) && long_forms(key("Alex")).contains(&key("Alexander")));
        assert!(short_forms(key("Robert")).contains(&key("Bob")) && short_forms(key("Wilf")).is_empty());
        for (name, mut forms) in entries() {
            assert!(forms.all(|form| long_forms(key(form)).contains(&key(name))), "{name}");
        }
        assert_eq!(entries().count(), SHORT_FORMS.lines().count());
        assert!(SHORT_FORMS.lines().is_sorted());
    }
}
