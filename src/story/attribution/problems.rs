//! What is wrong with a mark, and what should stand in its place.

use crate::facts::{Glyph, Mark};
use crate::story::quotes::pairs::Fault;
use crate::story::quotes::{MarkProblem, MarkProblemKind, Quote};
use crate::story::reading::Place;
use crate::text::Span;

/// The problem of a quote that nothing closes.
pub(super) fn unclosed(quote: &Quote) -> Option<MarkProblem> {
    quote.is_open().then(|| MarkProblem {
        kind: MarkProblemKind::Unclosed,
        place: Place { span: Span { start: quote.place.span.start, end: quote.place.span.start + length(quote.opened_by) }, ..quote.place },
        partner: None,
        replacement: quote.opened_by.closing(),
        insert_at: Some(Place { span: Span { start: quote.place.span.end, end: quote.place.span.end }, ..quote.place }),
    })
}

#[allow(clippy::cast_possible_truncation)]
fn length(glyph: Glyph) -> u32 {
    glyph.opening().len() as u32
}

/// What a fault of the pairing is to the desk.
pub(super) fn problem(fault: &Fault) -> MarkProblem {
    let here = |mark: Mark| Place::here(mark.span);
    let glyph = fault.mark.glyph;
    let replacement = match fault.kind {
        MarkProblemKind::Unclosed | MarkProblemKind::Stray => glyph.closing(),
        MarkProblemKind::Mismatched => fault.partner.map_or(glyph.closing(), |partner| partner.glyph.closing()),
        MarkProblemKind::Backward => match glyph {
            Glyph::CurlyOpen => "\u{201d}",
            Glyph::CurlyClose => "\u{201c}",
            Glyph::SingleOpen => "\u{2019}",
            _ => "\u{2018}",
        },
    };
    MarkProblem { kind: fault.kind, place: here(fault.mark), partner: fault.partner.map(here), replacement, insert_at: None }
}
