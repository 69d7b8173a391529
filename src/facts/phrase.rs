//! Phrases that may speak: a name with its title, a role ("the former official"), a pronoun, a document, a crowd.

mod part;
mod somebody;

use super::name::Name;
use super::sentence::Sentence;
use super::token::{Case, Token, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::table::Words;
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
    let mut phrases = Vec::with_capacity(tokens.len() / 3 + 1);
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
        let first = &self.tokens[start];
        if matches!(first.kind, TokenKind::Punctuation | TokenKind::Quote | TokenKind::Clitic) {
            return None;
        }
        self.seek(first.span.start);
        // Most small words of grammar stand outside phrases.
        const OUTSIDE: Class = Class::PREPOSITION.union(Class::CONJUNCTION).union(Class::AUXILIARY);
        const INSIDE: Class = Class::DETERMINER.union(Class::PRONOUN);
        let is_outside = first.class.intersects(OUTSIDE) && !first.class.intersects(INSIDE) && first.case == Case::Lower;
        if is_outside && !self.in_name(start) {
            return None;
        }
        if first.class.contains(Class::PRONOUN) && !self.in_name(start) {
            return self.pronoun(start);
        }
        if self.is_verb_after_who(start) {
            return None;
        }
        let mut end = start;
        let mut head = None;
        let mut only_opening = true;
        let (mut modified, mut anew) = (false, false);
        while end < self.tokens.len() {
            // "basic federal pay": behind an adjective a verb's base form is a noun.
            let class = self.tokens[end].class;
            anew = modified && (anew || class.contains(Class::BASE) && !class.contains(Class::SAYING));
            let part = self.part(start, end, head.is_some() && !anew);
            modified = part == Part::Modifier;
            if part == Part::Outside || part == Part::Opening && head.is_some() {
                break;
            }
            only_opening &= part == Part::Opening;
            if matches!(part, Part::Noun | Part::Proper) {
                // A day after a name is no part of it: "Hale Tuesday said".
                let parts_date = |head: usize| match (self.is_date(head), self.is_date(end)) {
                    (false, true) => true,
                    (true, false) => part == Part::Proper,
                    _ => false,
                };
                if head.is_some_and(parts_date) {
                    break;
                }
                head = Some(end);
            }
            end += 1;
        }
        if end == start || self.is_year_in(start) {
            return None;
        }
        let head = match head {
            Some(head) => head,
            None if only_opening && !self.stands_alone(end - 1, end) => return None,
            // "the accused", "the two", "the former"
            None => end - 1,
        };
        let next = head + 1;
        // "Gillian Purves MSP": letters behind a name are no part of it.
        let letters = head > start && self.tokens[head].case == Case::Upper && self.tokens[head].span.len() > 1;
        let named = |at: usize| {
            self.names[self.name..]
                .iter()
                .any(|name| name.span.contains(self.tokens[at].span) && name.entity_type == super::EntityType::Person)
        };
        let head = if letters && !self.in_name(head) && self.in_name(head - 1) && named(head - 1) { head - 1 } else { head };
        let span = first.span.to(self.tokens[head].span);
        #[allow(clippy::cast_possible_truncation)]
        Some((Phrase { span, head: head as u32, kind: self.kind(span, head) }, next))
    }

    /// "in 2021": what stands behind the year is no noun with it: "a paper issued in 2021 states".
    fn is_year_in(&self, at: usize) -> bool {
        const IN: Words<6> = Words::of(["in", "since", "from", "by", "until", "of"]);
        let text = self.tokens[at].text(self.prose);
        let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && text.bytes().all(|byte| byte.is_ascii_digit());
        let saying =
            self.tokens.get(at + 1).is_some_and(|next| next.class.contains(Class::SAYING) && next.bytes(self.prose).ends_with(b"s"));
        year && saying && at.checked_sub(1).is_some_and(|before| IN.have(self.tokens[before].key))
    }

    /// "who specialises in it": a verb that no list has; not "who officials say".
    fn is_verb_after_who(&self, at: usize) -> bool {
        may_be_verb_after_who(self.prose, self.tokens, at)
            && !self.tokens[at].class.intersects(Class::SORTED)
            && !self.tokens.get(at + 1).is_some_and(|next| next.class.contains(Class::SAYING))
    }

    fn pronoun(&self, at: usize) -> Option<(Phrase, usize)> {
        let token = &self.tokens[at];
        let text = token.text(self.prose);
        let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        let kind = if is(&["he", "she", "they", "i", "we", "it", "who", "you"]) {
            PhraseKind::Pronoun
        } else if is(&["one", "these", "those"])
            && !self
                .tokens
                .get(at + 1)
                .is_some_and(|next| self.ends_subject(*next) && !self.agrees_as_noun(at, *next) && !self.describes_noun(at + 1))
        {
            return self.counted(at);
        } else {
            PhraseKind::Group
        };
        #[allow(clippy::cast_possible_truncation)]
        Some((Phrase { span: token.span, head: at as u32, kind }, at + 1))
    }

    /// "one official", "those voters"
    fn counted(&self, at: usize) -> Option<(Phrase, usize)> {
        if self.describes_noun(at + 1) {
            let span = self.tokens[at].span.to(self.tokens[at + 2].span);
            #[allow(clippy::cast_possible_truncation)]
            return Some((Phrase { span, head: at as u32 + 2, kind: self.kind(span, at + 2) }, at + 3));
        }
        let mut end = at + 1;
        while end < self.tokens.len() && !matches!(self.part(at, end, end > at + 1), Part::Outside | Part::Opening) {
            end += 1;
        }
        let span = self.tokens[at].span.to(self.tokens[end - 1].span);
        let kind = if end == at + 1 { PhraseKind::Other } else { self.kind(span, end - 1) };
        #[allow(clippy::cast_possible_truncation)]
        Some((Phrase { span, head: end as u32 - 1, kind }, end))
    }

    /// "one exhausted counter said": a participle before a noun, and a verb behind that.
    fn describes_noun(&self, at: usize) -> bool {
        let Some([participle, noun, verb]) = self.tokens.get(at..at + 3) else { return false };
        let plural = noun.bytes(self.prose).ends_with(b"s");
        participle.bytes(self.prose).ends_with(b"ed")
            && !participle.class.intersects(Class::SAYING)
            && plural != self.tokens[at - 1].is(self.prose, "one")
            && participle.case == Case::Lower
            && noun.is_word()
            && noun.case == Case::Lower
            && !noun.class.intersects(Class::FUNCTION | Class::ADVERB)
            && (!noun.class.contains(Class::SAYING) || noun.class.contains(Class::BASE))
            && self.is_finite(*verb)
    }

    /// "one message", "those claims": a verb would take the other form.
    fn agrees_as_noun(&self, at: usize, next: Token) -> bool {
        let noun = Class::SAYING_NOUN | Class::DOCUMENT_NOUN | Class::ROLE | Class::GROUP_NOUN | Class::ORGANISATION_NOUN;
        let base = next.class.contains(Class::BASE);
        next.class.intersects(noun) && base == self.tokens[at].is(self.prose, "one") && (base || next.bytes(self.prose).ends_with(b"s"))
    }

    fn is_finite(&self, token: Token) -> bool {
        token.class.intersects(Class::VERB | Class::SAYING | Class::AUXILIARY | Class::PHRASAL) && token.case == Case::Lower
    }

    fn ends_subject(&self, token: Token) -> bool {
        // "One 18-year-old pupil", "One IT worker"
        let text = token.text(self.prose);
        if text.ends_with("-old") || token.case == Case::Upper && text.len() > 1 {
            return false;
        }
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
        let token = &self.tokens[head];
        let holding = self.names[self.name..].iter().take_while(|name| name.span.start < span.end).enumerate();
        for (offset, name) in holding {
            if name.span.contains(token.span) || name.span.overlaps(token.span) {
                #[allow(clippy::cast_possible_truncation)]
                return PhraseKind::Name((self.name + offset) as u32);
            }
        }
        let text = token.text(self.prose);
        let class = if token.class.intersects(Class::SORTED) { token.class } else { token.class | compound(text) };
        if class.contains(Class::ROLE) && !class.contains(Class::GROUP_NOUN) {
            PhraseKind::Role
        } else if class.contains(Class::GROUP_NOUN) {
            PhraseKind::Group
        } else if class.contains(Class::ORGANISATION_NOUN) {
            PhraseKind::Organisation
        } else if class.contains(Class::DOCUMENT_NOUN) {
            PhraseKind::Document
        } else if self.is_somebody(span, head) {
            PhraseKind::Role
        } else if class.contains(Class::ADJECTIVE) && (span != token.span || is_count(token))
            || SOME.have(token.key)
            || self.has_adjective_behind(span, head)
        {
            PhraseKind::Group
        } else {
            PhraseKind::Other
        }
    }

    fn is_date(&self, at: usize) -> bool {
        self.tokens[at].class.contains(Class::DATE) && !self.in_name(at) && !self.is_title_word(at)
    }

    /// "the Evening Courier", "The Sunday Post", "Mark Day": a day or a part of it in a title or a name.
    fn is_title_word(&self, at: usize) -> bool {
        let capital = |at: usize| self.tokens.get(at).is_some_and(|token| token.is_word() && token.case == Case::Capital);
        let Some(before) = at.checked_sub(1).map(|before| self.tokens[before]).filter(|_| capital(at)) else { return false };
        // "Mark Day said"
        if super::sentence::is_title(before.text(self.prose)) {
            return true;
        }
        if before.class.contains(Class::FIRST_NAME) && before.case == Case::Capital && !self.tokens[at].bytes(self.prose).ends_with(b"day")
        {
            return true;
        }
        capital(at + 1) && !self.tokens[at + 1].class.contains(Class::DATE) && before.is(self.prose, "the")
    }

    fn in_name(&self, at: usize) -> bool {
        let Some(span) = self.tokens.get(at).map(|token| token.span) else { return false };
        self.names[self.name..].iter().take_while(|name| name.span.start < span.end).any(|name| name.span.overlaps(span))
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

/// "who specialises", "which needs": whether a word has the form and the place of a verb, whatever the lists say of it.
pub(crate) fn may_be_verb_after_who(prose: &str, tokens: &[Token], at: usize) -> bool {
    const WHO: Words<2> = Words::of(["who", "which"]);
    let (Some(before), Some(token)) = (at.checked_sub(1).and_then(|before| tokens.get(before)), tokens.get(at)) else { return false };
    let text = || token.text(prose);
    WHO.have(before.key) && token.is_word() && token.case == Case::Lower && text().ends_with('s') && !text().ends_with("ss")
}

/// What a compound is by the part that says it: "ex-wife", "sister-in-law".
fn compound(text: &str) -> Class {
    if !text.bytes().any(|byte| byte == b'-') {
        return Class::empty();
    }
    let said = text.strip_suffix("-in-law").or_else(|| text.rsplit_once('-').map(|(_, last)| last));
    said.map_or(Class::empty(), |said| crate::lexicon::class(said) & Class::ROLE)
}

/// Words for a group whose number is not told.
const SOME: Words<7> = Words::of(["some", "many", "several", "few", "most", "both", "all"]);

pub(super) fn is_count(token: &Token) -> bool {
    const COUNTS: Words<10> = Words::of(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "others"]);
    COUNTS.have(token.key)
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
        check("The 43-year-old left the basic federal pay.", &["The 43-year-old", "the basic federal pay"]);
        check("Another said so; few believed Hale.", &["Another", "few", "Hale"]);
        check("Ana Ruiz of Hollis & Co. wrote to Hale & Sons.", &["Ana Ruiz", "Hollis & Co.", "Hale & Sons"]);
        check("One exhausted counter said so; one asked for more.", &["One exhausted counter", "one"]);
        check("Hale had one message in the Evening Courier.", &["Hale", "one message", "the Evening Courier"]);
        check("It was Hale's face, said finance director Ana Ruiz.", &["It", "Hale", "face", "finance director Ana Ruiz"]);
    }

    #[test]
    fn verbs_end_a_phrase_and_nouns_of_their_form_do_not() {
        check("The report states that officials claim a victory.", &["The report", "officials", "a victory"]);
        check("His latest claims were denied by the court.", &["His latest claims", "the court"]);
        check("The proposed law failed.", &["The proposed law"]);
        check("Police say so.", &["Police"]);
    }
}
