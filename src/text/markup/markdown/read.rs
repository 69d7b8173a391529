//! The prose of one block of Markdown, as `pulldown-cmark` reads it.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::super::State as AnyState;
use super::{Leaf, State};
use crate::text::block::{Block, BlockKind};
use crate::text::prose::{Builder, OBJECT, Prose};

/// Reads a block.
pub(in super::super) fn read(source: &str, kind: BlockKind, any_state: AnyState) -> Block {
    let state = if let AnyState::Markdown(state) = any_state { state } else { State::default() };
    let (prose, bold) = if kind == BlockKind::NotProse { (Prose::default(), false) } else { prose(source, state, any_state) };
    let kind = if prose.text().is_empty() { BlockKind::NotProse } else { kind };
    Block { source: source.into(), kind, continues: state.leaf == Leaf::Paragraph, bold, prose, state: any_state }
}

fn prose(source: &str, state: State, any_state: AnyState) -> (Prose, bool) {
    let bom = bom(source, any_state);
    let mut text = before(state);
    let skipped = text.len();
    text.push_str(&source[bom..]);
    let mut reader = Reader { source, bom, skipped, prose: Builder::default(), ..Reader::default() };
    for (event, range) in parser(&text).into_offset_iter().filter(|(_, range)| range.end > skipped) {
        reader.event(event, range);
    }
    reader.finish()
}

