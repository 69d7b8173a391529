//! The embedded table of names equals what the lists in `data/names/` give. `UPDATE_EXPECT=1` writes it anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use copydesk::lexicon::Class;
use copydesk::lexicon::table::{build, key};

/// Each list and what its words are.
fn lists() -> Vec<(&'static str, Class)> {
    vec![
        ("made/common", Class::COMMON),
        ("made/surnames", Class::SURNAME),
        ("made/countries", Class::PLACE.union(Class::COUNTRY)),
        ("made/places", Class::PLACE),
        ("made/demonyms", Class::DEMONYM),
        ("made/organisations", Class::ORGANISATION),
        ("made/roles", Class::ROLE),
        ("made/groups", Class::GROUP_NOUN),
        ("made/verbs", Class::VERB),
        ("made/state_abbreviations", Class::PLACE.union(Class::STATE_ABBREVIATION)),
        ("by_hand/titles", Class::TITLE),
        ("by_hand/female_titles", Class::FEMALE),
        ("by_hand/male_titles", Class::MALE),
        ("by_hand/roles", Class::ROLE),
        ("by_hand/groups", Class::GROUP_NOUN),
        ("by_hand/organisation_nouns", Class::ORGANISATION_NOUN),
        ("by_hand/organisation_heads", Class::ORGANISATION_HEAD),
        ("by_hand/organisations", Class::ORGANISATION),
        ("by_hand/place_heads", Class::PLACE_HEAD),
        ("by_hand/other_heads", Class::OTHER_HEAD),
        ("by_hand/places", Class::PLACE),
        ("by_hand/countries", Class::PLACE.union(Class::COUNTRY)),
        ("by_hand/demonyms", Class::DEMONYM),
        ("by_hand/dates", Class::DATE),
    ]
}

/// The classes of all words by their keys.
fn words(read: impl Fn(&str) -> String) -> BTreeMap<u64, Class> {
    let mut words: BTreeMap<u64, Class> = BTreeMap::new();
    for (list, class) in lists() {
        for word in read(list).lines() {
            *words.entry(key(word)).or_insert(Class::empty()) |= class;
        }
    }
    for line in read("made/first_names").lines() {
        let (name, sex) = line.rsplit_once(' ').unwrap_or((line, "e"));
        let gender = match sex {
            "m" => Class::MALE,
            "f" => Class::FEMALE,
            _ => Class::empty(),
        };
        let classes = words.entry(key(name)).or_insert(Class::empty());
        let titled = classes.intersects(Class::MALE.union(Class::FEMALE));
        *classes |= Class::FIRST_NAME.union(if titled { Class::empty() } else { gender });
    }
    words
}

#[test]
fn table_is_what_the_lists_give() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/names");
    let words = words(|list| fs::read_to_string(folder.join(list).with_extension("txt")).expect("the list is there"));
    let mut sets: Vec<u64> = words.values().map(Class::bits).collect();
    sets.sort_unstable();
    sets.dedup();
    let number = |class: &Class| u8::try_from(sets.partition_point(|&set| set < class.bits())).expect("few sets");
    let entries: Vec<(u64, u8)> = words.iter().map(|(&key, class)| (key, number(class))).collect();
    let mut bytes = build(&entries);
    bytes.extend(sets.iter().flat_map(|set| set.to_le_bytes()));

    let path = folder.join("names.table");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &bytes).expect("the table can be written");
    }
    let fresh = fs::read(&path).is_ok_and(|there| there == bytes);
    assert!(fresh, "data/names/names.table is stale: run UPDATE_EXPECT=1 cargo test --test name_tables");
}
