//! What a line of Markdown opens: quotes, items, headings, fences, HTML blocks, tables.

use super::containers::Cursor;

/// What a line opens, its containers' continuation left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Opening {
    Quote,
    /// An item of a list; the width of its marker.
    Item(usize),
    Heading,
    /// A thematic break.
    Break,
    Fence(Fence),
    Html(Html),
}

/// The fence of a code block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Fence {
    mark: u8,
    length: u8,
}

/// An HTML block, by what closes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Html {
    /// `</script>`, `</pre>`, `</style>`, `</textarea>`
    EndTag,
    Comment,
    Instruction,
    Declaration,
    Data,
    UntilBlank,
}

/// What opens a block here.
pub(super) fn opening(cursor: Cursor<'_>) -> Option<Opening> {
    let rest = cursor.rest();
    match rest.bytes().next()? {
        b'>' => Some(Opening::Quote),
        b'#' => is_heading(rest).then_some(Opening::Heading),
        b'`' | b'~' => fence(rest).map(Opening::Fence),
        b'<' => html(rest).map(Opening::Html),
        b'*' | b'-' | b'_' if is_break(rest) => Some(Opening::Break),
        b'*' | b'-' | b'+' | b'0'..=b'9' => marker(rest).map(Opening::Item),
        _ => None,
    }
}

/// What opens a block here in spite of a paragraph before it; `inside` the containers of that paragraph or not.
pub(super) fn interrupting(cursor: Cursor<'_>, inside: bool) -> Option<Opening> {
    let rest = cursor.rest();
    opening(cursor).filter(|opening| match opening {
        Opening::Item(width) => {
            let marker = &rest[..*width];
            !inside || (!rest[*width..].trim().is_empty() && (marker.len() == 1 || marker.trim_end_matches(['.', ')']) == "1"))
        }
        Opening::Html(Html::UntilBlank) => starts_block_tag(rest),
        _ => true,
    })
}

fn is_heading(rest: &str) -> bool {
    let text = rest.trim_start_matches('#');
    rest.len() - text.len() <= 6 && (text.is_empty() || text.starts_with([' ', '\t']))
}

pub(super) fn is_setext_underline(cursor: Cursor<'_>) -> bool {
    let rest = cursor.rest().trim_end();
    !rest.is_empty() && (rest.bytes().all(|byte| byte == b'=') || rest.bytes().all(|byte| byte == b'-'))
}

fn is_break(rest: &str) -> bool {
    let mark = rest.as_bytes()[0];
    let marks = rest.bytes().filter(|&byte| byte == mark).count();
    marks >= 3 && rest.bytes().all(|byte| byte == mark || matches!(byte, b' ' | b'\t'))
}

fn marker(rest: &str) -> Option<usize> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let width = match (digits, rest.as_bytes().get(digits)?) {
        (0, _) => 1,
        (1..=9, b'.' | b')') => digits + 1,
        _ => return None,
    };
    let behind = rest.get(width..)?;
    (behind.is_empty() || behind.starts_with([' ', '\t'])).then_some(width)
}

fn fence(rest: &str) -> Option<Fence> {
    let mark = *rest.as_bytes().first()?;
    let length = rest.bytes().take_while(|&byte| byte == mark).count();
    let info = rest.get(length..)?;
    (length >= 3 && !(mark == b'`' && info.contains('`'))).then(|| Fence { mark, length: u8::try_from(length).unwrap_or(u8::MAX) })
}

impl Fence {
    pub(super) fn is_closed_by(self, cursor: Cursor<'_>) -> bool {
        let rest = cursor.rest().trim_end();
        cursor.indent() < 4 && rest.len() >= usize::from(self.length) && rest.bytes().all(|byte| byte == self.mark)
    }
}

fn html(rest: &str) -> Option<Html> {
    let raw = ["<script", "<pre", "<style", "<textarea"];
    let starts_raw = |tag: &&str| {
        let starts = rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
        starts && matches!(rest.as_bytes().get(tag.len()), None | Some(b' ' | b'\t' | b'>'))
    };
    match () {
        () if raw.iter().any(starts_raw) => Some(Html::EndTag),
        () if rest.starts_with("<!--") => Some(Html::Comment),
        () if rest.starts_with("<?") => Some(Html::Instruction),
        () if rest.starts_with("<![CDATA[") => Some(Html::Data),
        () if rest.starts_with("<!") && rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) => Some(Html::Declaration),
        () if starts_block_tag(rest) || is_lone_tag(rest) => Some(Html::UntilBlank),
        () => None,
    }
}

impl Html {
    /// Whether a line holds what closes the block; a blank line is seen to elsewhere.
    pub(super) fn is_closed_by(self, line: &str, _cursor: Cursor<'_>) -> bool {
        match self {
            Self::EndTag => {
                let line = line.to_ascii_lowercase();
                ["</script>", "</pre>", "</style>", "</textarea>"].iter().any(|tag| line.contains(tag))
            }
            Self::Comment => line.contains("-->"),
            Self::Instruction => line.contains("?>"),
            Self::Declaration => line.contains('>'),
            Self::Data => line.contains("]]>"),
            Self::UntilBlank => false,
        }
    }
}

/// Names of elements that open an HTML block wherever they start a line (`CommonMark`, HTML blocks, condition 6).
const BLOCK_TAGS: &[&str] = &[
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];

fn starts_block_tag(rest: &str) -> bool {
    let Some(name) = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<')) else { return false };
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, behind) = name.split_at(length);
    BLOCK_TAGS.contains(&name.to_ascii_lowercase().as_str())
        && (behind.is_empty() || behind.starts_with([' ', '\t', '>']) || behind.starts_with("/>"))
}

/// Whether a line is one whole tag and nothing else.
fn is_lone_tag(rest: &str) -> bool {
    let rest = rest.trim_end();
    let Some(inside) = rest.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else { return false };
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let name = inside.bytes().take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'-').count();
    let attributes = inside.get(name..).unwrap_or_default();
    let mut quote = None;
    for byte in attributes.bytes() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'<' | b'>' | b'`') => return false,
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    inside.starts_with(|c: char| c.is_ascii_alphabetic())
        && quote.is_none()
        && (attributes.is_empty() || attributes.starts_with([' ', '\t', '/']))
}

/// The number of cells of a row that has at least one bar.
pub(super) fn columns(row: &str) -> Option<usize> {
    let mut bars = 0;
    let mut escaped = false;
    for byte in row.bytes() {
        bars += usize::from(byte == b'|' && !escaped);
        escaped = byte == b'\\' && !escaped;
    }
    let row = row.trim();
    let outer = usize::from(row.starts_with('|')) + usize::from(row.len() > 1 && row.ends_with('|') && !row.ends_with("\\|"));
    (bars > 0).then(|| (bars + 1).saturating_sub(outer))
}

/// Whether a row is the delimiter row of a table of so many columns.
pub(super) fn is_delimiter_row(cursor: Cursor<'_>, columns: usize) -> bool {
    let row = cursor.rest().trim_end();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').unwrap_or(row);
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    let is_rule = |cell: &&str| {
        let dashes = cell.strip_prefix(':').unwrap_or(cell);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
    };
    cursor.indent() < 4 && cells.len() == columns && cells.iter().all(is_rule)
}
