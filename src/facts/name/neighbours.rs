//! What the words beside a run leave little doubt of.

use super::reader::Reader;
use super::run::Run;
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

/// "the MP for Mid Norfolk": whom somebody is elected by, where no table knows another name.
pub(super) fn is_constituency(reader: &Reader, run: Run) -> bool {
    const ELECTED: Words<12> = Words::of(["mp", "msp", "mep", "mla", "mpp", "mna", "td", "ms", "mps", "member", "senator", "councillor"]);
    let at = run.start.checked_sub(2).filter(|_| reader.is_any(run.start - 1, &["for"]));
    at.is_some_and(|at| reader.is_one_of(at, &ELECTED)) && !reader.class(run.start).contains(Class::FIRST_NAME)
}

/// "Rep. Ana Ruiz, D-Springfield,": the party and the seat, which name nobody.
pub(super) fn is_seat(reader: &Reader, run: Run) -> bool {
    let behind = run.start.checked_sub(1).is_some_and(|at| matches!(reader.text(at), "," | "("));
    behind && tells_seat(reader.text(run.start))
}

/// "D-Springfield"
pub(crate) fn tells_seat(word: &str) -> bool {
    const PARTIES: [&str; 6] = ["R", "D", "I", "L", "G", "DFL"];
    word.split_once(['-', '\u{2013}']).is_some_and(|(party, seat)| PARTIES.contains(&party) && seat.starts_with(char::is_uppercase))
}

/// "Staff at Ocado": whom people work for, where no table knows a place.
pub(super) fn is_employer(reader: &Reader, run: Run) -> bool {
    const PEOPLE: Words<6> = Words::of(["staff", "workers", "employees", "bosses", "managers", "executives"]);
    let at = run.start.checked_sub(2).filter(|_| reader.is_any(run.start - 1, &["at"]));
    at.is_some_and(|at| reader.is_one_of(at, &PEOPLE)) && !reader.phrase_class(run.start, run.end).contains(Class::PLACE)
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
