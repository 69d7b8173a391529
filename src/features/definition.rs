//! Where somebody is first named, and everywhere else: definition and references within the story.

use super::{cursor, naming};
use crate::story::{Entity, EntityMention, Referent, Story};
use crate::text::Range;

/// From where to where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Jump {
    /// What stands at the cursor: a mention, or a quote.
    pub from: Range,
    /// Where the cursor goes.
    pub to: Range,
}

/// From a mention (a pronoun, a role, a name) to the first one by the full name; from the words of a quote to the mention that
/// it is attributed to.
#[must_use]
pub fn definition(story: &Story, offset: usize) -> Option<Jump> {
    if let Some((block, mention)) = cursor::mention(story, offset) {
        let entity = entity(story, &mention.referent)?;
        let to = range(story, naming::first(story.reading(), &entity)?);
        return Some(Jump { from: story.range(block, mention.span), to });
    }
    let (block, quote) = cursor::quote(story, offset)?;
    let attribution = quote.attribution.as_ref()?;
    Some(Jump { from: story.place(block, quote.place), to: story.place(block, attribution.mention) })
}

/// All mentions of whom the mention at an offset means, or of who says the words of the quote there. The first one by the full
/// name is among them only where the declaration is asked for.
#[must_use]
pub fn references(story: &Story, offset: usize, with_declaration: bool) -> Vec<Range> {
    let Some(entity) = referent(story, offset).and_then(|referent| entity(story, referent)) else { return Vec::new() };
    let declaration = naming::first(story.reading(), &entity).filter(|_| !with_declaration);
    entity.mentions.iter().filter(|mention| Some(*mention) != declaration).map(|mention| range(story, mention)).collect()
}

/// Whom an offset is about.
fn referent(story: &Story, offset: usize) -> Option<&Referent> {
    match cursor::mention(story, offset) {
        Some((_, mention)) => Some(&mention.referent),
        None => cursor::quote(story, offset)?.1.attribution.as_ref().map(|attribution| &attribution.speaker),
    }
}

fn entity(story: &Story, referent: &Referent) -> Option<Entity> {
    story.reading().entities().into_iter().find(|entity| entity.referent == *referent)
}

fn range(story: &Story, mention: &EntityMention) -> Range {
    story.range(mention.block, mention.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Markup;

    /// Goes from `<|>`; what is gone from and to is marked: `{from}`, `[[to]]`, both where they are the same.
    #[track_caller]
    fn goes(expected: &str) {
        let copy = expected.replace(['{', '}'], "").replace("[[", "").replace("]]", "");
        let offset = copy.find("<|>").unwrap();
        let text = copy.replace("<|>", "");
        let jump = definition(&Story::new(&text, Markup::Plain), offset);
        let mut shown = text.clone();
        let mut marks: Vec<(usize, u8, &str)> = vec![(offset, 2, "<|>")];
        if let Some(Jump { from, to }) = jump {
            marks.extend([(from.start, 1, "{"), (from.end, 3, "}"), (to.start, 0, "[["), (to.end, 4, "]]")]);
        }
        marks.sort();
        for (at, _, mark) in marks.into_iter().rev() {
            shown.insert_str(at, mark);
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn from_a_pronoun_a_short_name_or_a_role_to_the_first_full_name() {
        goes("Mayor [[Ana Leal]] went out at dawn. “It was empty,” {s<|>he} said.");
        goes("[[Ana Leal]] went out at dawn.\n\nIt was cold. {Le<|>al} came home.");
        goes("Leal was out.\n\nMayor [[Ana Leal]] went out at dawn.\n\nThe tide took {<|>Leal} back.");
        goes("Mayor [[Ana Leal]] went out.\n\nThe tide turned. {The<|> mayor} did not.");
        goes("[[{Ana<|> Leal}]] went out at dawn.");
    }

    #[test]
    fn from_a_quote_to_its_speaker() {
        goes("“We found the boat,” [[Ana Leal]] said. {“It was <|>empty.”}");
        goes("Ana Leal went out.\n\n{“We <|>found the boat,”} [[she]] said.");
    }

    #[test]
    fn from_nowhere_to_nowhere() {
        goes("The tide <|>turned.");
        goes("<|>");
        goes("The hall was full.\n\n“We will close the <|>bridge on Friday and open it again in May.”\n\nThe vote is next week.");
    }

    #[track_caller]
    fn refers(expected: &str, with_declaration: bool) {
        let copy = expected.replace("[[", "").replace("]]", "");
        let offset = copy.find("<|>").unwrap();
        let text = copy.replace("<|>", "");
        let mut marks = vec![(offset, 1, "<|>")];
        for range in references(&Story::new(&text, Markup::Plain), offset, with_declaration) {
            marks.extend([(range.start, 0, "[["), (range.end, 2, "]]")]);
        }
        marks.sort();
        let mut shown = text;
        for (at, _, mark) in marks.into_iter().rev() {
            shown.insert_str(at, mark);
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn references_are_all_mentions() {
        refers("[[<|>Ana Leal]] went out. [[Leal]] came home. “It was empty,” [[she]] said. Tom Reyes did not.", true);
        refers("<|>Ana Leal went out. [[Leal]] came home. “It was empty,” [[she]] said. Tom Reyes did not.", false);
        refers("Ana Leal went out. “It was <|>empty,” [[she]] said.", false);
        refers("The tide <|>turned on Ana Leal.", true);
    }
}
