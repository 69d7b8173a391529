//! Whether two spellings can be one name's: surnames and first names that are one edit apart, less the pairs that name two people.

use smallvec::SmallVec;

use super::class::{Class, class};
use super::hash::hash;
use super::table;

/// Below so many letters a name has too many neighbours.
const SHORTEST: usize = 4;

/// A word in lower case without accents and marks, in bytes of UTF-8.
pub type Letters = SmallVec<[u8; 24]>;

/// What a word has in common with all that are one edit away from it, save by an edit of the first letter: its first three letters, or
/// its first and its last two in either order, or else, for words so short that an edit can touch both, its first and its last. Hashes;
/// zeros for what is not needed, and for a word that is too short.
#[must_use]
pub fn ends(word: &str) -> [u32; 3] {
    let letters = letters(word);
    let ([a, b, c, ..], [.., y, z]) = (letters.as_slice(), letters.as_slice()) else { return [0; 3] };
    if letters.len() < SHORTEST {
        return [0; 3];
    }
    let outer = if letters.len() <= SHORT { short_hash([*a, b'-', *z]) } else { 0 };
    [short_hash([*a, *b, *c]), short_hash([*a, b'*', *y.min(z), *y.max(z)]), outer]
}

/// A word of up to so many letters may lose both its first three and its last two to one edit: "Smith" and "Smtih".
const SHORT: usize = 5;

#[allow(clippy::cast_possible_truncation)]
fn short_hash<const COUNT: usize>(letters: [u8; COUNT]) -> u32 {
    hash(letters) as u32
}

/// The letters of a word, by which two spellings are compared.
#[must_use]
pub fn letters(word: &str) -> Letters {
    if word.is_ascii() {
        return word.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase()).collect();
    }
    table::folded(word).filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()).collect()
}

/// Whether two surnames, by their letters, are one letter more, less or other, or have two letters that changed places.
#[must_use]
pub fn are_near(one: &[u8], two: &[u8]) -> bool {
    one.len().abs_diff(two.len()) < 2 && one.first() == two.first() && is_one_edit(one, two) && !are_mac(one, two)
}

/// Whether a surname can be a slip for another, by their letters: they are near, and no ending tells members of a family, or a person
/// and a people, from each other.
#[must_use]
pub fn is_slip_for(slip: &[u8], right: &[u8]) -> bool {
    are_near(slip, right) && !is_form_of(slip, right)
}

/// "Clintons" of "Clinton", "Ivanova" of "Ivanov" and the reverse, "Kowalska" of "Kowalski", "Kalnina" of "Kalnins",
/// "Papadopoulou" of "Papadopoulos".
fn is_form_of(one: &[u8], other: &[u8]) -> bool {
    let (Some((&last, stem)), Some((&other_last, other_stem))) = (one.split_last(), other.split_last()) else { return true };
    if stem == other {
        matches!(last, b's' | b'a' | b'n' | b'i')
    } else if other_stem == one {
        other_last == b's' || other_last == b'a' && matches!(last, b'v' | b'n' | b'k')
    } else {
        let is_ending = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'y' | b's' | b'u');
        let feminine = last == b'a' || other_last == b'a' || matches!((last, other_last), (b's', b'u') | (b'u', b's'));
        stem == other_stem && feminine && is_ending(last) && is_ending(other_last)
    }
}

/// Whether two first names are one in two spellings, whoever bears them: "Sergei" and "Sergey", "Micheal" and "Michael".
#[must_use]
pub fn are_one_first_name(one: &str, two: &str) -> bool {
    let given = [one, two].iter().all(|word| class(word).contains(Class::FIRST_NAME));
    let (one, two) = (letters(one), letters(two));
    let near = one.len().min(two.len()) >= SHORTEST && one.first() == two.first() && is_one_edit(&one, &two) && !is_inflected(&one, &two);
    let same = || is_swap(&one, &two) || simplified(&one) == simplified(&two) && !TWINS.iter().any(|pair| is_pair(*pair, &one, &two));
    near && (!given || same())
}

