//! What is said in a headline told from a term or a title in it.

use crate::facts::Token;
use crate::lexicon::Class;
use crate::story::blocks::StoryBlock;
use crate::text::Span;

/// Whether marks in a headline that says whose words it has hold all that is said, and no term or title in it: "says 'ghost nets' are
/// in the bay", "says firms must end 'rewild and retreat'".
pub(super) fn is_all_said(block: &StoryBlock, cue: Span, quote: Span) -> bool {
    let tokens = &block.facts().tokens;
    let rest: Vec<&Token> = tokens.iter().filter(|token| token.span.start >= quote.end).take_while(|token| token.is_word()).collect();
    let leads_on = |token: &Token| token.class.intersects(Class::PREPOSITION | Class::CONJUNCTION | Class::ADVERB);
    if cue.start > quote.start {
        // "Mayor 'misled members' over dam, says Q", but "'Ghost nets' are in the bay, say Q"
        return rest.first().is_none_or(|next| next.span.start >= cue.start || leads_on(next));
    }
    let text = |token: &Token| token.text(block.prose());
    let between: Vec<&Token> = tokens.iter().filter(|token| token.span.start >= cue.end && token.span.end <= quote.start).collect();
    let is_copula = |token: &Token| ["is", "are", "was", "were"].contains(&text(token));
    let acts = |token: &Token| token.class.intersects(Class::VERB | Class::AUXILIARY | Class::GERUND | Class::PARTICIPLE);
    if between.iter().any(|token| acts(token) && !is_copula(token)) {
        return false;
    }
    let words: Vec<&Token> = between.into_iter().filter(|token| token.is_word()).collect();
    if let Some(last) = words.last()
        && last.class.intersects(Class::PREPOSITION | Class::DETERMINER | Class::CONJUNCTION)
        && text(last) != "that"
    {
        // "warns of 'ruin'", but "says no to Q", "warns of Q in the bay"
        return words.len() == 1 && ["of", "about"].contains(&text(last)) && rest.is_empty();
    }
    let Some(next) = rest.first() else { return true };
    !words.is_empty() && next.class.contains(Class::PREPOSITION) && text(next) != "to" && !rest.iter().any(|token| acts(token))
}
