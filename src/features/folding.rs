//! What folds away: quotes over several paragraphs, sections under their headings, questions with their answers, and what is no
//! copy, such as front matter, comments and code.

use crate::story::{Quote, Story, StoryBlock};
use crate::text::position::Extent;
use crate::text::{BlockKind, Markup};

/// Lines that fold into the first of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Fold {
    /// The line that stays, from zero.
    pub first: usize,
    /// The last line that goes.
    pub last: usize,
    /// What folds.
    pub kind: FoldKind,
}

/// What folds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FoldKind {
    /// A section, a quote, a question with its answer, code.
    Region,
    /// Front matter, a comment.
    Comment,
}

/// A block with its first line and the last one that is not blank.
#[derive(Clone, Copy)]
struct Lines<'a> {
    block: &'a StoryBlock,
    first: usize,
    last: usize,
}

/// All folds, in the order of their first lines; each lies in another or apart from it. Of more than `limit` the longest are kept.
#[must_use]
pub fn folds(story: &Story, limit: usize) -> Vec<Fold> {
    let lines = lines(story);
    let mut folds = Vec::new();
    // What the copy marks by itself comes before what is read from its words.
    for more in [sections(&lines, story.markup()), asides(&lines).collect(), questions(&lines), quotes(story, &lines)] {
        folds = with_those_that_fit(folds, more);
    }
    folds.sort_unstable_by_key(|fold| std::cmp::Reverse(fold.last - fold.first));
    folds.truncate(limit);
    folds.sort_unstable_by_key(order);
    folds
}

/// The outer before the inner.
fn order(fold: &Fold) -> (usize, std::cmp::Reverse<usize>, FoldKind) {
    (fold.first, std::cmp::Reverse(fold.last), fold.kind)
}

/// Some folds, and of others those that cross none of them. What starts in the last line of another crosses it: an editor that folds
/// that one has no line left for it.
fn with_those_that_fit(mut folds: Vec<Fold>, others: Vec<Fold>) -> Vec<Fold> {
    let known = folds.len();
    folds.extend(others.into_iter().filter(|fold| fold.first < fold.last));
    let mut numbers: Vec<usize> = (0..folds.len()).collect();
    // Where two are of the same lines, the first is kept.
    numbers.sort_unstable_by_key(|&number| (order(&folds[number]).0, order(&folds[number]).1, number));
    let mut is_kept = vec![true; folds.len()];
    let mut open: Vec<usize> = Vec::new();
    for number in numbers {
        let fold = folds[number];
        while open.pop_if(|outer| folds[*outer].last < fold.first).is_some() {}
        let crossed = open.iter().rev().take_while(|outer| folds[**outer].last < fold.last);
        let is_known = number < known;
        let same = open.last().is_some_and(|&outer| (folds[outer].first, folds[outer].last) == (fold.first, fold.last));
        if same || crossed.clone().any(|&outer| !is_known || outer < known) {
            is_kept[number] = false;
            continue;
        }
        let crossed = crossed.count();
        for outer in open.drain(open.len() - crossed..) {
            is_kept[outer] = false;
        }
        open.push(number);
    }
    let mut is_kept = is_kept.into_iter();
    folds.retain(|_| is_kept.next().unwrap_or(true));
    folds
}

fn lines(story: &Story) -> Vec<Lines<'_>> {
    let mut first = 0;
    let lines = story.blocks().iter().map(|block| {
        let source = &block.block().source;
        let last = first + Extent::of(source.trim_end()).lines;
        let lines = Lines { block, first, last };
        first += Extent::of(source).lines;
        lines
    });
    lines.collect()
}

