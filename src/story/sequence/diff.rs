//! Where two versions of a sequence differ, found by the nodes that they share.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{Children, Item, MOST, Node};

/// Where two sequences differ: these items of the old one have become those of the new one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hunk {
    /// Numbers of items of the old sequence.
    pub old: Range<usize>,
    /// Numbers of items of the new sequence.
    pub new: Range<usize>,
}

/// Compares two trees.
pub(super) fn hunks<T: Item>(old: Option<&Arc<Node<T>>>, new: Option<&Arc<Node<T>>>) -> Vec<Hunk> {
    let mut hunks = Hunks::new();
    diff_nodes(&Row::from_iter(old), 0, &Row::from_iter(new), 0, &mut hunks);
    hunks.into_vec()
}

/// An edit makes one at most on each height, or two.
type Hunks = SmallVec<[Hunk; 2]>;

/// Compares two runs of nodes, all of one height in each. `old_start` and `new_start` number their first items.
fn diff_nodes<T: Item>(old: &[&Arc<Node<T>>], old_start: usize, new: &[&Arc<Node<T>>], new_start: usize, hunks: &mut Hunks) {
    let lengths = |nodes: &[&Arc<Node<T>>]| nodes.iter().map(|node| node.length).sum::<usize>();
    for gap in gaps(old, new, |node| Arc::as_ptr(node).addr()) {
        let (old_start, new_start) = (old_start + lengths(&old[..gap.old.start]), new_start + lengths(&new[..gap.new.start]));
        let (old, new) = (&old[gap.old], &new[gap.new]);
        match (below(old), below(new)) {
            (Below::Items(old), Below::Items(new)) => {
                for gap in gaps(&old, &new, |item| item.identity()) {
                    push(hunks, shifted(gap.old, old_start), shifted(gap.new, new_start));
                }
            }
            (Below::Nodes(below_old), Below::Nodes(below_new)) => diff_nodes(&below_old, old_start, &below_new, new_start, hunks),
            (Below::Nodes(below_old), Below::Items(_)) if !new.is_empty() => diff_nodes(&below_old, old_start, new, new_start, hunks),
            (Below::Items(_), Below::Nodes(below_new)) if !old.is_empty() => diff_nodes(old, old_start, &below_new, new_start, hunks),
            _ => push(hunks, old_start..old_start + lengths(old), new_start..new_start + lengths(new)),
        }
    }
}

/// What lies below a few nodes, side by side: below most of them, one and its new version.
type Row<'a, A> = SmallVec<[&'a A; MOST]>;

enum Below<'a, T: Item> {
    Items(Row<'a, T>),
    Nodes(Row<'a, Arc<Node<T>>>),
}

fn below<'a, T: Item>(nodes: &[&'a Arc<Node<T>>]) -> Below<'a, T> {
    match nodes.first().map(|first| &first.children) {
        Some(Children::Nodes(_)) => Below::Nodes(
            nodes.iter().flat_map(|node| if let Children::Nodes(nodes) = &node.children { nodes.as_slice() } else { &[] }).collect(),
        ),
        _ => Below::Items(
            nodes.iter().flat_map(|node| if let Children::Items(items) = &node.children { items.as_slice() } else { &[] }).collect(),
        ),
    }
}

fn shifted(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

fn push(hunks: &mut Hunks, old: Range<usize>, new: Range<usize>) {
    match hunks.last_mut() {
        Some(last) if last.old.end == old.start && last.new.end == new.start => {
            last.old.end = old.end;
            last.new.end = new.end;
        }
        _ if old.is_empty() && new.is_empty() => {}
        _ => hunks.push(Hunk { old, new }),
    }
}

/// Where two lists differ, told by what identifies their members: found from both ends, and in between by members that stand
/// in both in the same order.
fn gaps<A>(old: &[A], new: &[A], identity: impl Fn(&A) -> usize) -> Hunks {
    let same = |(left, right): &(&A, &A)| identity(left) == identity(right);
    let first = old.iter().zip(new).take_while(same).count();
    let last = old[first..].iter().rev().zip(new[first..].iter().rev()).take_while(same).count();
    let (old_end, new_end) = (old.len() - last, new.len() - last);
    let mut hunks = Hunks::new();
    let (mut old_from, mut new_from) = (first, first);
    // One in place of one has nothing in between.
    if first < old_end && first < new_end && (old_end - first, new_end - first) != (1, 1) {
        let numbers: FxHashMap<usize, usize> = (first..old_end).map(|number| (identity(&old[number]), number)).collect();
        for (number, member) in new.iter().enumerate().take(new_end).skip(first) {
            if let Some(&met) = numbers.get(&identity(member))
                && met >= old_from
            {
                push(&mut hunks, old_from..met, new_from..number);
                (old_from, new_from) = (met + 1, number + 1);
            }
        }
    }
    push(&mut hunks, old_from..old_end, new_from..new_end);
    hunks
}
