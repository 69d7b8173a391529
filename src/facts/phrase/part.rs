//! What a word can be inside a noun phrase, by its classes and its neighbours.

use super::{Chunker, Part, is_adverb};
use crate::facts::token::{Case, Token, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::table::Words;

/// Nouns that look like participles.
const NOUNS_IN_ING: Words<26> = Words::of([
    "meeting",
    "spending",
    "hearing",
    "briefing",
    "gathering",
    "ruling",
    "filing",
    "building",
    "opening",
    "training",
    "shooting",
    "polling",
    "funding",
    "setting",
    "wedding",
    "ending",
    "beginning",
    "rating",
    "ratings",
    "meetings",
    "hearings",
    "rulings",
    "filings",
    "banking",
    "housing",
    "planning",
]);

/// Prepositions that no verb but one in -ing follows.
const GOVERNING: Words<10> = Words::of(["of", "in", "for", "with", "on", "at", "by", "from", "into", "about"]);

/// Whether a word ends as adjectives do: in -ous, -ful, -less, -able, -ible, -ical.
fn is_adjectival(word: &[u8]) -> bool {
    matches!(
        word,
        [.., b'o', b'u', b's']
            | [.., b'f', b'u', b'l']
            | [.., b'l', b'e', b's', b's']
            | [.., b'a' | b'i', b'b', b'l', b'e']
            | [.., b'i', b'c', b'a', b'l']
    )
}

impl Chunker<'_> {
    pub(super) fn part(&self, start: usize, at: usize, has_head: bool) -> Part {
        let token = &self.tokens[at];
        let class = token.class;
        if !token.is_word() {
            return match token.kind {
                // "the 43-year-old"
                TokenKind::Number if token.bytes(self.prose).ends_with(b"-old") => Part::Noun,
                TokenKind::Number if has_head => Part::Noun,
                TokenKind::Number => Part::Modifier,
                TokenKind::Address => Part::Proper,
                // "Hollis & Co."
                TokenKind::Punctuation if at > start && token.text(self.prose) == "&" && self.in_name(at) => Part::Proper,
                _ => Part::Outside,
            };
        }
        if self.in_name(at) && !(self.starts_sentence(at) && class.intersects(Class::PREPOSITION | Class::CONJUNCTION)) {
            return Part::Proper;
        }
        let letters = || token.bytes(self.prose);
        if class.contains(Class::DETERMINER) {
            let text = token.text(self.prose);
            let opens = at == start && !matches!(text, "that" | "That" | "which" | "Which" | "what" | "What" | "whose");
            return if opens || (!has_head && at > start && !text.starts_with(['t', 'a'])) { Part::Opening } else { Part::Outside };
        }
        // "an outside review"
        if at == start + 1
            && matches!(token.text(self.prose), "outside" | "inside")
            && self.tokens[start].class.contains(Class::DETERMINER)
            && self.noun_follows(at)
        {
            return Part::Modifier;
        }
        if class.intersects(Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::PRONOUN) {
            let titled = |before: Token| before.class.contains(Class::TITLE) || crate::facts::sentence::is_title(before.text(self.prose));
            let named = token.case != Case::Lower && at > start && titled(self.tokens[at - 1]);
            return if named { Part::Proper } else { Part::Outside };
        }
        // "the away end"
        if at == start + 1 && token.text(self.prose) == "away" && self.tokens[start].is(self.prose, "the") {
            return Part::Modifier;
        }
        if class.contains(Class::DATE) || self.is_small_member(start, at) {
            return Part::Noun;
        }
        if matches!(token.case, Case::Capital | Case::Upper | Case::Mixed) && !self.starts_sentence(at) {
            return Part::Proper;
        }
        if class.contains(Class::BASE | Class::FIRST_NAME) && token.case == Case::Capital && self.in_name(at + 1) {
            return Part::Proper;
        }
        if class.contains(Class::ROLE) && class.contains(Class::ADJECTIVE) && at > start && self.is_subject_end(at + 1) {
            return Part::Noun;
        }
        if class.contains(Class::ADJECTIVE) || !class.intersects(Class::SORTED) && is_adjectival(letters()) {
            return Part::Modifier;
        }
        if class.contains(Class::PARTICIPLE)
            && !class.intersects(Class::SORTED)
            && at > 0
            && self.tokens[at - 1].class.contains(Class::AUXILIARY)
        {
            return Part::Outside;
        }
        if class.contains(Class::ADVERB) || is_adverb(token.text(self.prose)) {
            return if at > start && !has_head && self.noun_follows(at) { Part::Modifier } else { Part::Outside };
        }
        let verbal =
            class.intersects(Class::VERB | Class::SAYING | Class::SAYING_ING | Class::GERUND | Class::SAYING_PARTICIPLE | Class::PHRASAL);
        if verbal {
            return self.verbal_part(start, at, has_head);
        }
        if letters().ends_with(b"ed") && token.span.len() > 4 && !class.intersects(Class::SORTED) && token.case == Case::Lower {
            // An unknown word in -ed: "Hale grimaced" against "the grimaced face".
            return if !has_head && at > start && self.noun_follows(at) { Part::Modifier } else { Part::Outside };
        }
        if letters().ends_with(b"ing") && (has_head || at == start) && !class.intersects(Class::SORTED) {
            // An unknown -ing word after a noun or at the start is a participle: "Hale, beaming". But "Leeds's sporting director".
            let owned = at > 0
                && self.tokens[at - 1].kind == TokenKind::Clitic
                && self.tokens[at - 1].bytes(self.prose).ends_with(b"s")
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.class.intersects(Class::ROLE | Class::GROUP_NOUN | Class::ORGANISATION_NOUN));
            return if (at > start || owned) && self.noun_follows(at) { Part::Modifier } else { Part::Outside };
        }
        Part::Noun
    }

    /// A word that can be a verb: a noun or a modifier after a determiner or an adjective, else the verb.
    fn verbal_part(&self, start: usize, at: usize, has_head: bool) -> Part {
        let token = &self.tokens[at];
        let noun = Class::SAYING_NOUN | Class::ROLE | Class::GROUP_NOUN | Class::DOCUMENT_NOUN | Class::ORGANISATION_NOUN;
        if has_head {
            // "the campaign report" against "the campaign reports that": a noun needs something verbal behind it.
            let close_to = token.is(self.prose, "close") && self.tokens.get(at + 1).is_some_and(|next| next.is(self.prose, "to"));
            if close_to || self.disagrees(start, at) || NOUNS_IN_ING.have(token.key) {
                return Part::Noun;
            }
            let modifies = token.class.intersects(noun)
                && self.tokens.get(at + 1).is_some_and(|next| self.is_finite(*next))
                && !token.bytes(self.prose).ends_with(b"ed");
            return if modifies { Part::Noun } else { Part::Outside };
        }
        // "Ruiz's claim": what somebody has is a noun.
        let possessor = |at: usize| match self.tokens[at].kind {
            TokenKind::Clitic => self.tokens[at].bytes(self.prose).ends_with(b"s"),
            // "the bakers' union"
            TokenKind::Quote => {
                at > 0
                    && self.tokens[at - 1].is_word()
                    && self.tokens[at - 1].span.end == self.tokens[at].span.start
                    && self.tokens[at - 1].bytes(self.prose).ends_with(b"s")
                    && matches!(self.tokens[at].text(self.prose), "'" | "\u{2019}")
            }
            _ => false,
        };
        let owned = at > 0
            && possessor(at - 1)
            && token.class.intersects(Class::SAYING_NOUN | Class::BASE)
            && !(at > 1 && self.tokens[at - 2].class.contains(Class::PRONOUN));
        // "secretary of state": no verb but one in -ing follows a preposition.
        let governed = at == start
            && at > 0
            && token.class.contains(Class::BASE)
            && token.class.intersects(Class::VERB | Class::SAYING)
            && GOVERNING.have(self.tokens[at - 1].key);
        // "there were cries"
        let behind_auxiliary = at == start
            && at > 0
            && self.tokens[at - 1].class.contains(Class::AUXILIARY)
            && !token.class.contains(Class::BASE)
            && token.class.contains(Class::SAYING_NOUN)
            && token.bytes(self.prose).ends_with(b"s");
        if at == start && (owned || governed || behind_auxiliary || super::super::cue::is_object(self.prose, self.tokens, at)) {
            return Part::Noun;
        }
        if at == start {
            // "State officials", "Police": nouns with a verb's form at the start of a phrase.
            let before_noun = token.class.intersects(noun)
                && token.class.intersects(Class::BASE | Class::ORGANISATION_NOUN | Class::ROLE)
                && !token.class.intersects(Class::GERUND | Class::SAYING_ING)
                && self.tokens.get(at + 1).is_some_and(|next| {
                    next.class.intersects(Class::ROLE | Class::GROUP_NOUN | Class::ORGANISATION_NOUN) && !next.class.contains(Class::VERB)
                });
            // "trade minister Ana Ruiz"
            let of_role = (token.class.contains(Class::BASE)
                || token.class.contains(Class::PHRASAL) && !token.bytes(self.prose).ends_with(b"ed"))
                && self.tokens.get(at + 1).is_some_and(|next| next.class.contains(Class::ROLE) && !next.class.contains(Class::VERB))
                && self.in_name(at + 2);
            let subject = token.class.intersects(Class::ROLE | Class::GROUP_NOUN | Class::DOCUMENT_NOUN)
                && self.tokens.get(at + 1).is_some_and(|next| self.is_finite(*next))
                && !token.bytes(self.prose).ends_with(b"ed");
            // "Deal shot back": no order is followed by a verb.
            let surname = token.case == Case::Capital
                && token.class.contains(Class::BASE)
                && self.tokens.get(at + 1).is_some_and(|next| self.is_finite(*next) && !next.class.contains(Class::BASE));
            return if before_noun || of_role || subject || surname { Part::Noun } else { Part::Outside };
        }
        // "another said", "few believed Hale": a determiner that can be a subject.
        if at == start + 1
            && self.stands_alone(start, at)
            && !token.class.contains(Class::BASE)
            && !token.class.intersects(noun)
            && (!self.noun_follows(at) || self.in_name(at + 1))
        {
            return Part::Outside;
        }
        // "two agreed": a bare number is a subject.
        let after_number = self.tokens[start].class.contains(Class::ADJECTIVE) || self.tokens[start].kind == TokenKind::Number;
        if after_number && at == start + 1 && !self.noun_follows(at) && !token.class.intersects(noun) {
            return Part::Outside;
        }
        if token.class.contains(Class::SAYING)
            && !token.class.intersects(noun | Class::SAYING_NOUN | Class::BASE)
            && !token.text(self.prose).ends_with(['d', 's'])
        {
            return Part::Outside;
        }
        if self.noun_follows(at) && !token.class.intersects(noun) { Part::Modifier } else { Part::Noun }
    }

    /// Whether the next word can be the noun that a modifier belongs to.
    fn noun_follows(&self, at: usize) -> bool {
        let verb = Class::SAYING | Class::VERB;
        let noun = Class::SAYING_NOUN | Class::ROLE | Class::DOCUMENT_NOUN | Class::GROUP_NOUN | Class::ORGANISATION_NOUN;
        self.tokens.get(at + 1).is_some_and(|next| {
            next.is_word()
                && !next.class.intersects(Class::FUNCTION | Class::ADVERB | Class::DATE)
                && !is_adverb(next.text(self.prose))
                && (!next.class.intersects(verb) || next.class.intersects(noun) && self.is_noun_in_place(at + 1))
        })
    }

    /// Whether a form cannot be the verb of the noun before it: "his tough talk", "the two investigative reports".
    fn disagrees(&self, start: usize, at: usize) -> bool {
        let before = &self.tokens[at - 1];
        let text = self.tokens[at].text(self.prose);
        if self.tokens[at].class.intersects(Class::SAYING_NOUN | Class::DOCUMENT_NOUN)
            && !self.tokens[at].class.contains(Class::BASE)
            && text.ends_with('s')
            && before.case == Case::Lower
        {
            let counted = self.tokens[start..at - 1].iter().any(super::is_count);
            let adjective = !before.class.intersects(Class::SORTED)
                && ["al", "ive", "ary", "ous", "ful", "ish"].iter().any(|ending| before.text(self.prose).ends_with(ending));
            return counted && !before.bytes(self.prose).ends_with(b"s") || adjective;
        }
        // "the so-called Brexit vote", "Hale's Facebook post"
        let owned =
            start > 0 && self.tokens[start - 1].kind == TokenKind::Clitic && self.tokens[start - 1].bytes(self.prose).ends_with(b"s");
        if self.tokens[at].class.contains(Class::BASE)
            && (owned || self.tokens[start].class.contains(Class::DETERMINER))
            && matches!(before.case, Case::Capital | Case::Upper)
            && !before.bytes(self.prose).ends_with(b"s")
        {
            return true;
        }
        let one = ["a", "an", "this", "each", "every", "another"].iter().any(|word| self.tokens[start].is(self.prose, word));
        if one && self.tokens[at].class.contains(Class::BASE) {
            return true;
        }
        self.tokens[at].class.contains(Class::BASE)
            && (before.case == Case::Lower || before.class.contains(Class::DATE))
            && !before.bytes(self.prose).ends_with(b"s")
            && !before.class.intersects(Class::GROUP_NOUN | Class::ADJECTIVE | Class::PRONOUN)
    }

    /// "the chief said", "the deputy was": what leaves no room for a noun behind an adjective.
    fn is_subject_end(&self, at: usize) -> bool {
        let says = |class: Class| class.contains(Class::SAYING) && !class.intersects(Class::SAYING_NOUN | Class::BASE);
        self.tokens.get(at).is_none_or(|next| {
            next.kind != TokenKind::Quote && !next.is_word()
                || next.case == Case::Lower && (next.class.intersects(Class::AUXILIARY | Class::PREPOSITION) || says(next.class))
        })
    }

    /// Whether a word that can be a verb is a noun by what follows: a verb, a preposition, punctuation.
    fn is_noun_in_place(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_none_or(|next| {
            self.is_finite(*next)
                || !next.is_word() && next.kind != TokenKind::Quote
                || next.class.contains(Class::PREPOSITION) && !next.is(self.prose, "to")
        })
    }

    fn starts_sentence(&self, at: usize) -> bool {
        #[allow(clippy::cast_possible_truncation)]
        let at = at as u32;
        self.sentences[self.sentence..].iter().take(2).any(|sentence| {
            at == sentence.first
                || (at > sentence.first && self.tokens[sentence.first as usize..at as usize].iter().all(|token| !token.is_word()))
        })
    }
}