/// Each heading with all up to the next one of its level or above.
fn sections(lines: &[Lines<'_>], markup: Markup) -> Vec<Fold> {
    let mut sections = Vec::new();
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut last = 0;
    for block in lines {
        if let Some(level) = level(block.block, markup) {
            while let Some((_, first)) = open.pop_if(|(above, _)| *above >= level) {
                sections.push(Fold { first, last, kind: FoldKind::Region });
            }
            open.push((level, block.first));
        }
        if !block.block.block().source.trim().is_empty() {
            last = block.last;
        }
    }
    sections.extend(open.into_iter().map(|(_, first)| Fold { first, last, kind: FoldKind::Region }));
    sections
}

/// The level of a heading, from one.
fn level(block: &StoryBlock, markup: Markup) -> Option<u8> {
    let block = block.block();
    if block.kind != BlockKind::Heading {
        return None;
    }
    let source = block.source.trim();
    let level = match markup {
        Markup::Plain => 1,
        Markup::Html => {
            let tag = source.as_bytes().windows(3).find(|tag| matches!(tag, [b'<', b'h' | b'H', b'1'..=b'6']));
            tag.map_or(1, |tag| usize::from(tag[2] - b'0'))
        }
        Markup::Markdown => match source.bytes().take_while(|&byte| byte == b'#').count() {
            // Underlined: with "=" above "-".
            0 => 1 + usize::from(source.ends_with('-')),
            level => level,
        },
    };
    u8::try_from(level).ok()
}

/// What is no copy.
fn asides<'a>(lines: &'a [Lines<'a>]) -> impl Iterator<Item = Fold> + 'a {
    let asides = lines.iter().enumerate().filter(|(_, lines)| lines.block.block().kind == BlockKind::NotProse);
    asides.map(|(number, lines)| {
        let source = lines.block.block().source.trim_start_matches('\u{feff}');
        let is_front_matter = number == 0 && (source.starts_with("---") || source.starts_with("+++"));
        let is_comment = is_front_matter || source.trim_start().starts_with("<!--");
        Fold { first: lines.first, last: lines.last, kind: if is_comment { FoldKind::Comment } else { FoldKind::Region } }
    })
}

/// Each question of an interview with its answer; an interview has more than one.
fn questions(lines: &[Lines<'_>]) -> Vec<Fold> {
    let is_question =
        |block: &StoryBlock| block.facts().shape.interview && (block.block().bold || block.prose().trim_start().starts_with(['Q', 'q']));
    let mut questions = Vec::new();
    let mut open: Option<usize> = None;
    let mut last = 0;
    for block in lines {
        let asks = is_question(block.block);
        if asks || block.block.block().kind == BlockKind::Heading {
            questions.extend(open.map(|first| Fold { first, last, kind: FoldKind::Region }));
            open = asks.then_some(block.first);
        }
        if !block.block.prose().is_empty() {
            last = block.last;
        }
    }
    questions.extend(open.map(|first| Fold { first, last, kind: FoldKind::Region }));
    if questions.len() < 2 { Vec::new() } else { questions }
}

/// Each quote that runs over paragraphs.
fn quotes(story: &Story, lines: &[Lines<'_>]) -> Vec<Fold> {
    let mut all: Vec<_> = story.reading().found_quotes().collect();
    all.sort_unstable_by_key(|(block, quote)| (block - quote.place.back as usize, quote.place.span.start));
    let at = |(block, quote): &(usize, &Quote)| lines.get(block.saturating_sub(quote.place.back as usize));
    let mut quotes = Vec::new();
    for run in all.chunk_by(|_, (_, next)| next.continues) {
        if let [first, .., last] = run
            && let (Some(first), Some(last)) = (at(first), at(last))
        {
            quotes.push(Fold { first: first.first, last: last.last, kind: FoldKind::Region });
        }
    }
    quotes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The folds as pairs of lines counted from one, comments with a `c`.
    #[track_caller]
    fn check(markup: Markup, copy: &str, expected: &str) {
        for copy in [copy.to_owned(), copy.replace('\n', "\r\n")] {
            let folds = folds(&Story::new(&copy, markup), usize::MAX);
            let kind = |kind| if kind == FoldKind::Comment { "c" } else { "" };
            let shown: Vec<String> = folds.iter().map(|fold| format!("{}-{}{}", fold.first + 1, fold.last + 1, kind(fold.kind))).collect();
            assert_eq!(shown.join(" "), expected, "{copy}");
        }
    }

    #[test]
    fn a_quote_over_paragraphs() {
        check(
            Markup::Plain,
            "Before.\n\n“We sailed,” Ana Leal said. “It was cold.\n\n“Then it was dark.\n\n“We slept.”\n\n“No,” said Tom Reyes.\n",
            "3-7",
        );
    }

    #[test]
    fn sections_hold_those_below_them() {
        check(Markup::Markdown, "Lead.\n\n# One\n\nText.\n\n## Below\n\nText.\n\nText.\n\n# Two\n\nText.\n\n", "3-11 7-11 13-15");
        check(Markup::Markdown, "One\n===\n\nText.\n\nBelow\n---\n\nText.\n\nTwo\n===\n\nText.\n", "1-9 6-9 11-14");
        check(Markup::Html, "<h1>One</h1>\n<p>Text.</p>\n<h2>Below</h2>\n<p>Text.</p>\n<h1>Two</h1>\n<p>Text.</p>\n", "1-4 3-4 5-6");
    }

    #[test]
    fn front_matter_comments_and_code() {
        check(Markup::Markdown, "---\ntitle: One\n---\n\nText.\n\n<!-- for\nthe desk -->\n\nText.\n\n```\ncode\n```\n", "1-3c 7-8c 12-14");
    }

    #[test]
    fn questions_with_their_answers() {
        check(
            Markup::Plain,
            "Ana Leal builds boats.\n\nQ: Why boats?\n\nA: They float.\n\nMostly.\n\nQ: And when they don't?\n\nA: I swim.\n",
            "3-7 9-11",
        );
        check(Markup::Markdown, "**Why boats?**\n\nThey float.\n\n**Why not cars?**\n\nThey sink.\n", "1-3 5-7");
        check(Markup::Markdown, "**Why boats?**\n\nThey float.\n", "");
    }

    #[test]
    fn folds_lie_in_one_another_or_apart() {
        // A quote that runs over a heading, and one that runs from an answer into the next question.
        check(
            Markup::Markdown,
            "Lead.\n\n# One\n\n“We sailed,” Ana Leal said. “It was cold.\n\n## Two\n\n“We slept.”\n\nText.\n",
            "3-11 7-11",
        );
        let crossing = |left: &Fold, right: &Fold| left.first < right.first && right.first <= left.last && left.last < right.last;
        let lines = [
            "",
            "# One",
            "## Two",
            "Q: Why boats?",
            "A: “They float.",
            "“We sailed,” Ana Leal said. “It was cold.",
            "“We slept.”",
            "**Why?**",
            "Text.",
            "```",
            "<!-- a",
            "-->",
            "> “Quoted.",
        ];
        let mut state = 7_u64;
        let mut dice = |sides: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or(0) % sides
        };
        for _ in 0..500 {
            let length = 4 + dice(20);
            let copy: String = (0..length).map(|_| format!("{}\n\n", lines[dice(lines.len())])).collect();
            for markup in [Markup::Plain, Markup::Markdown] {
                let folds = folds(&Story::new(&copy, markup), usize::MAX);
                let crossed = folds.iter().any(|left| {
                    folds
                        .iter()
                        .any(|right| crossing(left, right) || (left != right && (left.first, left.last) == (right.first, right.last)))
                });
                assert!(!crossed, "{copy}{folds:#?}");
            }
        }
    }

    #[test]
    fn nothing_in_a_plain_story() {
        check(Markup::Plain, "One.\n\nTwo.\n", "");
        check(Markup::Plain, "", "");
    }

    #[test]
    fn of_too_many_the_longest_are_kept() {
        let story = Story::new("# One\n\nText.\n\n## Below\n\nText.\n\n## More\n\nText.\n\nText.\n", Markup::Markdown);
        let kept: Vec<usize> = folds(&story, 2).iter().map(|fold| fold.first).collect();
        assert_eq!(kept, [0, 8]);
    }
}
