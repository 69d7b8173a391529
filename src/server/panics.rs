//! One log line for a panic, wherever it happens. What panicked is caught by its caller, so that the session goes on.

use std::collections::{BTreeSet, HashSet};
use std::panic::PanicHookInfo;
use std::sync::{Mutex, PoisonError};

use tower_lsp_server::gen_lsp_types::MessageType;

use super::out::Out;

/// Sends panics to the client's log from now on. One that happens again and again at the same place is told once.
pub(super) fn report_to(out: Out) {
    let told: Mutex<HashSet<String>> = Mutex::default();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        if told.lock().unwrap_or_else(PoisonError::into_inner).insert(place.clone()) {
            let reason = reason(panic);
            let line = format!("copydesk made a mistake at {place}: {reason}. The session goes on; please report this line.");
            out.log(MessageType::Error, &line);
        }
    }));
}

/// Rules that panicked, and in which story. Their lines say what a writer misses; where the mistake is stands in the line before.
#[derive(Default)]
pub(super) struct RulePanics(Mutex<BTreeSet<(String, &'static str)>>);

impl RulePanics {
    /// Tells of rules that panicked over a version of a story: of each once, however long somebody types in it.
    pub(super) fn tell(&self, out: &Out, uri: &str, rules: &[&'static str]) {
        if rules.is_empty() {
            return;
        }
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for &rule in rules {
            if told.insert((uri.to_owned(), rule)) {
                let line = format!("The rule “{rule}” failed over {uri}. Its findings in some paragraphs are missing, and all else holds.");
                out.log(MessageType::Error, &line);
            }
        }
    }

    /// A story was closed.
    pub(super) fn forget(&self, uri: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|(told, _)| told != uri);
    }
}

fn reason(panic: &PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    let text = payload.downcast_ref::<&str>().map(ToString::to_string).or_else(|| payload.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "no reason given".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{BlockView, Finding, Level, Rule, RuleSet, check};
    use crate::story::Story;
    use crate::text::Markup;

    static CLUMSY: Rule = Rule {
        name: "clumsy",
        level: Level::Warning,
        is_on: true,
        since: "0.1.0",
        summary: "Fails wherever there is a boat.",
        documentation: "",
        check: |view: &BlockView<'_>, _: &mut Vec<Finding>| assert!(!view.prose().contains("boat")),
    };

    #[test]
    fn a_rule_that_fails_is_named_once_for_a_story_and_costs_its_own_findings_only() {
        let rule_set = RuleSet::default().with_rule(&CLUMSY);
        let (out, panics) = (Out::default(), RulePanics::default());
        let mut before = None;
        for text in ["The boat left.\n\nThe the boat came back.\n", "The boat left.\n\nThe the boat came home.\n"] {
            let story = Story::new(text, Markup::Plain);
            let report = check(story.reading(), &rule_set, before.as_ref());
            assert_eq!(report.iter().map(|(_, finding)| finding.rule.name).collect::<Vec<_>>(), ["repeated-word"]);
            assert_eq!(report.panics(), ["clumsy", "clumsy"]);
            panics.tell(&out, "untitled:1", report.panics());
            before = Some(report);
        }
        panics.tell(&out, "untitled:2", &["clumsy"]);
        panics.forget("untitled:1");
        panics.tell(&out, "untitled:1", &["clumsy"]);
        let mut stream = Vec::new();
        let writer = out.clone();
        out.close(std::time::Duration::ZERO);
        writer.write_to(&mut stream).unwrap();
        let stream = String::from_utf8(stream).unwrap();
        assert_eq!(stream.matches("The rule “clumsy” failed over untitled:1.").count(), 2, "{stream}");
        assert_eq!(stream.matches("The rule “clumsy” failed over untitled:2.").count(), 1, "{stream}");
    }
}
