//! Words that are spelt so in some dialects of English only.
//!
//! Names keep their spelling wherever they are written of, so that only words in lower case count, and none inside a name.

use super::name::Name;
use super::token::{Case, Token};
use crate::lexicon::dialects::{Spelling, may_tell, spelling};
use crate::lexicon::table;
use crate::text::Span;

/// A word whose spelling tells of its dialect.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DialectWord {
    /// Where it stands; of a hyphenated word the part.
    pub span: Span,
    /// Where it is right.
    pub spelling: Spelling,
}

/// Finds the words of a block whose spelling tells of their dialect.
#[must_use]
pub fn dialect_words(prose: &str, tokens: &[Token], names: &[Name]) -> Vec<DialectWord> {
    let mut found = Vec::new();
    for token in tokens.iter().filter(|token| token.is_word() && token.case == Case::Lower) {
        if token.may_tell_dialect {
            found.extend(spelling(token.text(prose)).map(|spelling| DialectWord { span: token.span, spelling }));
        } else if token.span.len() > LONG && token.bytes(prose).contains(&b'-') {
            found.extend(parts(token.text(prose), token.span.start as usize));
        }
    }
    found.retain(|word| !names.iter().any(|name| name.span.contains(word.span)) && !is_marked(prose, word.span));
    found
}

/// Shorter words have no part that tells.
const LONG: usize = 7;

/// The parts of "colour-blind" that tell.
fn parts(text: &str, start: usize) -> impl Iterator<Item = DialectWord> {
    let starts = std::iter::once(0).chain(text.match_indices('-').map(|(at, _)| at + 1));
    text.split('-').zip(starts).filter_map(move |(part, at)| {
        let span = Span::new(start + at, start + at + part.len());
        may_tell(table::key(part)).then(|| spelling(part)).flatten().map(|spelling| DialectWord { span, spelling })
    })
}

/// What the copy itself marks with `[sic]`.
fn is_marked(prose: &str, span: Span) -> bool {
    let rest = prose.get(span.end as usize..).unwrap_or_default().trim_start();
    rest.starts_with("[sic]") || rest.starts_with("(sic)")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{mark, name, sentence, token};

    /// `[[…]]` stands around the words that tell.
    #[track_caller]
    fn check(marked: &str) {
        let prose = marked.replace("[[", "").replace("]]", "");
        let tokens = token::tokens(&prose);
        let sentences = sentence::sentences(&prose, &tokens, &mark::marks(&prose, &tokens));
        let names = name::names(&prose, &tokens, &sentences);
        let mut found = prose.clone();
        for word in dialect_words(&prose, &tokens, &names).iter().rev() {
            found.insert_str(word.span.end as usize, "]]");
            found.insert_str(word.span.start as usize, "[[");
        }
        assert_eq!(found, marked);
    }

    #[test]
    fn words_in_lower_case_tell() {
        check("The [[colour]] of the [[harbor]]\u{2019}s walls, a [[labour]]-intensive job, was [[analysed]].");
    }

    #[test]
    fn names_tell_nothing() {
        check("The Center for Color Studies, Pearl Harbor, the Labor Party and the Ministry of Defence said so.");
        check("COLOUR IS BACK. Colour was his life. He wrote to colour@harbourpost.com about #colour.");
    }

    #[test]
    fn what_the_copy_marks_is_meant() {
        check("He wrote of the \u{201c}colour [sic] line\u{201d}.");
    }
}
