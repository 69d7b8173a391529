//! Marks of one block paired into quotes: by the glyph's direction first, by the neighbours second, by count last.

use crate::facts::{Glyph, Lean, Mark};
use crate::story::quotes::MarkProblemKind;
use crate::text::Span;

/// A pair of marks in one block, or a mark whose partner is missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pair {
    /// From the first to the last mark, both included; to the block's start or end where one is missing.
    pub span: Span,
    /// The mark that opens it; `None` where the block before opened it.
    pub open: Option<Mark>,
    /// The mark that closes it.
    pub close: Option<Mark>,
}

impl Pair {
    /// The words between the marks.
    #[must_use]
    pub fn inner(&self) -> Span {
        let start = self.open.map_or(self.span.start, |mark| mark.span.end);
        let end = self.close.map_or(self.span.end, |mark| mark.span.start);
        Span { start, end: end.max(start) }
    }
}

/// A mark that is wrong in its block, whatever the next block says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fault {
    /// What is wrong.
    pub kind: MarkProblemKind,
    /// The mark.
    pub mark: Mark,
    /// The other mark of the pair.
    pub partner: Option<Mark>,
}

/// The pairs and the faults of a block.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Paired {
    /// The outermost pairs in order. Only the last can lack its closing mark and be right.
    pub pairs: Vec<Pair>,
    /// What is wrong for certain. A last pair without closing mark is none: the next block decides.
    pub faults: Vec<Fault>,
}

/// What a mark is taken for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Unsure,
}

/// What the block before leaves open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inherited {
    /// Nothing.
    Nothing,
    /// A quote that this block may go on with by a mark of its own.
    Open,
    /// A quote in the midst of which the block starts, as a long paragraph was cut there; the mark that opened it.
    Inside(Glyph),
}

/// Pairs the marks of a block.
#[must_use]
pub fn pair(prose: &str, marks: &[Mark], inherited: Inherited) -> Paired {
    let mut paired = Paired::default();
    let length = prose.len();
    let mut open = match inherited {
        Inherited::Inside(glyph) => Some(Mark { span: Span::default(), glyph, lean: Lean::Opens }),
        Inherited::Nothing | Inherited::Open => None,
    };
    let mut at = 0;
    while at < marks.len() {
        let mark = marks[at];
        let rest = &marks[at + 1..];
        at += 1;
        let Some(opener) = open else {
            match first_side(mark, rest) {
                // The end of a quote that the block before opened and this one does not open again: told there.
                Side::Closes if inherited == Inherited::Open && paired.pairs.is_empty() => {}
                Side::Closes => paired.faults.push(Fault { kind: MarkProblemKind::Stray, mark, partner: None }),
                Side::Opens | Side::Unsure => open = Some(mark),
            }
            continue;
        };
        if opener.glyph.is_single() != mark.glyph.is_single() {
            // The other kind inside: nested quotes, apostrophes.
            continue;
        }
        match next_side(prose, opener, mark, rest) {
            // "“So ...: one mark too many.
            Side::Opens if opener.span.end == mark.span.start && !opener.span.is_empty() => {
                paired.faults.push(Fault { kind: MarkProblemKind::Stray, mark: opener, partner: None });
                open = Some(mark);
            }
            Side::Opens if nests(mark, rest) => {
                // A pair of the same kind inside: passed over.
                at += skip_nested(mark, rest);
            }
            Side::Opens => {
                let end = prose[..mark.span.start as usize].trim_end().len();
                let span = Span::new(opener.span.start as usize, end.max(opener.span.end as usize));
                paired.pairs.push(Pair { span, open: Some(opener), close: None });
                paired.faults.push(Fault { kind: MarkProblemKind::Unclosed, mark: opener, partner: None });
                open = Some(mark);
            }
            Side::Closes | Side::Unsure => {
                close(&mut paired, opener, mark);
                open = None;
            }
        }
    }
    if let Some(opener) = open {
        paired.pairs.push(Pair { span: Span::new(opener.span.start as usize, length), open: Some(opener), close: None });
    }
    paired
}

