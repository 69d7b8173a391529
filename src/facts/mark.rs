//! Quotation marks as they stand on the page: their glyph, and which way they lean.

mod single;

use super::token::{Token, TokenKind};
use crate::text::Span;

/// A character (or two apostrophes) that may be a quotation mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub glyph: Glyph,
    /// What its neighbours make of it.
    pub lean: Lean,
}

/// The look of a quotation mark.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Glyph {
    /// "
    Straight,
    /// “
    CurlyOpen,
    /// ”
    CurlyClose,
    /// „
    Low,
    /// «
    GuillemetOpen,
    /// »
    GuillemetClose,
    /// '' for a double mark
    TwoApostrophes,
    /// `` for an opening double mark
    TwoBackticks,
    /// '
    SingleStraight,
    /// ‘
    SingleOpen,
    /// ’
    SingleClose,
    /// ‚
    SingleLow,
    /// ‹
    SingleGuillemetOpen,
    /// ›
    SingleGuillemetClose,
}

impl Glyph {
    /// Whether it is a single mark.
    #[must_use]
    pub fn is_single(self) -> bool {
        matches!(
            self,
            Self::SingleStraight
                | Self::SingleOpen
                | Self::SingleClose
                | Self::SingleLow
                | Self::SingleGuillemetOpen
                | Self::SingleGuillemetClose
        )
    }
}

/// What a mark can be by its neighbours: white space and brackets before it, letters after it, and the reverse.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Lean {
    /// It can only open.
    Opens,
    /// It can only close.
    Closes,
    /// It can do both.
    Either,
}

impl Glyph {
    /// The mark that closes what this one opens, as it is printed; for a mark that closes, itself.
    #[must_use]
    pub fn closing(self) -> &'static str {
        match self {
            Self::Straight => "\"",
            Self::CurlyOpen | Self::CurlyClose | Self::Low => "\u{201d}",
            Self::GuillemetOpen | Self::GuillemetClose => "»",
            Self::TwoApostrophes | Self::TwoBackticks => "''",
            Self::SingleStraight => "'",
            Self::SingleOpen | Self::SingleClose | Self::SingleLow => "\u{2019}",
            Self::SingleGuillemetOpen | Self::SingleGuillemetClose => "›",
        }
    }

    /// The mark that opens what this one closes, as it is printed; for a mark that opens, itself.
    #[must_use]
    pub fn opening(self) -> &'static str {
        match self {
            Self::Straight => "\"",
            Self::CurlyOpen | Self::CurlyClose => "\u{201c}",
            Self::Low => "„",
            Self::GuillemetOpen | Self::GuillemetClose => "«",
            Self::TwoApostrophes => "''",
            Self::TwoBackticks => "``",
            Self::SingleStraight => "'",
            Self::SingleOpen | Self::SingleClose => "\u{2018}",
            Self::SingleLow => "‚",
            Self::SingleGuillemetOpen | Self::SingleGuillemetClose => "‹",
        }
    }
}

