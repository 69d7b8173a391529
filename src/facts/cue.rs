//! Verbs and phrases of saying.

use super::phrase::is_adverb;
use super::sentence::Sentence;
use super::token::{Case, Token, TokenKind};
use crate::lexicon::table::Words;
use crate::lexicon::{Class, cues as lexicon};
use crate::text::Span;

/// A verb or phrase that attributes words to somebody.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Cue {
    /// Where it stands: "said", "pointed out", "according to".
    pub span: Span,
    /// Its first token.
    pub first: u32,
    /// One past its last token.
    pub last: u32,
    /// Its form.
    pub form: CueForm,
    /// Whether it says by itself that somebody speaks ("said", "tweeted"), not only that words are somebody's ("called").
    pub strong: bool,
}

/// The form of a cue.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CueForm {
    /// said, says, has described
    Finite,
    /// saying, calling it
    Participle,
    /// described by, quoted by
    Passive,
    /// claim that, promise of
    Noun,
    /// according to, in the words of
    Preposition,
}

/// What a verb or a noun of saying can be.
const SAYING: Class = Class::SAYING.union(Class::SAYING_ING).union(Class::SAYING_PARTICIPLE).union(Class::SAYING_NOUN);
/// What a phrase of saying opens with.
const OPENS: Words<2> = Words::of(["according", "in"]);

/// Finds the cues of a block.
#[must_use]
pub fn cues(prose: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut sentence = 0;
    let mut at = 0;
    while at < tokens.len() {
        // Most words end here.
        if !tokens[at].class.intersects(SAYING.union(Class::PHRASAL)) && !OPENS.have(tokens[at].key) {
            at += 1;
            continue;
        }
        while sentences.get(sentence).is_some_and(|sentence| sentence.last as usize <= at) {
            sentence += 1;
        }
        let starts = sentences.get(sentence).is_some_and(|sentence| sentence.first as usize == at);
        match cue(prose, tokens, at, starts) {
            Some(found) => {
                at = found.last as usize;
                cues.push(found);
            }
            None => at += 1,
        }
    }
    cues
}

fn cue(prose: &str, tokens: &[Token], at: usize, starts_sentence: bool) -> Option<Cue> {
    let token = &tokens[at];
    if token.kind != TokenKind::Word {
        return None;
    }
    if let Some(last) = preposition(prose, tokens, at) {
        return Some(new(tokens, at, last, CueForm::Preposition, true));
    }
    let class = token.class;
    if !class.intersects(SAYING.union(Class::PHRASAL)) || (token.case != Case::Lower && !starts_sentence && !after_opening(tokens, at)) {
        return None;
    }
    if class.contains(Class::PHRASAL)
        && !after_article(prose, tokens, at)
        && let Some(last) = phrasal(prose, tokens, at)
    {
        let form = if token.bytes(prose).ends_with(b"ing") { CueForm::Participle } else { CueForm::Finite };
        return Some(new(tokens, at, last, form, true));
    }
    // "Bill Tranter left": what opens a sentence in its base form is a name or an order.
    if starts_sentence && class.contains(Class::BASE) && !class.contains(Class::SAYING_ING) {
        return None;
    }
    let strong = class.contains(Class::STRONG);
    if class.contains(Class::SAYING_ING) {
        let noun = after_article(prose, tokens, at) && !tokens[at - 1].class.contains(Class::PREPOSITION);
        if noun && class.contains(Class::SAYING_NOUN) {
            return Some(new(tokens, at, at + 1, CueForm::Noun, false));
        }
        return (!noun).then(|| new(tokens, at, at + 1, CueForm::Participle, strong));
    }
    if is_object(prose, tokens, at) {
        return None;
    }
    if class.contains(Class::SAYING_NOUN) && noun_by_neighbours(prose, tokens, at) {
        return Some(new(tokens, at, at + 1, CueForm::Noun, false));
    }
    if !class.intersects(Class::SAYING | Class::SAYING_PARTICIPLE) || after_article(prose, tokens, at) {
        return None;
    }
    let passive = class.contains(Class::SAYING_PARTICIPLE) && (after_be(prose, tokens, at) || names_agent(prose, tokens, at + 1));
    let form = if passive { CueForm::Passive } else { CueForm::Finite };
    Some(new(tokens, at, at + 1, form, strong))
}

fn new(tokens: &[Token], first: usize, last: usize, form: CueForm, strong: bool) -> Cue {
    #[allow(clippy::cast_possible_truncation)]
    Cue { span: tokens[first].span.to(tokens[last - 1].span), first: first as u32, last: last as u32, form, strong }
}

/// "according to", "in the words of": one past the last token.
fn preposition(prose: &str, tokens: &[Token], at: usize) -> Option<usize> {
    if !OPENS.have(tokens[at].key) {
        return None;
    }
    let is = |offset: usize, word: &str| tokens.get(at + offset).is_some_and(|token| token.is(prose, word));
    if is(0, "according") && is(1, "to") {
        return Some(at + 2);
    }
    let named = || is(2, "words") || is(2, "view") || is(2, "opinion") || is(2, "eyes");
    (is(0, "in") && is(1, "the") && named() && is(3, "of")).then_some(at + 4)
}

/// A phrasal verb and the word that makes it one of saying.
fn phrasal(prose: &str, tokens: &[Token], at: usize) -> Option<usize> {
    lexicon::followers(tokens[at].text(prose)).find_map(|follower| {
        let mut end = at + 1;
        for word in follower.split(' ') {
            if !tokens.get(end).is_some_and(|token| token.is(prose, word)) {
                return None;
            }
            end += 1;
        }
        Some(end)
    })
}

