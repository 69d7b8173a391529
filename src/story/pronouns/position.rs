//! Where a mention stands in its clause, by the words around it.

use crate::facts::{Facts, Token, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::table::Words;
use crate::text::Span;

/// Where a mention stands in its clause.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(in crate::story) enum Position {
    /// A verb follows.
    Subject,
    /// A verb precedes.
    Object,
    /// A preposition precedes.
    Oblique,
    /// 's follows, or his, her.
    Possessive,
    /// "of" precedes.
    Of,
    /// "by" precedes.
    By,
    /// None of these.
    Other,
}

/// All places, in their order.
pub(in crate::story) const POSITIONS: [Position; 7] =
    [Position::Subject, Position::Object, Position::Oblique, Position::Possessive, Position::Of, Position::By, Position::Other];

/// What stands around a mention.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::story) struct Setting {
    pub(in crate::story) position: Position,
    /// Whether it is the subject of a verb of saying.
    pub(in crate::story) says: bool,
    /// Whether "and" joins it to another noun.
    pub(in crate::story) joined: bool,
    /// The first token of the mention, and one past the last.
    pub(in crate::story) tokens: (usize, usize),
}

/// How far behind an apposition or brackets a verb is looked for, in tokens.
const LONGEST_INSET: usize = 18;

const SELVES: Words<3> = Words::of(["himself", "herself", "themselves"]);

/// So many of them may follow each other.
const MOST_INSETS: usize = 3;

/// Where a mention stands in its clause; `whole` is the mention with its title.
pub(in crate::story) fn setting(prose: &str, facts: &Facts, span: Span, whole: Span) -> Setting {
    let tokens = &facts.tokens;
    let first = tokens.partition_point(|token| token.span.end <= whole.start);
    // A mention is short.
    let end = first + tokens[first..].iter().take_while(|token| token.span.start < span.end).count();
    let get = |at: usize| tokens.get(at);
    let text = |at: usize| get(at).map_or("", |token| token.text(prose));
    // An article, an adjective: "the veteran striker Ana Ruiz".
    let is_article = |at: &usize| get(*at).is_some_and(|token| token.class.contains(Class::DETERMINER));
    let article = first.checked_sub(1).filter(is_article);
    let before = article.unwrap_or(first).checked_sub(1);
    let after_marks = before.is_some_and(|verb| after_marks(prose, tokens, verb));
    let before = before.and_then(get);
    let joined = first.checked_sub(1).is_some_and(|at| text(at) == "and" || text(at) == "&") || text(end) == "and" || text(end) == "&";
    let with = |position, says| Setting { position, says, joined, tokens: (first, end) };
    let saying = Class::SAYING | Class::SAYING_ING;
    if get(end).is_some_and(|token| token.kind == TokenKind::Clitic && token.bytes(prose).ends_with(b"s")) {
        let verbal = get(end + 1).is_some_and(|token| token.class.intersects(Class::GERUND | Class::DETERMINER | Class::ADVERB));
        return with(if verbal { Position::Subject } else { Position::Possessive }, false);
    }
    if before.is_some_and(|token| token.is_word() && token.class.contains(Class::PREPOSITION) && !token.class.contains(Class::CONJUNCTION))
    {
        let word = before.map_or("", |token| token.text(prose));
        let position = match word {
            "of" => Position::Of,
            "by" => Position::By,
            _ => Position::Oblique,
        };
        let to = word.eq_ignore_ascii_case("to") && first.checked_sub(2).is_some_and(|at| text(at).eq_ignore_ascii_case("according"));
        return with(position, to);
    }
    let mut next = over_inset(prose, tokens, over_origin(prose, tokens, end));
    // "Hale himself also said"
    let is_between = |token: &Token| token.class.contains(Class::ADVERB) || SELVES.have(token.key);
    while get(next).is_some_and(|token| token.is_word() && is_between(token)) {
        next += 1;
    }
    if get(next).is_some_and(|token| is_verbal(prose, *token)) {
        let auxiliary = get(next).is_some_and(|token| token.class.contains(Class::AUXILIARY));
        let says = (next..next + 1 + usize::from(auxiliary)).any(|at| get(at).is_some_and(|token| token.class.intersects(saying)));
        return with(Position::Subject, says);
    }
    // "Hale and Ruiz met": both are subjects.
    if text(next) == "and" && verb_follows_joined(prose, tokens, next + 1) {
        return with(Position::Subject, false);
    }
    match before {
        Some(token) if is_verbal(prose, *token) => {
            let inverted = token.class.intersects(Class::SAYING) && after_marks;
            if inverted { with(Position::Subject, true) } else { with(Position::Object, false) }
        }
        _ => with(Position::Other, false),
    }
}

