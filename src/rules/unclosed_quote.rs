//! A quotation mark that opens and is never closed.

use super::{BlockView, Edit, Finding, Fix, Level, Rule};
use crate::story::MarkProblemKind;

/// The rule.
pub static RULE: Rule = Rule {
    name: "unclosed-quote",
    level: Level::Warning,
    is_on: true,
    since: "0.1.0",
    summary: "A quotation mark that opens a quote which nothing closes.",
    documentation: r#"
Without the closing mark the reader cannot tell where the speaker's words end and the writer's begin.

```copy,fail
The minister said Norland was ready for talks if its neighbours [["]]pull back from confrontation.

Trade between the two has halved since March.
```

Put the mark where the words end:

```copy,pass
The minister said Norland was ready for talks if its neighbours "pull back from confrontation."

Trade between the two has halved since March.
```

A speech that runs over paragraphs opens each paragraph with a mark and closes only the last, so a paragraph may leave its quote
open when the next one goes on with the same speaker's words:

```copy,pass
"We found the boat at first light," Petty Officer Ana Leal said. "There was nobody in it.

"Then we heard the whistle."
```

It is wrong when the next paragraph belongs to somebody else:

```copy,fail
"We found the boat at first light," Petty Officer Ana Leal said. [["]]There was nobody in it.

"They were in the water for nine hours," the hospital's chief surgeon, Theo Brandt, said.
```

## When to ignore it

Where copy breaks off on purpose, as a teaser does.
"#,
    check,
};

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    for problem in view.reading.problems.iter().filter(|problem| problem.kind == MarkProblemKind::Unclosed) {
        let mut finding =
            Finding::new(&RULE, problem.place, "This mark opens a quote that is never closed. Close it where the quoted words end.");
        if let Some(place) = problem.insert_at {
            let edits = vec![Edit { place, text: problem.replacement.to_owned() }];
            finding = finding.with_fix(Fix { title: format!("Close the quote with {}", problem.replacement), edits, safe: false });
        }
        findings.push(finding);
    }
}