/// Whether a word that can be a noun of saying is one here: after an article, an adjective, a possessive.
fn noun_by_neighbours(prose: &str, tokens: &[Token], at: usize) -> bool {
    if !tokens[at].class.intersects(Class::SAYING | Class::SAYING_PARTICIPLE | Class::VERB) {
        return true;
    }
    after_article(prose, tokens, at)
}

fn after_article(prose: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)) else { return false };
    if before.kind == TokenKind::Clitic {
        // "Hale's claim" against "he's said"
        return before.text(prose).ends_with(['s', 'S']) && !(at >= 2 && tokens[at - 2].class.contains(Class::PRONOUN));
    }
    let text = before.text(prose);
    // A plural's apostrophe: "the senators' claim".
    if before.kind == TokenKind::Quote && before.span.end < tokens[at].span.start {
        return at >= 2
            && tokens[at - 2].span.end == before.span.start
            && tokens[at - 2].bytes(prose).ends_with(b"s")
            && matches!(text, "'" | "\u{2019}");
    }
    if before.class.contains(Class::DETERMINER) {
        return !matches!(
            text,
            "that"
                | "which"
                | "some"
                | "many"
                | "both"
                | "all"
                | "few"
                | "several"
                | "most"
                | "this"
                | "those"
                | "each"
                | "what"
                | "Some"
                | "Many"
                | "Both"
                | "All"
                | "Few"
                | "Several"
                | "Most"
                | "Each"
                | "another"
                | "Another"
                | "neither"
                | "Neither"
                | "either"
        );
    }
    if before.class.contains(Class::PREPOSITION) {
        return !matches!(text, "to" | "since" | "before" | "after" | "until" | "like")
            || (text != "to" && tokens[at].bytes(prose).ends_with(b"s"));
    }
    before.class.contains(Class::ADJECTIVE)
        && !before.class.intersects(Class::ROLE | Class::GROUP_NOUN)
        && before.case == Case::Lower
        && !matches!(text, "two" | "three" | "four" | "former" | "late" | "early" | "next" | "first" | "clear" | "last")
}

/// A form in -s right behind a verb is its object: "sees issues".
pub(super) fn is_object(prose: &str, tokens: &[Token], at: usize) -> bool {
    let text = tokens[at].text(prose);
    let surely = |before: usize| {
        !tokens[before].class.contains(Class::BASE)
            || before > 0 && (tokens[before - 1].is(prose, "to") || tokens[before - 1].class.intersects(Class::AUXILIARY | Class::PRONOUN))
    };
    at > 0
        && surely(at - 1)
        && text.ends_with('s')
        && !text.ends_with("ss")
        && tokens[at - 1].case == Case::Lower
        && tokens[at - 1].class.intersects(Class::VERB | Class::GERUND | Class::SAYING_ING)
        && !tokens[at - 1]
            .class
            .intersects(Class::ROLE | Class::GROUP_NOUN | Class::DOCUMENT_NOUN | Class::ORGANISATION_NOUN | Class::SAYING_NOUN)
}

fn after_be(prose: &str, tokens: &[Token], at: usize) -> bool {
    tokens[..at].iter().rev().take(4).find(|token| !(token.class.contains(Class::ADVERB) || is_adverb(token.text(prose)))).is_some_and(
        |token| {
            ["was", "were", "is", "are", "be", "been", "being", "wasn't", "isn't", "weren't"].iter().any(|word| token.is(prose, word))
                || (token.kind == TokenKind::Clitic && (token.bytes(prose).ends_with(b"re")))
        },
    )
}

/// Whether "by" and an agent follow: not "responded by pointing", "said by telephone".
fn names_agent(prose: &str, tokens: &[Token], by: usize) -> bool {
    tokens.get(by).is_some_and(|token| token.is(prose, "by"))
        && tokens.get(by + 1).is_some_and(|next| {
            let means = ["telephone", "phone", "email", "e-mail", "text", "letter", "way", "video"];
            !next.class.intersects(Class::GERUND | Class::SAYING_ING) && !means.iter().any(|word| next.is(prose, word))
        })
}

fn after_opening(tokens: &[Token], at: usize) -> bool {
    at == 0 || tokens[at - 1].kind == TokenKind::Quote
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{mark::marks, sentence::sentences, token::tokens};

    /// Each cue with the first letter of its form.
    #[track_caller]
    fn check(prose: &str, expected: &[&str]) {
        let tokens = tokens(prose);
        let sentences = sentences(prose, &tokens, &marks(prose, &tokens));
        let found: Vec<String> =
            cues(prose, &tokens, &sentences).iter().map(|cue| format!("{} {:?}", cue.span.of(prose), cue.form)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn verbs_of_saying_are_cues_and_nouns_of_their_form_are_not_verbs() {
        check("Hale said the union claims a win.", &["said Finite", "claims Finite"]);
        check("His claims about the United States Notes failed.", &["claims Noun"]);
        check("Calling it off, she left.", &["Calling Participle"]);
    }

    #[test]
    fn an_agent_behind_by_makes_a_cue_passive() {
        check("It was a farce, described by Hale as fair.", &["described Passive"]);
        check("Hale responded by pointing at the door.", &["responded Finite"]);
        check("Hale said by telephone it was over.", &["said Finite"]);
    }

    #[test]
    fn phrasal_cues_are_whole() {
        check("Ruiz pointed out the gap and put it bluntly.", &["pointed out Finite", "put it Finite"]);
        check("According to Ruiz, it was described by Hale as fair.", &["According to Preposition", "described Passive"]);
    }
}
