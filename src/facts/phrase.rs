//! Phrases that may speak: a name with its title, a role ("the former official"), a pronoun, a document, a crowd.

use super::name::Name;
use super::sentence::Sentence;
use super::token::{Case, Token, TokenKind};
use crate::lexicon::Class;
use crate::text::Span;

/// A noun phrase that may be the source of words.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Phrase {
    /// The whole phrase: "Carnegie Endowment analyst Andrew Weiss", "the former official", "he".
    pub span: Span,
    /// The index of its head among the block's tokens: the last word of the name, "official", "he".
    pub head: u32,
    /// What it is.
    pub kind: PhraseKind,
}

/// The kind of a phrase.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PhraseKind {
    /// Holds a name, the index of which in [`super::Facts::names`] is given.
    Name(u32),
    /// A role of a person: "the senator", "a former aide", "police spokesman".
    Role,
    /// he, she, they, I, we, it, who.
    Pronoun,
    /// An organisation without its name: "the ministry", "the union".
    Organisation,
    /// A document, poll, sign, law: "the report", "a statement".
    Document,
    /// A group: "critics", "protesters", "the two".
    Group,
    /// Any other noun phrase.
    Other,
}

/// Finds the phrases of a block. They do not overlap; prepositions, clitics and punctuation stand between them.
#[must_use]
pub fn phrases(prose: &str, tokens: &[Token], names: &[Name], sentences: &[Sentence]) -> Vec<Phrase> {
    let mut chunker = Chunker { prose, tokens, names, sentences, name: 0, sentence: 0 };
    let mut phrases = Vec::with_capacity(tokens.len() / 4);
    let mut at = 0;
    while at < tokens.len() {
        match chunker.phrase(at) {
            Some((phrase, end)) => {
                phrases.push(phrase);
                at = end;
            }
            None => at += 1,
        }
    }
    phrases
}

/// Cuts noun phrases by word classes and neighbours; there is no parser behind it.
struct Chunker<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    names: &'a [Name],
    sentences: &'a [Sentence],
    /// The first name and sentence that do not lie before the place looked at.
    name: usize,
    sentence: usize,
}

/// What a token can be inside a noun phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// the, a, his, two
    Opening,
    /// new, former, proposed
    Modifier,
    /// A noun, or a word that nothing else explains.
    Noun,
    /// A word of a name.
    Proper,
    /// What ends a phrase.
    Outside,
}

