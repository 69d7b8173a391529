//! Words that the tables do not know.
//!
//! Most words are settled by one lookup; what is left goes through the rules of word building and the foreign phrases.
//! A word with a capital is a name here, save at a sentence's start where it is a well-known misspelling.

mod capital;
mod company;
mod cut;
mod foreign;
mod headline;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::name::Name;
use super::sentence::Sentence;
use super::token::{Case, Token, TokenKind, is_apostrophe};
use crate::lexicon::words::{are_in_phrase, corrections, is_known_misspelling, is_word};
use crate::lexicon::{forms, suggest, table};
use crate::text::Span;

pub use capital::is_written_as_one;
pub use company::{company, kind};

/// A word that no table and no rule of word building accepts. Whether it is a typo, the story and the user's lists decide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownWord {
    /// Where it stands, without possessive; of a hyphenated word the part that is unknown.
    pub span: Span,
    /// What the words near it are looked up by (see [`table::key`]), in the order of [`suggest::near`]: the story may have them.
    pub near: Vec<u64>,
}

impl UnknownWord {
    fn new(prose: &str, span: Span) -> Self {
        let mut word = Self { span, near: Vec::new() };
        word.near = suggest::near(&word.in_tables(prose)).iter().map(|near| table::key(near)).collect();
        word
    }

    /// The word as the tables would have it.
    #[must_use]
    pub fn in_tables(&self, prose: &str) -> String {
        normal(&self.span.of(prose).to_lowercase()).unwrap_or_default().into_owned()
    }
}

/// Shorter words are not checked.
const SHORTEST: usize = 3;

/// Small words inside names from other languages.
const PARTICLES: &[&str] = &[
    "abu", "auf", "aus", "bin", "bint", "dal", "das", "degli", "dei", "del", "dela", "dell", "della", "delle", "den", "der", "des", "dos",
    "het", "ibn", "las", "les", "los", "sul", "sur", "ter", "und", "van", "vom", "von", "zum", "zur",
];

/// Finds the unknown words of a block; in a headline in capitals those that look like names, too.
#[must_use]
pub fn unknown_words(prose: &str, tokens: &[Token], sentences: &[Sentence], names: &[Name], is_headline: bool) -> Vec<UnknownWord> {
    let mut unknown = Vec::new();
    let is_headline = is_headline && headline::is_in_capitals(tokens);
    let mut reader = Reader { prose, tokens, names, is_headline };
    for sentence in sentences {
        let (first, last) = (sentence.first as usize, (sentence.last as usize).min(tokens.len()));
        reader.read(first, last, &mut unknown);
    }
    unknown
}

/// An unknown word.
struct Found {
    /// The number of its token.
    at: usize,
    span: Span,
    /// A well-known misspelling is English in any company; a word with a capital is found only where it is one too.
    is_english: bool,
}

struct Reader<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    /// The names that do not lie before the token that is read.
    names: &'a [Name],
    /// Whether a capital speaks for no name.
    is_headline: bool,
}

