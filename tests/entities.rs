//! Who and what the stories of `tests/stories` name, against what `tests/entities` says of them.
//!
//! An annotation has a line for each name: its type, its fullest form and the others that the copy has, parted by tabs and by " | ".
//! "organisation/place" is either; "other" is a capitalised phrase that is no name of these kinds. Every place where a form stands
//! is counted, the longest form first. The figures stand in `tests/entities/figures.txt` and change only on purpose
//! (`UPDATE_EXPECT=1`); each miss is told in `target/stories/entities.txt`. The weights that find names were learnt from most of these
//! stories, so the figures say what changes, not what to expect of other copy.

// The policy allows these in tests; the linter takes only functions marked as tests for such.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use copydesk::facts::EntityType;
use copydesk::story::{MentionKind, Story};
use copydesk::text::{Markup, Range};
use expect_test::expect_file;

#[test]
fn names_are_found_and_told_apart() {
    let (mut figures, mut misses) = (Figures::default(), String::new());
    let paths = annotations();
    assert!(paths.len() > 100, "annotations are missing");
    for path in paths {
        let story = story_of(&path);
        let text = unmarked(&fs::read_to_string(&story).unwrap());
        let gold = gold(&text, &fs::read_to_string(&path).unwrap());
        let found = found(&text);
        for miss in compare(&text, &gold, &found, &mut figures) {
            writeln!(misses, "{}: {miss}", story.display()).unwrap();
        }
    }
    fs::create_dir_all("target/stories").unwrap();
    fs::write("target/stories/entities.txt", misses).unwrap();
    expect_file!["entities/figures.txt"].assert_eq(&figures.table());
}

/// The annotations of stories in plain text, in order.
fn annotations() -> Vec<PathBuf> {
    let sides = ["us", "uk"].map(|side| fs::read_dir(Path::new("tests/entities").join(side)).unwrap());
    let mut paths: Vec<PathBuf> = sides.into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".txt.tsv"));
    paths.sort();
    paths
}

fn story_of(annotation: &Path) -> PathBuf {
    let inside = annotation.strip_prefix("tests/entities").unwrap().with_extension("");
    Path::new("tests/stories").join(inside)
}

/// A story without the marks in braces.
fn unmarked(marked: &str) -> String {
    let mut parts = marked.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('}').expect("a mark ends").1)
}

/// The types that a name may have; none where the phrase is no name.
type Types = Vec<EntityType>;

/// Where the forms of an annotation stand, in bytes.
fn gold(text: &str, annotation: &str) -> Vec<(Range, Types)> {
    let mut forms: Vec<(&str, Types)> = Vec::new();
    for line in annotation.lines() {
        let (kinds, names) = line.split_once('\t').expect("a line has a type and a name");
        let types: Types = kinds.split('/').filter_map(entity_type).collect();
        forms.extend(names.split(['\t', '|']).map(str::trim).filter(|name| !name.is_empty()).map(|name| (name, types.clone())));
    }
    forms.sort_by(|one, other| other.0.len().cmp(&one.0.len()).then(one.cmp(other)));
    let mut places: Vec<(Range, Types)> = Vec::new();
    for (form, types) in forms {
        for (start, _) in text.match_indices(form) {
            let place = Range::new(start, start + form.len());
            let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            let whole = edge(text[..start].chars().next_back()) && edge(text[place.end..].chars().next());
            if whole && places.iter().all(|(other, _)| !overlap(*other, place)) {
                places.push((place, types.clone()));
            }
        }
    }
    places.sort_by_key(|(place, _)| place.start);
    places
}

fn entity_type(kind: &str) -> Option<EntityType> {
    match kind {
        "person" => Some(EntityType::Person),
        "organisation" => Some(EntityType::Organisation),
        "place" => Some(EntityType::Place),
        "other" => None,
        unknown => panic!("{unknown:?} is no type"),
    }
}

/// The names that copydesk finds.
fn found(text: &str) -> Vec<(Range, EntityType)> {
    let story = Story::new(text, Markup::Plain);
    let entities = story.reading().entities();
    let names = entities.iter().flat_map(|entity| entity.mentions.iter().map(move |mention| (mention, entity.entity_type)));
    let names = names.filter(|(mention, _)| matches!(mention.kind, MentionKind::Name(_)));
    names.map(|(mention, entity_type)| (story.range(mention.block, mention.span), entity_type)).collect()
}

fn compare(text: &str, gold: &[(Range, Types)], found: &[(Range, EntityType)], figures: &mut Figures) -> Vec<String> {
    let mut misses = Vec::new();
    for (place, types) in gold.iter().filter(|(_, types)| !types.is_empty()) {
        // An article or a title more or less is no other name.
        let same = |other: &Range| other.end == place.end && overlap(*other, *place);
        let hit = found.iter().find(|(other, _)| same(other));
        figures.count("names found", hit.is_some());
        let name = &text[place.start..place.end];
        match hit {
            None => misses.push(format!("{name:?} is not found")),
            Some((_, entity_type)) => {
                let right = types.contains(entity_type);
                figures.count("of the right type", right);
                if !right {
                    misses.push(format!("{name:?} is {types:?}, not {entity_type:?}"));
                }
            }
        }
    }
    for (place, entity_type) in found {
        let is_name = gold.iter().any(|(other, types)| !types.is_empty() && overlap(*other, *place));
        figures.count("found that are names", is_name);
        if !is_name {
            misses.push(format!("{:?} is no {entity_type:?}", &text[place.start..place.end]));
        }
    }
    misses
}

fn overlap(one: Range, other: Range) -> bool {
    one.start < other.end && other.start < one.end
}

/// Right of all, by what is counted.
#[derive(Default)]
struct Figures(BTreeMap<&'static str, (usize, usize)>);

impl Figures {
    fn count(&mut self, what: &'static str, right: bool) {
        let (rights, all) = self.0.entry(what).or_default();
        *rights += usize::from(right);
        *all += 1;
    }

    fn table(&self) -> String {
        self.0.iter().map(|(what, (right, all))| format!("{right:5} of {all:5}  {what}\n")).collect()
    }
}
