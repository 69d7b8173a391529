//! Names that readers know by themselves: a surname or a single name that copy may use without the rest.

use std::sync::LazyLock;

use super::table;

/// The names, sorted, as they are written.
pub const NAMES: &[&str] = &[
    "Adele",
    "Aristotle",
    "Assad",
    "Bach",
    "Barack",
    "Beethoven",
    "Bernie",
    "Beyoncé",
    "Biden",
    "Bolsonaro",
    "Bono",
    "Bush",
    "Castro",
    "Cher",
    "Churchill",
    "Cleopatra",
    "Clinton",
    "Darwin",
    "Dickens",
    "Donald",
    "Drake",
    "Einstein",
    "Eisenhower",
    "Elvis",
    "Erdogan",
    "Erdoğan",
    "Freud",
    "Gaddafi",
    "Galileo",
    "Gandhi",
    "Gorbachev",
    "Harris",
    "Hemingway",
    "Hillary",
    "Hitler",
    "Homer",
    "Jesus",
    "Kennedy",
    "Khrushchev",
    "Lenin",
    "Lincoln",
    "Macron",
    "Madonna",
    "Maduro",
    "Mandela",
    "Mao",
    "Marx",
    "Merkel",
    "Messi",
    "Michelangelo",
    "Modi",
    "Mozart",
    "Mussolini",
    "Napoleon",
    "Nero",
    "Netanyahu",
    "Newton",
    "Nietzsche",
    "Nixon",
    "Obama",
    "Oprah",
    "Orwell",
    "Pelé",
    "Picasso",
    "Plato",
    "Putin",
    "Reagan",
    "Rembrandt",
    "Rihanna",
    "Romney",
    "Ronaldo",
    "Roosevelt",
    "Saddam",
    "Shakespeare",
    "Socrates",
    "Stalin",
    "Sting",
    "Thatcher",
    "Tolstoy",
    "Truman",
    "Trump",
    "Voltaire",
    "Washington",
    "Zelensky",
    "Zelenskyy",
];

/// Whether a name is among them, by its [`table::key`].
#[must_use]
pub fn has(key: u64) -> bool {
    static KEYS: LazyLock<Vec<u64>> = LazyLock::new(|| {
        let mut keys: Vec<u64> = NAMES.iter().map(|name| table::key(name)).collect();
        keys.sort_unstable();
        keys
    });
    KEYS.binary_search(&key).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_sorted_and_each_is_there_once() {
        assert!(NAMES.is_sorted_by(|one, other| one < other));
    }
}