impl Reader<'_> {
    fn read(&mut self, first: usize, last: usize, unknown: &mut Vec<UnknownWord>) {
        let mut found: Vec<Found> = Vec::new();
        let mut words = 0;
        let mut at_start = true;
        for at in first..last {
            let token = &self.tokens[at];
            if !token.is_word() {
                continue;
            }
            match token.case {
                Case::Lower => {
                    words += 1;
                    if token.span.len() >= SHORTEST
                        && !token.is_accepted
                        && !self.is_in_name(token.span)
                        && let Some(one) = self.unknown_part(at)
                    {
                        found.push(one);
                    }
                }
                Case::Capital if self.is_misspelt_date(at) || self.is_misspelt_head(at) || at_start && self.is_misspelt_start(at) => {
                    found.push(Found { at, span: token.span, is_english: true });
                }
                Case::Capital | Case::Upper if self.is_slip_in_headline(at) => found.push(Found { at, span: token.span, is_english: true }),
                _ => {}
            }
            at_start = false;
        }
        if found.is_empty() {
            return;
        }
        let foreign = self.foreign_quotes(&found);
        // Another language. A well-known misspelling is English, however many there are.
        let strange = found.iter().filter(|found| !found.is_english).count();
        if strange >= 4 && strange * 3 >= words {
            return;
        }
        found.retain(|found| found.is_english || !foreign.iter().any(|quoted| quoted.contains(found.span)));
        for run in found.chunk_by(|a, b| a.at + 1 == b.at) {
            let is_foreign = run.iter().any(|found| self.is_among_foreign(found)) && !run.iter().all(|found| found.is_english);
            if let [found] = run
                && !found.is_english
                && (self.is_term(found.at) || self.is_species(found.at))
            {
                continue;
            }
            if is_foreign {
                unknown.extend(run.iter().filter(|found| found.is_english).map(|found| UnknownWord::new(self.prose, found.span)));
            } else if !self.is_foreign(run) {
                unknown.extend(run.iter().map(|found| UnknownWord::new(self.prose, found.span)));
            }
        }
    }

    fn is_in_name(&mut self, span: Span) -> bool {
        while let Some((name, rest)) = self.names.split_first()
            && name.span.end <= span.start
        {
            self.names = rest;
        }
        self.names.iter().take_while(|name| name.span.start <= span.start).any(|name| name.span.contains(span))
    }

    /// The part of a word in lower case that nothing explains.
    fn unknown_part(&self, at: usize) -> Option<Found> {
        let span = self.tokens[at].span;
        let text = span.of(self.prose);
        let word = normal(text)?;
        if is_word(&word) || self.is_cut_or_marked(at, &word) {
            return None;
        }
        if is_misspelling(&word) && !self.is_address(at, &word) {
            return Some(Found { at, span, is_english: true });
        }
        if self.is_unit(at, &word) || self.stands_before_noun(at, &word) {
            return None;
        }
        if word.contains('-') {
            return self.unknown_hyphen_part(span, &word).map(|span| Found { at, span, is_english: true });
        }
        if let Some((head, tail)) = word.rsplit_once('\'') {
            let joins = matches!(tail, "s" | "re" | "ll" | "ve" | "d" | "m" | "em" | "n" | "all");
            return (!(joins && is_word(head) || self.is_phrase(at, &word))).then_some(Found { at, span, is_english: false });
        }
        let plain = without_accents(&word);
        // An accent on a common word is a slip, save at a French end: "exposé".
        let is_loan = ["é", "és", "ée", "ées"].iter().any(|end| word.ends_with(end))
            || suggest::word(&plain).is_none_or(|known| known.size > suggest::Word::COMMON);
        let right = (plain != word && is_loan && is_word(&plain))
            || forms::is_built(&plain)
            || self.is_phrase(at, &word)
            || self.is_particle(at)
            || self.is_address(at, &word);
        (!right).then_some(Found { at, span, is_english: false })
    }

    /// Compounds are made freely, of foreign words and of jargon too: a part is wrong where it is a known misspelling.
    fn unknown_hyphen_part(&self, whole: Span, word: &str) -> Option<Span> {
        if is_word(&word.replace('-', "")) {
            return None;
        }
        let mut start = whole.start as usize;
        for part in whole.of(self.prose).split(['-', '\u{2010}', '\u{2011}']) {
            let span = Span::new(start, start + part.len());
            start = span.end as usize + self.prose.get(span.end as usize..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let Some(word) = normal(part) else { continue };
            if !is_word(&word) && is_misspelling(&word) {
                return Some(span);
            }
        }
        None
    }

    /// A short form behind a number: "20 mins", "3 lbs".
    fn is_unit(&self, at: usize, word: &str) -> bool {
        const UNITS: &[&str] =
            &["min", "mins", "hr", "hrs", "sec", "secs", "yr", "yrs", "wks", "mos", "lbs", "kms", "pts", "sqft", "cals", "vols"];
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        UNITS.contains(&word) && before.is_some_and(|before| before.kind == TokenKind::Number)
    }

    /// A prefix that the copy writes as a word: "cyber attacks".
    fn stands_before_noun(&self, at: usize, word: &str) -> bool {
        let after = self.tokens.get(at + 1).filter(|after| after.is_word() && after.case == Case::Lower);
        forms::is_long_prefix(word) && after.is_some_and(|after| after.span.len() > 3 && is_word(after.text(self.prose)))
    }

    /// A small word inside a name: "Ursula von der Leyen", "Corriere della Sera".
    fn is_particle(&self, at: usize) -> bool {
        let mut rest = self.tokens.get(at..).unwrap_or_default().iter();
        let after = rest.find(|token| !PARTICLES.contains(&token.text(self.prose)));
        PARTICLES.contains(&self.tokens[at].text(self.prose)) && after.is_some_and(|token| token.case == Case::Capital)
    }

    fn is_phrase(&self, at: usize, word: &str) -> bool {
        let neighbour = |other: Option<usize>| {
            let token = self.tokens.get(other?)?;
            token.is_word().then(|| normal(&token.text(self.prose).to_lowercase()).map(Cow::into_owned)).flatten()
        };
        neighbour(at.checked_sub(1)).is_some_and(|before| are_in_phrase(&before, word))
            || neighbour(Some(at + 1)).is_some_and(|after| are_in_phrase(word, &after))
    }
}

