//! The walk through a block that finds its mentions in the order of the text.

use std::sync::Arc;

use super::{Choice, Mention, MentionKind, Referent, Seen};
use crate::facts::phrase::PhraseKind;
use crate::facts::{EntityType, Facts, Gender, Lean, Name, Phrase};
use crate::lexicon::table::Words;
use crate::story::bodies::{Bodies, Meant};
use crate::story::carry::Carry;
use crate::story::index::{Index, View};
use crate::story::pronouns::evidence::evidence;
use crate::story::pronouns::people::{self, By, Person, Sighting};
use crate::story::pronouns::{self, Antecedent, Pronoun, choose, position};
use crate::story::roles::{self, Standing};
use crate::story::strangers::{self, Stranger};
use crate::text::Span;

/// A walk through a block in the order of its text.
pub(super) struct Walk<'a> {
    prose: &'a str,
    facts: &'a Facts,
    index: &'a Index,
    people: Vec<Person>,
    bodies: Bodies,
    strangers: Vec<Stranger>,
    found: Vec<Mention>,
    /// The next name, phrase and mark to be looked at.
    name: usize,
    phrase: usize,
    mark: usize,
    quoted: bool,
    /// Where a quotation goes on, whether it was opened by a single mark: what stands in it is nested.
    single: bool,
    /// How many of the sentences so far began outside marks.
    outer: i32,
    /// Where somebody wants to know why, the choices of all pronouns.
    choices: Option<Vec<Choice>>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(prose: &'a str, facts: &'a Facts, index: &'a Index, carry: &Carry) -> Self {
        let (people, bodies) = (people::in_view(carry), Bodies::new(&carry.bodies));
        Self {
            prose,
            facts,
            index,
            people,
            bodies,
            strangers: Vec::new(),
            found: Vec::with_capacity(facts.names.len()),
            name: 0,
            phrase: 0,
            mark: 0,
            quoted: false,
            single: false,
            outer: -1,
            choices: None,
        }
    }

    /// What the block mentions, and who and what is in focus behind it.
    pub(super) fn mentions(mut self) -> (Vec<Mention>, Seen) {
        self.sentences();
        self.end();
        self.found.sort_unstable_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        let people = people::hand_on(&self.people, self.prose, self.facts);
        (self.found, Seen { people, bodies: self.bodies.hand_on(self.prose, self.facts) })
    }

    /// How its pronouns were resolved.
    pub(super) fn choices(mut self) -> Vec<Choice> {
        self.choices = Some(Vec::new());
        self.sentences();
        self.choices.unwrap_or_default()
    }

    fn sentences(&mut self) {
        (0..self.facts.sentences.len()).for_each(|number| self.sentence(number));
    }

    fn sentence(&mut self, number: usize) {
        let (facts, sentence) = (self.facts, self.facts.sentences[number]);
        let here = i32::try_from(number).unwrap_or(i32::MAX);
        self.pass_marks(sentence.span.start);
        self.outer += i32::from(!self.quoted || number == 0);
        let mut next = self.next_start();
        for (at, token) in facts.tokens.iter().enumerate().take(sentence.last as usize).skip(sentence.first as usize) {
            let start = token.span.start;
            // Behind a sentence it matters which marks it has closed.
            if start < next && at + 1 < sentence.last as usize && !pronouns::is_one(token) {
                continue;
            }
            self.pass_marks(start);
            while let Some(name) = self.facts.names.get(self.name).filter(|name| name.span.start <= start) {
                self.name += 1;
                self.named(self.name - 1, name, here);
            }
            while let Some(phrase) = self.facts.phrases.get(self.phrase).filter(|phrase| phrase.span.start <= start) {
                self.phrase += 1;
                self.phrase(phrase, here);
            }
            next = self.next_start();
            if let Some(pronoun) = pronouns::pronoun(self.prose, facts, at, (here, self.outer), self.quoted) {
                self.pronoun(&pronoun);
            }
        }
    }

    /// Where the next name or phrase starts.
    fn next_start(&self) -> u32 {
        let name = self.facts.names.get(self.name).map_or(u32::MAX, |name| name.span.start);
        self.facts.phrases.get(self.phrase).map_or(name, |phrase| name.min(phrase.span.start))
    }

    fn phrase(&mut self, phrase: &Phrase, sentence: i32) {
        match phrase.kind {
            PhraseKind::Role | PhraseKind::Organisation => self.described(phrase, sentence),
            PhraseKind::Group | PhraseKind::Document if !self.quoted => self.group(phrase),
            PhraseKind::Pronoun if !self.quoted => self.it_or_they(phrase.head as usize),
            _ => {}
        }
    }

    fn described(&mut self, phrase: &Phrase, sentence: i32) {
        let standing = roles::standing(self.prose, self.facts, phrase, self.index, &self.people, self.outer);
        let standing = standing.filter(|standing| !standing.is_by_focus() || !self.may_be_strangers(phrase));
        let body = || self.bodies.meant_by_noun(self.prose, self.facts, phrase, self.outer);
        let standing = standing.or_else(|| if self.quoted { None } else { body() });
        if !self.quoted {
            let referent = standing.as_ref().map(|standing| &standing.referent);
            self.bodies.described(self.prose, self.facts, phrase, referent, self.outer);
        }
        let Some(Standing { referent, entity_type, confidence }) = standing else {
            if !self.quoted {
                self.strangers.extend(Stranger::new(self.prose, self.facts, phrase, self.outer));
            }
            return;
        };
        if entity_type == EntityType::Person {
            let told = || strangers::gender_told(self.prose, self.facts, phrase).filter(|_| matches!(referent, Referent::Unnamed(_)));
            let gender = self.gender_of_head(phrase.head as usize).or_else(told);
            self.see(&referent, gender, By::Role, (phrase.span, phrase.span), sentence);
        }
        self.found.push(Mention { span: phrase.span, kind: MentionKind::Role, referent, entity_type, confidence, rival: None });
    }

    /// "the group", which may be an organisation that is named; "residents", "the report"
    fn group(&mut self, phrase: &Phrase) {
        let meant = self.bodies.meant_by_noun(self.prose, self.facts, phrase, self.outer);
        self.bodies.described(self.prose, self.facts, phrase, meant.as_ref().map(|meant| &meant.referent), self.outer);
        if let Some(Standing { referent, entity_type, confidence }) = meant {
            self.found.push(Mention { span: phrase.span, kind: MentionKind::Role, referent, entity_type, confidence, rival: None });
        }
    }

    /// "Hale arrested a man. The 34-year-old said": what tells an age or children may be said of the one without a name.
    fn may_be_strangers(&self, phrase: &Phrase) -> bool {
        let head = self.facts.tokens.get(phrase.head as usize).map_or("", |head| head.text(self.prose));
        let tells_all = head.ends_with("-old") || head.contains("-of-");
        tells_all && self.strangers.iter().any(|stranger| stranger.is_held_in(self.facts, self.outer - 1))
    }

    /// "it said", "they write"
    fn it_or_they(&mut self, at: usize) {
        const IT_OR_THEY: Words<2> = Words::of(["it", "they"]);
        let Some(token) = self.facts.tokens.get(at).filter(|token| IT_OR_THEY.have(token.key)) else { return };
        let Some(Meant { referent, entity_type, confidence }) = self.bodies.meant(self.prose, self.facts, at, self.outer) else { return };
        self.found.push(Mention { span: token.span, kind: MentionKind::Pronoun, referent, entity_type, confidence, rival: None });
    }

    fn pass_marks(&mut self, start: u32) {
        while let Some(mark) = self.facts.marks.get(self.mark).filter(|mark| mark.span.start < start) {
            self.mark += 1;
            let is_single = mark.glyph.is_single();
            match self.quoted {
                true if is_single != self.single => {}
                true => self.quoted = is_single && mark.lean == Lean::Opens,
                // A single mark that may close was never opened here.
                false => (self.quoted, self.single) = (!is_single || mark.lean == Lean::Opens, is_single),
            }
        }
    }

    fn named(&mut self, number: usize, name: &Name, sentence: i32) {
        let Some(view) = self.index.view_of(name.form.whole) else { return };
        let (canonical, gender, confidence) = match self.index.variant_of(name.form.whole).and_then(|variant| variant.meant.as_ref()) {
            Some(meant) => (meant.clone(), view.gender, MISSPELT),
            None if view.ambiguous => self.decide(view, name),
            None => (view.canonical.clone(), view.gender, 95),
        };
        let referent = Referent::Named(canonical);
        // "Halvorsen Controls Inc." names Halvorsen once.
        if self.found.last().is_some_and(|outer| outer.span.contains(name.span) && outer.referent == referent) {
            return;
        }
        if view.entity_type == EntityType::Person && !self.is_born_name(name) {
            self.see(&referent, gender.or(name.gender), by(name), (name.span, self.subject_of(number, name)), sentence);
            if let Some(person) = self.people.last_mut() {
                if gender.is_none() && person.gender == name.gender {
                    person.guessed = Some(0);
                }
                person.prominence = person.prominence.max(view.prominence);
                person.age = person.age.or(view.age);
                person.has_role |= view.has_role;
            }
        }
        if view.entity_type != EntityType::Person && !self.quoted {
            self.bodies.named((&referent, view.entity_type), name.span, name.whole, self.outer);
        }
        #[allow(clippy::cast_possible_truncation)]
        let kind = MentionKind::Name(number as u32);
        self.found.push(Mention { span: name.span, kind, referent, entity_type: view.entity_type, confidence, rival: None });
    }

    /// "Ana Leal, born Ana Ruiz,": a name that somebody had, and goes by no more.
    fn is_born_name(&self, name: &Name) -> bool {
        const BORN: Words<2> = Words::of(["born", "nee"]);
        let tokens = &self.facts.tokens;
        let start = tokens.partition_point(|token| token.span.start < name.whole.start);
        let Some(born) = start.checked_sub(1).filter(|&at| BORN.have(tokens[at].key)) else { return false };
        let opens = self.facts.sentences.iter().any(|sentence| sentence.first as usize == born);
        let aside = born.checked_sub(1).is_some_and(|at| matches!(tokens[at].text(self.prose), "," | "("));
        (opens || aside) && self.people.iter().any(|person| person.back == 0)
    }

    /// What stands where a name does as its sentence's subject or object: "said a spokeswoman, Ana Ruiz", "City of Hull officer
    /// Ana Ruiz".
    fn subject_of(&self, number: usize, name: &Name) -> Span {
        let whole = name.role.filter(|role| role.end <= name.span.start).map_or(name.whole, |role| role.to(name.whole));
        let before =
            self.facts.names[..number].iter().rev().take(3).find(|before| before.span.start < whole.start && before.span.end > whole.start);
        before.map_or(whole, |before| before.span.to(whole))
    }

    /// Who is meant by a form that several share: the one of them in view, if it is one.
    fn decide(&self, view: &View, name: &Name) -> (Arc<str>, Option<Gender>, u8) {
        if view.sharers.is_empty() {
            return self.decide_in_crowd(view, name);
        }
        let titled = name.whole != name.span;
        let fits = |gender: Option<Gender>| gender.is_none() || !titled || name.gender.is_none() || gender == name.gender;
        let sharers = || view.sharers.iter().filter(|(_, gender)| fits(*gender));
        let mut near = sharers().filter(|(sharer, _)| self.people.iter().any(|person| person.referent.name() == &**sharer));
        let leading = view.leading.and_then(|number| view.sharers.get(number)).filter(|(_, gender)| fits(*gender));
        match (near.next(), near.next(), sharers().count()) {
            (Some((sharer, gender)), None, _) => (sharer.clone(), *gender, 70),
            (None, None, 1) => {
                sharers().next().map_or((view.canonical.clone(), None, 50), |(sharer, gender)| (sharer.clone(), *gender, 70))
            }
            _ => leading.map_or((view.canonical.clone(), name.gender, 40), |(sharer, gender)| (sharer.clone(), *gender, 50)),
        }
    }

    /// Of a crowd the index names nobody; who is in view is known by the name itself.
    fn decide_in_crowd(&self, view: &View, name: &Name) -> (Arc<str>, Option<Gender>, u8) {
        let part = name.span.of(self.prose);
        let mut near = self.people.iter().filter(|person| person.referent.is_called(part));
        match (near.next(), near.next(), &view.canonical) {
            (Some(Person { referent: Referent::Named(one), gender, .. }), None, _) => (one.clone(), *gender, 70),
            (_, _, itself) => (itself.clone(), name.gender, 40),
        }
    }

    fn pronoun(&mut self, pronoun: &Pronoun) {
        let stranger = self.strangers.iter().rev().find(|stranger| stranger.is_meant(self.prose, self.facts, pronoun, &self.people));
        if let Some(&stranger) = stranger {
            return self.means_stranger(pronoun, &stranger);
        }
        if let Some(before) = strangers::before(pronoun, &self.people) {
            let (referent, guessed) = (before.referent.clone(), before.gender.is_none() || before.guessed.is_some());
            return self.means(pronoun, referent, guessed);
        }
        let ahead = self.ahead(pronoun);
        let evidence = evidence(self.prose, self.facts, pronoun, &self.people, &ahead);
        if let Some(choices) = &mut self.choices {
            let candidates = self.people.iter().chain(&ahead).map(|person| person.referent.clone()).zip(evidence.iter().copied()).collect();
            choices.push(Choice { span: pronoun.span, candidates });
        }
        let Some(Antecedent { number, confidence, rival }) = choose(&evidence) else { return };
        let person_of = |number: usize| self.people.iter().chain(&ahead).nth(number);
        let Some(person) = person_of(number) else { return };
        let rival = rival.and_then(person_of).map(|rival| rival.referent.clone());
        let (referent, guessed) = (person.referent.clone(), person.gender.is_none());
        let gender = person.gender.or(Some(pronoun.gender));
        let setting = position::setting(self.prose, self.facts, pronoun.span, pronoun.span);
        let setting = position::Setting { position: pronoun.position, ..setting };
        self.see_as(&referent, gender, By::Pronoun, setting, pronoun.sentence);
        if let Some(person) = self.people.last_mut().filter(|person| guessed || person.guessed.is_some()) {
            person.guessed = Some(0);
        }
        let (kind, entity_type) = (MentionKind::Pronoun, EntityType::Person);
        self.found.push(Mention { span: pronoun.span, kind, referent, entity_type, confidence, rival });
    }

    fn means_stranger(&mut self, pronoun: &Pronoun, stranger: &Stranger) {
        let referent = stranger.referent(self.prose, self.facts);
        self.introduce(stranger, &referent);
        self.means(pronoun, referent, stranger.gender().is_none());
    }

    /// A pronoun means somebody without a name, whose gender may be known by pronouns only.
    fn means(&mut self, pronoun: &Pronoun, referent: Referent, guessed: bool) {
        let setting = position::setting(self.prose, self.facts, pronoun.span, pronoun.span);
        self.see_as(&referent, Some(pronoun.gender), By::Pronoun, setting, pronoun.sentence);
        if let Some(person) = self.people.last_mut().filter(|_| guessed) {
            person.guessed = Some(0);
        }
        let (kind, entity_type) = (MentionKind::Pronoun, EntityType::Person);
        self.found.push(Mention { span: pronoun.span, kind, referent, entity_type, confidence: strangers::MEANT, rival: None });
    }

    /// A role counts as a mention where a pronoun goes on with it, or may.
    fn introduce(&mut self, stranger: &Stranger, referent: &Referent) {
        let (span, kind, entity_type) = (stranger.span(), MentionKind::Role, EntityType::Person);
        if !self.found.iter().any(|mention| mention.span == span) {
            self.found.push(Mention { span, kind, referent: referent.clone(), entity_type, confidence: strangers::MEANT, rival: None });
        }
    }

    /// The next block may go on for a stranger whom the last sentence is about.
    fn end(&mut self) {
        let Some(&stranger) = strangers::last(&self.strangers, self.outer) else { return };
        let Some(setting) = stranger.subject(self.prose, self.facts).filter(|_| !stranger.has_rival(&self.people, stranger.gender()))
        else {
            return;
        };
        let referent = stranger.referent(self.prose, self.facts);
        if self.quoted || self.people.iter().any(|person| person.referent == referent) {
            return;
        }
        let sentence = i32::try_from(self.facts.sentences.len()).unwrap_or(i32::MAX) - 1;
        self.see_as(&referent, stranger.gender(), By::Role, setting, sentence);
        self.introduce(&stranger, &referent);
    }

    /// Persons who are named for the first time in the same sentence behind a pronoun: "In her speech, Ruiz said".
    fn ahead(&self, pronoun: &Pronoun) -> Vec<Person> {
        let sentence = usize::try_from(pronoun.sentence).ok().and_then(|number| self.facts.sentences.get(number));
        let end = sentence.map_or(0, |sentence| sentence.span.end);
        let mut ahead: Vec<Person> = Vec::new();
        let names = self.facts.names.get(self.name..).unwrap_or_default();
        for name in names.iter().take_while(|name| name.span.start < end).take(MOST_AHEAD) {
            let Some(view) = self.index.view_of(name.form.whole).filter(|view| view.entity_type == EntityType::Person && !view.ambiguous)
            else {
                continue;
            };
            let referent = Referent::Named(view.canonical.clone());
            if self.people.iter().chain(&ahead).any(|person| person.referent == referent) {
                continue;
            }
            let setting = position::setting(self.prose, self.facts, name.span, name.whole);
            let mut person = Person::new(referent, view.gender.or(name.gender), self.sighting(by(name), setting, pronoun.sentence));
            person.prominence = view.prominence;
            ahead.push(person);
        }
        ahead
    }

    fn gender_of_head(&self, head: usize) -> Option<Gender> {
        self.facts.tokens.get(head).and_then(|head| roles::gender_of(self.prose, head))
    }

    /// Somebody is mentioned: the last in the list is the last mentioned.
    fn see(&mut self, referent: &Referent, gender: Option<Gender>, by: By, (span, whole): (Span, Span), sentence: i32) {
        let setting = position::setting(self.prose, self.facts, span, whole);
        self.see_as(referent, gender, by, setting, sentence);
    }

    fn see_as(&mut self, referent: &Referent, gender: Option<Gender>, by: By, setting: position::Setting, sentence: i32) {
        let sighting = self.sighting(by, setting, sentence);
        let before = self.people.iter().position(|person| person.referent == *referent).map(|at| self.people.remove(at));
        self.people.push(match before {
            Some(mut person) => {
                if person.gender.is_none() || person.guessed.is_some() && by != By::Pronoun && gender.is_some() {
                    person.gender = gender;
                    person.guessed = None;
                }
                person.see(sighting);
                person
            }
            None => Person::new(referent.clone(), gender, sighting),
        });
    }

    fn sighting(&self, by: By, setting: position::Setting, sentence: i32) -> Sighting {
        let first = usize::try_from(sentence).ok().and_then(|number| self.facts.sentences.get(number));
        Sighting::new(by, setting, (sentence, self.outer), first.map_or(0, |sentence| sentence.first as usize), self.quoted)
    }
}

/// How sure it is, in percent, that a name means somebody whom the story mostly spells otherwise.
const MISSPELT: u8 = 75;

/// So many names behind a pronoun are looked at.
const MOST_AHEAD: usize = 4;

fn by(name: &Name) -> By {
    if name.form.words > 1 { By::FullName } else { By::ShortName }
}
