//! Plain text: paragraphs with blank lines between them, one to a line, or hard-wrapped.
//!
//! Which of these a text is, is never asked of the whole: whether a line's end is a paragraph's end is decided by at most
//! three lines before it and three after it.

use smallvec::SmallVec;

use super::State as AnyState;
use super::cut;
use super::line::{Line, behind_blank_line, behind_blank_lines, floor, line_end};
use crate::text::block::{Block, BlockKind, Cut, MOST};
use crate::text::prose::{Piece, Prose};
use crate::text::span::Span;

/// A narrower line (characters) is not broken by a wrapping editor.
const NARROW: usize = 30;
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

/// See [`super::Markup::is_apart`]: nobody looks over blank lines but to see that something stands behind them.
pub(super) fn is_apart(block: &str, next: &str, offset: usize) -> bool {
    let white = &block.as_bytes()[block.trim_end().len()..];
    let ends = |terminator: u8| white.iter().filter(|&&byte| byte == terminator).count();
    let first = next.char_indices().find(|(_, c)| !c.is_whitespace());
    ends(b'\n').max(ends(b'\r')) > 1 && first.is_some_and(|(at, c)| at + c.len_utf8() <= offset)
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
        if line.long || behind_blank_line(text, end).is_some() {
            return (end, State::Fresh);
        }
        let Some(next) = Line::at(text, end) else { return (end, State::Fresh) };
        if ends_paragraph(text, &before, line, next, in_item) {
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
    if next.long || is_separator(next.text) {
        return true;
    }
    let goes_on = !is_finished(line.text) && goes_on_in_lower_case(next.text);
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
    let fits =
        |line: &Line<'_>, next: &Line<'_>| line.width + 1 + next.text.split_whitespace().next().unwrap_or("").chars().count() <= width;
    if fits(&line, &next) {
        return true;
    }
    // The next word would not have fitted: either an editor wrapped the paragraph here, or it ends here by chance. An editor
    // has wrapped lines nearby in the middle of sentences.
    let wrapped = |pair: &[Line<'_>]| {
        let in_sentence = !is_finished(pair[0].text) && (goes_on_in_lower_case(pair[1].text) || !is_title_case(pair[0].text));
        pair[0].width >= NARROW && in_sentence && !fits(&pair[0], &pair[1])
    };
    if lines.windows(2).any(wrapped) {
        return false;
    }
    is_finished(line.text) || width < NARROW || is_title_case(line.text)
}

fn goes_on_in_lower_case(line: &str) -> bool {
    line.trim_start().starts_with(char::is_lowercase)
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
    let mut marks = 0;
    for c in line.chars() {
        match c {
            '*' | '-' | '_' | '=' | '~' | '#' | '\u{2022}' | '\u{2014}' => marks += 1,
            c if c.is_whitespace() => {}
            // Nearly all lines end here, with their first letter.
            _ => return false,
        }
    }
    (3..=80).contains(&marks) || matches!(line, "#" | "##")
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

#[cfg(test)]
mod tests {
    use crate::text::{BlockKind, Markup, block};

    /// Blocks stand with a bar between them; line ends are kept.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let found: Vec<String> = block::split(&text, Markup::Plain).iter().map(|block| block.source.to_string()).collect();
        assert_eq!(found.join("|"), marked);
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        check("One.\n\n|Two.\r\n \t\r\n|Three.\r\r\r|Four\u{2028}still four.\n");
    }

    #[test]
    fn what_stands_behind_a_blank_line_moves_no_end_before_it() {
        let text =
            "The mayor resigned on\nMonday.\nNobody was surprised.\n\nHe starts today, the clerk\nsaid, and\n \n\tleft.\r\n\r\nÉva won.\n";
        let cut = |text: &str| -> Vec<String> { block::split(text, Markup::Plain).iter().map(|block| block.source.to_string()).collect() };
        let blocks = cut(text);
        let (mut start, mut apart) = (0, 0);
        for number in 1..blocks.len() {
            start += blocks[number - 1].len();
            for offset in (0..blocks[number].len()).filter(|&offset| Markup::Plain.is_apart(&blocks[number - 1], &blocks[number], offset)) {
                apart += 1;
                for typed in ["", "x", "\n", "\n\n", " ", "- a\n", "* * *\n", "SMITH: "] {
                    let edited = [&text[..start + offset], typed].concat();
                    assert_eq!(cut(&edited)[..number], blocks[..number], "{edited:?}");
                }
            }
        }
        assert!(apart > 40, "{apart}");
    }

    #[test]
    fn one_paragraph_a_line_needs_no_blank_lines() {
        check(
            "The mayor resigned on Monday.\n|\"I am tired,\" she said.\n|Nobody was surprised, least of all her deputy, who had packed his boxes.\n|He starts today.\n",
        );
    }

    #[test]
    fn a_hard_wrapped_paragraph_is_one() {
        check(
            "The river rose four feet in an hour on\nFriday and took the footbridge with it.\nNobody was hurt, said Fire Chief Thomas\nLindqvist, who had closed it at noon.\n\n|\"We were lucky,\" he said.\n",
        );
    }

    #[test]
    fn an_indented_line_starts_a_paragraph() {
        check(
            "  The clerk called the fine poetic and\nsaid that the judge had paid in coins.\n|  The city did not answer a call for a\ncomment, nor a second one.\n",
        );
    }

    #[test]
    fn items_labels_and_separators_stand_alone() {
        check("There were:\n|- three cars\n|- two vans\n|* * *\n|Q: Why?\n|A: No.\n|SMITH: Well.\n");
        let blocks = block::split("- an item of a list that is\n  wrapped here\n", Markup::Plain);
        assert_eq!(blocks.iter().map(|block| block.kind).collect::<Vec<_>>(), [BlockKind::ListItem]);
    }

    #[test]
    fn a_monstrous_paragraph_is_cut_at_sentence_ends_that_an_edit_does_not_move() {
        let text: String = (0..900).map(|number| format!("Sentence number {number} ends here. ")).collect();
        let blocks = block::split(&text, Markup::Plain);
        assert!(blocks.len() > 5 && blocks.iter().all(|block| block.source.len() <= block::MOST));
        assert!(blocks.iter().skip(1).all(|block| block.continues && block.source.starts_with("Sentence")));
        let edited = block::split(&format!("Typed. {text}"), Markup::Plain);
        let kept = edited.iter().filter(|block| blocks.contains(block)).count();
        assert!(kept + 4 >= blocks.len(), "{kept} of {}", blocks.len());
    }

    #[test]
    fn a_text_without_spaces_is_cut_between_characters() {
        let blocks = block::split(&"é".repeat(9000), Markup::Plain);
        assert!(blocks.len() > 3 && blocks.iter().all(|block| block.source.len() <= block::MOST));
    }
}