fn close(paired: &mut Paired, opener: Mark, mark: Mark) {
    paired.pairs.push(Pair { span: opener.span.to(mark.span), open: Some(opener), close: Some(mark) });
    if matches!(opener.glyph, Glyph::CurlyClose | Glyph::SingleClose) && !swedish(opener, mark) {
        paired.faults.push(Fault { kind: MarkProblemKind::Backward, mark: opener, partner: Some(mark) });
    } else if (opener.glyph, mark.glyph) == (Glyph::CurlyOpen, Glyph::CurlyOpen)
        || (opener.glyph, mark.glyph) == (Glyph::SingleOpen, Glyph::SingleOpen)
    {
        paired.faults.push(Fault { kind: MarkProblemKind::Backward, mark, partner: Some(opener) });
    } else if !fits(opener.glyph, mark.glyph) {
        paired.faults.push(Fault { kind: MarkProblemKind::Mismatched, mark, partner: Some(opener) });
    }
}

/// ”so” is right in Swedish and Finnish copy, wrong in English: one glyph on both sides is told from a mistake by the story, not here.
fn swedish(opener: Mark, mark: Mark) -> bool {
    opener.glyph == Glyph::SingleClose && mark.glyph == Glyph::SingleClose
}

fn fits(open: Glyph, close: Glyph) -> bool {
    matches!(
        (open, close),
        (Glyph::Straight, Glyph::Straight)
            | (Glyph::CurlyOpen, Glyph::CurlyClose)
            | (Glyph::Low, Glyph::CurlyOpen | Glyph::CurlyClose)
            | (Glyph::GuillemetOpen, Glyph::GuillemetClose)
            | (Glyph::GuillemetClose, Glyph::GuillemetOpen)
            | (Glyph::TwoApostrophes | Glyph::TwoBackticks, Glyph::TwoApostrophes)
            | (Glyph::SingleStraight, Glyph::SingleStraight)
            | (Glyph::SingleOpen, Glyph::SingleClose)
            | (Glyph::SingleClose, Glyph::SingleClose)
            | (Glyph::SingleLow, Glyph::SingleOpen | Glyph::SingleClose)
            | (Glyph::SingleGuillemetOpen, Glyph::SingleGuillemetClose)
            | (Glyph::SingleGuillemetClose, Glyph::SingleGuillemetOpen)
    )
}

/// What a mark is while no quote is open.
fn first_side(mark: Mark, rest: &[Mark]) -> Side {
    let next = || rest.iter().find(|next| next.glyph.is_single() == mark.glyph.is_single());
    match (direction(mark.glyph), mark.lean) {
        (Side::Opens, _) | (Side::Unsure, Lean::Opens | Lean::Either) => Side::Opens,
        // ”so” opens the wrong way round.
        (Side::Closes, Lean::Opens) => Side::Opens,
        (Side::Closes, Lean::Either) if next().is_some_and(|next| direction(next.glyph) == Side::Closes) => Side::Opens,
        (Side::Unsure, Lean::Closes) if next().is_some_and(|next| next.lean == Lean::Closes) => Side::Opens,
        _ => Side::Closes,
    }
}

/// What a mark is while a quote is open.
fn next_side(prose: &str, opener: Mark, mark: Mark, rest: &[Mark]) -> Side {
    if mark.glyph == Glyph::CurlyOpen && opener.glyph == Glyph::Low {
        return Side::Closes;
    }
    if opener.glyph == Glyph::GuillemetClose && matches!(mark.glyph, Glyph::GuillemetClose | Glyph::GuillemetOpen) {
        return Side::Closes;
    }
    match (direction(mark.glyph), mark.lean) {
        (Side::Closes, _) => Side::Closes,
        (Side::Opens | Side::Unsure, Lean::Opens) => Side::Opens,
        (Side::Unsure, _) | (Side::Opens, Lean::Closes) => Side::Closes,
        (Side::Opens, Lean::Either) => {
            // “so “ he said: closes the wrong way round, unless a closing mark comes before the next opening one.
            let closed_later = rest.first().is_some_and(|next| direction(next.glyph) == Side::Closes || next.lean == Lean::Closes);
            let after_stop = prose[..mark.span.start as usize].trim_end().ends_with(['.', ',', '?', '!']);
            if closed_later || !after_stop { Side::Opens } else { Side::Closes }
        }
    }
}

fn direction(glyph: Glyph) -> Side {
    match glyph {
        Glyph::CurlyOpen
        | Glyph::Low
        | Glyph::GuillemetOpen
        | Glyph::TwoBackticks
        | Glyph::SingleOpen
        | Glyph::SingleLow
        | Glyph::SingleGuillemetOpen => Side::Opens,
        Glyph::CurlyClose | Glyph::GuillemetClose | Glyph::SingleGuillemetClose => Side::Closes,
        Glyph::Straight | Glyph::TwoApostrophes | Glyph::SingleStraight | Glyph::SingleClose => Side::Unsure,
    }
}

