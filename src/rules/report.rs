//! Runs the rules over a story's reading; keeps what they said of blocks whose reading is the same as before.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::{BlockView, Finding, RuleSet};
use crate::story::Reading;

/// All findings of one version of a story.
#[derive(Clone, Debug)]
pub struct Report {
    // SKELETON: one flat list.
    findings: Vec<Arc<Vec<Finding>>>,
}

impl Report {
    /// The findings, each with the number of the block from which its places are seen.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Finding)> {
        self.findings.iter().enumerate().flat_map(|(block, findings)| findings.iter().map(move |finding| (block, finding)))
    }
}

/// Checks a story. `before` is the report of an earlier version: what it says of unchanged blocks is kept.
#[must_use]
pub fn check(reading: &Reading, rule_set: &RuleSet, _before: Option<&Report>) -> Report {
    let findings = reading
        .iter()
        .map(|(number, block_reading)| {
            let block = reading.blocks().get(number).map(AsRef::as_ref);
            let view = BlockView { block, reading: block_reading, index: reading.index(), rule_set };
            Arc::new(check_block(&view))
        })
        .collect();
    Report { findings }
}

/// One rule that panics loses its own findings of one block, nothing else.
fn check_block(view: &BlockView<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (rule, level) in view.rule_set.rules() {
        let mut found = Vec::new();
        if catch_unwind(AssertUnwindSafe(|| (rule.check)(view, &mut found))).is_ok() {
            for finding in &mut found {
                finding.level = level;
            }
            findings.append(&mut found);
        }
    }
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.place.back), finding.place.span.start, finding.rule.name));
    findings
}
