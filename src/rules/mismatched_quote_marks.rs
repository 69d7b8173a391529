//! A quote that is opened with one kind of mark and closed with another.

use super::{BlockView, Edit, Finding, Fix, Level, Rule};
use crate::story::MarkProblemKind;

/// The rule.
pub static RULE: Rule = Rule {
    name: "mismatched-quote-marks",
    level: Level::Warning,
    is_on: true,
    since: "0.1.0",
    summary: "A quote that opens with one kind of mark and closes with another: curly and straight, double and single.",
    documentation: r#"
Mixed marks come from copy that was pasted together. They look careless in print, and programs that set curly marks get the next
one wrong.

```copy,fail
“The jury did not believe a word of it,[["]] defence lawyer Petra Voss said.
```

Close a quote with the partner of the mark that opens it:

```copy,pass
“The jury did not believe a word of it,” defence lawyer Petra Voss said.
```

A quote within a quote takes the other kind of mark, and that is right:

```copy,pass
“She told me, ‘Do not sign it,’ and I did not,” the clerk, Rafe Umber, testified.
```

## When to ignore it

Never in copy that is printed. In a draft, a last step may set all marks at once.
"#,
    check,
};

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    for problem in view.reading.problems.iter().filter(|problem| problem.kind == MarkProblemKind::Mismatched) {
        let replacement = problem.replacement;
        let message = format!("This mark does not match the one that opens the quote. Change it to {replacement}.");
        let mut finding = Finding::new(&RULE, problem.place, message);
        finding.related.extend(problem.partner.map(|place| (place, "The quote opens here.".to_owned())));
        let edits = vec![Edit { place: problem.place, text: replacement.to_owned() }];
        finding = finding.with_fix(Fix { title: format!("Change to {replacement}"), edits, safe: true });
        findings.push(finding);
    }
}
