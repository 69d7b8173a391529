//! For people: each finding with the line that holds it, what to do, and a count at the end.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level as Shown, Origin, Renderer, Snippet, renderer::DecorStyle};

use super::{Checked, Outcome, Row};
use crate::rules::Level;

/// Writes the report, coloured; the stream takes colours out where nobody wants them.
///
/// # Errors
///
/// When the output fails.
pub fn write(checked: &[Checked], output: &mut impl Write) -> io::Result<()> {
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode).term_width(width());
    for story in checked {
        let path = story.path.display().to_string();
        for row in story.rows() {
            writeln!(output, "{}\n", renderer.render(&groups(&path, row)))?;
        }
    }
    writeln!(output, "{}", summary(checked))
}

/// As wide as COLUMNS or the terminal says, within reason.
fn width() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = set.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)));
    width.unwrap_or(100).clamp(60, 200)
}

fn groups<'a>(path: &'a str, row: &'a Row) -> Vec<Group<'a>> {
    let level = match row.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Information => Shown::INFO.with_name("information"),
        Level::Hint | Level::Off => Shown::NOTE.with_name("hint"),
    };
    let snippet = Snippet::source(&*row.excerpt.text)
        .path(path)
        .line_start(row.at.start.line)
        .annotation(AnnotationKind::Primary.span(row.excerpt.range.clone()));
    let mut group = level.primary_title(&*row.message).id(row.rule.name).element(snippet);
    for (at, text) in &row.related {
        group = group.element(Shown::NOTE.message(text)).element(Origin::path(path).line(at.start.line).char_column(at.start.column));
    }
    if let Some(fix) = row.fixes.first() {
        group = group.element(Shown::HELP.message(&*fix.title));
    }
    vec![group]
}

/// "3 warnings, 1 information in 2 of 5 stories; 1 story could not be read."
fn summary(checked: &[Checked]) -> String {
    let levels = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Information, "information"), (Level::Hint, "hint")];
    let counts: Vec<String> = levels
        .into_iter()
        .filter_map(|(level, name)| {
            let count = checked.iter().flat_map(Checked::rows).filter(|row| row.level == level).count();
            let plural = if count == 1 || level == Level::Information { "" } else { "s" };
            (count > 0).then(|| format!("{count} {name}{plural}"))
        })
        .collect();
    let failed = checked.iter().filter(|story| matches!(story.outcome, Outcome::Failed(_))).count();
    let read = stories(checked.len() - failed);
    let unread = format!("{} could not be read.", stories(failed));
    // "Nothing to mend" would praise what nobody has read.
    if failed > 0 && failed == checked.len() {
        return unread;
    }
    let summary = if counts.is_empty() { format!("Nothing to mend in {read}.") } else { format!("{} in {read}.", counts.join(", ")) };
    if failed > 0 { format!("{summary} {unread}") } else { summary }
}

fn stories(count: usize) -> String {
    if count == 1 { "1 story".to_owned() } else { format!("{count} stories") }
}

#[cfg(test)]
mod tests {
    use anstream::adapter::strip_str;
    use expect_test::{Expect, expect};

    use super::*;
    use crate::rules::{Edit, Finding, Fix, RULES};
    use crate::story::{Place, Story};
    use crate::text::{Markup, Span};

    #[track_caller]
    fn check(text: &str, about: &str, expected: &Expect) {
        let story = Story::new(text, Markup::Plain);
        let block = story.blocks().iter().position(|block| block.prose().contains(about)).unwrap();
        let prose = story.blocks().get(block).unwrap().prose();
        let start = prose.find(about).unwrap();
        let span = Span::new(start, start + about.len());
        let mut finding = Finding::new(RULES[0], Place::here(span), "Something is wrong. Mend it.");
        finding.related.push((Place::here(Span::new(0, 1)), "The paragraph starts here.".to_owned()));
        let fix = Fix { title: "Mend it".to_owned(), edits: vec![Edit { place: finding.place, text: String::new() }], safe: true };
        let finding = finding.with_fix(fix);
        let row = Row::new(&story, block, &finding);
        let checked = [Checked { path: "copy/a.txt".into(), outcome: Outcome::Read { rows: vec![row], notes: Vec::new() } }];
        let mut report = Vec::new();
        write(&checked, &mut report).unwrap();
        expected.assert_eq(&strip_str(&String::from_utf8(report).unwrap()).to_string());
    }

    #[test]
    fn the_line_stands_under_the_finding() {
        check(
            "First.\n\nThe “metting” was short.\n",
            "metting",
            &expect![[r#"
            warning[unattributed-quote]: Something is wrong. Mend it.
              ╭▸ copy/a.txt:3:6
              │
            3 │ The “metting” was short.
              │      ━━━━━━━
              │
              ├ note: The paragraph starts here.
              ⸬  copy/a.txt:3:1
              ╰ help: Mend it

            1 warning in 1 story.
        "#]],
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_finding() {
        let line = "The council, which has met behind closed doors since the spring of last year, heard on Monday that the ";
        check(
            &format!("{0}{0}{0}metting was off. {0}{0}", line),
            "metting",
            &expect![[r#"
            warning[unattributed-quote]: Something is wrong. Mend it.
              ╭▸ copy/a.txt:1:310
              │
            1 │ …ing of last year, heard on Monday that the metting was off. The council, which has met behind …
              │                                             ━━━━━━━
              │
              ├ note: The paragraph starts here.
              ⸬  copy/a.txt:1:1
              ╰ help: Mend it

            1 warning in 1 story.
        "#]],
        );
    }

    #[test]
    fn a_finding_over_lines_shows_them() {
        check(
            "“We have run out of\nmoney and we have\nrun out of time.”\n",
            "“We have run out of\nmoney and we have\nrun out of time.”",
            &expect![[r#"
                warning[unattributed-quote]: Something is wrong. Mend it.
                  ╭▸ copy/a.txt:1:1
                  │
                1 │ ┏ “We have run out of
                2 │ ┃ money and we have
                3 │ ┃ run out of time.”
                  │ ┗━━━━━━━━━━━━━━━━━┛
                  │
                  ├ note: The paragraph starts here.
                  ⸬  copy/a.txt:1:1
                  ╰ help: Mend it

                1 warning in 1 story.
            "#]],
        );
    }
}