/// Where the elements of a line that hold the text before an offset in a block's source (bytes) end.
pub(in super::super) fn behind_elements(block: &Block, at: usize) -> usize {
    let source = &*block.source;
    let state = if let AnyState::Markdown(state) = block.state { state } else { State::default() };
    let bom = bom(source, block.state);
    let mut text = before(state);
    let skipped = text.len();
    text.push_str(&source[bom..]);
    let mut end = at - bom + skipped;
    for (event, range) in parser(&text).into_offset_iter() {
        let is_element = matches!(event, Event::Start(Tag::Link { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough));
        if is_element && range.start < at - bom + skipped && range.contains(&(at - bom + skipped)) {
            end = end.max(range.end);
        }
    }
    end - skipped + bom
}

/// The length of a mark of byte order at the story's start, which the parser is not shown.
fn bom(source: &str, any_state: AnyState) -> usize {
    if any_state == AnyState::Start && source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Text to put before a block so that it is read as it stands in its story: its containers, its table's header.
fn before(state: State) -> String {
    let containers = state.containers;
    match state.leaf {
        Leaf::Paragraph => containers.opened() + " ",
        Leaf::None if containers.len() == 0 => String::new(),
        Leaf::Table(columns) => {
            let row = |cell: &str| format!("{}|{}\n", containers.continued(), format!("{cell}|").repeat(usize::from(columns)));
            let opened =
                if containers.len() == 0 { String::new() } else { containers.opened() + "\n" + containers.continued().trim_end() + "\n" };
            opened + &row("x") + &row("-")
        }
        _ => containers.opened() + "\n" + containers.continued().trim_end() + "\n",
    }
}

type Known<'a> = fn(BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)>;

/// Tables and struck-out text beside `CommonMark`.
pub(super) fn parser(text: &str) -> Parser<'_, Known<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    Parser::new_with_broken_link_callback(text, options, Some(known))
}

/// References to links defined elsewhere are links where their form leaves no doubt; a lone `[sic]` stays text.
fn known(link: BrokenLink<'_>) -> Option<(CowStr<'_>, CowStr<'_>)> {
    let sure =
        matches!(link.link_type, LinkType::Reference | LinkType::Collapsed | LinkType::ReferenceUnknown | LinkType::CollapsedUnknown);
    sure.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
}

/// Collects prose from events.
#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    /// The length of a mark of byte order at the story's start, which the parser is not shown.
    bom: usize,
    /// Where the block starts for the parser.
    skipped: usize,
    prose: Builder,
    /// How many elements are open whose text is no prose: code, images.
    hidden: usize,
    strong: usize,
    cells: usize,
    has_plain: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => self.hidden += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => self.hidden = self.hidden.saturating_sub(1),
            Event::Start(Tag::Image { .. }) => {
                self.put(OBJECT, range);
                self.hidden += 1;
            }
            Event::End(TagEnd::Image) => self.hidden = self.hidden.saturating_sub(1),
            Event::Start(Tag::Strong) => self.strong += 1,
            Event::End(TagEnd::Strong) => self.strong = self.strong.saturating_sub(1),
            Event::Start(Tag::TableCell) => {
                if self.cells > 0 {
                    self.put(" | ", range.start..range.start);
                }
                self.cells += 1;
            }
            Event::Text(text) => {
                self.has_plain |= self.strong == 0 && self.hidden == 0 && !text.trim().is_empty();
                self.text(&text, range);
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.has_plain |= self.strong == 0;
                self.put(OBJECT, range);
            }
            Event::SoftBreak => self.put(" ", range),
            Event::HardBreak => self.put("\n", range),
            Event::InlineHtml(html) if html.trim_start_matches(['<', '/']).get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br")) => {
                self.put("\n", range);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        // The first text may start in what was put before the block.
        let cut = self.skipped.saturating_sub(range.start).min(text.len());
        let Some(text) = text.get(cut..) else { return };
        self.put(text, range.start + cut..range.end);
    }

    fn put(&mut self, text: &str, range: Range<usize>) {
        if self.hidden > 0 {
            return;
        }
        let place = |offset: usize| (offset.max(self.skipped) - self.skipped + self.bom).min(self.source.len());
        let range = place(range.start)..place(range.end);
        if self.source.get(range.clone()) == Some(text) {
            self.prose.copy(text, range.start);
        } else {
            self.prose.put(text, range);
        }
    }

    fn finish(self) -> (Prose, bool) {
        let prose = self.prose.finish(self.source);
        let bold = !self.has_plain && !prose.text().is_empty();
        (prose, bold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Markup, block};

    fn tidy(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The prose of each leaf, read block by block.
    fn by_blocks(text: &str) -> Vec<String> {
        let mut leaves: Vec<String> = Vec::new();
        for block in block::split(text, Markup::Markdown) {
            match leaves.last_mut() {
                Some(last) if block.continues => *last = tidy(&format!("{last} {}", block.prose.text())),
                _ => leaves.push(tidy(block.prose.text())),
            }
        }
        leaves.retain(|leaf| !leaf.is_empty());
        leaves
    }

    /// The prose of each leaf, read at once.
    fn at_once(text: &str) -> Vec<String> {
        let text = &text[super::super::front_matter(text).unwrap_or(0)..];
        let mut reader = Reader { source: text, ..Reader::default() };
        let mut leaves = Vec::new();
        for (event, range) in parser(text).into_offset_iter() {
            let is_edge = matches!(
                event,
                Event::Start(
                    Tag::Item
                        | Tag::List(_)
                        | Tag::Paragraph
                        | Tag::BlockQuote(_)
                        | Tag::CodeBlock(_)
                        | Tag::HtmlBlock
                        | Tag::Heading { .. }
                        | Tag::Table(_)
                ) | Event::End(
                    TagEnd::Item | TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableRow | TagEnd::TableHead | TagEnd::CodeBlock
                ) | Event::Rule
            );
            if is_edge {
                let prose = std::mem::take(&mut reader.prose).finish(text);
                leaves.push(tidy(prose.text()));
                reader.cells = 0;
            }
            reader.event(event, range);
        }
        leaves.push(tidy(std::mem::take(&mut reader.prose).finish(text).text()));
        leaves.retain(|leaf| !leaf.is_empty());
        leaves
    }

    #[track_caller]
    fn check(text: &str) {
        assert_eq!(by_blocks(text), at_once(text), "{text}\n{:#?}", block::split(text, Markup::Markdown));
    }

    #[test]
    fn blocks_read_as_the_whole_does() {
        for text in [
            "---\ntitle: \"No prose\"\n---\n# Council *backs* dam\n\nOne\ntwo **three**\n\n> \"Four,\" he\nsaid.\n>\n> Five\n",
            "+++\na = 1\n+++\n\nText\n===\n\nMore\n---\nRest\n\n***\n",
            "- one\n- two\n\n  still two\n\n      code in two\n- three\n  - four\n    - five\n\n      still five\n\n  still three\n\nout\n",
            "1. one\n2. two\n\n   still two\n10. ten\n\n    still ten\n\n        code\n\nBorn in\n1999. A year.\nOr 2. not\n",
            "```md\n# no\n```\n~~~\nno\n\nno\n~~~\ntext\n    not code\n\n    code\n\n    code\n\ntext `code here` text\n",
            "> - a\n>   b\n> - c\n>\n>   d\n> ```\n> code\n> ```\n> e\n\nf\n> g\nlazy\n\nh\n",
            "| Name | Votes |\n|------|:-----:|\n| Hale | 4 |\n| Ruiz | 5 | extra |\n| short |\ntail\n\nafter\n",
            "> | a | b |\n> |---|---|\n> | c | d |\n\n- | a |\n  |---|\n  | b |\n",
            "<div>\n\ntext in *div*\n\n</div>\n\n<!-- a comment\n\nwith a gap -->\ntext <b>bold</b> &ldquo;q&rdquo; \\*not\\*<br>next\n<p>x\ny\n\nz\n",
            "![alt](x.png) caption [link](http://a.b 'title') and <http://c.d> and [full][ref] and [sic]\n\n[ref]: http://e.f\n",
            "a\\\nb  \nc\r\nd\rde\r\n\r\ne\n",
            "-\n\n  not in\n\n- \n  in\n* * *\n+ plus\n\n\tcode?\n\n-\ttab\n\n\tin tab\n",
            "   - three\n\n     in\n\n  para\n >  quote\n\n# #\n#hash\n####### seven\n",
            "<script>\nlet a = 1;\n\nlet b;\n</script>\ntext\n\n<?php\n\n?>\n\n<b>\nlone\n</b>\n\nx <b>\n",
            "- a\n\n\n- b\n\n\n  c\n1) d\n1. e\n\n- [ ] todo\n- [x] done\n",
            "text\n| a | b |\n|---|---|\n| c | d |\n# h\n",
            "> a\n\n> b\n> # c\nd\n> e\n>\nf\n",
        ] {
            check(text);
        }
    }

    #[test]
    fn a_mark_of_byte_order_is_no_prose() {
        let blocks = block::split("\u{feff}# Heading\n\n\u{feff}text\n", Markup::Markdown);
        assert_eq!(blocks[0].kind, BlockKind::Heading);
        assert_eq!(blocks[0].prose.text(), "Heading");
        assert_eq!(blocks[1].prose.text(), "\u{feff}text", "elsewhere it is a character like others");
    }

    /// Documents put together from lines at random; the seed is fixed.
    #[test]
    fn documents_made_at_random_read_as_the_whole_does() {
        let lines = [
            "",
            "",
            "",
            "text",
            "more *text*",
            "\"Quote,\" he said.",
            "> quoted",
            ">",
            "> > deep",
            "- item",
            "  - nested",
            "  in item",
            "1. one",
            "2. two",
            "   in one",
            "    four",
            "      six",
            "# Heading",
            "===",
            "---",
            "```",
            "~~~",
            "| a | b |",
            "|---|---|",
            "| c | d |",
            "<div>",
            "</div>",
            "<!-- note",
            "-->",
            "> - in quote",
            ">   in that",
            "\ttab",
            "* star",
            "**bold**",
            "10) ten",
            "<em>",
            "`code` text",
            "> ```",
            "&ldquo;x&rdquo;",
            "- # h",
            "- <div>",
            "1. ```",
            "> <!-- c",
            "- > q",
        ];
        let mut state = 11_u64;
        let mut dice = |sides: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or(0) % sides
        };
        let mut different = Vec::new();
        for _ in 0..4000 {
            let length = 1 + dice(9);
            let text: String = (0..length).map(|_| format!("{}\n", lines[dice(lines.len())])).collect();
            if by_blocks(&text) != at_once(&text) {
                different.push(text);
            }
        }
        different.sort_by_key(String::len);
        for text in different.iter().take(12) {
            eprintln!("{text:?}\n   blocks {:?}\n   whole  {:?}", by_blocks(text), at_once(text));
        }
        assert!(different.is_empty(), "{} documents of 4000 differ", different.len());
    }
}
