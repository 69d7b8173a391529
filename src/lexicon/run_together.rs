//! What a missing space or apostrophe makes of words of grammar: "inthe", "thereis", "dont".

use super::suggest::{Word, word};

const SUBJECTS: &[&str] = &["he", "she", "it", "we", "they", "you", "there", "this", "that", "what", "who"];
const VERBS: &[&str] = &["is", "was", "are", "were", "has", "had", "have", "will", "would", "can", "could", "should", "said", "did"];
const BEFORE_ARTICLE: &[&str] = &[
    "in", "of", "and", "to", "on", "at", "by", "for", "from", "with", "as", "but", "that", "when", "if", "into", "than", "because",
    "while", "after", "before", "over", "under",
];
/// Without their apostrophe these are no words and hardly anybody's name.
const CONTRACTIONS: &[&str] = &[
    "arent", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt", "shouldnt", "thats", "theres", "theyre", "theyve",
    "wasnt", "werent", "weve", "whats", "wouldnt", "youre", "youve",
];
/// What stands behind a verb and is often run together with it.
const BEHIND_VERB: &[&str] = &["on", "in", "of", "to", "at", "by", "is", "as", "it", "the", "for", "and"];

/// Whether two words of grammar were run together, or one lacks its apostrophe: with a capital, too, that is no name. In lower case.
#[must_use]
pub fn is_of_grammar(joined: &str) -> bool {
    let ends_in = |head: &&str, tails: &[&str]| joined.strip_prefix(*head).is_some_and(|tail| tails.contains(&tail));
    CONTRACTIONS.contains(&joined)
        || joined.len() > 4
            && (SUBJECTS.iter().any(|subject| ends_in(subject, VERBS)) || BEFORE_ARTICLE.iter().any(|word| ends_in(word, &["the"])))
}

/// Whether a common verb or plural and a small word were run together: "dependson" is no "depend" and "son".
#[must_use]
pub fn is_verb_and_more(joined: &str) -> bool {
    let is_inflected = |stem: &str| ["s", "ed", "ing"].iter().any(|ending| stem.len() > 4 && stem.ends_with(ending));
    let is_common = |stem: &str| word(stem).is_some_and(|known| known.size <= 2);
    BEHIND_VERB.iter().filter_map(|small| joined.strip_suffix(small)).any(|stem| is_inflected(stem) && is_common(stem))
}

/// Whether two words of the dictionary may be those that were run together: two common ones, or a less common one and a word of grammar.
#[must_use]
pub fn can_be(parts: [&str; 2], known: [Word; 2]) -> bool {
    let each = || parts.into_iter().zip(known);
    let is_small = |(_, known): (&str, Word)| known.size == 0 && known.subtitles < 8;
    let is_common = |(part, known): (&str, Word)| part.len() >= 4 && known.size <= 2;
    each().all(|(part, known)| stands_alone(part, known))
        || each().any(is_common) && each().any(is_small) && each().all(|one| is_common(one) || is_small(one) && stands_alone(one.0, one.1))
}

/// A word that may be one of two that were run together: no scrap of two letters that only a dictionary knows.
fn stands_alone(word: &str, known: Word) -> bool {
    match word.len() {
        1 => matches!(word, "a" | "i"),
        2 => known.subtitles < 12,
        _ => known.size <= 2 && known.subtitles < 20,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_grammar_written_as_one_are_told_from_names() {
        for joined in ["inthe", "ofthe", "andthe", "thereis", "shewas", "theyre", "dont"] {
            assert!(is_of_grammar(joined), "{joined}");
        }
        for name in ["smythe", "goethe", "heard", "shein", "willis", "blythe", "forbes", "into", "hecht", "theis"] {
            assert!(!is_of_grammar(name), "{name}");
        }
    }

    #[test]
    fn a_verb_and_a_small_word_are_no_compound() {
        assert!(["dependson", "votedto", "worksat"].iter().all(|joined| is_verb_and_more(joined)));
        assert!(!["proton", "battlefront", "cabinmate", "newsprint"].iter().any(|word| is_verb_and_more(word)));
    }
}
