//! What kinds of word a word can be.

use std::sync::LazyLock;

use bitflags::bitflags;
use rustc_hash::FxHashMap;

use super::{cues, grammar, names, table};

bitflags! {
    /// What a word in lower case can be. A word may have many classes; its neighbours decide.
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
    pub struct Class: u64 {
        /// A finite form of a verb of saying: said, says, told.
        const SAYING = 1 << 0;
        /// Its -ing form: saying, telling.
        const SAYING_ING = 1 << 1;
        /// Its past participle: said, told, described.
        const SAYING_PARTICIPLE = 1 << 2;
        /// A noun of saying: claim, promise, statement.
        const SAYING_NOUN = 1 << 3;
        /// A personal or relative pronoun that can be a subject: he, she, they, I, we, it, who.
        const PRONOUN = 1 << 4;
        /// the, a, this, his
        const DETERMINER = 1 << 5;
        /// of, in, with
        const PREPOSITION = 1 << 6;
        /// and, but, when, because
        const CONJUNCTION = 1 << 7;
        /// is, has, will, did
        const AUXILIARY = 1 << 8;
        /// A title before a name: Mr., Sen., President.
        const TITLE = 1 << 9;
        /// A person's initial: "J."
        const INITIAL = 1 << 10;
        /// A person's role or occupation: minister, spokeswoman, teacher.
        const ROLE = 1 << 11;
        /// A noun for an organisation: ministry, union, company.
        const ORGANISATION_NOUN = 1 << 12;
        /// A document, poll, sign or law: report, letter, ruling.
        const DOCUMENT_NOUN = 1 << 13;
        /// A group of people: critics, protesters, officials.
        const GROUP_NOUN = 1 << 14;
        /// A first name.
        const FIRST_NAME = 1 << 15;
        /// A first name that is mostly male.
        const MALE = 1 << 16;
        /// A first name that is mostly female.
        const FEMALE = 1 << 17;
        /// A surname.
        const SURNAME = 1 << 18;
        /// A place's name, or a word of one.
        const PLACE = 1 << 19;
        /// Russian, Californian.
        const DEMONYM = 1 << 20;
        /// A word that heads or ends an organisation's name: Ministry, Inc., University.
        const ORGANISATION_HEAD = 1 << 21;
        /// A day or month.
        const DATE = 1 << 22;
        /// An adverb that may stand between a subject and its verb: also, repeatedly.
        const ADVERB = 1 << 23;
        /// A finite form of any verb.
        const VERB = 1 << 24;
        /// A word that also stands in lower case in English copy: "will", "price".
        const COMMON = 1 << 25;
        /// A facility or a feature of the land in a place's name: River, Square, Airport.
        const PLACE_HEAD = 1 << 26;
        /// An award, event, law or work in a name: Prize, Games, Act.
        const OTHER_HEAD = 1 << 27;
        /// An organisation's whole name: Reuters, NATO.
        const ORGANISATION = 1 << 28;
        /// A country or a state of one: these stand before other names ("U.S. State Department") and after cities.
        const COUNTRY = 1 << 29;
        /// A state as AP shortens it: "Pa.".
        const STATE_ABBREVIATION = 1 << 30;
        /// A word of saying that by itself says that somebody speaks: said, tweeted; not: called, praised.
        const STRONG = 1 << 40;
        /// A verb that is one of saying with the word behind it: went (on), put (it).
        const PHRASAL = 1 << 41;
        /// An -ing form of any verb.
        const GERUND = 1 << 42;
        /// An adjective that the ending does not give away: new, senior, former.
        const ADJECTIVE = 1 << 43;
        /// A verb's base form that is not its past too: say, claim.
        const BASE = 1 << 44;
        /// A past participle of any verb that is no past form too: taken, gone.
        const PARTICIPLE = 1 << 45;

        /// What a word can be besides a part of names: a word without any of these is known by its ending alone.
        const SORTED = Self::FUNCTION.bits() | Self::SAYING.bits() | Self::SAYING_ING.bits() | Self::SAYING_PARTICIPLE.bits() | Self::SAYING_NOUN.bits()
            | Self::VERB.bits() | Self::GERUND.bits() | Self::PHRASAL.bits() | Self::ADVERB.bits() | Self::ADJECTIVE.bits() | Self::DATE.bits()
            | Self::ROLE.bits() | Self::GROUP_NOUN.bits() | Self::ORGANISATION_NOUN.bits() | Self::DOCUMENT_NOUN.bits();
        /// Words of grammar.
        const FUNCTION = Self::PRONOUN.bits() | Self::DETERMINER.bits() | Self::PREPOSITION.bits() | Self::CONJUNCTION.bits() | Self::AUXILIARY.bits();
    }
}

/// For about so many words the lists have classes.
const MOST_LISTED: usize = 5000;

/// The longest word that the lists hold, in bytes.
pub(super) const LONGEST: usize = 24;

static LISTED: LazyLock<FxHashMap<u64, Class>> = LazyLock::new(|| {
    let mut listed: FxHashMap<u64, Class> = FxHashMap::default();
    listed.reserve(MOST_LISTED);
    for (word, class) in grammar::entries().chain(cues::entries()) {
        *listed.entry(table::key(&word)).or_default() |= class;
    }
    listed
});

/// The classes of a word, whatever its case.
#[must_use]
pub fn class(word: &str) -> Class {
    class_of(table::key(word))
}

/// The classes of a word by its [`table::key`].
#[must_use]
pub fn class_of(key: u64) -> Class {
    LISTED.get(&key).copied().unwrap_or_default() | names::class_of(key)
}

/// A short word in lower case (ASCII letters); a long one as it is.
pub(super) fn fold<'a>(word: &'a str, buffer: &'a mut [u8; LONGEST]) -> &'a str {
    let Some(folded) = buffer.get_mut(..word.len()) else { return word };
    folded.copy_from_slice(word.as_bytes());
    folded.make_ascii_lowercase();
    std::str::from_utf8(folded).unwrap_or(word)
}
