//! First names that are other words, too: April, June, Will. A capital says nothing of them, so the words around must.

use super::reader::{Reader, Style};
use crate::facts::token::TokenKind;
use crate::lexicon::Class;

/// "Will Smith", "Van Dyke": a word of grammar that is somebody's first name.
pub(super) fn is_grammar_as_first_name(reader: &Reader, at: usize) -> bool {
    if reader.style != Style::Plain || !reader.class(at).contains(Class::FIRST_NAME) {
        return false;
    }
    // "Will Hale resign?"
    let opens = reader.is_start(at) || reader.class_before(at).contains(Class::FUNCTION);
    let asks = opens && reader.text(reader.last.saturating_sub(1)) == "?";
    may_be_surname(reader, at + 1, !opens || speaks(reader, at + 2)) && !asks
}

/// "former governor Jan Brewer", "the chairwoman, April Jones,", "June Okri said": not "an April poll", "by June Leeds had won".
pub(super) fn is_month_as_first_name(reader: &Reader, at: usize) -> bool {
    if !reader.class(at).contains(Class::FIRST_NAME) || reader.text(at).ends_with('.') || is_noun_before_noun(reader, at + 1) {
        return false;
    }
    let surname = |likely: bool| {
        let elsewhere = Class::PLACE | Class::ORGANISATION | Class::DEMONYM | Class::COUNTRY;
        may_be_surname(reader, at + 1, likely) && !reader.class(at + 1).intersects(elsewhere)
    };
    let is_role = |at: usize| reader.class(at).intersects(Class::ROLE | Class::TITLE) && !reader.class(at).contains(Class::DATE);
    let Some(before) = at.checked_sub(1).filter(|&before| before >= reader.first && !reader.is_start(at)) else {
        return surname(speaks(reader, at + 2)) && (speaks(reader, at + 2) || reader.class(at + 2).contains(Class::AUXILIARY));
    };
    let behind_comma = reader.text(before) == "," && before.checked_sub(1).is_some_and(is_role);
    // "board chair April Sutton": a surname, whatever town has it.
    if is_role(before) || behind_comma {
        return may_be_surname(reader, at + 1, true);
    }
    // "He saw June Okri"
    let verb = reader.class(before).contains(Class::VERB) && !reader.class(before).intersects(Class::FUNCTION | Class::DATE);
    verb && reader.class(at + 1).contains(Class::SURNAME) && surname(false)
}

/// Whether a capital that goes on with a name may be a surname: any may that is no other word, and one that is, too, where the
/// place makes it `likely`.
fn may_be_surname(reader: &Reader, at: usize, likely: bool) -> bool {
    let class = reader.class(at);
    let never = Class::FUNCTION | Class::DATE | Class::TITLE;
    let is_word = class.contains(Class::COMMON) && !(likely && class.contains(Class::SURNAME));
    reader.is_capital(at) && reader.follows_directly(at) && !class.intersects(never) && !is_word
}

/// "said", "tells": a form that follows its subject.
fn speaks(reader: &Reader, at: usize) -> bool {
    let class = reader.class(at);
    class.contains(Class::SAYING) && !class.contains(Class::BASE) && !reader.is_capital(at)
}

/// Whether a word in lower case that is no verb goes on behind a capital: "June Wimbledon tickets".
fn is_noun_before_noun(reader: &Reader, at: usize) -> bool {
    let next = reader.get(at + 1).filter(|next| next.is_word() && next.kind != TokenKind::Clitic && !reader.is_capital(at + 1));
    let follows = Class::FUNCTION | Class::ADVERB | Class::SAYING | Class::VERB;
    next.is_some_and(|next| !next.class.intersects(follows))
}
