//! Markdown: `CommonMark` with tables and front matter, cut into its leaves: paragraphs, headings, items, rows.
//!
//! The walk over lines follows the block phase of the `CommonMark` specification (section "Parsing strategy"): each line first
//! continues the open containers, then may open new ones, and what is left belongs to a leaf. Only boundaries are found
//! here; what is in a leaf is read by `pulldown-cmark` ([`mod@read`]), which is given the containers again.

mod containers;
mod opening;
mod read;

use super::State as AnyState;
use super::cut;
use super::line::{Line, floor, line_end};
use crate::text::block::{BlockKind, Cut, MOST};
use containers::{Containers, Cursor};
use opening::{Fence, Html, Opening};
pub(super) use read::{behind_elements, read};

/// What Markdown is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct State {
    containers: Containers,
    leaf: Leaf,
}

/// The leaf that goes on over a boundary.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Leaf {
    /// None: a block starts.
    #[default]
    None,
    /// A paragraph that was cut.
    Paragraph,
    Fence(Fence),
    Html(Html),
    /// A table with so many columns, behind its header.
    Table(u8),
}

/// What a block turned out to be, and what is open behind its last line.
struct Scanned {
    end: usize,
    kind: BlockKind,
    state: State,
}

pub(super) fn cut(text: &str, state: State, at_start: bool) -> Cut {
    if at_start && let Some(end) = front_matter(text) {
        return finish(text, Scanned { end, kind: BlockKind::NotProse, state });
    }
    let scanned = scan(text, state);
    finish(text, scanned)
}

/// Front matter at the start of a text; no more of it than a block may hold.
fn front_matter(text: &str) -> Option<usize> {
    let first = Line::at(text, 0)?;
    let fence = first.text.trim_end().trim_start_matches('\u{feff}');
    if !matches!(fence, "---" | "+++") || Line::at(text, first.next)?.is_blank() {
        return None;
    }
    let mut at = first.next;
    while at < MOST {
        let line = Line::at(text, at)?;
        if line.text.trim_end() == fence || (fence == "---" && line.text.trim_end() == "...") {
            return Some(line.next);
        }
        at = line_end(text, at, MOST)?;
    }
    None
}

/// Takes the blank lines behind a block in.
fn finish(text: &str, scanned: Scanned) -> Cut {
    let Scanned { mut end, kind, mut state } = scanned;
    // An item without content that a blank line follows is over.
    let mut empty_item =
        state.containers.ends_with_item() && text[..end].trim_end().ends_with(['-', '+', '*', '.', ')']) && kind == BlockKind::NotProse;
    while matches!(state.leaf, Leaf::None | Leaf::Table(_))
        && end < MOST
        && let Some(line) = Line::at(text, end)
        && !line.long
    {
        let mut cursor = Cursor::new(line.text);
        let matched = state.containers.matched(&mut cursor);
        if !cursor.is_blank() {
            break;
        }
        state.containers.truncate(matched);
        if std::mem::take(&mut empty_item) {
            state.containers.truncate(matched.saturating_sub(1));
        }
        state.leaf = Leaf::None;
        end = line.next;
    }
    Cut { length: end, kind, next: AnyState::Markdown(state) }
}

/// Reads lines up to the end of the block that starts in a state.
fn scan(text: &str, state: State) -> Scanned {
    let Some(line) = Line::at(text, 0) else { return Scanned { end: text.len(), kind: BlockKind::NotProse, state } };
    let mut containers = state.containers;
    if state.leaf == Leaf::Paragraph {
        return paragraph(text, line, containers, BlockKind::Paragraph);
    }
    let mut cursor = Cursor::new(line.text);
    let matched = containers.matched(&mut cursor);
    if matched == containers.len() {
        match state.leaf {
            Leaf::Fence(fence) => return fenced(text, 0, containers, fence),
            Leaf::Html(html) => return raw_html(text, 0, containers, html),
            Leaf::Table(columns) if !cursor.is_blank() && opening::interrupting(cursor, false).is_none() => {
                return row(text, containers, columns);
            }
            _ => {}
        }
    }
    containers.truncate(matched);
    leaf(text, line, cursor, containers)
}

/// A new leaf: what its first line opens decides.
fn leaf(text: &str, line: Line<'_>, mut cursor: Cursor<'_>, mut containers: Containers) -> Scanned {
    let done = |end, kind, containers| Scanned { end, kind, state: State { containers, leaf: Leaf::None } };
    let end_of_line = || line_end(text, 0, usize::MAX).unwrap_or(text.len());
    let mut in_new_item = false;
    loop {
        if cursor.is_blank() {
            return done(line.next, BlockKind::NotProse, containers);
        }
        if cursor.indent() >= 4 {
            return indented_code(text, containers);
        }
        match opening::opening(cursor) {
            Some(Opening::Quote) if containers.push_quote(&mut cursor) => {}
            Some(Opening::Item(width)) if containers.push_item(&mut cursor, width) => in_new_item = true,
            Some(Opening::Heading) => return done(end_of_line(), BlockKind::Heading, containers),
            Some(Opening::Break) => return done(line.next, BlockKind::NotProse, containers),
            Some(Opening::Fence(fence)) => return fenced(text, line.next, containers, fence),
            Some(Opening::Html(html)) => return raw_html(text, 0, containers, html),
            _ => break,
        }
    }
    if let Some((end, columns)) = table_header(text, &line, cursor, containers) {
        let state = State { containers, leaf: Leaf::Table(columns) };
        return Scanned { end, kind: BlockKind::TableCell, state };
    }
    let kind = match () {
        () if containers.has_quote() => BlockKind::BlockQuote,
        () if in_new_item || containers.ends_with_item() => BlockKind::ListItem,
        () => BlockKind::Paragraph,
    };
    paragraph(text, line, containers, kind)
}

