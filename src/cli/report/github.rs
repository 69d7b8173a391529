//! Workflow commands: GitHub shows them beside the lines of a pull request.

use std::io::{self, Write};

use super::{Checked, Outcome};
use crate::rules::Level;

/// Writes one line for each finding, and one for each story that could not be read.
///
/// # Errors
///
/// When the output fails.
pub fn write(checked: &[Checked], output: &mut impl Write) -> io::Result<()> {
    for story in checked {
        let file = property(&super::slashes(&story.path));
        if let Outcome::Failed(failure) = &story.outcome {
            writeln!(output, "::error file={file}::{}", data(&failure.to_string()))?;
        }
        for row in story.rows() {
            let command = match row.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Information | Level::Hint | Level::Off => "notice",
            };
            let (start, end) = (row.at.start, row.at.end);
            writeln!(
                output,
                "::{command} file={file},line={},endLine={},col={},endColumn={},title={}::{}",
                start.line,
                end.line,
                start.column,
                end.column,
                property(row.rule.name),
                data(&row.message)
            )?;
        }
    }
    Ok(())
}

/// Text behind the colons, as the runner decodes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value, as the runner decodes it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
