//! Plain text: paragraphs with blank lines between them, one to a line, or hard-wrapped.
//!
//! Which of these a text is, is never asked of the whole: whether a line's end is a paragraph's end is decided by at most
//! three lines before it and three after it.

use smallvec::SmallVec;

use super::State as AnyState;
use super::cut;
use super::line::{Line, behind_blank_lines, floor, line_end};
use crate::text::block::{Block, BlockKind, Cut, MOST};
use crate::text::prose::{Piece, Prose};
use crate::text::span::Span;

/// A narrower line (characters) is not broken by a wrapping editor.
const NARROW: usize = 45;
/// How many lines on each side have a say.
const NEIGHBOURS: usize = 3;

/// What plain text is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum State {
    /// A block starts.
    #[default]
    Fresh,
    /// A paragraph goes on that was cut.
    Inside {
        /// In a line that is a paragraph by itself.
        long_line: bool,
    },
}

const BOM: char = '\u{feff}';

pub(super) fn cut(text: &str, state: State) -> Cut {
    let fresh = AnyState::Plain(State::Fresh);
    let Some(first) = Line::at(text, 0) else { return Cut { length: text.len(), kind: BlockKind::NotProse, next: fresh } };
    if state == State::Fresh && (first.is_blank() || is_separator(first.text)) {
        return Cut { length: behind_blank_lines(text, first.next, MOST), kind: BlockKind::NotProse, next: fresh };
    }
    let (end, next) = paragraph_end(text, first, state);
    let kind = if state == State::Fresh && is_bullet(first.text) { BlockKind::ListItem } else { BlockKind::Paragraph };
    let length = if next == State::Fresh { behind_blank_lines(text, end, MOST) } else { end };
    Cut { length, kind, next: AnyState::Plain(next) }
}

pub(super) fn read(source: &str, kind: BlockKind, state: AnyState) -> Block {
    let continues = matches!(state, AnyState::Plain(State::Inside { .. }));
    let text = source.trim_end();
    let prose = match text.strip_prefix(BOM) {
        _ if kind == BlockKind::NotProse => Prose::default(),
        Some(text) if state == AnyState::Start => {
            let start = BOM.len_utf8();
            Prose::mapped(text.to_owned(), vec![Piece { prose: 0, source: Span::new(start, start + text.len()) }])
        }
        _ => Prose::verbatim(text),
    };
    let kind = if prose.text().trim().is_empty() { BlockKind::NotProse } else { kind };
    Block { source: source.into(), kind, continues, bold: false, prose, state }
}

/// Where a paragraph ends, or where to cut it.
fn paragraph_end<'a>(text: &'a str, first: Line<'a>, state: State) -> (usize, State) {
    let in_item = state == State::Fresh && is_bullet(first.text);
    let mut before: SmallVec<[Line<'a>; NEIGHBOURS]> = SmallVec::new();
    let mut line = first;
    line.long |= state == State::Inside { long_line: true };
    let mut start = 0;
    loop {
        let end = if line.long { line_end(text, start, MOST + cut::LEAST) } else { Some(line.next) };
        let content = start + text[start..end.unwrap_or(text.len())].trim_end().len();
        if content > cut::LEAST
            && let Some(at) = cut::place(text, start..content, |_| true)
        {
            return (at, State::Inside { long_line: line.long });
        }
        let Some(end) = end else { return (floor(text, MOST), State::Inside { long_line: line.long }) };
        let Some(next) = Line::at(text, end) else { return (end, State::Fresh) };
        if next.is_blank() || ends_paragraph(text, &before, line, next, in_item) {
            return (end, State::Fresh);
        }
        if before.len() == NEIGHBOURS {
            before.remove(0);
        }
        before.push(line);
        start = end;
        line = next;
    }
}

