//! The forms of verbs and nouns from their dictionary forms, so that the lists of the lexicon stay short.

/// The forms of a verb.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerbForms {
    /// say
    pub base: String,
    /// says
    pub third: String,
    /// said
    pub past: String,
    /// written (often the same as the past)
    pub participle: String,
    /// saying
    pub ing: String,
}

/// The forms of a verb as the lists give it: "announce", "admit+" (doubles its last letter), "write/wrote/written".
#[must_use]
pub fn verb(entry: &str) -> VerbForms {
    let mut parts = entry.split('/');
    let first = parts.next().unwrap_or_default();
    let (base, doubles) = match first.strip_suffix('+') {
        Some(base) => (base, true),
        None => (first, false),
    };
    let stem = if doubles { [base, last(base)].concat() } else { base.to_owned() };
    let regular = match base.strip_suffix('y') {
        _ if base.ends_with('e') => [base, "d"].concat(),
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => [stem, "ied"].concat(),
        _ => [&stem, "ed"].concat(),
    };
    let past = parts.next().map_or(regular, str::to_owned);
    let participle = parts.next().map_or_else(|| past.clone(), str::to_owned);
    let ing = match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") && !base.ends_with("be") && stem.len() > 1 => match stem.strip_suffix('i') {
            Some(stem) => [stem, "ying"].concat(),
            None => [stem, "ing"].concat(),
        },
        _ => [&stem, "ing"].concat(),
    };
    VerbForms { third: s_form(base), base: base.to_owned(), past, participle, ing }
}

impl VerbForms {
    /// Whether the base form is no past form: "put" is both.
    #[must_use]
    pub fn has_own_base(&self) -> bool {
        self.base != self.past
    }
}

/// The plural of a noun, or the third person of a verb, by the rule of spelling.
#[must_use]
pub fn s_form(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => [stem, "ies"].concat(),
        _ if word.ends_with(['s', 'x', 'z', 'o']) || word.ends_with("ch") || word.ends_with("sh") => [word, "es"].concat(),
        _ => [word, "s"].concat(),
    }
}

fn last(word: &str) -> &str {
    word.char_indices().next_back().map_or("", |(at, _)| &word[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(entry: &str, expected: [&str; 5]) {
        let forms = verb(entry);
        assert_eq!([&*forms.base, &*forms.third, &*forms.past, &*forms.participle, &*forms.ing], expected);
    }

    #[test]
    fn regular_verbs_follow_the_spelling_rules() {
        check("announce", ["announce", "announces", "announced", "announced", "announcing"]);
        check("reply", ["reply", "replies", "replied", "replied", "replying"]);
        check("stress", ["stress", "stresses", "stressed", "stressed", "stressing"]);
        check("agree", ["agree", "agrees", "agreed", "agreed", "agreeing"]);
        check("admit+", ["admit", "admits", "admitted", "admitted", "admitting"]);
    }

    #[test]
    fn irregular_verbs_give_their_own_past() {
        check("say/said", ["say", "says", "said", "said", "saying"]);
        check("write/wrote/written", ["write", "writes", "wrote", "written", "writing"]);
        check("lie", ["lie", "lies", "lied", "lied", "lying"]);
    }
}
