//! Words for those who bear a like name, or the same one, and are somebody else.

use crate::facts::Token;
use crate::lexicon::relatives;
use crate::lexicon::table::key;

/// "brother", "half-brother", "sister-in-law"
pub(super) fn is_relative(prose: &str, token: &Token) -> bool {
    relatives::is_relative(token.key)
        || token.text(prose).split_once('-').is_some_and(|(one, two)| [one, two].iter().any(|part| relatives::is_relative(key(part))))
}
