//! What an editor shows and does with a story, one file for each feature.

mod actions;
mod definition;
mod findings;
mod folding;
mod highlight;
mod hints;
mod hover;
mod outline;
mod speakers;
mod tokens;

use serde_json::{Value, json};

use crate::editor::Editor;

const URI: &str = "file:///desk/story.txt";

/// A line with emoji before a misspelt word and a doubled one.
const SLIPS: &str = "😀 They left the metting early.\nThe the hall was empty.\n";

/// What an editor can do that can do much.
fn rich() -> Value {
    json!({
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": true, "codeDescriptionSupport": true},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "hover": {"contentFormat": ["markdown"]},
            "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}, "isPreferredSupport": true},
        },
        "workspace": {"workspaceEdit": {"documentChanges": true}},
    })
}

/// A story with CRLF, with emoji before what is asked for, and with a quote over two paragraphs.
const ASTRAL: &str = "\u{1f600} Ana Leal sailed at dawn. \u{1f600} “It was empty,” she said.\r\n\r\n\
     Tom Reyes \u{1f600} stayed. “The \u{1f600} tide turned,” Tom Reyes said. “It does.\r\n\r\n“Then we slept.”\r\n";

/// An editor for each unit of columns, with the story open.
fn in_each_encoding(capabilities: &Value, text: &str, mut check: impl FnMut(&mut Editor, Columns)) {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut capabilities = capabilities.clone();
        capabilities["general"]["positionEncodings"] = json!([encoding]);
        let mut editor = Editor::with(capabilities);
        editor.open(URI, text);
        // They come when they come; whoever changes the text gets others.
        editor.findings(URI, Some(1));
        check(&mut editor, Columns { text: text.to_owned(), encoding });
        editor.finish_amid_findings();
    }
}

/// A text and the unit of its columns; counts by itself, so that the server's counting is tried against it.
struct Columns {
    text: String,
    encoding: &'static str,
}

impl Columns {
    /// The text in a range of the protocol's.
    #[track_caller]
    fn cut(&self, range: &Value) -> &str {
        let [start, end] = [&range["start"], &range["end"]].map(|position| {
            let [line, column] = ["line", "character"].map(|field| position[field].as_u64().unwrap() as usize);
            self.offset(line, column)
        });
        &self.text[start..end]
    }

    /// The byte offset of a place.
    #[track_caller]
    fn offset(&self, line: usize, column: usize) -> usize {
        let start: usize = self.text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut left = column;
        for (at, c) in self.text[start..].char_indices() {
            if left == 0 {
                return start + at;
            }
            left -= self.width(c);
        }
        assert_eq!(left, 0, "{line}:{column} is no place");
        self.text.len()
    }

    /// The place of the first occurrence of some words, counted by the protocol.
    fn place(&self, words: &str) -> (usize, usize) {
        let offset = self.text.find(words).unwrap();
        let before = &self.text[..offset];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count(), before[start..].chars().map(|c| self.width(c)).sum())
    }

    fn width(&self, c: char) -> usize {
        match self.encoding {
            "utf-8" => c.len_utf8(),
            "utf-16" => c.len_utf16(),
            _ => 1,
        }
    }
}
