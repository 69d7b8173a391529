//! Finding the line of a word in a text of sorted lines, of which nothing is loaded but where they start.

use std::cmp::Ordering;

/// Where the lines of a text start, in bytes.
#[must_use]
pub fn starts(lines: &str) -> Vec<u32> {
    let ends = memchr::memchr_iter(b'\n', lines.as_bytes()).map(|end| end + 1).filter(|&start| start < lines.len());
    std::iter::once(0).chain(ends).filter_map(|start| u32::try_from(start).ok()).collect()
}

/// What stands behind `word<TAB>` in a text whose lines, which start at `starts`, are sorted by the bytes of their words.
#[must_use]
pub fn find<'a>(lines: &'a str, starts: &[u32], word: &str) -> Option<&'a str> {
    let line = |start: u32| lines.as_bytes().get(start as usize..).unwrap_or_default();
    let compare = |line: &[u8]| {
        // What ends a word comes before all that words are made of.
        let (own, behind) = line.split_at_checked(word.len()).unwrap_or((line, &[]));
        own.cmp(word.as_bytes()).then(if behind.first() == Some(&b'\t') { Ordering::Equal } else { Ordering::Greater })
    };
    let found = starts.binary_search_by(|&start| compare(line(start))).ok()?;
    lines.get(starts[found] as usize + word.len() + 1..)?.split('\n').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        for lines in ["a\t1\nab\t2\nb\t\nzz\t4", "a\t1\nab\t2\nb\t\nzz\t4\n"] {
            let starts = starts(lines);
            let words = ["a", "ab", "b", "zz", "", "aa", "zzz", "1", "A"];
            let found: Vec<Option<&str>> = words.iter().map(|word| find(lines, &starts, word)).collect();
            assert_eq!(found, [Some("1"), Some("2"), Some(""), Some("4"), None, None, None, None, None]);
        }
        assert_eq!(find("", &starts(""), "a"), None);
    }
}
