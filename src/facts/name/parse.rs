//! A run of capitals cut into title and name, with its type, its role and the names inside.

use super::evidence::Frame;
use super::kind::{is_work, judge};
use super::reader::{Reader, Style};
use super::role::{self, Beside};
use super::run::{Run, owned};
use super::verdict::Verdict;
use super::{EntityType, Form, Found, Gender, Name, neighbours, nested, party, purpose, trim};
use crate::facts::token::{Case, TokenKind};
use crate::lexicon::heads::LEGAL_FORMS;
use crate::lexicon::{Class, table};
use crate::text::Span;

/// The standing of a name that a title or the tables speak for.
const KNOWN: i16 = 3000;

/// Titles that are no role.
const HONORIFICS: &[&str] = &[
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mx", "mx.", "dr", "dr.", "sir", "dame", "lord", "lady", "madam", "madame",
    "monsieur", "herr", "frau", "señor", "señora", "senor", "senora", "signor", "signora", "mme", "don", "doña", "saint", "st.",
];

/// Titles that are surnames, behind what is nothing but a title.
const SURNAMES: &[&str] = &["sheikh", "imam", "bishop", "prince", "pope", "baron", "earl", "abbot", "duke", "marshal"];

/// Adds the names of a run.
pub(super) fn parse(reader: &Reader, run: Run, found: &mut Found) {
    if party::parse(reader, run, found) {
        return;
    }
    let Some(run) = trim::trim(reader, run) else { return };
    if trim::are_letters(reader, run) || neighbours::is_plural(reader, run) {
        return;
    }
    match person_after_title(reader, run).filter(|_| !purpose::is_body_for(reader, run)) {
        Some(person) => titled(reader, run, person, found),
        None => untitled(reader, run, found),
    }
}

/// Where the person starts behind a title in the run.
fn person_after_title(reader: &Reader, run: Run) -> Option<usize> {
    let heads = Class::ORGANISATION_HEAD | Class::PLACE_HEAD | Class::OTHER_HEAD;
    let title = (run.start..run.end - 1).rev().find(|&at| {
        let class = reader.class(at);
        let given = || reader.class(at + 1).contains(Class::FIRST_NAME);
        // "Crofter Ana Maria Ruiz": what is no other word than a role.
        let is_role = |class: Class| class.contains(Class::COMMON) || at == run.start && run.end - at >= 3 && given();
        let titled = class.contains(Class::TITLE)
            || matches!(reader.text(at), "DI" | "DCI" | "PM" | "CM")
            || class.contains(Class::ROLE) && is_role(class);
        // "Prince Charles" is one; "Jordan Peele", whose first word is a place, and "Earl Sweatshirt" are judged by what follows.
        titled && !(class.contains(Class::FIRST_NAME) && at > run.start && reader.class(at - 1).contains(Class::FIRST_NAME))
    })?;
    let mut person = title + 1;
    // "Det Con Ana Ruiz"
    if reader.is_any(title, &["det", "det.", "detective"]) && reader.is_any(person, &["con", "con."]) && person + 1 < run.end {
        person += 1;
    }
    if reader.is_any(person, &["of", "for"]) {
        person = person_after_of(reader, person, run.end)?;
    }
    let (first, last) = (reader.class(person), reader.class(run.end - 1));
    let honorific = reader.is_any(title, HONORIFICS);
    if person >= run.end || reader.is_any(person, &["of", "for", "and", "&"]) {
        return None;
    }
    let contains_of = (person..run.end).any(|at| reader.is_any(at, &["of", "for", "and", "&"]));
    let given = first.contains(Class::FIRST_NAME) && run.end - person >= 2;
    let headed = last.intersects(heads) && !(last.contains(Class::SURNAME) && (given || honorific || run.end - person == 1));
    // "the Chief Justice"
    let after_article = reader.before(run.start).is_some_and(|before| before.class.contains(Class::DETERMINER));
    // "Coun Sheikh"
    let only_title = reader.class(title).contains(Class::TITLE) && !reader.class(title).intersects(Class::COMMON | Class::ROLE);
    let noun = run.end - person == 1
        && !(only_title && reader.is_any(person, SURNAMES))
        && last.intersects(Class::ROLE | Class::TITLE | Class::DEMONYM | Class::ORGANISATION_NOUN | Class::GROUP_NOUN)
        && (!last.contains(Class::SURNAME) || after_article && !honorific)
        || run.end - person == 1 && last.contains(Class::COUNTRY) && !honorific
        // "Rival Dutch chipmaker"
        || run.end - person == 1 && last.contains(Class::DEMONYM) && !honorific && goes_on(reader, run.end);
    let known = run.end - person >= 1 && !given && reader.phrase_class(person, run.end).intersects(Class::ORGANISATION);
    (!contains_of && !headed && !noun && !known).then_some(person)
}