/// Whether a mark that opens inside an open quote has a partner and leaves one for the quote around it.
fn nests(mark: Mark, rest: &[Mark]) -> bool {
    let mut same = rest.iter().filter(|next| next.glyph.is_single() == mark.glyph.is_single());
    let closes =
        |next: &Mark| direction(next.glyph) == Side::Closes || (direction(next.glyph) == Side::Unsure && next.lean == Lean::Closes);
    same.next().is_some_and(closes) && same.next().is_some_and(closes)
}

fn skip_nested(mark: Mark, rest: &[Mark]) -> usize {
    rest.iter().position(|next| next.glyph.is_single() == mark.glyph.is_single()).map_or(0, |partner| partner + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{mark::marks, token::tokens};

    /// The quotes of a block, and its faults as kind and mark.
    #[track_caller]
    fn check(prose: &str, quotes: &[&str], faults: &[(MarkProblemKind, u32)]) {
        let paired = pair(prose, &marks(prose, &tokens(prose)), Inherited::Nothing);
        let found: Vec<&str> = paired.pairs.iter().map(|pair| pair.span.of(prose)).collect();
        assert_eq!(found, quotes);
        let found: Vec<(MarkProblemKind, u32)> = paired.faults.iter().map(|fault| (fault.kind, fault.mark.span.start)).collect();
        assert_eq!(found, faults);
    }

    #[test]
    fn quotes_pair_by_glyph_and_neighbours() {
        check("\"It holds,\" she said. \"It does.\"", &["\"It holds,\"", "\"It does.\""], &[]);
        check("A “ b ” and \" c \" stand.", &["“ b ”", "\" c \""], &[]);
        check("„So“ and «thus» and ``here''.", &["„So“", "«thus»", "``here''"], &[]);
        check("'It holds,' she said, 'for the workers' sake.'", &["'It holds,'", "'for the workers' sake.'"], &[]);
        check("It (\"the dam\") held—\"always\"—and \"...\" so on.", &["\"the dam\"", "\"always\"", "\"...\""], &[]);
        check("He called it ‘a farce’, and left.", &["‘a farce’"], &[]);
    }

    #[test]
    fn a_third_quote_a_figure_and_a_capitalised_name_pair() {
        check("“One,” he said. “Two.” Then: “Three 3%” and “4” more.", &["“One,”", "“Two.”", "“Three 3%”", "“4”"], &[]);
        check("\"We won by 12\" and \"lost $5\", she said.", &["\"We won by 12\"", "\"lost $5\""], &[]);
        check("He opened a “Savings Account.” It paid.", &["“Savings Account.”"], &[]);
        check("“It’ll be our”—she leaned in—“shared secret.”", &["“It’ll be our”", "“shared secret.”"], &[]);
    }

    #[test]
    fn nested_quotes_stay_inside() {
        check("\"He told me, 'Run,'\" Hale said.", &["\"He told me, 'Run,'\""], &[]);
        check("'He told me, \"Run,\"' Hale said.", &["'He told me, \"Run,\"'"], &[]);
        check("“He said “go” twice,” she said.", &["“He said “go” twice,”"], &[]);
    }

    #[test]
    fn wrong_marks_are_told_apart() {
        use MarkProblemKind::{Backward, Mismatched, Stray, Unclosed};
        check("He called it “so“ and left.", &["“so“"], &[(Backward, 18)]);
        check("He called it ”so” and left.", &["”so”"], &[(Backward, 13)]);
        check("“It holds,\" she said.", &["“It holds,\""], &[(Mismatched, 12)]);
        check("It holds,” she said.", &[], &[(Stray, 9)]);
        check("\u{202a}”Say ‘over our bodies’, Ana,” posted Hale.", &["”Say ‘over our bodies’, Ana,”"], &[(Backward, 3)]);
        check("“It holds, she said. “It does.”", &["“It holds, she said.", "“It does.”"], &[(Unclosed, 0)]);
    }

    #[test]
    fn the_last_quote_may_stay_open() {
        check("“It holds. It does.", &["“It holds. It does."], &[]);
    }
}