/// Finds the marks of a block. Of single marks only those that have a partner in the block, and one that opens the block.
#[must_use]
pub fn marks(prose: &str, tokens: &[Token]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut straight_open = false;
    let mut has_single = false;
    let mut attribute = false;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        at += 1;
        if token.kind != TokenKind::Quote {
            continue;
        }
        let Some(mut glyph) = glyph(token.text(prose)) else { continue };
        let mut span = token.span;
        // '' and `` stand for one double mark, "" for one mark typed twice.
        if let Some(next) = tokens.get(at).filter(|next| next.kind == TokenKind::Quote && next.span.start == span.end) {
            let doubled = match (token.text(prose), next.text(prose)) {
                ("'", "'") => Some(Glyph::TwoApostrophes),
                ("`", "`") => Some(Glyph::TwoBackticks),
                ("\"", "\"") => Some(Glyph::Straight),
                ("\u{2018}", "\u{2018}") => Some(Glyph::CurlyOpen),
                ("\u{2019}", "\u{2019}") => Some(Glyph::CurlyClose),
                _ => None,
            };
            if let Some(doubled) = doubled {
                glyph = doubled;
                span = span.to(next.span);
                at += 1;
            }
        }
        if token.text(prose) == "`" && glyph != Glyph::TwoBackticks {
            continue;
        }
        let lean = lean(prose, span);
        if glyph == Glyph::Straight {
            // A value may have begun in the block before.
            let ends_tag = !straight_open && prose[span.end as usize..].starts_with('>');
            if attribute || ends_tag || is_attribute(prose, span) {
                // "" is an empty value.
                attribute = !(attribute || ends_tag) && span.len() == 1;
                continue;
            }
            if is_inch(prose, span, straight_open, lean) {
                continue;
            }
            straight_open = match lean {
                Lean::Opens => true,
                Lean::Closes => false,
                Lean::Either => !straight_open,
            };
        }
        has_single |= glyph.is_single();
        marks.push(Mark { span, glyph, lean });
    }
    if has_single {
        single::pair(prose, &mut marks);
    }
    marks
}

/// <tweet author="Hale" date="...: a mark that opens an attribute's value in a tag, which is no prose though the tag is broken.
fn is_attribute(prose: &str, span: Span) -> bool {
    let name = prose[..span.start as usize].strip_suffix('=').filter(|name| name.ends_with(char::is_alphanumeric));
    let tag = name.and_then(|name| Some(&name[name.rfind('<')? + 1..]));
    tag.is_some_and(|tag| tag.starts_with(char::is_alphabetic) && !tag.contains('>'))
}

fn glyph(text: &str) -> Option<Glyph> {
    Some(match text {
        "\"" | "\u{201f}" | "＂" => Glyph::Straight,
        "\u{201c}" => Glyph::CurlyOpen,
        "\u{201d}" => Glyph::CurlyClose,
        "\u{201e}" => Glyph::Low,
        "«" => Glyph::GuillemetOpen,
        "»" => Glyph::GuillemetClose,
        "'" | "`" => Glyph::SingleStraight,
        "\u{2018}" | "\u{201b}" => Glyph::SingleOpen,
        "\u{2019}" => Glyph::SingleClose,
        "\u{201a}" => Glyph::SingleLow,
        "‹" => Glyph::SingleGuillemetOpen,
        "›" => Glyph::SingleGuillemetClose,
        _ => return None,
    })
}

/// What a mark can be by its neighbours.
fn lean(prose: &str, span: Span) -> Lean {
    let before = prose[..span.start as usize].chars().next_back();
    let after = prose[span.end as usize..].chars().next();
    // What is not seen (the direction of writing, a place to break) parts words as white space does.
    let free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'));
    let opener = |c: Option<char>| c.is_some_and(|c| matches!(c, '(' | '[' | '{' | '/' | '=' | '>' | '*' | '_'));
    let closer = |c: Option<char>| c.is_some_and(|c| matches!(c, ')' | ']' | '}' | ',' | '.' | ';' | ':' | '?' | '!' | '\u{2026}' | '/'));
    let dash = |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}'));
    let mark = |c: Option<char>| c.is_some_and(super::token::is_quote_character);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match (free(before), free(after)) {
        (true, true) => Lean::Either,
        // After white space a mark opens, unless nothing but punctuation follows it.
        (true, false) if closer(after) && !prose[span.end as usize..].starts_with("...") && after != Some('\u{2026}') => Lean::Either,
        (true, false) => Lean::Opens,
        (false, true) if opener(before) => Lean::Either,
        (false, true) => Lean::Closes,
        (false, false) if opener(before) && !closer(after) => Lean::Opens,
        (false, false) if closer(after) && !opener(before) => Lean::Closes,
        (false, false) if dash(before) && (letter(after) || mark(after)) => Lean::Either,
        (false, false) if letter(before) && letter(after) => Lean::Either,
        (false, false) if closer(before) => Lean::Closes,
        (false, false) if mark(before) && letter(after) && starts_quoting(prose, span) => Lean::Opens,
        _ => Lean::Either,
    }
}