/// Whether a noun in small letters follows.
fn goes_on(reader: &Reader, at: usize) -> bool {
    let other = Class::FUNCTION | Class::SAYING | Class::VERB | Class::ADVERB;
    reader.follows_directly(at) && !reader.is_capital(at) && !reader.class(at).intersects(other)
}

/// "Secretary of State John Hale": the person behind "of" starts with a first name, or is the last word that is no common one.
fn person_after_of(reader: &Reader, of: usize, end: usize) -> Option<usize> {
    (of + 2..end - 1)
        .find(|&at| {
            let class = reader.class(at);
            class.contains(Class::FIRST_NAME) && !class.intersects(Class::ORGANISATION_HEAD | Class::ORGANISATION_NOUN | Class::COUNTRY)
        })
        .or_else(|| {
            (of + 2..end).next_back().filter(|&at| !reader.class(at).intersects(Class::COMMON | Class::PLACE | Class::ORGANISATION_HEAD))
        })
}

fn titled(reader: &Reader, run: Run, person: usize, found: &mut Found) {
    let mut whole = role::start_before(reader, person).min(run.start);
    // "began visiting Mrs Hale": what stands before the honorific is no role.
    if whole < run.start && (whole..run.start).all(|at| !role::is_role(reader, at)) && reader.is_any(run.start, HONORIFICS) {
        whole = run.start;
    }
    let mut role_end = person;
    while role_end > whole && reader.is_any(role_end - 1, HONORIFICS) {
        role_end -= 1;
    }
    let mut name = Name::plain(reader, person, run.end, EntityType::Person, 95);
    name.whole = reader.span(whole, run.end);
    if role_end > whole {
        name.set_role(reader, whole, role_end);
    }
    name.gender = gender(reader, whole, person).or(name.gender);
    let end = trim::past_letters(reader, run.end);
    if let Some(Beside::Role(from, to)) = role::beside(reader, end) {
        name.add_role(reader, from, to);
    } else if let Some((from, to)) = before_honorific(reader, (whole, role_end), end) {
        name.add_role(reader, from, to);
    } else if let Some((from, to)) = party::seat_behind(reader, run.end) {
        name.add_role(reader, from, to);
    }
    nested::known(reader, run.start, person, (person, run.end), found);
    employer(reader, run.start, person, found);
    found.names.push(name);
}

/// "the assistant coroner, Dr Ana Ruiz,": the role before a name that has only an honorific.
fn before_honorific(reader: &Reader, (whole, role_end): (usize, usize), end: usize) -> Option<(usize, usize)> {
    role::before_comma(reader, whole).filter(|_| role_end == whole && reader.text(end) == ",")
}

/// "Carnegie Endowment President": the organisation before a title, where its words say so.
fn employer(reader: &Reader, start: usize, person: usize, found: &mut Found) {
    let Some(end) = (start..person).find(|&at| reader.class(at).intersects(Class::TITLE | Class::ROLE)) else { return };
    let start = if reader.class(start).contains(Class::DEMONYM) && end > start + 1 { start + 1 } else { start };
    let known = found.names.last().is_some_and(|name| name.span.start >= reader.span(start, start + 1).start);
    let headed = end >= start + 2 && reader.class(end - 1).contains(Class::ORGANISATION_HEAD);
    let rare = end > start && (start..end).all(|at| !reader.class(at).intersects(Class::COMMON | Class::DEMONYM));
    if headed || rare && !known {
        found.names.push(Name::plain(reader, start, end, EntityType::Organisation, 70));
    }
}