impl Chunker<'_> {
    fn phrase(&mut self, start: usize) -> Option<(Phrase, usize)> {
        let first = self.tokens[start];
        self.seek(first.span.start);
        if first.class.contains(Class::PRONOUN) && !self.in_name(start) {
            return self.pronoun(start);
        }
        let mut end = start;
        let mut head = None;
        let mut only_opening = true;
        while end < self.tokens.len() {
            let part = self.part(start, end, head.is_some());
            match part {
                Part::Outside => break,
                Part::Opening if end > start && head.is_some() => break,
                // A day after a name is no part of it: "Hale Tuesday said".
                Part::Noun | Part::Proper => {
                    if head.is_some_and(|head: usize| self.is_date(end) && !self.is_date(head)) {
                        break;
                    }
                    if head.is_some_and(|head: usize| self.is_date(head) && !self.is_date(end) && part == Part::Proper) {
                        break;
                    }
                    head = Some(end);
                    only_opening = false;
                }
                Part::Modifier => only_opening = false,
                Part::Opening => {}
            }
            end += 1;
        }
        if end == start {
            return None;
        }
        let head = match head {
            Some(head) => head,
            None if only_opening && !self.stands_alone(end - 1, end) => return None,
            // "the accused", "the two", "the former"
            None => end - 1,
        };
        let span = first.span.to(self.tokens[head].span);
        #[allow(clippy::cast_possible_truncation)]
        Some((Phrase { span, head: head as u32, kind: self.kind(span, head) }, head + 1))
    }

    fn pronoun(&self, at: usize) -> Option<(Phrase, usize)> {
        let token = self.tokens[at];
        let text = token.text(self.prose);
        let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        let kind = if is(&["he", "she", "they", "i", "we", "it", "who", "you"]) {
            PhraseKind::Pronoun
        } else if is(&["one", "these", "those"]) && !self.tokens.get(at + 1).is_some_and(|next| self.ends_subject(*next)) {
            return self.counted(at);
        } else {
            PhraseKind::Group
        };
        #[allow(clippy::cast_possible_truncation)]
        Some((Phrase { span: token.span, head: at as u32, kind }, at + 1))
    }

    /// "one official", "those voters"
    fn counted(&self, at: usize) -> Option<(Phrase, usize)> {
        let mut end = at + 1;
        while end < self.tokens.len() && !matches!(self.part(at, end, end > at + 1), Part::Outside | Part::Opening) {
            end += 1;
        }
        let span = self.tokens[at].span.to(self.tokens[end - 1].span);
        let kind = if end == at + 1 { PhraseKind::Other } else { self.kind(span, end - 1) };
        #[allow(clippy::cast_possible_truncation)]
        Some((Phrase { span, head: end as u32 - 1, kind }, end))
    }

    fn part(&self, start: usize, at: usize, has_head: bool) -> Part {
        let token = self.tokens[at];
        let class = token.class;
        match token.kind {
            TokenKind::Number => return if has_head { Part::Noun } else { Part::Modifier },
            TokenKind::Address => return Part::Proper,
            TokenKind::Word => {}
            _ => return Part::Outside,
        }
        if self.in_name(at) {
            return Part::Proper;
        }
        let text = token.text(self.prose);
        if class.contains(Class::DETERMINER) {
            let opens = at == start && !matches!(text, "that" | "That" | "which" | "Which" | "what" | "What" | "whose");
            return if opens || (!has_head && at > start && !text.starts_with(['t', 'a'])) { Part::Opening } else { Part::Outside };
        }
        if class.intersects(Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::PRONOUN) {
            let named = token.case != Case::Lower && at > start && self.tokens[at - 1].class.contains(Class::TITLE);
            return if named { Part::Proper } else { Part::Outside };
        }
        if class.contains(Class::DATE) {
            return Part::Noun;
        }
        if matches!(token.case, Case::Capital | Case::Upper | Case::Mixed) && !self.starts_sentence(at) {
            return Part::Proper;
        }
        if class.contains(Class::ADJECTIVE) {
            return Part::Modifier;
        }
        if class.contains(Class::ADVERB) || is_adverb(text) {
            return if at > start && !has_head && self.noun_follows(at) { Part::Modifier } else { Part::Outside };
        }
        let verbal =
            class.intersects(Class::VERB | Class::SAYING | Class::SAYING_ING | Class::GERUND | Class::SAYING_PARTICIPLE | Class::PHRASAL);
        if verbal {
            return self.verbal_part(start, at, has_head);
        }
        if text.ends_with("ed") && text.len() > 4 && !class.intersects(Class::SORTED) && token.case == Case::Lower {
            // An unknown word in -ed: "Hale grimaced" against "the grimaced face".
            return if !has_head && at > start && self.noun_follows(at) { Part::Modifier } else { Part::Outside };
        }
        if text.ends_with("ing") && (has_head || at == start) && !class.intersects(Class::SORTED) {
            // An unknown -ing word after a noun or at the start is a participle: "Hale, beaming".
            return if at > start && self.noun_follows(at) { Part::Modifier } else { Part::Outside };
        }
        Part::Noun
    }

    /// A word that can be a verb: a noun or a modifier after a determiner or an adjective, else the verb.
    fn verbal_part(&self, start: usize, at: usize, has_head: bool) -> Part {
        let token = self.tokens[at];
        let noun = Class::SAYING_NOUN | Class::ROLE | Class::GROUP_NOUN | Class::DOCUMENT_NOUN | Class::ORGANISATION_NOUN;
        if has_head {
            // "the campaign report" against "the campaign reports that": a noun needs something verbal behind it.
            if self.disagrees(at) {
                return Part::Noun;
            }
            let modifies = token.class.intersects(noun)
                && self.tokens.get(at + 1).is_some_and(|next| self.is_finite(*next))
                && !token.text(self.prose).ends_with("ed");
            return if modifies { Part::Noun } else { Part::Outside };
        }
        if at == start {
            // "State officials", "Police": nouns with a verb's form at the start of a phrase.
            let before_noun = token.class.intersects(noun)
                && token.class.intersects(Class::BASE | Class::ORGANISATION_NOUN | Class::ROLE)
                && !token.class.intersects(Class::GERUND | Class::SAYING_ING)
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.class.intersects(Class::ROLE | Class::GROUP_NOUN) && !next.class.contains(Class::VERB));
            let subject = token.class.intersects(Class::ROLE | Class::GROUP_NOUN | Class::DOCUMENT_NOUN)
                && self.tokens.get(at + 1).is_some_and(|next| self.is_finite(*next))
                && !token.text(self.prose).ends_with("ed");
            return if before_noun || subject { Part::Noun } else { Part::Outside };
        }
        // "two agreed": a bare number is a subject.
        let after_number = self.tokens[start].class.contains(Class::ADJECTIVE) || self.tokens[start].kind == TokenKind::Number;
        if after_number && at == start + 1 && !self.noun_follows(at) && !token.class.intersects(noun) {
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

    /// Whether a base form cannot be the verb of the singular noun before it: "his tough talk".
    fn disagrees(&self, at: usize) -> bool {
        let before = self.tokens[at - 1];
        self.tokens[at].class.contains(Class::BASE)
            && (before.case == Case::Lower || before.class.contains(Class::DATE))
            && !before.text(self.prose).ends_with('s')
            && !before.class.intersects(Class::GROUP_NOUN | Class::ADJECTIVE | Class::PRONOUN)
    }

    /// Whether a word that can be a verb is a noun by what follows: a verb, a preposition, punctuation.
    fn is_noun_in_place(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_none_or(|next| {
            self.is_finite(*next)
                || !next.is_word() && next.kind != TokenKind::Quote
                || next.class.contains(Class::PREPOSITION) && !next.is(self.prose, "to")
        })
    }

    fn is_finite(&self, token: Token) -> bool {
        token.class.intersects(Class::VERB | Class::SAYING | Class::AUXILIARY | Class::PHRASAL) && token.case == Case::Lower
    }

    fn ends_subject(&self, token: Token) -> bool {
        !token.is_word()
            || self.is_finite(token)
            || token.class.intersects(Class::FUNCTION | Class::ADVERB)
            || is_adverb(token.text(self.prose))
    }

    /// Whether a determiner or a number is a phrase by itself: "many said", "the two".
    fn stands_alone(&self, last: usize, next: usize) -> bool {
        let text = self.tokens[last].text(self.prose);
        let counts = ["some", "many", "several", "few", "most", "both", "all", "others", "another", "neither", "either", "each", "this"];
        let ends = |token: &Token| self.is_finite(*token) || matches!(token.text(self.prose), "." | ",");
        counts.iter().any(|word| text.eq_ignore_ascii_case(word)) && self.tokens.get(next).is_none_or(ends)
    }

    fn kind(&self, span: Span, head: usize) -> PhraseKind {
        let token = self.tokens[head];
        let holding = self.names[self.name..].iter().take_while(|name| name.span.start < span.end).enumerate();
        for (offset, name) in holding {
            if name.span.contains(token.span) || name.span.overlaps(token.span) {
                #[allow(clippy::cast_possible_truncation)]
                return PhraseKind::Name((self.name + offset) as u32);
            }
        }
        let class = token.class;
        let text = token.text(self.prose);
        if class.contains(Class::ROLE) && !class.contains(Class::GROUP_NOUN) {
            PhraseKind::Role
        } else if class.contains(Class::GROUP_NOUN) {
            PhraseKind::Group
        } else if class.contains(Class::ORGANISATION_NOUN) {
            PhraseKind::Organisation
        } else if class.contains(Class::DOCUMENT_NOUN) {
            PhraseKind::Document
        } else if class.contains(Class::ADJECTIVE)
            || ["some", "many", "several", "few", "most", "both", "all"].iter().any(|word| text.eq_ignore_ascii_case(word))
        {
            PhraseKind::Group
        } else {
            PhraseKind::Other
        }
    }

    fn is_date(&self, at: usize) -> bool {
        self.tokens[at].class.contains(Class::DATE) && !self.in_name(at)
    }

    fn in_name(&self, at: usize) -> bool {
        let span = self.tokens[at].span;
        self.names[self.name..].iter().take_while(|name| name.span.start < span.end).any(|name| name.span.overlaps(span))
    }

    fn starts_sentence(&self, at: usize) -> bool {
        #[allow(clippy::cast_possible_truncation)]
        let at = at as u32;
        self.sentences[self.sentence..].iter().take(2).any(|sentence| {
            at == sentence.first
                || (at > sentence.first && self.tokens[sentence.first as usize..at as usize].iter().all(|token| !token.is_word()))
        })
    }

    fn seek(&mut self, offset: u32) {
        while self.names.get(self.name).is_some_and(|name| name.span.end <= offset) {
            self.name += 1;
        }
        while self.sentences.get(self.sentence).is_some_and(|sentence| sentence.span.end <= offset) {
            self.sentence += 1;
        }
    }
}

