//! What a phrase belongs to: whose it is, for whom it speaks, by what name it goes.

use super::line::{ItemKind, Line};
use crate::facts::phrase::PhraseKind;
use crate::facts::{EntityType, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::indexes::is_index;
use crate::story::mentions::{Mention, MentionKind};

impl Line<'_> {
    /// The name behind a role: "the family's solicitor, Grace Okoro, said".
    pub(super) fn named_in_apposition(&self, item: usize) -> usize {
        let Some(unnamed) = self.phrase(item) else { return item };
        if let Some(name) = self.named_with_two_roles(item) {
            return name;
        }
        // "his deputy chief of staff, Andrew Keane", "one of the 14, Andrew Keane"
        let is_one = self.is(item, &["one", "another"]);
        let mut last = item;
        while (unnamed.kind == PhraseKind::Role || is_one) && last < item + 4 && self.is(last + 1, &["of", "for", "on"]) {
            if !(self.is_unnamed(last + 2) || self.is_body(last + 2) || is_one && self.phrase(last + 2).is_none()) {
                break;
            }
            last += 2;
        }
        let unknown = unnamed.kind == PhraseKind::Other && self.is(item, &["a", "an"]) && self.is(item + 1, &["who"]);
        if (unnamed.kind == PhraseKind::Role || unknown) && self.kind(last + 1) != Some(ItemKind::Comma) {
            last = self.end_of_description(item).unwrap_or(last);
        }
        let item_behind = last + 2;
        let named = self.phrase(item_behind).is_some_and(|phrase| match (unnamed.kind, phrase.kind) {
            (PhraseKind::Role | PhraseKind::Organisation, PhraseKind::Name(_)) => true,
            // "One, Chloe Dibden, said"
            (PhraseKind::Pronoun | PhraseKind::Group | PhraseKind::Other, PhraseKind::Name(_)) if is_one => true,
            // "the recorder, Sarah Tull, said": a noun that a person's name explains.
            (PhraseKind::Other, PhraseKind::Name(name)) => {
                let person = self.facts.names.get(name as usize).is_some_and(|name| name.entity_type == EntityType::Person);
                person && !self.is_date(item)
            }
            _ => false,
        });
        // "Gillian Purves MSP, said"
        let letters = self.span(item_behind + 1).of(self.prose);
        let titled = letters.len() > 1 && letters.chars().all(|c| c.is_ascii_uppercase());
        let behind = item_behind + 1 + usize::from(titled);
        let closed =
            matches!(self.kind(behind), None | Some(ItemKind::Comma | ItemKind::Stop | ItemKind::Close | ItemKind::Dash | ItemKind::Colon))
                || self.kind(behind) == Some(ItemKind::Other) && matches!(self.kind(behind + 1), None | Some(ItemKind::Stop));
        if named && closed && self.kind(last + 1) == Some(ItemKind::Comma) { item_behind } else { item }
    }

    /// The name behind the second of two roles without articles: "managing director and chief executive Ana Ruiz".
    fn named_with_two_roles(&self, item: usize) -> Option<usize> {
        let role = self.phrase(item).filter(|phrase| phrase.kind == PhraseKind::Role)?;
        let (first, head) = (self.token(self.items[item].first)?, self.token(role.head)?);
        let bare = !first.class.contains(Class::DETERMINER) && self.before(item) != Some(ItemKind::Possessive);
        let singular = !head.bytes(self.prose).ends_with(b"s");
        let PhraseKind::Name(name) = self.phrase(item + 2)?.kind else { return None };
        let name = self.facts.names.get(name as usize)?;
        let has_role = name.role.is_some_and(|role| role.start == self.span(item + 2).start);
        (bare && singular && has_role && self.is(item + 1, &["and"])).then_some(item + 2)
    }

    /// The last item of what tells more of a role before a comma and a person's name: "a critic at Pitchfork", "the manager at the
    /// time", "a psychologist who evaluated Hale". None that ends in a role, which is rather what the name explains.
    fn end_of_description(&self, item: usize) -> Option<usize> {
        const LONGEST: usize = 9;
        let comma = (item + 1..item + LONGEST).find(|&at| self.kind(at) == Some(ItemKind::Comma))?;
        let tells = self.is(item + 1, &["who"]);
        let within = item + 1 + usize::from(tells)..comma;
        let plain = within.clone().all(|at| match self.kind(at) {
            Some(ItemKind::Preposition | ItemKind::Adverb | ItemKind::Possessive) => true,
            Some(ItemKind::Phrase(..)) => self.phrase(at).is_some_and(|phrase| phrase.kind != PhraseKind::Role),
            Some(ItemKind::Verb(verb)) => tells && verb.cue.is_none(),
            _ => false,
        });
        let opens = tells || self.kind(item + 1) == Some(ItemKind::Preposition);
        let person = || self.phrase(comma + 1).is_some() && !self.is_unnamed(comma + 1) && !self.is_body(comma + 1);
        (plain && opens && !within.is_empty() && person()).then_some(comma - 1)
    }

    /// Whether a name is of no person: "the chief executive of Kestrel Trust".
    fn is_body(&self, item: usize) -> bool {
        let Some(PhraseKind::Name(name)) = self.phrase(item).map(|phrase| phrase.kind) else { return false };
        self.facts.names.get(name as usize).is_some_and(|name| name.entity_type != EntityType::Person)
    }

    fn is_unnamed(&self, item: usize) -> bool {
        self.phrase(item).is_some_and(|phrase| !matches!(phrase.kind, PhraseKind::Name(_) | PhraseKind::Pronoun))
    }

    /// The last item of a phrase without a name and what it belongs to: "analysts at Bexley Capital", "two people close to the club".
    pub(super) fn whole(&self, item: usize) -> usize {
        let Some(phrase) = self.phrase(item) else { return item };
        let adjective = self.last_token(item);
        let close = adjective.is_some_and(|last| last.is(self.prose, "familiar") || last.is(self.prose, "close"));
        let attached = match phrase.kind {
            PhraseKind::Role | PhraseKind::Group => {
                self.is(item + 1, &["at", "for", "from", "of"])
                    && self.phrase(item + 2).is_some_and(|next| matches!(next.kind, PhraseKind::Name(_) | PhraseKind::Organisation))
            }
            _ => false,
        };
        let attached = attached || close && self.is(item + 1, &["with", "to"]) && self.phrase(item + 2).is_some();
        if !attached {
            return item;
        }
        if self.kind(item + 3) == Some(ItemKind::Possessive) && self.phrase(item + 4).is_some() { item + 4 } else { item + 2 }
    }

    /// Whether whom a mention before the head of a phrase means speaks by what the head means: "her promise", "the Northwire
    /// news agency", but not "her sister", "a Bexley Capital analyst", "Hull residents", "the Okoro campaign".
    pub(super) fn speaks_by(&self, item: usize, mention: &Mention) -> bool {
        let Some(phrase) = self.phrase(item).filter(|phrase| !matches!(phrase.kind, PhraseKind::Name(_) | PhraseKind::Pronoun)) else {
            return true;
        };
        let class = self.token(phrase.head).map_or(Class::empty(), |head| head.class);
        let people = Class::ROLE | Class::MALE | Class::FEMALE | Class::GROUP_NOUN;
        let are_people = matches!(phrase.kind, PhraseKind::Role | PhraseKind::Group) || class.intersects(people);
        let is_body = phrase.kind == PhraseKind::Organisation || class.intersects(Class::ORGANISATION_NOUN | Class::ORGANISATION_HEAD);
        let is_same = mention.kind == MentionKind::Role || mention.entity_type == EntityType::Organisation;
        // "the FTSE 250 company" is in the list, not the list.
        !are_people && (is_same || !is_body) && !is_index(mention.span.of(self.prose))
    }

    /// The first phrase of a chain of possessors: "the bakers" in "the bakers' union".
    pub(super) fn possessor(&self, at: usize, from: usize) -> usize {
        let mut first = at;
        while first >= from + 2 && self.before(first) == Some(ItemKind::Possessive) && self.phrase(first - 2).is_some() {
            first -= 2;
        }
        first
    }

    /// What a possessor has, who hands on to it: "Hale's lawyer" of "Hale".
    pub(super) fn possessed(&self, item: usize) -> usize {
        let mut item = item;
        while self.kind(item + 1) == Some(ItemKind::Possessive) && self.phrase(item + 2).is_some() {
            item += 2;
        }
        item
    }

    /// "22.16", "$1.1 billion"
    pub(super) fn is_number(&self, item: usize) -> bool {
        let head = self.phrase(item).and_then(|phrase| self.token(phrase.head));
        head.is_some_and(|head| head.kind == TokenKind::Number)
    }

    pub(super) fn is_figure(&self, item: usize) -> bool {
        self.items.get(item).is_some_and(|item| item.last == item.first + 1)
            && self
                .phrase(item)
                .and_then(|phrase| self.token(phrase.head))
                .is_some_and(|head| head.kind == TokenKind::Number && head.text(self.prose).bytes().all(|byte| byte.is_ascii_digit()))
    }
}