fn untitled(reader: &Reader, run: Run, found: &mut Found) {
    let rules = judge(reader, run);
    let asked = found.ask(reader, run, rules, Frame { run, kind: rules });
    let owned = owned(reader, run);
    let verdict = match rules {
        _ if owned.is_some() => owned.map_or(asked, |entity_type| asked.held(entity_type)),
        _ if neighbours::is_group(reader, run) || purpose::is_body_for(reader, run) => asked.held(EntityType::Organisation),
        _ if neighbours::is_kind_of_care(reader, run) => return,
        None if is_role_or_people(reader, run) || is_work(reader, run) => asked.refused(),
        Some((EntityType::Organisation, _)) if ends_as_company(reader, run) => asked.held(EntityType::Organisation),
        _ if neighbours::is_done_to_person(reader, run) => asked.held(EntityType::Person),
        _ if neighbours::is_dateline(reader, run) => asked.held(EntityType::Place),
        _ if neighbours::is_town_of(reader, run) || neighbours::is_constituency(reader, run) => asked.held(EntityType::Place),
        _ if trim::is_of_company(reader, run.end) => asked.held(EntityType::Organisation),
        _ if neighbours::is_employer(reader, run) || neighbours::is_body(reader, run) || neighbours::is_outlet(reader, run) => {
            asked.held(EntityType::Organisation)
        }
        _ if says_person(asked) && neighbours::is_worked_at(reader, run) => asked.held(EntityType::Organisation),
        // The story may name somebody in full whose surname one word is.
        _ if !says_body(asked) && neighbours::is_of_bodies(reader, run) => asked.told(EntityType::Organisation, run.len() > 1),
        _ if !says_body(asked) && neighbours::is_company_with(reader, run) => asked.leaning(EntityType::Organisation),
        _ if asked.kind.is_none() && neighbours::is_introduced(reader, run) => asked.held(EntityType::Person),
        _ if neighbours::is_partnership(reader, run) && (says_person(asked) || asked.kind.is_none()) => {
            asked.held(EntityType::Organisation)
        }
        _ if neighbours::is_on_map(reader, run) || neighbours::is_where(reader, run) && says_person(asked) => asked.held(EntityType::Place),
        _ => asked,
    };
    // "Provost said": a title by itself is nobody's name, unless the story has somebody of that surname.
    let surname = Some((EntityType::Person, 40)).filter(|_| neighbours::may_be_surname(reader, run));
    if let Some((entity_type, confidence)) = verdict.kind.or(rules).or(surname) {
        let mut name = Name::plain(reader, run.start, run.end, entity_type, confidence);
        let common = (run.start..run.end).all(|at| reader.class(at).contains(Class::COMMON));
        name.certain = is_certain(reader, run, confidence, common);
        name.standing = verdict.standing;
        // "Bridge to reopen on Friday": a word of the language where any word has a capital is a name only if it is one elsewhere.
        if common && run.len() == 1 && reader.is_start(run.start) && !reader.class(run.start).intersects(neighbours::KNOWN_ALONE) {
            name.standing = name.standing.min(-1);
        }
        if entity_type == EntityType::Person {
            name.gender = roles(reader, run, &mut name).or(name.gender);
        } else {
            name.gender = None;
            name.acronym = acronym(reader, run);
        }
        let nameable = Class::FIRST_NAME | Class::SURNAME | Class::PLACE | Class::ORGANISATION;
        let stands = name.certain || !common || reader.class(run.start).intersects(nameable);
        if stands || verdict.kind.is_some() {
            found.names.push(name);
        }
        if says_person(verdict) || owned.is_some() || neighbours::is_partnership(reader, run) || purpose::is_body_for(reader, run) {
            return;
        }
    }
    let before = found.names.len();
    nested::inside(reader, Frame { run, kind: rules }, found);
    // "Minister for Health", "Ana Ruiz, Chief Executive of Kestrel Foods,"
    if rules.is_none()
        && let Some((office, is_for)) = office(reader, run)
        && (is_for
            || reader.before(run.start).is_some_and(|before| before.text(reader.prose) == ",") && office.of(reader.prose).contains(' '))
    {
        let is_of_office = |name: &Name| name.entity_type == EntityType::Person && name.span.start < office.end;
        let mut at = 0;
        found.names.retain(|name| {
            at += 1;
            at <= before || !is_of_office(name)
        });
    }
}

