//! How far one word is from another.

/// How many letters (bytes) have to be put in, taken out or replaced to make one word into the other; neighbours that have changed
/// places are one edit.
#[must_use]
pub fn distance(one: &[u8], other: &[u8]) -> usize {
    let mut rows: [Vec<usize>; 3] = [Vec::new(), Vec::new(), (0..=other.len()).collect()];
    for (i, left) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, right) in other.iter().enumerate() {
            let swapped = i > 0 && j > 0 && one[i - 1] == *right && other[j - 1] == *left;
            let by_swap = if swapped { rows[1][j - 1] + 1 } else { usize::MAX };
            row.push((rows[2][j] + usize::from(left != right)).min(rows[2][j + 1] + 1).min(row[j] + 1).min(by_swap));
        }
        rows.rotate_left(1);
        rows[2] = row;
    }
    rows[2].last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_edit_is_one() {
        for (one, other, edits) in
            [("typo", "typo", 0), ("typoo", "typo", 1), ("tpyo", "typo", 1), ("typ", "typo", 1), ("type", "typo", 1), ("", "typo", 4)]
        {
            assert_eq!(distance(one.as_bytes(), other.as_bytes()), edits, "{one} {other}");
        }
    }
}
