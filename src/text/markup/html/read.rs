//! The prose of one block of HTML, from the tokens of `html5gum`.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::super::State as AnyState;
use super::State;
use super::tag::Tag;
use crate::text::block::{Block, BlockKind};
use crate::text::prose::{Builder, OBJECT, Prose};

/// Reads a block.
pub(in super::super) fn read(source: &str, kind: BlockKind, any_state: AnyState) -> Block {
    let state = if let AnyState::Html(state) = any_state { state } else { State::default() };
    let read = if kind == BlockKind::NotProse { Read::default() } else { prose(source, any_state) };
    let kind = if read.prose.text().is_empty() { BlockKind::NotProse } else { kind };
    let continues = state.open && !read.behind_block_tag && kind != BlockKind::NotProse;
    Block { source: source.into(), kind, continues, bold: read.bold, prose: read.prose, state: any_state }
}

#[derive(Default)]
struct Read {
    prose: Prose,
    bold: bool,
    /// Whether the tag of a block element comes before the text.
    behind_block_tag: bool,
}

fn prose(source: &str, any_state: AnyState) -> Read {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut builder = Builder::default();
    let mut read = Read::default();
    let (mut hidden, mut strong, mut has_plain) = (0_usize, 0_usize, false);
    let (mut preformatted, mut raw_element) = (false, false);
    for token in Tokenizer::new_with_emitter(source, emitter) {
        let Ok(token) = token;
        match token {
            Token::String(text) => {
                let start = text.span.start;
                let Some(raw) = source.get(text.span.start..text.span.end).filter(|_| hidden == 0 && !preformatted && !raw_element) else {
                    continue;
                };
                // A mark of byte order is no text.
                let is_start = any_state == AnyState::Start && text.span.start == 0;
                let text = raw.strip_prefix('\u{feff}').filter(|_| is_start).unwrap_or(raw);
                has_plain |= strong == 0 && !text.trim().is_empty();
                push_text(&mut builder, text, start + raw.len() - text.len());
            }
            Token::StartTag(tag) => {
                let span = tag.span.start..tag.span.end;
                match &**tag.name {
                    b"br" => builder.put("\n", span),
                    b"img" | b"picture" | b"video" | b"audio" | b"svg" | b"math" => builder.put(OBJECT, span),
                    b"q" => builder.put("\u{201c}", span),
                    b"code" | b"kbd" | b"samp" | b"var" => {
                        if hidden == 0 {
                            builder.put(OBJECT, span);
                        }
                        hidden += 1;
                    }
                    b"b" | b"strong" => strong += 1,
                    b"pre" => preformatted = true,
                    _ if Tag::at(source, tag.span.start).raw().is_some() => raw_element = true,
                    _ => read.behind_block_tag |= builder.is_blank() && Tag::at(source, tag.span.start).starts_block(),
                }
            }
            Token::EndTag(tag) => match &**tag.name {
                b"q" => builder.put("\u{201d}", tag.span.start..tag.span.end),
                b"code" | b"kbd" | b"samp" | b"var" => hidden = hidden.saturating_sub(1),
                b"b" | b"strong" => strong = strong.saturating_sub(1),
                b"pre" => preformatted = false,
                b"script" | b"style" | b"title" | b"textarea" | b"iframe" | b"noembed" | b"noframes" | b"xmp" => raw_element = false,
                _ => read.behind_block_tag |= builder.is_blank() && Tag::at(source, tag.span.start).ends_block(),
            },
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    read.prose = builder.finish(source);
    read.bold = !has_plain && !read.prose.text().is_empty();
    read
}

/// Where the end tags that follow an offset in the source (bytes) have ended, save for those of blocks.
pub(in super::super) fn behind_end_tags(source: &str, mut at: usize) -> usize {
    while let Some(tag) = source.get(at..).filter(|rest| rest.starts_with("</"))
        && !Tag::at(source, at).ends_block()
        && let Some(length) = tag.find('>')
    {
        at += length + 1;
    }
    at
}

/// Adds a run of text: white space becomes one space, character references what they stand for.
fn push_text(builder: &mut Builder, raw: &str, start: usize) {
    let bytes = raw.as_bytes();
    let mut at = 0;
    while at < raw.len() {
        let length = match bytes[at] {
            byte if byte.is_ascii_whitespace() => {
                let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                if !builder.text().ends_with([' ', '\n']) {
                    match &raw[at..at + length] {
                        " " => builder.copy(" ", start + at),
                        _ => builder.put(" ", start + at..start + at + length),
                    }
                }
                length
            }
            b'&' => {
                let length = reference_length(&bytes[at..]);
                let reference = &raw[at..at + length];
                match decoded(reference) {
                    Some(text) if text != reference => builder.put(&text, start + at..start + at + length),
                    _ => builder.copy(reference, start + at),
                }
                length
            }
            _ => {
                let length = bytes[at..].iter().take_while(|&&byte| byte != b'&' && !byte.is_ascii_whitespace()).count();
                builder.copy(&raw[at..at + length], start + at);
                length
            }
        };
        at += length;
    }
}

/// The length of what may be a character reference, which starts with `&`.
fn reference_length(bytes: &[u8]) -> usize {
    let hash = usize::from(bytes.get(1) == Some(&b'#'));
    let name = bytes[1 + hash..].iter().take(40).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let end = 1 + hash + name;
    end + usize::from(bytes.get(end) == Some(&b';'))
}

/// The text that a character reference stands for, as the tokenizer has it.
fn decoded(reference: &str) -> Option<String> {
    Tokenizer::new(reference).find_map(|token| {
        let Ok(token) = token;
        if let Token::String(text) = token { String::from_utf8(text.value.0).ok() } else { None }
    })
}
