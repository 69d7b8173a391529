//! A quote sheet: who speaks in a story and what each says, as Markdown to print or to hand on.

use super::hover::inline;
use super::speakers::{Speaker, Speech, counts, speakers};
use crate::story::Story;

/// The quote sheet of a story that is called by a name.
#[must_use]
pub fn sheet(story: &Story, name: &str) -> String {
    let mut sheet = format!("# Quotes in {}\n\n{}\n", inline(name), counts(story));
    for speaker in speakers(story) {
        sheet += &format!("\n## {}\n\n", title(&speaker));
        for speech in &speaker.quotes {
            sheet += &line(story, speech);
        }
    }
    sheet
}

fn title(speaker: &Speaker<'_>) -> String {
    let role = speaker.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
    inline(&format!("{}{role}", speaker.name))
}

/// "- line 3: “It was empty,” (only likely; relayed by Northwire)"
fn line(story: &Story, speech: &Speech<'_>) -> String {
    let line = story.text().byte_to_line(speech.range.start) + 1;
    let mut notes = Vec::new();
    if let Some(attribution) = speech.attribution() {
        if !attribution.is_sure() {
            notes.push(format!("likely {}", attribution.speaker.name()));
        }
        notes.extend(attribution.relay.as_ref().map(|relay| format!("relayed by {}", relay.name)));
    }
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
    format!("- line {line}: {}\n", inline(&format!("{}{notes}", speech.words(story))))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::text::Markup;

    #[test]
    fn a_sheet_lists_all_quotes_under_their_speakers() {
        let story = Story::new(
            "The hall was full.\n\n“We will close the *old* bridge on Friday and open it again in May.”\n\nThe vote is next week.\n\n\
             “It is not,” said Mayor Ana Leal. “Look again.”\n\n“It is,” Tom Reyes said, according to Northwire.\n",
            Markup::Plain,
        );
        expect![[r#"
            # Quotes in bridge\_vote.txt

            4 quotes · 2 speakers · 1 unattributed

            ## No speaker named

            - line 3: “We will close the \*old\* bridge on Friday and open it again in May.”

            ## Ana Leal, Mayor

            - line 7: “It is not,”
            - line 7: “Look again.”

            ## Tom Reyes

            - line 9: “It is,” (relayed by Northwire)
        "#]]
        .assert_eq(&sheet(&story, "bridge_vote.txt"));
    }

    #[test]
    fn a_story_without_quotes_has_an_empty_sheet() {
        assert_eq!(sheet(&Story::new("The hall was full.\n", Markup::Plain), "a.txt"), "# Quotes in a.txt\n\n0 quotes · 0 speakers\n");
    }
}
