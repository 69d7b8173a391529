//! A curly mark that faces the wrong way.

use super::{BlockView, Edit, Finding, Fix, Level, Rule};
use crate::story::MarkProblemKind;

/// The rule.
pub static RULE: Rule = Rule {
    name: "backward-quote-mark",
    level: Level::Warning,
    is_on: true,
    since: "0.1.0",
    summary: "A curly quotation mark that faces the wrong way.",
    documentation: r#"
Word processors turn a mark the wrong way after a dash, a bracket or an edit: an opening mark where the quote closes, or a closing
mark where it opens.

```copy,fail
“We will rebuild the pier by June,[[“]] harbour commissioner Dov Lindqvist said.
```

```copy,fail
The commissioner called the plan [[”]]a bridge to nowhere” and walked out.
```

Turn the mark round:

```copy,pass
“We will rebuild the pier by June,” harbour commissioner Dov Lindqvist said.
```

## When to ignore it

In quoted text of a language that opens with ” (Swedish, Finnish).
"#,
    check,
};

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    for problem in view.reading.problems.iter().filter(|problem| problem.kind == MarkProblemKind::Backward) {
        let replacement = problem.replacement;
        let message = format!("This mark faces the wrong way. Change it to {replacement}.");
        let mut finding = Finding::new(&RULE, problem.place, message);
        finding.related.extend(problem.partner.map(|place| (place, "Its partner stands here.".to_owned())));
        let edits = vec![Edit { place: problem.place, text: replacement.to_owned() }];
        finding = finding.with_fix(Fix { title: format!("Change to {replacement}"), edits, safe: true });
        findings.push(finding);
    }
}
