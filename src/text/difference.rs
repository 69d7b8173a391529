//! What is different between two texts, so that a client that sends whole texts costs no more than one that sends edits.

use ropey::Rope;

use super::span::Range;

/// The range of `old` (bytes) that has to be replaced, and by what part of `new`, to make the one into the other. Everything
/// before and after is the same in both.
#[must_use]
pub fn difference<'a>(old: &Rope, new: &'a str) -> (Range, &'a str) {
    let prefix = common_prefix(old, new);
    let suffix = common_suffix(old, new, old.len_bytes().min(new.len()) - prefix);
    let range = Range::new(prefix, old.len_bytes() - suffix);
    (range, new.get(prefix..new.len() - suffix).unwrap_or_default())
}

/// How many bytes the two share at their starts, to a character boundary.
fn common_prefix(old: &Rope, new: &str) -> usize {
    let mut same = 0;
    for chunk in old.chunks() {
        let rest = &new.as_bytes()[same..];
        let equal = chunk.bytes().zip(rest).take_while(|(a, b)| a == *b).count();
        same += equal;
        if equal < chunk.len() {
            break;
        }
    }
    // Two characters may begin with the same bytes.
    while !new.is_char_boundary(same) {
        same -= 1;
    }
    same
}

/// How many bytes the two share at their ends, to a character boundary, `most` at the most.
fn common_suffix(old: &Rope, new: &str, most: usize) -> usize {
    let mut same = 0;
    let (mut chunks, ..) = old.chunks_at_byte(old.len_bytes());
    while let Some(chunk) = chunks.prev() {
        let rest = &new.as_bytes()[..new.len() - same];
        let equal = chunk.bytes().rev().zip(rest.iter().rev()).take_while(|(a, b)| a == *b).count();
        same += equal;
        if equal < chunk.len() || same >= most {
            break;
        }
    }
    same = same.min(most);
    while !new.is_char_boundary(new.len() - same) {
        same -= 1;
    }
    same
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: (std::ops::Range<usize>, &str)) {
        let (range, text) = difference(&Rope::from_str(old), new);
        assert_eq!((range.start..range.end, text), expected);
        assert_eq!(format!("{}{text}{}", &old[..range.start], &old[range.end..]), new);
    }

    #[test]
    fn finds_the_part_that_changed() {
        check("He said no.", "He said yes.", (8..10, "yes"));
        check("abc", "abc", (3..3, ""));
        check("", "abc", (0..0, "abc"));
        check("abc", "", (0..3, ""));
    }

    #[test]
    fn does_not_count_a_repeated_letter_twice() {
        check("aa", "aaa", (2..2, "a"));
        check("aaa", "aa", (2..3, ""));
    }

    #[test]
    fn keeps_to_character_boundaries() {
        check("“a", "”a", (0..3, "”"));
        check("é", "è", (0..2, "è"));
        check("x\u{20AC}", "x\u{20AD}", (1..4, "\u{20AD}"));
    }

    #[test]
    fn looks_across_the_chunks_of_a_rope() {
        let start = "word ".repeat(4000);
        let end = " word".repeat(4000);
        let new = format!("{start}two{end}");
        let (range, text) = difference(&Rope::from_str(&format!("{start}one{end}")), &new);
        assert_eq!((range.start, range.end, text), (20000, 20003, "two"));
    }
}
