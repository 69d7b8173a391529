//! Who is in view: the persons mentioned in a block so far, and those that the blocks before handed on.

use super::Pronoun;
use super::byline::Byline;
use super::position::{POSITIONS, Position, Setting};
use crate::facts::Facts;
use crate::facts::Gender;
use crate::story::carry::{Carry, Focus, Look};
use crate::story::mentions::Referent;

/// By what somebody was mentioned.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(in crate::story) enum By {
    FullName,
    ShortName,
    Role,
    Pronoun,
    /// In a block before.
    Before,
}

/// One mention of somebody.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::story) struct Sighting {
    pub(in crate::story) by: By,
    /// The sentence, counted in this block; below zero in blocks before.
    pub(in crate::story) sentence: i32,
    /// The same, counted by the sentences that begin outside quotation marks.
    pub(in crate::story) outer: i32,
    /// The first token, and one past the last.
    pub(in crate::story) tokens: (usize, usize),
    pub(in crate::story) position: Position,
    pub(in crate::story) says: bool,
    pub(in crate::story) joined: bool,
    pub(in crate::story) quoted: bool,
    /// Whether it opens its sentence, bar a few small words.
    pub(in crate::story) opens: bool,
}

impl Sighting {
    pub(in crate::story) fn new(by: By, setting: Setting, (sentence, outer): (i32, i32), sentence_start: usize, quoted: bool) -> Self {
        let Setting { position, says, joined, tokens } = setting;
        Self { by, sentence, outer, tokens, position, says, joined, quoted, opens: tokens.0.saturating_sub(sentence_start) < 4 }
    }
}

/// Someone in view.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::story) struct Person {
    pub(in crate::story) referent: Referent,
    pub(in crate::story) gender: Option<Gender>,
    /// Where only pronouns give the gender: how many blocks back the last of them lies.
    pub(in crate::story) guessed: Option<u32>,
    /// The age that the story states, in years.
    pub(in crate::story) age: Option<u8>,
    /// Whether the story states a role.
    pub(in crate::story) has_role: bool,
    /// How prominent the story makes the name.
    pub(in crate::story) prominence: u8,
    /// How many blocks back the last mention lies.
    pub(in crate::story) back: u32,
    /// The last mention.
    pub(in crate::story) last: Sighting,
    /// The last mention outside quotation marks.
    pub(in crate::story) outside: Option<Sighting>,
    /// The sentence in which the person was last a subject.
    pub(in crate::story) subject: Option<i32>,
    /// Mentions in this block by names and roles, and by pronouns.
    pub(in crate::story) named: u32,
    pub(in crate::story) by_pronoun: u32,
    /// How often a subject.
    pub(in crate::story) subjects: u32,
    /// Whether the copy before attributes the last words to the person.
    pub(in crate::story) spoke: bool,
    /// How the block before saw the person.
    pub(in crate::story) before: Option<Look>,
}

impl Person {
    pub(in crate::story) fn new(referent: Referent, gender: Option<Gender>, last: Sighting) -> Self {
        let mut person = Self {
            referent,
            gender,
            guessed: None,
            age: None,
            has_role: false,
            prominence: 0,
            back: 0,
            last,
            outside: None,
            subject: None,
            named: 0,
            by_pronoun: 0,
            subjects: 0,
            spoke: false,
            before: None,
        };
        person.see(last);
        person
    }

    /// Somebody is mentioned again.
    pub(in crate::story) fn see(&mut self, sighting: Sighting) {
        self.back = 0;
        self.last = sighting;
        if !sighting.quoted {
            self.outside = Some(sighting);
        }
        // "'He was superb,' he said": of whom somebody speaks tells nothing of who that is.
        if sighting.position == Position::Subject && !(sighting.quoted && sighting.by == By::Pronoun) {
            self.subject = Some(sighting.sentence);
            self.subjects += 1;
        }
        match sighting.by {
            By::Pronoun => self.by_pronoun += u32::from(!sighting.quoted),
            _ => self.named += 1,
        }
    }

