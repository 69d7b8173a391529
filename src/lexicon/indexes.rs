//! Indexes of shares and lists of companies: things that companies are in, and that nobody speaks for. The list was written for this
//! project, from general knowledge.

const INDEXES: &[&str] = &[
    "aim",
    "asx",
    "bovespa",
    "cac",
    "dax",
    "dow",
    "dow jones",
    "eurostoxx",
    "ftse",
    "footsie",
    "fortune",
    "hang seng",
    "ibex",
    "iseq",
    "kospi",
    "mdax",
    "mib",
    "nasdaq",
    "nikkei",
    "omx",
    "russell",
    "s&p",
    "sensex",
    "topix",
    "tsx",
];

/// Whether a name before a company is that of an index: "the FTSE 250 outsourcer".
#[must_use]
pub fn is_index(name: &str) -> bool {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    INDEXES.iter().any(|index| index.eq_ignore_ascii_case(bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_known_with_and_without_its_number() {
        assert!(is_index("FTSE") && is_index("FTSE 250") && is_index("S&P 500") && is_index("Dow Jones"));
        assert!(!is_index("Ashby 250") && !is_index("250") && !is_index(""));
    }
}