/// Whether a first name can be put for another by a slip of memory: short ones with the same first letter that are no short
/// form of each other. Only where the office says that one person is meant.
#[must_use]
pub fn are_mixed_up(one: &str, two: &str) -> bool {
    let (one, two) = (letters(one), letters(two));
    let common = one.iter().zip(&two).take_while(|(one, two)| one == two).count();
    let short = one.len().min(two.len());
    common > 0
        && short > 2
        && common < short
        && one.len().abs_diff(two.len()) < 2
        && !NICKNAMES.iter().any(|pair| is_pair(*pair, &one, &two))
}

/// Whether a first word is a first name, and no surname that comes first: not "Xi", "Kim", "Nguyen", "Orban". A word that is known
/// as a surname alone must be long enough to be none of those.
#[must_use]
pub fn is_given_first(first: &str) -> bool {
    let class = class(first);
    let letters = letters(first);
    let is_long = letters.len() >= SHORTEST || letters.len() > 2 && (class.contains(Class::FIRST_NAME) || !class.contains(Class::SURNAME));
    is_long && !SURNAMES_FIRST.have(hash(letters))
}

/// First names that are common in both spellings: two in one family are no slip by themselves.
const TWINS: &[(&str, &str)] = &[
    ("alan", "allan"),
    ("allan", "allen"),
    ("ana", "anna"),
    ("ann", "anne"),
    ("brian", "bryan"),
    ("carl", "karl"),
    ("erik", "eric"),
    ("frances", "francis"),
    ("gene", "jean"),
    ("greg", "gregg"),
    ("jeffery", "jeffrey"),
    ("john", "jon"),
    ("marc", "mark"),
    ("sara", "sarah"),
    ("lynn", "lynne"),
    ("marian", "marion"),
    ("lori", "lory"),
    ("kathryn", "katheryn"),
    ("philip", "phillip"),
    ("leslie", "lesley"),
    ("robin", "robyn"),
    ("terri", "terry"),
    ("toni", "tony"),
    ("teresa", "theresa"),
];

/// First names that one person answers to.
const NICKNAMES: &[(&str, &str)] = &[
    ("dave", "david"),
    ("jim", "jamie"),
    ("jack", "john"),
    ("jack", "jake"),
    ("joe", "jose"),
    ("kate", "kathy"),
    ("katie", "kathy"),
    ("bill", "billy"),
    ("rich", "rick"),
    ("mike", "mick"),
    ("hal", "hank"),
    ("harry", "henry"),
    ("harry", "hank"),
    ("hank", "henry"),
    ("mary", "molly"),
    ("larry", "laurie"),
    ("sandy", "sander"),
];

/// Surnames of languages that put them first.
const SURNAMES_FIRST: table::Words<144> = table::Words::of([
    "abe", "ahn", "ban", "bui", "cai", "cao", "chan", "chang", "chen", "cheng", "cheong", "cheung", "chiang", "cho", "choe", "choi",
    "chong", "chow", "chu", "chun", "chung", "dang", "deng", "ding", "dinh", "dong", "duan", "duong", "fan", "fang", "farkas", "feng",
    "fong", "gao", "gong", "guo", "gwon", "han", "heo", "hoang", "hong", "horvath", "hsieh", "hsu", "huang", "huynh", "hwang", "jang",
    "jeon", "jeong", "jia", "jiang", "jin", "jung", "kang", "kim", "kishida", "kiss", "kovacs", "kwak", "kwok", "kwon", "lai", "lam",
    "lau", "lee", "leung", "liang", "liao", "lim", "lin", "liu", "luo", "luu", "mao", "meng", "min", "molnar", "moon", "nagy", "nam",
    "nemeth", "ngo", "nguyen", "noh", "oh", "orban", "ouyang", "pak", "pan", "papp", "park", "peng", "pham", "phan", "qian", "qin", "rhee",
    "roh", "ryu", "seo", "shao", "shen", "shi", "shim", "shin", "sim", "sohn", "song", "sun", "szabo", "takacs", "tan", "tang", "tao",
    "tian", "toth", "tran", "tsai", "varga", "wang", "wei", "wen", "wong", "woo", "xia", "xiao", "xie", "yan", "yang", "yao", "yin", "yoo",
    "yoon", "yuan", "yun", "zeng", "zhang", "zhao", "zheng", "zhong", "zhou", "zhu", "zou",
]);