/// Whether the marks that stand before a mark without a gap follow white space: “‘So ...
fn starts_quoting(prose: &str, span: Span) -> bool {
    prose[..span.start as usize].trim_end_matches(super::token::is_quote_character).chars().next_back().is_none_or(char::is_whitespace)
}

/// A straight mark after a figure that means inches or seconds: 5'10", a 12" pizza.
fn is_inch(prose: &str, span: Span, open: bool, lean: Lean) -> bool {
    let before = &prose[..span.start as usize];
    if !before.ends_with(|c: char| c.is_ascii_digit()) || lean == Lean::Opens {
        return false;
    }
    let figure = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '/'));
    if figure.ends_with(['\'', '\u{2019}', '\u{2032}'])
        && figure.trim_end_matches(['\'', '\u{2019}', '\u{2032}']).ends_with(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    // Inside a quote a mark after a figure closes it, unless the quote is closed by a later mark.
    if !open {
        return true;
    }
    let after = &prose[span.end as usize..];
    let goes_on = after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_lowercase()));
    let next = after.find('"').filter(|&next| after[..next].ends_with([',', '.', '?', '!']));
    goes_on && next.is_some() && !after[..next.unwrap_or_default()].contains(['.', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::token::tokens;

    /// Each mark as `(` where it leans to open, `)` to close, `?` where both can be.
    #[track_caller]
    fn check(prose: &str, expected: &str) {
        let leans: String = marks(prose, &tokens(prose))
            .iter()
            .map(|mark| match mark.lean {
                Lean::Opens => '(',
                Lean::Closes => ')',
                Lean::Either => '?',
            })
            .collect();
        assert_eq!(leans, expected, "{prose}");
    }

    #[test]
    fn neighbours_say_which_way_a_mark_leans() {
        check("\"No,\" she said. \"Never.\"", "()()");
        check("(\"no\") [\"yes\"]", "()()");
        check("The vote was \"close\", \"fair\"; \"over\".", "()()()");
    }

    #[test]
    fn apostrophes_and_primes_are_no_marks() {
        check("'Tis the workers' own rock 'n' roll of the '90s", "");
        check("A 5'10\" forward ate a 12\" pizza.", "");
        check("\"We won by 12,\" he said. \"By 12\"", "()()");
    }

    #[test]
    fn values_in_a_broken_tag_are_no_quotes() {
        check("<tweet author=\"just look at Europe\" date=\"\n- Cut taxes.", "");
        check("<tweet pic=\"\" author=\"Hale\">\"No,\" he said.", "()");
        check("- Keep taxes.\">Here are \"nine\" reasons.", "()");
        check("The sum x=\"4\" stood there.", "()");
    }

    #[test]
    fn single_marks_need_a_partner() {
        check("'It is the workers' choice,' Lane said.", "()");
        check("He called it \u{2018}a farce\u{2019} and left the players\u{2019} lounge.", "()");
        check("\"He told me, 'Run,'\" Hale said.", "(())");
    }

    #[test]
    fn a_single_mark_that_introduces_speech_may_close_paragraphs_later() {
        check("Det Sgt Ormerod said: 'Today's sentence sends a message. We'll go on.", "(");
        check("Ormerod, of the fraud unit, said, \u{2018}We\u{2019}ll go on.", "(");
        check("He sang an old tune, 'Tis the season, in the '90s, '80s and '70s.", "");
        check("They sailed in the spring of '98, 'til the money ran out.", "");
        check("She read it out: 'It is closed.' Nobody spoke.", "()");
    }

    #[test]
    fn two_apostrophes_are_one_mark() {
        check("He said it was ''so'' and ``thus''.", "()()");
    }
}