/// Whether the break between two lines ends a paragraph. `before` are lines of the same block before them.
fn ends_paragraph(text: &str, before: &[Line<'_>], line: Line<'_>, next: Line<'_>, in_item: bool) -> bool {
    if line.long || next.long || is_separator(next.text) {
        return true;
    }
    let goes_on = !is_finished(line.text) && next.text.trim_start().starts_with(char::is_lowercase);
    let (indent, next_indent) = (indent(line.text), indent(next.text));
    if is_bullet(next.text) {
        let dash_in_sentence = !in_item && !is_finished(line.text) && line.width >= NARROW;
        return !dash_in_sentence;
    }
    if next_indent > indent {
        return !in_item && !goes_on;
    }
    if is_label(next.text, is_finished(line.text)) {
        return true;
    }
    if goes_on {
        return false;
    }
    let mut lines: SmallVec<[Line<'_>; 8]> = before.iter().copied().collect();
    lines.extend([line, next]);
    let mut at = next.next;
    while lines.len() < before.len() + 1 + NEIGHBOURS
        && let Some(after) = Line::at(text, at)
        && !after.is_blank()
        && !after.long
    {
        lines.push(after);
        at = after.next;
    }
    let width = lines.iter().map(|line| line.width).max().unwrap_or(0);
    let first_word = next.text.split_whitespace().next().unwrap_or("").chars().count();
    if line.width + 1 + first_word <= width {
        return true;
    }
    // The next word would not have fitted: either an editor wrapped the paragraph here, or it ends here by chance.
    let wrapped_nearby = lines
        .windows(2)
        .any(|pair| pair[0].width >= NARROW && !is_finished(pair[0].text) && pair[1].text.trim_start().starts_with(char::is_lowercase));
    if wrapped_nearby {
        return false;
    }
    is_finished(line.text) || width < NARROW || is_title_case(line.text)
}

/// Whether a line's end ends a sentence, or a clause that announces the next paragraph.
fn is_finished(line: &str) -> bool {
    let line = line.trim_end();
    let bare = line.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', '»', '›', ')', ']', '*']);
    bare.ends_with(['.', '?', '!', '\u{2026}', ':']) || (bare.len() < line.len() && bare.ends_with(['\u{2014}', '\u{2013}', '-']))
}

fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// `* * *`, `---`, `###` and the like.
fn is_separator(line: &str) -> bool {
    let line = line.trim();
    let marks = line.chars().filter(|c| !c.is_whitespace()).count();
    (3..=80).contains(&marks)
        && line.chars().all(|c| c.is_whitespace() || matches!(c, '*' | '-' | '_' | '=' | '~' | '#' | '\u{2022}' | '\u{2014}'))
        || matches!(line, "#" | "##")
}

/// Whether a line opens an item of a list.
fn is_bullet(line: &str) -> bool {
    let line = line.trim_start();
    let mut characters = line.chars();
    match characters.next() {
        Some('-' | '*' | '+' | '\u{2022}' | '\u{b7}' | '\u{25aa}' | '\u{25e6}' | '\u{2023}') => {
            characters.next().is_some_and(char::is_whitespace) && characters.any(|c| !c.is_whitespace())
        }
        Some('0'..='9') => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            line.len() - rest.len() <= 2 && rest.strip_prefix(['.', ')']).is_some_and(|rest| rest.starts_with([' ', '\t']))
        }
        _ => false,
    }
}

/// `SMITH:`, `Q:`, and behind a finished sentence `John Smith:` too.
fn is_label(line: &str, behind_finished: bool) -> bool {
    let line = line.trim_start();
    let Some((label, rest)) = line.split_once(':') else { return matches!(line.as_bytes(), [b'Q' | b'A', b'.', b' ', ..]) };
    if label.len() > 40 || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return false;
    }
    let mut words = label.split_whitespace().peekable();
    if words.peek().is_none() {
        return false;
    }
    let capitals = |word: &str| !word.contains(char::is_lowercase) && word.contains(char::is_uppercase);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let (mut all_capitals, mut all_capital, mut count) = (true, true, 0);
    for word in words {
        all_capitals &= capitals(word);
        all_capital &= capital(word);
        count += 1;
    }
    count <= 4 && (all_capitals || (all_capital && behind_finished))
}

/// Whether most words of a line start with a capital, as in a headline or a byline.
fn is_title_case(line: &str) -> bool {
    let (mut capital, mut lower) = (0, 0);
    for word in line.split_whitespace().filter(|word| word.chars().count() > 3) {
        if word.starts_with(char::is_lowercase) {
            lower += 1;
        } else {
            capital += 1;
        }
    }
    capital > 2 * lower
}