/// The title or role in a run before "of" or "for": "Minister" for Health. Whether it is "for", too.
fn office(reader: &Reader, run: Run) -> Option<(Span, bool)> {
    let of = (run.start + 1..run.end).find(|&at| reader.is_any(at, &["of", "for"]))?;
    let is_office = reader.class(of - 1).intersects(Class::TITLE | Class::ROLE) && reader.class(of - 1).contains(Class::COMMON);
    // "Secretary of State for Wales"
    let is_for = reader.is_any(of, &["for"]) || reader.is_any(of, &["of"]) && reader.is_any(of + 1, &["State"]);
    is_office.then(|| (reader.span(run.start, of), is_for))
}

/// Whether the weights take a run for an organisation.
fn says_body(verdict: Verdict) -> bool {
    verdict.kind.is_some_and(|(entity_type, _)| entity_type == EntityType::Organisation)
}

/// Whether the weights take a run for a person.
fn says_person(verdict: Verdict) -> bool {
    verdict.kind.is_some_and(|(entity_type, _)| entity_type == EntityType::Person)
}

/// "Kestrel Foods, Inc."
fn ends_as_company(reader: &Reader, run: Run) -> bool {
    run.len() > 1 && is_legal(reader, run.end - 1)
}

/// "Inc."
pub(super) fn is_legal(reader: &Reader, at: usize) -> bool {
    reader.is_one_of(at, &LEGAL_FORMS)
}

/// "Governor", "Democrats", "Team Manager", "Americans": capitals of a role or of a people, which are mentions of another kind.
fn is_role_or_people(reader: &Reader, run: Run) -> bool {
    let class = reader.class(run.end - 1);
    let role = class.intersects(Class::TITLE | Class::ROLE | Class::GROUP_NOUN) && class.contains(Class::COMMON);
    let duty = || office(reader, run).is_some_and(|(_, is_for)| is_for);
    role || duty() || class.contains(Class::DEMONYM) && !class.intersects(Class::PLACE | Class::ORGANISATION)
}

/// Gives a person the role that stands before or beside the name. Returns the gender that a role before gives.
fn roles(reader: &Reader, run: Run, name: &mut Name) -> Option<Gender> {
    let mut by_role = None;
    let end = trim::past_letters(reader, run.end);
    let before = role::ends_before(reader, run.start).then(|| role::start_before(reader, run.start));
    if let Some(whole) = before.filter(|&whole| whole < run.start) {
        name.set_role(reader, whole, run.start);
        name.whole = reader.span(whole, run.end);
        by_role = gender(reader, whole, run.start);
        name.confidence = name.confidence.max(90);
    } else if let Some((from, to)) = role::before_comma(reader, run.start).filter(|_| ends_apposition(reader, end)) {
        name.set_role(reader, from, to);
        name.confidence = name.confidence.max(80);
    }
    if let Some(Beside::Role(from, to)) = role::beside(reader, end) {
        name.add_role(reader, from, to);
        name.confidence = name.confidence.max(85);
    } else if let Some((from, to)) = party::seat_behind(reader, run.end) {
        name.add_role(reader, from, to);
    }
    by_role
}

/// The comma, stop or verb that ends an apposition.
fn ends_apposition(reader: &Reader, end: usize) -> bool {
    reader.get(end).is_none_or(|token| token.kind != TokenKind::Word || token.class.intersects(Class::SAYING | Class::AUXILIARY))
}

/// The gender that the noun of a title or role gives: none in "Mercy Lakes CEO", "Man United captain", "boy band manager".
fn gender(reader: &Reader, start: usize, end: usize) -> Option<Gender> {
    let heads = |at: usize| at + 1 == end || reader.class(at + 1).contains(Class::PREPOSITION) || reader.text(at + 1) == ",";
    let tells = |at: usize| match reader.is_capital(at) {
        true => reader.is_any(at, HONORIFICS) || at + 1 == end && !reader.class(at).contains(Class::FIRST_NAME),
        false => heads(at),
    };
    (start..end).rev().filter(|&at| tells(at)).find_map(|at| Gender::of(reader.class(at)))
}

