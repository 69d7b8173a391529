//! What the words beside a run leave little doubt of.

use super::reader::Reader;
use super::role::{self, Beside};
use super::run::Run;
use crate::facts::token::{Case, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::table::Words;

/// What a word may be a name by, whatever else it means.
pub(super) const KNOWN_ALONE: Class = Class::FIRST_NAME.union(Class::PLACE).union(Class::ORGANISATION);

/// "Holly Grove was jailed": a first name, and what is done to people only.
pub(super) fn is_done_to_person(reader: &Reader, run: Run) -> bool {
    const DONE: Words<9> =
        Words::of(["jailed", "arrested", "born", "charged", "sentenced", "convicted", "acquitted", "married", "widowed"]);
    let given = reader.class(run.start).contains(Class::FIRST_NAME) && run.len() > 1;
    given && reader.is_any(run.end, &["was", "is"]) && reader.is_one_of(run.end + 1, &DONE)
}

/// "Grupo Planeta", "Radio Kerry", "Harbour Groep": what other languages call a company, whose first word is nobody's name where that stands last.
pub(super) fn is_group(reader: &Reader, run: Run) -> bool {
    const FIRST: Words<4> = Words::of(["grupo", "gruppo", "groupe", "radio"]);
    const LAST: Words<3> = Words::of(["groep", "gruppe", "groupe"]);
    let named = || reader.class(run.start).contains(Class::FIRST_NAME);
    run.len() > 1 && (reader.is_one_of(run.start, &FIRST) || reader.is_one_of(run.end - 1, &LAST) && !named())
}

/// "Korean Skincare", "Universal Childcare": goods or a cause, though companies are called like them.
pub(super) fn is_kind_of_care(reader: &Reader, run: Run) -> bool {
    const CARE: Words<4> = Words::of(["childcare", "homecare", "skincare", "motorsport"]);
    const ANY: Words<6> = Words::of(["universal", "free", "affordable", "subsidised", "subsidized", "flexible"]);
    let kind = || reader.class(run.start).contains(Class::DEMONYM) || reader.is_one_of(run.start, &ANY);
    run.len() == 2 && reader.is_one_of(run.end - 1, &CARE) && kind()
}

/// "the Wickham bridge": what stands in a town or bears its name.
pub(super) fn is_town_of(reader: &Reader, run: Run) -> bool {
    const STANDS: Words<11> = Words::of([
        "bridge",
        "bypass",
        "harbour",
        "harbor",
        "marina",
        "quarry",
        "reservoir",
        "interchange",
        "roundabout",
        "waterfront",
        "seafront",
    ]);
    let the = reader.before(run.start).is_some_and(|before| before.class.contains(Class::DETERMINER));
    the && run.len() == 1 && reader.is_one_of(run.end, &STANDS) && !reader.is_capital(run.end)
}

/// "a biologist from Darwin", "a post in Ennis": where one is or comes from, by a single word that nothing goes on with.
pub(super) fn is_where(reader: &Reader, run: Run) -> bool {
    const TRUST: Words<8> = Words::of(["confidence", "faith", "interest", "trust", "belief", "believe", "believed", "disappointed"]);
    let Some(preposition) = run.start.checked_sub(1).filter(|&at| at > reader.first && !reader.is_capital(at)) else { return false };
    let owns = reader.get(run.end).is_some_and(|token| token.kind == TokenKind::Clitic);
    let goes_on = reader.get(run.end).is_some_and(|token| {
        token.is_word() && !token.class.intersects(Class::FUNCTION | Class::ADVERB | Class::DATE | Class::SAYING | Class::VERB)
    });
    if run.len() != 1 || owns || goes_on {
        return false;
    }
    let before = preposition - 1;
    if reader.is_any(preposition, &["in"]) {
        return !reader.is_one_of(before, &TRUST);
    }
    let class = reader.class(before);
    reader.is_any(preposition, &["from"]) && (class.intersects(Class::ROLE | Class::DEMONYM) || reader.is_capital(before))
}

/// "the newspaper Kompas", "The charity, Harbour Light,": what only a body is called.
pub(super) fn is_body(reader: &Reader, run: Run) -> bool {
    let comma = |at: usize| reader.text(at) == "," && reader.text(run.end) == ",";
    let noun = run.start.checked_sub(1).map(|at| if comma(at) { at.saturating_sub(1) } else { at });
    let told = noun.is_some_and(|noun| {
        let is_noun = reader.class(noun).contains(Class::ORGANISATION_NOUN) || reader.is_any(noun, &["daily", "weekly"]);
        let other = Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::SAYING | Class::VERB;
        let goes_on =
            |at: &usize| reader.get(*at).is_some_and(|token| token.kind != TokenKind::Punctuation && !token.class.intersects(other));
        let article = (reader.first..noun).rev().take(6).take_while(goes_on).any(|at| reader.class(at).contains(Class::DETERMINER));
        let people = reader.class(noun.wrapping_sub(1)).contains(Class::DEMONYM);
        is_noun && (article || people) && !reader.is_capital(noun)
    });
    let person = reader.class(run.start).contains(Class::FIRST_NAME) && run.len() > 1;
    let place = reader.phrase_class(run.start, run.end).contains(Class::PLACE);
    told && !person && !place
}

/// "Quayside & Lyle", but not the authors "(Quayside & Lyle, 2014)".
pub(super) fn is_partnership(reader: &Reader, run: Run) -> bool {
    let cited = reader.before(run.start).is_some_and(|before| matches!(before.text(reader.prose), "(" | ";"))
        || matches!(reader.text(run.end), ")" | "(")
        || [run.end, run.end + 1].iter().any(|&at| reader.get(at).is_some_and(|token| token.kind == TokenKind::Number));
    run.len() == 3 && reader.text(run.start + 1) == "&" && !cited
}

/// "Co Kerry", "Main St": a county, a street.
pub(super) fn is_on_map(reader: &Reader, run: Run) -> bool {
    const STREETS: Words<5> = Words::of(["st", "rd", "ave", "blvd", "ln"]);
    let county = run.start.checked_sub(1).is_some_and(|at| matches!(reader.text(at), "Co" | "Co."));
    county || run.len() > 1 && (matches!(reader.text(run.start), "Co" | "Co.") || reader.is_one_of(run.end - 1, &STREETS))
}

/// "the MP for Mid Norfolk": whom somebody is elected by, where no table knows another name and nobody's stands behind.
pub(super) fn is_constituency(reader: &Reader, run: Run) -> bool {
    const ELECTED: Words<10> = Words::of(["mp", "msp", "mep", "mla", "mpp", "mna", "td", "mps", "senator", "councillor"]);
    let elected = |at: usize| {
        let house = at.checked_sub(1).is_some_and(|before| reader.is_any(before, &["the", "federal", "state"]));
        reader.is_one_of(at, &ELECTED) || house && reader.is_any(at, &["member"])
    };
    let at = run.start.checked_sub(2).filter(|_| reader.is_any(run.start - 1, &["for"]));
    let named = (run.start..run.end).any(|at| reader.class(at).contains(Class::FIRST_NAME));
    at.is_some_and(elected) && !named && !reader.phrase_class(run.start, run.end).contains(Class::ORGANISATION)
}

/// "Staff at Ocado": whom people work for, where no table knows a place.
pub(super) fn is_employer(reader: &Reader, run: Run) -> bool {
    const PEOPLE: Words<6> = Words::of(["staff", "workers", "employees", "bosses", "managers", "executives"]);
    let at = run.start.checked_sub(2).filter(|_| reader.is_any(run.start - 1, &["at"]));
    at.is_some_and(|at| reader.is_one_of(at, &PEOPLE)) && !reader.phrase_class(run.start, run.end).contains(Class::PLACE)
}

/// "Ana Ruiz at Pell Gordon", "an analyst at Pell Gordon": nobody works at a person.
pub(super) fn is_worked_at(reader: &Reader, run: Run) -> bool {
    let Some(worker) = run.start.checked_sub(2).filter(|_| reader.is_any(run.start - 1, &["at"])) else { return false };
    let named = reader.is_capital(worker) && reader.is_capital(worker.wrapping_sub(1));
    let owns = reader.get(run.end).is_some_and(|token| token.kind == TokenKind::Clitic);
    (named || reader.class(worker).contains(Class::ROLE)) && !owns
}

/// "Kestrel, which runs the port,", "Kestrel bosses said": what is said of bodies only.
pub(super) fn is_of_bodies(reader: &Reader, run: Run) -> bool {
    const PEOPLE: Words<6> = Words::of(["bosses", "shareholders", "investors", "customers", "shoppers", "stores"]);
    // A politician or an owner has those as well.
    const ANYBODYS: Words<3> = Words::of(["executives", "staff", "managers"]);
    const MOVE: Words<12> =
        Words::of(["fell", "rose", "fall", "rise", "tumble", "tumbled", "slid", "slide", "jump", "jumped", "soared", "dropped"]);
    let next = run.end;
    let opens = run.start == reader.first || run.start == reader.first + 1 && reader.class(reader.first).contains(Class::DETERMINER);
    let which = opens && reader.text(next) == "," && reader.is_any(next + 1, &["which"]);
    let shares = reader.is_any(next, &["shares", "stock"])
        && (reader.is_one_of(next + 1, &MOVE) || run.start.checked_sub(1).is_some_and(|at| reader.is_any(at, &["in", "of"])));
    (which || shares || reader.is_one_of(next, &PEOPLE) || run.len() > 1 && reader.is_one_of(next, &ANYBODYS)) && is_nobody(reader, run)
}

/// "Kestrel's chief executive", "Kestrel's shares": who and what companies have.
pub(super) fn is_company_with(reader: &Reader, run: Run) -> bool {
    const HAVE: Words<11> = Words::of([
        "chairman",
        "chairwoman",
        "chair",
        "shareholders",
        "shares",
        "stock",
        "owners",
        "bosses",
        "stores",
        "customers",
        "profits",
    ]);
    // A politician or a firm of another name has those as well.
    const ANYBODYS: Words<3> = Words::of(["president", "owner", "board"]);
    const DUTIES: Words<5> = Words::of(["chief", "managing", "executive", "finance", "sales"]);
    let owns = reader.get(run.end).is_some_and(|token| token.kind == TokenKind::Clitic && token.text(reader.prose).ends_with('s'));
    let officer = || reader.is_one_of(run.end + 1, &DUTIES) && reader.is_any(run.end + 2, &["executive", "director", "officer"]);
    let several = || run.len() > 1 && reader.is_one_of(run.end + 1, &ANYBODYS);
    owns && (reader.is_one_of(run.end + 1, &HAVE) || several() || officer()) && is_nobody(reader, run)
}

/// Whether a run is neither a known place nor somebody's full name or known surname.
fn is_nobody(reader: &Reader, run: Run) -> bool {
    let class = reader.class(run.start);
    let person = if run.len() > 1 { class.contains(Class::FIRST_NAME) } else { class.contains(Class::SURNAME) };
    // "Then staff left."
    let word = run.len() == 1 && reader.is_start(run.start) && reader.class(run.start).contains(Class::COMMON);
    !person && !word && !reader.phrase_class(run.start, run.end).intersects(Class::PLACE | Class::COUNTRY | Class::DEMONYM)
}

/// "Holly Minty, a union officer,": a first name and a role beside it, whatever else the words mean.
pub(super) fn is_introduced(reader: &Reader, run: Run) -> bool {
    let heads = Class::ORGANISATION_HEAD | Class::PLACE_HEAD | Class::OTHER_HEAD | Class::ROLE | Class::TITLE;
    let article = reader.text(run.end) == "," && reader.class(run.end + 1).contains(Class::DETERMINER);
    let named = matches!(run.len(), 2 | 3) && reader.class(run.start).contains(Class::FIRST_NAME);
    named && article && !reader.class(run.end - 1).intersects(heads) && matches!(role::beside(reader, run.end), Some(Beside::Role(..)))
}

/// "Kestrelpur, Aug 14 (KNS):", "Kestrelpur, May 3 -": where a story was filed, at its block's start.
pub(super) fn is_dateline(reader: &Reader, run: Run) -> bool {
    let dated = run.start == 0 && reader.text(run.end) == "," && reader.class(run.end + 1).contains(Class::DATE);
    let number = || reader.get(run.end + 2).is_some_and(|token| token.kind == TokenKind::Number);
    let filed = || matches!(reader.text(run.end + 3), "(" | "-" | "--" | "\u{2013}" | "\u{2014}" | ":");
    // "Tom Hale, May 3 -" is who wrote.
    let name = if run.len() > 1 { Class::FIRST_NAME } else { Class::FIRST_NAME.union(Class::SURNAME) };
    let place = || reader.phrase_class(run.start, run.end).contains(Class::PLACE);
    dated && number() && filed() && (place() || !reader.class(run.start).intersects(name))
}

/// "MPs", "Hydrologists are": several people of a kind, by letters or at a sentence's start.
pub(super) fn is_plural(reader: &Reader, run: Run) -> bool {
    let text = reader.text(run.start);
    let letters = |text: &str| text.len() > 1 && text.chars().all(|c| c.is_ascii_uppercase());
    run.len() == 1 && (text.strip_suffix('s').is_some_and(letters) || reader.is_start(run.start) && text.ends_with("ists"))
}

/// "Kestrel state TV", "Kestrel news agency": what is said to send or to print, and is no place or people.
pub(super) fn is_outlet(reader: &Reader, run: Run) -> bool {
    const WHOSE: Words<6> = Words::of(["state", "national", "public", "local", "community", "independent"]);
    const SENDS: Words<5> = Words::of(["tv", "television", "radio", "broadcaster", "newspaper"]);
    const NEWS: Words<4> = Words::of(["agency", "channel", "website", "site"]);
    let other = Class::PLACE | Class::COUNTRY | Class::DEMONYM | Class::DATE | Class::FUNCTION | Class::ROLE;
    let at = run.end + usize::from(reader.is_one_of(run.end, &WHOSE));
    let sends = reader.is_one_of(at, &SENDS) || reader.is_any(at, &["news"]) && reader.is_one_of(at + 1, &NEWS);
    let small = |at: usize| !reader.is_capital(at) || reader.is_any(at, &["tv"]);
    // "WTMK radio" is a name as a whole.
    let letters = reader.get(run.start).is_some_and(|token| token.case == Case::Upper);
    sends && small(at) && !letters && (run.start..run.end).all(|at| !reader.class(at).intersects(other | Class::COMMON))
}

/// A word for a title that is a surname as well, with a capital that nothing explains: neither an article nor a
/// sentence that starts with it, unless it says something.
pub(super) fn may_be_surname(reader: &Reader, run: Run) -> bool {
    let class = reader.class(run.start);
    let is_both = class.contains(Class::SURNAME) && class.intersects(Class::TITLE | Class::ROLE);
    let article = reader.before(run.start).is_some_and(|before| before.class.contains(Class::DETERMINER));
    let says = reader.class(run.end).contains(Class::SAYING) && !reader.is_capital(run.end);
    let opens = run.start == reader.first || !reader.is_capital(run.start - 1) || reader.is_start(run.start - 1);
    run.len() == 1 && is_both && !article && opens && (says || !reader.is_start(run.start))
}
