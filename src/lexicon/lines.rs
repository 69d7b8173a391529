//! Finding the line of a word in a text of sorted lines, which needs no loading.

use memchr::{memchr, memrchr};

/// What stands behind `word<TAB>` in a text whose lines are sorted by the bytes of their words. Halves the text some fifteen
/// times: a microsecond at most.
#[must_use]
pub fn find<'a>(lines: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = lines;
    while !rest.is_empty() {
        let bytes = rest.as_bytes();
        let middle = rest.len() / 2;
        let start = memrchr(b'\n', bytes.get(..middle)?).map_or(0, |newline| newline + 1);
        let end = memchr(b'\n', bytes.get(middle..)?).map_or(rest.len(), |newline| middle + newline);
        let (key, value) = rest.get(start..end)?.split_once('\t')?;
        rest = match word.cmp(key) {
            std::cmp::Ordering::Equal => return Some(value),
            std::cmp::Ordering::Less => rest.get(..start)?,
            std::cmp::Ordering::Greater => rest.get(end + 1..)?,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let lines = "a\t1\nab\t2\nb\t\nzz\t4";
        let found: Vec<Option<&str>> = ["a", "ab", "b", "zz", "", "aa", "zzz", "1"].iter().map(|word| find(lines, word)).collect();
        assert_eq!(found, [Some("1"), Some("2"), Some(""), Some("4"), None, None, None, None]);
        assert_eq!(find("", "a"), None);
    }
}