/// "National Labor Relations Board (NLRB)": the letters are those of the name's capitals, or most of them.
fn acronym(reader: &Reader, run: Run) -> Option<Span> {
    if reader.text(run.end) != "(" || reader.text(run.end + 2) != ")" || run.len() < 2 {
        return None;
    }
    let token = reader.get(run.end + 1).filter(|token| token.is_word() && token.case == Case::Upper)?;
    let initials: Vec<char> =
        (run.start..run.end).filter(|&at| reader.is_capital(at)).filter_map(|at| reader.text(at).chars().next()).collect();
    let letters = token.text(reader.prose).chars().filter(|c| c.is_alphabetic());
    let matching = letters.clone().filter(|c| initials.contains(c)).count();
    (matching * 2 >= letters.count()).then_some(token.span)
}

/// Whether more than a capital that any word would have there speaks for a name.
fn is_certain(reader: &Reader, run: Run, confidence: u8, common: bool) -> bool {
    let known = reader.phrase_class(run.start, run.end).intersects(Class::FIRST_NAME | Class::SURNAME | Class::PLACE | Class::ORGANISATION);
    match reader.style {
        Style::Plain => !reader.is_start(run.start) || !common && (known || run.len() > 1) || common && run.len() > 1 && confidence >= 75,
        Style::TitleCase | Style::AllCapitals => !common && known,
    }
}

impl Name {
    /// A name that is certain and has no more to it.
    pub(super) fn at(span: Span, entity_type: EntityType, confidence: u8) -> Self {
        Self {
            span,
            whole: span,
            entity_type,
            confidence,
            certain: true,
            standing: KNOWN,
            gender: None,
            role: None,
            role_head: None,
            second_role: None,
            acronym: None,
            form: Form::default(),
        }
    }

    fn set_role(&mut self, reader: &Reader, start: usize, end: usize) {
        self.role = Some(reader.span(start, end));
        self.role_head = head_of_role(reader, start, end);
    }

    /// A role, or a second one.
    fn add_role(&mut self, reader: &Reader, start: usize, end: usize) {
        match self.role {
            None => self.set_role(reader, start, end),
            Some(_) => self.second_role = head_of_role(reader, start, end).map(|head| (reader.span(start, end), head)),
        }
    }

    /// A name of some tokens.
    pub(super) fn plain(reader: &Reader, start: usize, end: usize, entity_type: EntityType, confidence: u8) -> Self {
        let gender = if entity_type == EntityType::Person { Gender::of(reader.class(start) & given(reader, start)) } else { None };
        let form = Form::of((start..end).map(|at| (reader.text(at), reader.key(at))));
        Self { gender, form, ..Self::at(reader.span(start, end), entity_type, confidence) }
    }
}

/// The key of the noun that a role turns on.
fn head_of_role(reader: &Reader, start: usize, end: usize) -> Option<u64> {
    let is_short = |at: &usize| unabbreviated(reader.text(*at)) != reader.text(*at);
    if let Some(member) = party::party(reader.span(start, end).of(reader.prose)) {
        return Some(table::key(member));
    }
    let head = role::head(reader, start, end).or_else(|| (start..end).rev().find(is_short));
    head.map(|at| table::key(unabbreviated(reader.text(at))))
}

/// The word that a title before a name is short for, as the copy repeats it: "the senator".
fn unabbreviated(title: &str) -> &str {
    const SHORT: &[(&str, &str)] = &[
        ("sen", "senator"),
        ("rep", "representative"),
        ("gov", "governor"),
        ("gen", "general"),
        ("col", "colonel"),
        ("capt", "captain"),
        ("lt", "lieutenant"),
        ("sgt", "sergeant"),
        ("prof", "professor"),
        ("det", "detective"),
        ("insp", "inspector"),
        ("supt", "superintendent"),
        ("adm", "admiral"),
        ("pres", "president"),
        ("rev", "reverend"),
        ("amb", "ambassador"),
        ("cmdr", "commander"),
        ("atty", "attorney"),
    ];
    let stem = title.trim_end_matches('.');
    SHORT.iter().find(|(short, _)| stem.eq_ignore_ascii_case(short)).map_or(title, |(_, long)| long)
}

/// All classes of a first name, none of another word.
fn given(reader: &Reader, at: usize) -> Class {
    if reader.class(at).contains(Class::FIRST_NAME) { Class::all() } else { Class::empty() }
}