fn is_pair(pair: (&str, &str), one: &[u8], two: &[u8]) -> bool {
    let (first, second) = (pair.0.as_bytes(), pair.1.as_bytes());
    (first, second) == (one, two) || (first, second) == (two, one)
}

/// Letters of which languages make their own choice, as one: y and i, one letter and two.
fn simplified(word: &[u8]) -> Letters {
    let mut letters: Letters = word.iter().map(|&letter| if matches!(letter, b'y' | b'j') { b'i' } else { letter }).collect();
    letters.dedup();
    letters
}

/// The same letters in another order.
fn is_swap(one: &[u8], two: &[u8]) -> bool {
    let sorted = |word: &[u8]| {
        let mut letters = Letters::from_slice(word);
        letters.sort_unstable();
        letters
    };
    sorted(one) == sorted(two)
}

/// One letter more, less or other, or two neighbours that changed places.
fn is_one_edit(one: &[u8], two: &[u8]) -> bool {
    let (long, short) = if one.len() < two.len() { (two, one) } else { (one, two) };
    let same = long.iter().zip(short).take_while(|(long, short)| long == short).count();
    let (long, short) = (&long[same..], &short[same..]);
    match (long, short) {
        ([], []) => false,
        ([_, rest @ ..], _) if rest == short => true,
        ([_, rest @ ..], [_, other @ ..]) if rest == other => true,
        ([a, b, rest @ ..], [c, d, other @ ..]) => (a, b) == (d, c) && rest == other,
        _ => false,
    }
}

/// "Clinton" and "Clintons", "Ivanov" and "Ivanova", "Kowalski" and "Kowalska", "Korea" and "Korean".
fn is_inflected(one: &[u8], two: &[u8]) -> bool {
    let (long, short) = if one.len() < two.len() { (two, one) } else { (one, two) };
    let (Some((&last, stem)), Some((&other, other_stem))) = (long.split_last(), short.split_last()) else { return true };
    let grown = stem == short && matches!(last, b's' | b'a' | b'n' | b'e' | b'i' | b'o');
    let changed = stem == other_stem && (last == b'a' || other == b'a');
    grown || changed
}