/// Over where somebody is from: "Hale of the Harbour Trust said", "Ruiz from Leeds, 42, said".
fn over_origin(prose: &str, tokens: &[Token], end: usize) -> usize {
    const FROM: Words<4> = Words::of(["of", "from", "at", "with"]);
    const LONGEST: usize = 9;
    let is_capital = |at: usize| tokens.get(at).is_some_and(|token| token.text(prose).starts_with(char::is_uppercase));
    let links = |at: usize| matches!(tokens.get(at).map(|token| token.text(prose)), Some("the" | "of" | "and" | "for" | "&"));
    if !tokens.get(end).is_some_and(|token| FROM.have(token.key)) {
        return end;
    }
    let mut next = end + 1;
    while next < end + LONGEST && (is_capital(next) || links(next)) {
        next += 1;
    }
    if is_capital(next - 1) { next } else { end }
}

/// Over an apposition, brackets or a relative clause: "Hale, 42, an engineer, said", "Hale (42), who fell, said".
fn over_inset(prose: &str, tokens: &[Token], end: usize) -> usize {
    let bracket = tokens.get(end).is_some_and(|token| token.text(prose) == "(");
    let closes = |at: usize| tokens[at].text(prose) == ")";
    let behind = if bracket { (end + 1..(end + LONGEST_INSET).min(tokens.len())).find(|&at| closes(at)) } else { None };
    match behind {
        Some(close) => over_commas(prose, tokens, close + 1),
        None if bracket => tokens.len(),
        None => over_commas(prose, tokens, end),
    }
}

/// The same where commas part it from the name.
fn over_commas(prose: &str, tokens: &[Token], end: usize) -> usize {
    if tokens.get(end).is_none_or(|token| token.text(prose) != ",") {
        return end;
    }
    // The name itself is the inset: "A survivor, Ana Ruiz, said".
    if tokens.get(end + 1).is_some_and(|token| is_verbal(prose, *token)) {
        return end + 1;
    }
    let mut open = end;
    for _ in 0..MOST_INSETS {
        let stop = |at: &usize| matches!(tokens[*at].text(prose), "." | ";" | ",");
        let found = (open + 1..(open + LONGEST_INSET).min(tokens.len())).find(stop);
        let Some(close) = found.filter(|&at| tokens[at].text(prose) == ",") else { break };
        // "Hale, 42, an engineer from Leeds, said": one closes where the next opens.
        // "Hale, called \"the Bishop,\" said": a mark that was opened in the inset closes behind its comma.
        let is_mark = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Quote);
        let closes_mark = is_mark(close + 1) && (open + 1..close).filter(|&at| is_mark(at)).count() == 1;
        let verb = if closes_mark { close + 2 } else { close + 1 };
        if tokens.get(verb).is_some_and(|token| is_verbal(prose, *token) || token.class.contains(Class::ADVERB)) {
            return verb;
        }
        open = close;
    }
    if open > end { open + 1 } else { tokens.len() }
}

fn verb_follows_joined(prose: &str, tokens: &[Token], from: usize) -> bool {
    let words = (from..(from + 5).min(tokens.len())).take_while(|&at| tokens[at].is_word());
    words.skip(1).map(|at| tokens[at]).take_while(|token| !token.class.contains(Class::PREPOSITION)).any(|token| is_verbal(prose, token))
}

/// Whether a closing mark or a comma stands before a verb: "..." said Hale.
fn after_marks(prose: &str, tokens: &[Token], verb: usize) -> bool {
    verb.checked_sub(1)
        .and_then(|at| tokens.get(at))
        .is_some_and(|token| matches!(token.text(prose), "\"" | "\u{201d}" | "'" | "\u{2019}" | ","))
}

/// Whether a token is a verb by its class or ending.
pub(super) fn is_verbal(prose: &str, token: Token) -> bool {
    token.is_word()
        && (token.class.intersects(Class::AUXILIARY | Class::VERB | Class::SAYING) && !token.class.contains(Class::PREPOSITION)
            || token.span.len() > 4 && token.bytes(prose).ends_with(b"ed")
            || token.class.intersects(Class::GERUND))
        && token.text(prose).starts_with(char::is_lowercase)
}