/// A paragraph, its first line known; setext headings included.
fn paragraph(text: &str, first: Line<'_>, containers: Containers, kind: BlockKind) -> Scanned {
    let state = State { containers, leaf: Leaf::None };
    let cut_state = State { containers, leaf: Leaf::Paragraph };
    let mut line = first;
    let mut start = 0;
    loop {
        let end = if line.long { line_end(text, start, MOST + cut::LEAST) } else { Some(line.next) };
        let content = start + text[start..end.unwrap_or(text.len())].trim_end().len();
        if content > cut::LEAST
            && let Some(at) = cut::place(text, start..content, |at| is_balanced(&text[..at]))
        {
            return Scanned { end: at, kind, state: cut_state };
        }
        let Some(end) = end else { return Scanned { end: floor(text, MOST), kind, state: cut_state } };
        let Some(next) = Line::at(text, end) else { return Scanned { end, kind, state } };
        let mut cursor = Cursor::new(next.text);
        let matched = containers.matched(&mut cursor);
        let all_matched = matched == containers.len();
        if cursor.is_blank() {
            return Scanned { end, kind, state };
        }
        if all_matched && cursor.indent() < 4 && opening::is_setext_underline(cursor) {
            return Scanned { end: next.next, kind: BlockKind::Heading, state };
        }
        let opens = cursor.indent() < 4 && opening::interrupting(cursor, all_matched).is_some();
        let table = all_matched && cursor.rest().starts_with('|') && table_header(text, &next, cursor, containers).is_some();
        if opens || table {
            return Scanned { end, kind, state };
        }
        start = end;
        line = next;
    }
}

/// Whether no emphasis, code span or link of a paragraph is open, as far as counting tells.
fn is_balanced(text: &str) -> bool {
    let count = |mark: u8| text.bytes().filter(|&byte| byte == mark).count();
    count(b'*').is_multiple_of(2) && count(b'`').is_multiple_of(2) && count(b'_').is_multiple_of(2) && count(b'[') == count(b']')
}

/// The lines of a fenced code block from an offset on; those that open it lie before.
fn fenced(text: &str, from: usize, containers: Containers, fence: Fence) -> Scanned {
    raw(text, from, State { containers, leaf: Leaf::Fence(fence) }, |_, cursor| fence.is_closed_by(cursor))
}

/// The lines of an HTML block.
fn raw_html(text: &str, from: usize, containers: Containers, html: Html) -> Scanned {
    raw(text, from, State { containers, leaf: Leaf::Html(html) }, |line, cursor| html.is_closed_by(line, cursor))
}

/// Lines that are no Markdown, up to the one that closes them.
fn raw(text: &str, from: usize, inside: State, is_last: impl Fn(&str, Cursor<'_>) -> bool) -> Scanned {
    let outside = State { leaf: Leaf::None, ..inside };
    let kind = BlockKind::NotProse;
    let mut at = from;
    while let Some(line) = Line::at(text, at) {
        let mut cursor = Cursor::new(line.text);
        // The first line is known to be inside: it opened the block, or went on with its containers.
        if inside.containers.matched(&mut cursor) < inside.containers.len() && at > 0 {
            return Scanned { end: at, kind, state: outside };
        }
        if matches!(inside.leaf, Leaf::Html(Html::UntilBlank)) && cursor.is_blank() {
            return Scanned { end: at, kind, state: outside };
        }
        let Some(end) = line_end(text, at, at + MOST) else {
            // A monstrous line. What closes the block may be cut in two here; then the rest of the line is closed at its end.
            let end = floor(text, at + MOST);
            return Scanned { end, kind, state: if is_last(&text[at..end], cursor) { outside } else { inside } };
        };
        let closed = is_last(&text[at..end], cursor);
        at = end;
        if closed {
            return Scanned { end: at, kind, state: outside };
        }
        if at >= cut::LEAST {
            return Scanned { end: at, kind, state: inside };
        }
    }
    Scanned { end: at, kind, state: inside }
}

fn indented_code(text: &str, containers: Containers) -> Scanned {
    let state = State { containers, leaf: Leaf::None };
    let kind = BlockKind::NotProse;
    let mut at = line_end(text, 0, MOST).unwrap_or_else(|| floor(text, MOST));
    while at < cut::LEAST
        && let Some(line) = Line::at(text, at)
    {
        let mut cursor = Cursor::new(line.text);
        if containers.matched(&mut cursor) < containers.len() || cursor.is_blank() || cursor.indent() < 4 {
            break;
        }
        at = line_end(text, at, at + MOST).unwrap_or_else(|| floor(text, at + MOST));
    }
    Scanned { end: at, kind, state }
}

/// The end of a table's delimiter row and its number of columns, where a line is the header of a table.
fn table_header(text: &str, line: &Line<'_>, cursor: Cursor<'_>, containers: Containers) -> Option<(usize, u8)> {
    if line.long && line.width > super::line::SEEN / 2 {
        return None;
    }
    let columns = opening::columns(cursor.rest())?;
    let row = Line::at(text, line.next)?;
    let mut cursor = Cursor::new(row.text);
    let same = containers.matched(&mut cursor) == containers.len();
    (same && opening::is_delimiter_row(cursor, columns)).then(|| (row.next, u8::try_from(columns).unwrap_or(u8::MAX)))
}

fn row(text: &str, containers: Containers, columns: u8) -> Scanned {
    let end = line_end(text, 0, MOST).unwrap_or_else(|| floor(text, MOST));
    Scanned { end, kind: BlockKind::TableCell, state: State { containers, leaf: Leaf::Table(columns) } }
}