/// "McDonald" and "MacDonald" are spellings of different families.
fn are_mac(one: &[u8], two: &[u8]) -> bool {
    one.starts_with(b"mac") && two.starts_with(b"mc") || one.starts_with(b"mc") && two.starts_with(b"mac")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All that one edit makes of a word, save those of its first letter.
    fn edited(word: &str) -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        let word = |letters: &[&[char]]| letters.concat().into_iter().collect::<String>();
        let mut all = Vec::new();
        for at in 1..=letters.len() {
            let (before, behind) = letters.split_at(at);
            for new in ['a', 'q', before[at - 1]] {
                all.push(word(&[before, &[new], behind]));
                if let [_, rest @ ..] = behind {
                    all.push(word(&[before, &[new], rest]));
                }
            }
            if let [one, two, rest @ ..] = behind {
                all.push(word(&[before, &[*two, *one], rest]));
            }
            if let [_, rest @ ..] = behind {
                all.push(word(&[before, rest]));
            }
        }
        all
    }

    #[test]
    fn words_one_edit_apart_share_an_end() {
        for word in ["Varn", "Hale", "Smith", "Quill", "Perez", "Lavrov", "Okafor", "Tillerson"] {
            let own = ends(word);
            assert_ne!(own, [0; 3]);
            for other in edited(word).iter().filter(|other| other.len() >= SHORTEST) {
                assert!(own.iter().zip(ends(other)).any(|(&own, other)| own != 0 && own == other), "{word} {other}");
            }
        }
        assert_eq!(ends("P\u{e9}rez"), ends("Perez"));
        assert_eq!(ends("Li"), [0; 3]);
        assert_eq!(ends("Kim"), [0; 3]);
    }

    #[track_caller]
    fn check(are: impl Fn(&str, &str) -> bool, one: &str, two: &str, expected: bool) {
        assert_eq!((are(one, two), are(two, one)), (expected, expected), "{one} and {two}");
    }

    #[test]
    fn a_surname_is_misspelt_by_one_edit() {
        let slips = |one: &str, two: &str| is_slip_for(&letters(one), &letters(two));
        for (one, two) in [
            ("Tilerson", "Tillerson"),
            ("Lavrow", "Lavrov"),
            ("Okafro", "Okafor"),
            ("Petersen", "Peterson"),
            ("Clark", "Clarke"),
            ("Obamq", "Obama"),
        ] {
            check(slips, one, two, true);
        }
        for (one, two) in [
            ("Lavrov", "Ryabkov"),
            ("Ball", "Hall"),
            ("Ivanov", "Ivanova"),
            ("Kowalski", "Kowalska"),
            ("McDonald", "MacDonald"),
            ("Hale", "Hale"),
            ("HALE", "Hale"),
            ("G\u{e9}rald", "Gerald"),
        ] {
            check(slips, one, two, false);
        }
    }

    #[test]
    fn families_and_their_women_are_no_slips() {
        let slips = |one: &str, two: &str| is_slip_for(&letters(one), &letters(two));
        for (one, two) in [("Clintons", "Clinton"), ("Jenkins", "Jenkin"), ("Berzins", "Berzina"), ("Papadopoulos", "Papadopoulou")] {
            assert!(!slips(one, two) && !slips(two, one), "{one} and {two}");
        }
    }

    #[test]
    fn an_added_ending_is_no_slip_and_a_lost_letter_is_one() {
        let slips = |one: &str, two: &str| is_slip_for(&letters(one), &letters(two));
        for (longer, shorter) in [("Obama", "Obam"), ("Jensen", "Jense")] {
            assert_eq!((slips(longer, shorter), slips(shorter, longer)), (false, true), "{longer} and {shorter}");
        }
    }

    #[test]
    fn a_first_name_is_one_in_two_spellings() {
        for (one, two) in [("Sergei", "Sergey"), ("Dmitri", "Dmitry"), ("Nadavv", "Nadav")] {
            check(are_one_first_name, one, two, true);
        }
        for (one, two) in
            [("Jon", "John"), ("Mario", "Maria"), ("Eric", "Erica"), ("Ron", "Don"), ("Marla", "Maria"), ("Rex", "Ray"), ("Tim", "Tom")]
        {
            check(are_one_first_name, one, two, false);
        }
    }

    #[test]
    fn first_names_are_mixed_up_that_begin_alike() {
        check(are_mixed_up, "Rex", "Ray", true);
        check(are_mixed_up, "Tim", "Tom", true);
        for (one, two) in [("Raul", "Fidel"), ("Tom", "Thomas"), ("Tim", "Timothy"), ("Dave", "David"), ("Jack", "John"), ("J.", "Jo")] {
            check(are_mixed_up, one, two, false);
        }
    }

    #[test]
    fn some_surnames_come_first() {
        for first in ["Xi", "Kim", "Li", "Nguyen", "Orbán", "J."] {
            assert!(!is_given_first(first), "{first}");
        }
        for first in ["Rex", "Sergey", "Rahm", "Qwzxvul"] {
            assert!(is_given_first(first), "{first}");
        }
    }
}