/// Whether a word is an adverb by its ending.
#[must_use]
pub fn is_adverb(text: &str) -> bool {
    text.len() > 4
        && text.ends_with("ly")
        && !matches!(
            text,
            "family"
                | "assembly"
                | "reply"
                | "supply"
                | "ally"
                | "Assembly"
                | "Italy"
                | "July"
                | "rally"
                | "bully"
                | "monopoly"
                | "anomaly"
                | "daily"
                | "weekly"
                | "monthly"
                | "early"
                | "elderly"
                | "likely"
                | "friendly"
                | "only"
                | "apply"
                | "imply"
                | "comply"
                | "multiply"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{mark::marks, name::names, sentence::sentences, token::tokens};

    #[track_caller]
    fn check(prose: &str, expected: &[&str]) {
        let tokens = tokens(prose);
        let sentences = sentences(prose, &tokens, &marks(prose, &tokens));
        let found: Vec<&str> =
            phrases(prose, &tokens, &names(prose, &tokens, &sentences), &sentences).iter().map(|phrase| phrase.span.of(prose)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_phrase_runs_from_its_determiner_to_its_head() {
        check("The former official said the union leader agreed.", &["The former official", "the union leader"]);
        check("A spokeswoman for the port authority declined.", &["A spokeswoman", "the port authority"]);
        check("Two people said he left.", &["Two people", "he"]);
    }

    #[test]
    fn verbs_end_a_phrase_and_nouns_of_their_form_do_not() {
        check("The report states that officials claim a victory.", &["The report", "officials", "a victory"]);
        check("His latest claims were denied by the court.", &["His latest claims", "the court"]);
        check("The proposed law failed.", &["The proposed law"]);
        check("Police say so.", &["Police"]);
    }
}
