//! How a person in view stands to a pronoun: small numbers, one for each question, that the learnt weights are looked up by.

use smallvec::SmallVec;

use super::answers::RULED_OUT;
use super::pauses::pauses;
use super::people::{By, Person, Sighting, fits};
use super::position::{Position, is_verbal};
use super::{Answers, Pronoun};
use crate::facts::{Facts, Name, Token, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::references::Evidence;
use crate::lexicon::table::Words;

/// Asks the questions of all persons in view, then of those who are first named `ahead` in the same sentence.
pub(in crate::story) fn evidence(prose: &str, facts: &Facts, pronoun: &Pronoun, people: &[Person], ahead: &[Person]) -> Answers {
    let scene = Scene::new(prose, facts, pronoun, people);
    let seen = people.iter().map(|person| scene.ask(person, false));
    seen.chain(ahead.iter().map(|person| scene.ask(person, true))).collect()
}

/// Verbs whose subject answers somebody else.
pub(in crate::story) const REPLYING: Words<6> = Words::of(["replied", "replies", "answered", "answers", "responded", "retorted"]);

/// What is done to whoever then speaks.
const ASKED: Words<10> =
    Words::of(["asked", "pressed", "challenged", "questioned", "quizzed", "accused", "told", "confronted", "grilled", "interviewed"]);

/// A pronoun among those in view.
struct Scene<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    pronoun: &'a Pronoun,
    people: &'a [Person],
    /// Of those whose gender is not another one: where each was mentioned last, the latest first.
    order: SmallVec<[(i32, usize); 8]>,
    /// The same for those who were subjects.
    subjects: SmallVec<[i32; 8]>,
    most: u32,
    before: u8,
    opens: u8,
    speaks: u8,
    kin: u8,
    /// Whether the pronoun is said to reply.
    replies: bool,
    /// For whom the last pronoun of this gender stood.
    last: Option<&'a Person>,
    /// Whether the last pronoun of the blocks before stood for somebody of this gender.
    stood: bool,
    /// Who spoke or paused in this sentence or the last, where the pronoun is said to go on.
    adds_to: Option<usize>,
    /// The name of whom it is said to speak to.
    addressed: Option<&'a str>,
}

impl<'a> Scene<'a> {
    fn new(prose: &'a str, facts: &'a Facts, pronoun: &'a Pronoun, people: &'a [Person]) -> Self {
        let tokens = &facts.tokens[..];
        let fitting = || people.iter().filter(|person| fits(person, pronoun));
        let mut order: SmallVec<[(i32, usize); 8]> =
            fitting().map(|person| person.sighting(pronoun)).map(|seen| (seen.sentence, seen.tokens.0)).collect();
        order.sort_unstable_by_key(|&place| std::cmp::Reverse(place));
        let mut subjects: SmallVec<[i32; 8]> = fitting().filter_map(|person| person.subject).collect();
        subjects.sort_unstable_by_key(|&sentence| std::cmp::Reverse(sentence));
        let most = fitting().map(|person| person.named + person.by_pronoun).max().unwrap_or(0);
        let sentence = usize::try_from(pronoun.sentence).ok().and_then(|number| facts.sentences.get(number));
        let first = sentence.map_or(0, |sentence| sentence.first as usize);
        let opens = match pronoun.token.saturating_sub(first) {
            0 => 0,
            1 | 2 => 1,
            3..=6 => 2,
            _ => 3,
        };
        let mut scene = Self {
            prose,
            tokens,
            pronoun,
            people,
            order,
            subjects,
            most,
            before: 0,
            opens,
            speaks: 0,
            kin: 0,
            replies: false,
            last: None,
            stood: people.iter().any(|person| person.is_last_of_before() && fits(person, pronoun)),
            adds_to: None,
            addressed: None,
        };
        scene.before = scene.word_before();
        scene.speaks = u8::from(scene.is_said());
        scene.kin = u8::from(pronoun.position == Position::Possessive && scene.class(pronoun.token + 1).intersects(Class::ROLE));
        scene.replies = scene.replies(first);
        scene.last = scene.last();
        let says = scene.speaks == 1 && !pronoun.quoted;
        scene.adds_to = scene.adds_to().or_else(|| pauses(prose, tokens, pronoun, people).filter(|_| says));
        scene.addressed = scene.addressed(&facts.names);
        scene
    }

    fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.prose))
    }

    fn class(&self, at: usize) -> Class {
        self.tokens.get(at).map_or(Class::empty(), |token| token.class)
    }

    /// Whether the pronoun is the subject of a verb of saying.
    fn is_said(&self) -> bool {
        let (at, saying) = (self.pronoun.token, Class::SAYING);
        let helped = self.class(at + 1).intersects(Class::AUXILIARY | Class::ADVERB);
        let behind = self.class(at + 1).intersects(saying) || helped && self.class(at + 2).intersects(saying);
        let inverted = at > 0 && self.class(at - 1).intersects(saying) && !self.class(at + 1).contains(Class::VERB);
        self.pronoun.position == Position::Subject && (behind || inverted)
    }

    fn word_before(&self) -> u8 {
        let Some(at) = self.pronoun.token.checked_sub(1).filter(|_| self.opens > 0) else { return 0 };
        let text = self.text(at);
        let class = self.class(at);
        match text {
            "and" | "or" => 1,
            "but" | "yet" => 2,
            "that" | "what" | "which" | "who" | "whom" => 3,
            _ if class.intersects(Class::CONJUNCTION) => 4,
            _ if class.contains(Class::PREPOSITION) => 5,
            _ if class.intersects(Class::SAYING) => 6,
            _ => 7,
        }
    }

    fn ask(&self, person: &Person, ahead: bool) -> Evidence {
        let pronoun = self.pronoun;
        let seen = person.sighting(pronoun);
        // What is said between marks does not part a tag from the sentence before.
        let gap = if pronoun.quoted || seen.quoted { pronoun.sentence - seen.sentence } else { pronoun.outer - seen.outer };
        let here = seen.by != By::Before;
        let adds_to_another = here && gap <= 1 && self.adds_to.is_some_and(|speaker| self.people[speaker].referent != person.referent);
        let between = if here && gap == 0 { self.between(&seen, ahead) } else { Between::default() };
        let rank = self.order.iter().filter(|&&place| place > (seen.sentence, seen.tokens.0)).count();
        let subject_rank = person.subject.map(|sentence| self.subjects.iter().filter(|&&other| other > sentence).count());
        let count = person.named + person.by_pronoun;
        [
            kind(pronoun),
            self.opens,
            self.before,
            self.speaks,
            self.kin,
            u8::from(pronoun.quoted) * 2 + u8::from(seen.quoted || self.is_named_in_its_words(person)),
            // Where
            match gap {
                _ if ahead => 7,
                _ if !here && person.back > 1 => 6,
                _ if !here => {
                    if person.before.is_some_and(|look| look.late) {
                        4
                    } else {
                        5
                    }
                }
                0 => 0,
                1 => 1,
                2 => 2,
                _ => 3,
            },
            seen.position as u8,
            seen.by as u8,
            u8::from(seen.opens),
            u8::from(seen.joined),
            u8::from(seen.says) + 2 * u8::from(person.spoke),
            match person.gender {
                _ if self.is_bound(&seen, &between)
                    || person.spoke && self.replies
                    || self.addressed.is_some_and(|part| person.referent.name() == part || person.referent.is_called(part))
                    || gap == 0 && self.asks(&seen)
                    || adds_to_another
                    || !pronoun.quoted && person.is_anybody()
                    || gap == 0 && self.is_said_within(&seen)
                    || here && self.is_kin_of(&seen) =>
                {
                    RULED_OUT.1
                }
                None => 0,
                Some(gender) => 1 + u8::from(gender != pronoun.gender) + 2 * u8::from(person.guessed.is_some()),
            },
            bucket(rank, 5),
            bucket(self.order.len(), 6),
            subject_rank.map_or(7, |rank| bucket(rank, 4)),
            match person.subject.map(|sentence| pronoun.sentence - sentence) {
                None => 0,
                Some(0) => 1,
                Some(1) => 2,
                Some(2) => 3,
                Some(_) => 4,
            },
            match count {
                0..=2 => bucket(count as usize, 2),
                3..=4 => 3,
                5..=7 => 4,
                _ => 5,
            },
            bucket(person.by_pronoun as usize, 4),
            bucket(person.subjects as usize, 4),
            u8::from(count == self.most) + 2 * u8::from(self.most == 0),
            self.chain(person),
            between.clause,
            between.words,
            between.verbs,
            self.after(&seen),
            self.order_in_sentence(&seen),
            u8::from(ahead),
            bucket(person.named as usize, 4),
            u8::from(self.people.first().is_some_and(|first| first.referent == person.referent)),
            u8::from(pronoun.reflexive),
            person.prominence,
            bucket(self.people.iter().filter(|other| fits(other, pronoun) && other.prominence > person.prominence).count(), 3),
            person.before.map_or(7, |look| look.mentions + if person.back > 1 { 4 } else { 0 }).min(7),
            self.before_chain(person),
            self.order.get(rank + 1).map_or(3, |next| u8::from(next.0 == seen.sentence) + 2 * u8::from(next.0 + 1 < seen.sentence)),
        ]
    }

    /// "Hale saw him": the subject of the verb that a pronoun is the object of is somebody else.
    fn is_bound(&self, seen: &Sighting, between: &Between) -> bool {
        self.pronoun.position == Position::Object
            && !self.pronoun.reflexive
            && seen.position == Position::Subject
            && (between.clause, between.verbs) == (1, 1)
    }

    /// "he replied": not to himself, who spoke last, unless the sentence from token `first` on says who asked: "Asked by Ruiz when,
    /// he replied".
    fn replies(&self, first: usize) -> bool {
        let verb = self.tokens.get(self.pronoun.token + 1);
        let is_asked = self.tokens.get(first).is_some_and(|token| ASKED.have(token.key));
        self.pronoun.position == Position::Subject && verb.is_some_and(|token| REPLYING.have(token.key)) && !is_asked
    }

    /// "Hale said that Ruiz would stay. He added": the one who spoke, if it is one.
    fn adds_to(&self) -> Option<usize> {
        const ADDING: Words<4> = Words::of(["added", "adds", "continued", "continues"]);
        let verb =
            self.tokens.get(self.pronoun.token + 1).filter(|_| self.pronoun.position == Position::Subject && !self.pronoun.quoted)?;
        let spoke = |person: &Person| {
            let seen = person.sighting(self.pronoun);
            seen.by != By::Before && seen.says && !seen.quoted && self.pronoun.outer - seen.outer <= 1 && fits(person, self.pronoun)
        };
        let mut speakers = (0..self.people.len()).filter(|&number| ADDING.have(verb.key) && spoke(&self.people[number]));
        let one = speakers.next();
        one.filter(|_| speakers.next().is_none())
    }

    /// "Asked by Ruiz when it began, he said": whoever asked does not answer.
    fn asks(&self, seen: &Sighting) -> bool {
        let is_article = |at: usize| self.class(at).contains(Class::DETERMINER);
        let first = seen.tokens.0;
        let by = first.checked_sub(1).map(|before| if is_article(before) { before.saturating_sub(1) } else { before });
        let verb = by.filter(|&by| self.text(by) == "by").and_then(|by| self.tokens.get(by.checked_sub(1)?));
        verb.is_some_and(|verb| ASKED.have(verb.key))
    }

    /// "'Hale knows where I am,' he said": whether a person is named in what the pronoun has said right before.
    fn is_named_in_its_words(&self, person: &Person) -> bool {
        let named = person.last.quoted && matches!(person.last.by, By::FullName | By::ShortName);
        let between = self.tokens.get(person.last.tokens.1..self.pronoun.token).unwrap_or_default();
        self.speaks == 1 && named && between.iter().filter(|token| token.kind == TokenKind::Quote).count() == 1
    }

    /// "Northway, she said, was lost": whoever says so in passing names somebody else.
    fn is_said_within(&self, seen: &Sighting) -> bool {
        let at = self.pronoun.token;
        let is_comma = |at: usize| self.text(at) == ",";
        let within = self.speaks == 1 && at.checked_sub(1).is_some_and(is_comma) && is_comma(at + 2);
        within && seen.by != By::Pronoun && seen.tokens.1 + 1 == at
    }

    /// "he told Hale": whom the pronoun's own verb has as its object is somebody else.
    fn addressed(&self, names: &[Name]) -> Option<&'a str> {
        let object = self.tokens.get(self.pronoun.token + 2)?;
        let is_verb = self.tokens.get(self.pronoun.token + 1).is_some_and(|token| is_verbal(self.prose, *token));
        if self.pronoun.position != Position::Subject || !is_verb {
            return None;
        }
        names.iter().find(|name| name.span.start == object.span.start).map(|name| name.span.of(self.prose))
    }

    /// For whom the last pronoun of this gender stood.
    fn last(&self) -> Option<&'a Person> {
        // "'He was superb,' he said": of whom he speaks tells nothing of who he is.
        let seen = |person: &Person| person.sighting(self.pronoun);
        let pronouns = self.people.iter().filter(|person| seen(person).by == By::Pronoun && fits(person, self.pronoun));
        pronouns.max_by_key(|person| (seen(person).sentence, seen(person).tokens.0))
    }

    /// Whether the last pronoun of this gender stood for the person: 0 there is none, 1 yes, 2 it stood for another; 3 to 5 the
    /// same where the sentence is the pronoun's own.
    fn chain(&self, person: &Person) -> u8 {
        let Some(last) = self.last else { return 0 };
        let same = last.referent == person.referent;
        let near = last.sighting(self.pronoun).sentence == self.pronoun.sentence;
        match (same, near) {
            (true, false) => 1,
            (false, false) => 2,
            (true, true) => 3,
            (false, true) => 4,
        }
    }

    /// The same for the last pronoun of the blocks before: 0 there is none, 1 it stood for the person, 2 for another.
    fn before_chain(&self, person: &Person) -> u8 {
        if person.is_last_of_before() { 1 } else { 2 * u8::from(self.stood) }
    }

    /// What stands between a mention and the pronoun in one sentence.
    fn between(&self, seen: &Sighting, ahead: bool) -> Between {
        let (from, to) = if ahead { (self.pronoun.token + 1, seen.tokens.0) } else { (seen.tokens.1, self.pronoun.token) };
        let tokens = self.tokens.get(from..to).unwrap_or_default();
        let mut between = Between { clause: 1, words: bucket((usize::BITS - tokens.len().leading_zeros()) as usize, 7), verbs: 0 };
        let mut verbs = 0;
        for token in tokens {
            let text = token.text(self.prose);
            let weight = match text {
                ";" | ":" | "\u{2014}" | "--" => 5,
                "who" | "which" | "whose" | "whom" => 4,
                "and" | "but" | "or" => 3,
                _ if token.kind == TokenKind::Quote => 6,
                _ if token.class.contains(Class::CONJUNCTION) => 4,
                "," | "(" | ")" => 2,
                _ => 1,
            };
            between.clause = between.clause.max(weight);
            verbs += usize::from(is_verbal(self.prose, *token));
        }
        between.verbs = bucket(verbs, 4);
        between
    }

    /// What follows a mention.
    fn after(&self, seen: &Sighting) -> u8 {
        if seen.by == By::Before {
            return 0;
        }
        let at = seen.tokens.1;
        match self.text(at) {
            "," => 1,
            "(" => 2,
            "and" | "&" => 3,
            "." => 4,
            "who" => 5,
            _ if self.tokens.get(at).is_some_and(|token| is_verbal(self.prose, *token)) => 6,
            _ => 7,
        }
    }

    /// How many others were mentioned before in the mention's sentence.
    fn order_in_sentence(&self, seen: &Sighting) -> u8 {
        if seen.by == By::Before {
            return 7;
        }
        let before = self.order.iter().filter(|place| place.0 == seen.sentence && place.1 < seen.tokens.0).count();
        bucket(before, 3)
    }

    /// "his wife Ana Ruiz", "her son, Tom": whom the possessive cannot mean.
    fn is_kin_of(&self, seen: &Sighting) -> bool {
        let at = self.pronoun.token;
        self.pronoun.position == Position::Possessive
            && seen.tokens.0 > at
            && seen.tokens.0 <= at + 4
            && self
                .tokens
                .get(at + 1..seen.tokens.0)
                .is_some_and(|words| words.iter().all(|token| token.is_word() || token.text(self.prose) == ","))
    }
}

#[derive(Default)]
struct Between {
    clause: u8,
    words: u8,
    verbs: u8,
}

fn kind(pronoun: &Pronoun) -> u8 {
    match pronoun.position {
        _ if pronoun.reflexive => 4,
        Position::Subject => 0,
        Position::Possessive => 1,
        Position::Object => 2,
        _ => 3,
    }
}

#[allow(clippy::cast_possible_truncation)]
fn bucket(count: usize, most: u8) -> u8 {
    count.min(most as usize) as u8
}