    /// Whether this is somebody without a name, of whom only a speaker tells: "A lady came in," she said.
    pub(in crate::story) fn is_anybody(&self) -> bool {
        self.outside.is_none() && matches!(self.referent, Referent::Unnamed(_))
    }

    /// Whether the last pronoun of the blocks before stood for the person.
    pub(in crate::story) fn is_last_of_before(&self) -> bool {
        self.before.is_some_and(|look| look.pronoun) && self.back <= 2
    }

    /// The mention that a pronoun looks back to: outside marks for one outside.
    pub(in crate::story) fn sighting(&self, pronoun: &Pronoun) -> Sighting {
        if pronoun.quoted { self.last } else { self.outside.unwrap_or(self.last) }
    }
}

/// Whether nothing tells that a person has another gender than a pronoun.
pub(super) fn fits(person: &Person, pronoun: &Pronoun) -> bool {
    person.gender.is_none_or(|gender| gender == pronoun.gender)
}

/// Those whom the block before hands on, the last mentioned last.
pub(in crate::story) fn in_view(carry: &Carry) -> Vec<Person> {
    let spoke = carry.speech.last_speaker();
    let mut people = Vec::with_capacity(carry.focus.len());
    people.extend(carry.focus.iter().rev().filter_map(Focus::from_next).map(|focus| from_before(focus, spoke)));
    people
}

/// Someone of whom only the order of mention is known, and how many blocks back.
fn from_before(focus: Focus, spoke: Option<&Referent>) -> Person {
    let spoke = spoke == Some(&focus.referent);
    let back = i32::try_from(focus.back).unwrap_or(0);
    let look = focus.look;
    let position = POSITIONS.get(usize::from(look.position)).copied().unwrap_or(Position::Other);
    let last = Sighting {
        by: By::Before,
        sentence: -back,
        outer: -back,
        tokens: (0, 0),
        position,
        says: spoke,
        joined: false,
        quoted: look.quoted,
        opens: false,
    };
    Person {
        referent: focus.referent,
        gender: focus.gender,
        guessed: look.guessed,
        age: look.age,
        has_role: look.has_role,
        prominence: look.prominence,
        back: focus.back,
        last,
        outside: (!look.quoted).then_some(last),
        subject: (position == Position::Subject).then_some(-back),
        named: 0,
        by_pronoun: 0,
        subjects: 0,
        spoke,
        before: Some(look),
    }
}

/// What is handed on of those in view, the last mentioned first; nobody who only signs.
pub(in crate::story) fn hand_on(people: &[Person], prose: &str, facts: &Facts) -> Vec<Focus> {
    let byline = Byline::of(prose, facts);
    let last_pronoun = people.iter().rev().find(|person| person.last.by == By::Pronoun).map(|person| person.last.tokens);
    let final_sentence = i32::try_from(facts.sentences.len()).unwrap_or(0) - 1;
    people
        .iter()
        .rev()
        .filter(|person| !byline.is_some_and(|byline| byline.is_of(person)))
        .take(Carry::MOST_FOCUS)
        .map(|person| Focus {
            referent: person.referent.clone(),
            back: person.back,
            gender: person.gender,
            look: person.look(last_pronoun, final_sentence),
        })
        .collect()
}

impl Person {
    fn look(&self, last_pronoun: Option<(usize, usize)>, final_sentence: i32) -> Look {
        let here = self.last.by != By::Before;
        let Some(before) = self.before.filter(|_| !here) else {
            let seen = self.outside.filter(|seen| seen.by != By::Before).unwrap_or(self.last);
            // "He changed his mind" is about the one whom it mentions last as an owner.
            let about = self.subject == Some(seen.sentence) && seen.position == Position::Possessive;
            return Look {
                guessed: self.guessed,
                age: self.age,
                has_role: self.has_role,
                position: if about { Position::Subject } else { seen.position } as u8,
                quoted: seen.quoted,
                late: seen.sentence >= final_sentence,
                pronoun: self.last.by == By::Pronoun && last_pronoun == Some(self.last.tokens),
                mentions: u8::try_from((self.named + self.by_pronoun).min(3)).unwrap_or(3),
                prominence: self.prominence,
            };
        };
        before
    }
}
