//! A quotation mark that closes what nothing opened.

use super::{BlockView, Edit, Finding, Fix, Level, Rule};
use crate::story::MarkProblemKind;

/// The rule.
pub static RULE: Rule = Rule {
    name: "stray-quote",
    level: Level::Warning,
    is_on: true,
    since: "0.1.0",
    summary: "A closing quotation mark without a quote that it could close.",
    documentation: r#"
A mark that closes nothing is either left over from an edit or has lost its partner, and then the reader cannot tell where the
speaker's words begin.

```copy,fail
The bridge will stay shut until the spring, said county engineer Lowell Nash.[["]]
```

Remove the mark, or put in the one that opens the quote:

```copy,pass
"The bridge will stay shut until the spring," said county engineer Lowell Nash.
```

Inch and minute marks, and apostrophes, are no quotation marks:

```copy,pass
The 6' 4" guard from Halden and the dogs' owners shared the stage in '98.
```

## When to ignore it

Where a mark stands for itself: copy about typing, or a sign that was quoted with its mistake.
"#,
    check,
};

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    for problem in view.reading.problems.iter().filter(|problem| problem.kind == MarkProblemKind::Stray) {
        let mut finding = Finding::new(
            &RULE,
            problem.place,
            "This mark closes a quote that was never opened. Remove it, or open the quote where the quoted words begin.",
        );
        let edits = vec![Edit { place: problem.place, text: String::new() }];
        finding = finding.with_fix(Fix { title: "Remove the mark".to_owned(), edits, safe: false });
        findings.push(finding);
    }
}