fn is_misspelling(word: &str) -> bool {
    is_known_misspelling(word) || corrections(word).next().is_some()
}

/// A word as the tables have it: composed, with straight apostrophes, without soft hyphens. `None` where it is no plain
/// word of Latin letters.
#[must_use]
pub fn normal(word: &str) -> Option<Cow<'_, str>> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'\'')) {
        return Some(Cow::Borrowed(word));
    }
    let letter = |c: char| (c.is_lowercase() && c < '\u{250}') || is_combining_mark(c) || c == '-' || is_apostrophe(c);
    let visible =
        word.chars().filter(|&c| c != '\u{ad}' && c != '\u{200d}').map(|c| if matches!(c, '\u{2010}' | '\u{2011}') { '-' } else { c });
    visible.clone().all(letter).then(|| visible.map(|c| if is_apostrophe(c) { '\'' } else { c }).nfc().collect::<String>().into())
}

fn without_accents(word: &str) -> Cow<'_, str> {
    if word.is_ascii() { word.into() } else { word.nfd().filter(|&c| !is_combining_mark(c)).collect::<String>().into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{mark, name, sentence, token};

    /// `[[…]]` stands around the unknown words.
    #[track_caller]
    fn check(marked: &str) {
        let prose = marked.replace("[[", "").replace("]]", "");
        let tokens = token::tokens(&prose);
        let sentences = sentence::sentences(&prose, &tokens, &mark::marks(&prose, &tokens));
        let names = name::names(&prose, &tokens, &sentences);
        let mut found = String::new();
        let mut at = 0;
        for word in unknown_words(&prose, &tokens, &sentences, &names, !prose.ends_with('.')) {
            let (start, end) = (word.span.start as usize, word.span.end as usize);
            found.push_str(&format!("{}[[{}]]", &prose[at..start], &prose[start..end]));
            at = end;
        }
        found.push_str(&prose[at..]);
        assert_eq!(found, marked);
    }

    #[test]
    fn a_word_that_no_table_has_is_unknown() {
        check("The mayor held a [[metting]] with the union's [[comittee]].");
        check("It was the council\u{2019}s [[desicion]]\u{2019}s first test.");
    }

    #[test]
    fn names_places_and_shapes_are_left_alone() {
        check("Ryabkov and Tessaly Okwuosa met at Krasnopol on the iPhone of WTFB.");
        check("Write to desk@harbourpost.com, see www.harbourpost.co.uk/ferrys or #savetheferrry and @ferrrys.");
        check("He ran 10kms in covid19 gear, a 50-year-old said.");
    }

    #[test]
    fn several_slips_in_a_sentence_do_not_make_it_foreign() {
        check("He did [[recieve]] the [[goverment]] letter [[untill]] [[tommorow]].");
    }

    #[test]
    fn a_quotation_in_another_language_is_left_alone() {
        check("He spoke of 'har khet ko paani' to the farmers.");
        check("The note read 'we [[dont]] [[hav]] [[enuff]]' in chalk.");
        check("\u{201c}Go,\u{201d} [[khetar]] ko [[paanir]] said, \u{201c}or stay.\u{201d}");
        check("He said \"the [[comittee]] will [[recieve]] it\" at once.");
    }

    #[test]
    fn a_species_is_left_alone() {
        check("The limpet, Patella vulgata, lives here, as does Rattus norvegicus.");
        check("The mayor of Hull [[vistis]] them.");
    }

    #[test]
    fn a_word_that_a_line_cuts_is_whole() {
        check("The adminis-\ntration said it. Voters in Amer-\nica were pre-empted by a don\u{2019}t-look-back plan.");
        check("The new adminis- tration, in Amer- ica, held a [[metting]].");
    }

    #[test]
    fn contractions_and_accents_are_whole() {
        check("She didn't, they\u{2019}d've, who're, it'll, y'all'd; rock 'n' roll, o'clock, ma'am. The cafe\u{301}s; nai\u{308}ve.");
    }

    #[test]
    fn numbers_and_initials_are_no_words() {
        check("It ran 10kms, 5kg, 3pm, 20mph, 12ft, 1990s, 25th, 4x4 and 8oz.");
        check("NATO, the W.T.F.B., U.S.-led, EU-wide, a PhD, an MP3, G20, the BBC\u{2019}s.");
    }

    #[test]
    fn addresses_files_and_code_are_no_words() {
        check("See #savethebridgee, @ferrrys, desk@harbourpost.com, www.harbourpost.co.uk/ferrys and https://a.example/reprot?a=bulid.");
        check(
            "Open harbour_reprot.docx, src/mian.rs, reprot.pdf, ~/notse or /usr/lcoal/bin. Run `cargo bulid` or foo_bar() on getUserNmae.",
        );
        check("The and/or [[metting]]/vote.");
    }

    #[test]
    fn quoted_foreign_words_are_right() {
        check("\u{201c}Je ne regrette rien,\u{201d} she said. \u{201c}Por favor, compa\u{f1}ero.\u{201d} It was la dolce vita to him.");
        check(
            "He wrote \u{201c}wir schaffen das\u{201d} on the wall of the town hall, and a [[metting]] followed on Monday night. C\u{2019}est la vie.",
        );
        check("It was \u{201c}distrutto dal rigore\u{201d}, an [[desicion]] that hurt.");
    }

    #[test]
    fn dialects_accents_and_contractions_are_right() {
        check("The colour and the color of the café, the cafe\u{301} and the cafe.");
        check("She didn't, they'd've, y'all won\u{2019}t, what're you doin' to 'em, 'til noon.");
    }

    #[test]
    fn built_words_are_right_unless_a_common_word_lies_beside_them() {
        check("An antigovernment steelworker spoke of renewables.");
        check("They waited [[untill]] the [[campsign]] ended.");
        check("A Kremlin-freundlich, gluhwein-scented, well-[[knwon]] market, willy-nilly.");
    }

    #[test]
    fn foreign_words_are_right_in_their_phrase_and_in_company() {
        check("A bona fide offer, the modus operandi, a cause célèbre.");
        check("It was the [[fide]] of it.");
        check("He did [[recieve]] the [[goverment]] letter [[untill]] [[tommorow]].");
        check("He sang wir sind das volk und bleiben hier to the crowd.");
    }

    #[test]
    fn a_capital_at_a_start_is_a_name_unless_the_word_is_a_known_misspelling() {
        check("[[Goverment]] officials met. Goverov officials stayed. \u{201c}[[Recieve]] it,\u{201d} he said.");
        check("Schumer spoke. Comey wrote. Trun sang.");
    }

    #[test]
    fn words_written_as_one_are_no_name_at_a_start() {
        check("[[Inthe]] hall, they sang. [[Thereis]] a plan. [[Theyre]] late. [[Dont]] go. [[Alot]] of people came.");
        check("Smythe spoke. Shein sells. Willis left. Goethe wrote. Alot left.");
    }

    #[test]
    fn a_headline_in_capitals_is_checked() {
        check("COUNCIL VOTES ON [[BUGDET]] IN KRASNOPOL");
        check("Council Votes on [[Bugdet]] as [[Resdents]] Protest in Okwuosa");
        check("Council votes on Bugdet as Resdents leave the hall");
    }

    #[test]
    fn a_term_of_address_behind_a_name_is_right() {
        check("Sunita didi made it, and Ramesh ji said so; he [[didi]] it.");
    }

    #[test]
    fn a_day_or_a_month_that_is_misspelt_is_no_name() {
        check("It opens on [[Wensday]], [[Febuary]] 3, and closes in [[Septmber]]; the vote is next [[Tusday]].");
        check("Monica Febuary won in Januarius; Mr. Septimber sang on Wednesday at Marchand, and Sunda left on Thursday, in July.");
        check("Days on Sundae wore on.");
    }

    #[test]
    fn units_prefixes_and_terms_are_left_alone() {
        check("It took 20 mins and 3 lbs of cyber security; a [[yuge]] day.");
        check("They call it a \u{201c}frijolada,\u{201d} or \"zwolph\"; a \u{201c}[[metting]]\u{201d} is no word.");
    }

    #[test]
    fn accents_are_slips_on_common_words_only() {
        check("A [[pa\u{ed}nt]] for the r\u{f4}le of the ma\u{ee}tre d', a jalape\u{f1}o, an expos\u{e9}.");
    }

    #[test]
    fn small_words_in_names_are_left_alone() {
        check("The minister Ursel von der Heyde wrote to Gazzetta delle Valli and a bin Laden aide.");
    }

    #[test]
    fn cut_and_marked_words_are_left_alone() {
        check("He [w]ould go, f***ing go, and \u{201c}recieved [sic] it\u{201d}.");
        check("The adminis-\ntration fell, an in- ception, Gda\u{c3}\u{a4}nsk, Fran\u{c3}\u{a7}ois.");
        check("<a href=\"tedgorse\">it</a> and .gmobil {");
    }
}
