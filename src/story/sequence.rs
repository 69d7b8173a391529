//! A persistent sequence: a change copies one path of a shallow tree and shares the rest, and two versions are compared by the
//! nodes that they share.
//!
//! It is a B-tree ordered by position, as ropes are, over items that are cheap to clone. Each node keeps a summary of
//! what is below it.

mod diff;
mod walk;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

pub use diff::Hunk;
use smallvec::SmallVec;
use walk::Items;

/// The most children of a node, and the most items of a leaf.
const MOST: usize = 16;
/// How full nodes are that are made at once: typing into a new sequence splits no leaf at the first keystroke.
const FULL: usize = 12;
/// A node with fewer children is joined with a neighbour.
const FEW: usize = 4;

/// What a sequence holds.
pub trait Item: Clone {
    /// What a node says of the items below it.
    type Summary: Clone + fmt::Debug;
    /// The summary of a leaf.
    fn of_items(items: &[Self]) -> Self::Summary;
    /// The summary of a node above others.
    fn of_nodes<'a>(nodes: impl Iterator<Item = &'a Self::Summary>) -> Self::Summary
    where
        Self::Summary: 'a;
    /// What tells this item from others while both live: an address, not a value.
    fn identity(&self) -> usize;
}

/// The sequence. A clone shares everything.
#[derive(Debug)]
pub struct Sequence<T: Item> {
    root: Option<Arc<Node<T>>>,
}

#[derive(Debug)]
struct Node<T: Item> {
    length: usize,
    summary: T::Summary,
    children: Children<T>,
}

#[derive(Debug)]
enum Children<T: Item> {
    Items(Vec<T>),
    Nodes(Vec<Arc<Node<T>>>),
}

/// What [`Sequence::locate`] may pass over.
#[derive(Debug)]
pub enum Part<'a, T: Item> {
    /// So many items, with their summary.
    Node(usize, &'a T::Summary),
    /// One item.
    Item(&'a T),
}

impl<T: Item> Clone for Sequence<T> {
    fn clone(&self) -> Self {
        Self { root: self.root.clone() }
    }
}

impl<T: Item> Default for Sequence<T> {
    fn default() -> Self {
        Self { root: None }
    }
}

impl<T: Item> FromIterator<T> for Sequence<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self { root: root_of(leaves(items.into_iter().collect())) }
    }
}

impl<T: Item> Sequence<T> {
    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.root.as_ref().map_or(0, |root| root.length)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// The summary of all items; `None` where there are none.
    #[must_use]
    pub fn summary(&self) -> Option<&T::Summary> {
        self.root.as_ref().map(|root| &root.summary)
    }

    /// An item by its number.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&T> {
        let over = |&left: &usize, part: Part<'_, T>| match part {
            Part::Node(length, _) => left.checked_sub(length),
            Part::Item(_) => left.checked_sub(1),
        };
        self.locate(index, over).2
    }

    /// The sequence with the items of a range (clamped) replaced by others.
    #[must_use]
    pub fn replace(&self, range: Range<usize>, items: Vec<T>) -> Self {
        self.replace_all([(range, items)])
    }

    /// The sequence with the items of some ranges (clamped) replaced by others. The ranges are numbers of this sequence's items, are in
    /// order and do not overlap.
    #[must_use]
    pub fn replace_all(&self, edits: impl IntoIterator<Item = Edit<T>>) -> Self {
        let Some(root) = &self.root else { return edits.into_iter().flat_map(|(_, items)| items).collect() };
        let clamped = |(range, items): Edit<T>| {
            let end = range.end.min(root.length);
            (range.start.min(end)..end, items)
        };
        let edits: Edits<T> = edits.into_iter().map(clamped).collect();
        if edits.is_empty() { self.clone() } else { Self { root: root_of(splice(root, edits)) } }
    }

    /// Passes over nodes and items from the front as long as `over` says what has been gathered behind them. Returns the number
    /// of the first item not passed over, what was gathered before it, and the item.
    pub fn locate<A>(&self, start: A, over: impl Fn(&A, Part<'_, T>) -> Option<A>) -> (usize, A, Option<&T>) {
        let (mut index, mut gathered) = (0, start);
        let Some(mut node) = self.root.as_deref() else { return (index, gathered, None) };
        loop {
            match &node.children {
                Children::Items(items) => {
                    for item in items {
                        match over(&gathered, Part::Item(item)) {
                            Some(more) => gathered = more,
                            None => return (index, gathered, Some(item)),
                        }
                        index += 1;
                    }
                    return (index, gathered, None);
                }
                Children::Nodes(nodes) => {
                    let mut inside = None;
                    for child in nodes {
                        match over(&gathered, Part::Node(child.length, &child.summary)) {
                            Some(more) => gathered = more,
                            None => {
                                inside = Some(child);
                                break;
                            }
                        }
                        index += child.length;
                    }
                    match inside {
                        Some(child) => node = child,
                        None => return (index, gathered, None),
                    }
                }
            }
        }
    }

    /// All items in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.iter_in(0..self.len())
    }

    /// The items of a range (clamped) in order.
    pub fn iter_in(&self, range: Range<usize>) -> impl Iterator<Item = &T> {
        let mut items = Items::new(|_: &T::Summary| true);
        if let Some(root) = self.root.as_deref().filter(|root| range.start < root.length) {
            items.enter_at(root, range.start);
        }
        items.map(|(_, item)| item).take(range.len())
    }

    /// The items below nodes and leaves whose summaries are wanted, with their numbers.
    pub fn iter_wanted<'a>(&'a self, wanted: impl Fn(&T::Summary) -> bool + 'a) -> impl Iterator<Item = (usize, &'a T)> {
        let mut items = Items::new(wanted);
        if let Some(root) = self.root.as_deref().filter(|root| items.wants(root)) {
            items.enter_at(root, 0);
        }
        items
    }

    /// Where another version of this sequence differs. The work follows the difference, not the length.
    #[must_use]
    pub fn diff(&self, new: &Self) -> Vec<Hunk> {
        diff::hunks(self.root.as_ref(), new.root.as_ref())
    }

    /// Checks what must always hold of the tree. For tests.
    ///
    /// # Panics
    ///
    /// When it does not hold.
    pub fn assert_invariants(&self) {
        fn check<T: Item>(node: &Node<T>) -> usize {
            match &node.children {
                Children::Items(items) => {
                    assert!(!items.is_empty() && items.len() <= MOST && items.len() == node.length, "a leaf's length");
                    1
                }
                Children::Nodes(nodes) => {
                    assert!(!nodes.is_empty() && nodes.len() <= MOST, "a node's width");
                    assert_eq!(node.length, nodes.iter().map(|child| child.length).sum::<usize>(), "a node's length");
                    let heights: Vec<usize> = nodes.iter().map(|child| check(child)).collect();
                    assert!(heights.iter().all(|&height| height == heights[0]), "all leaves lie equally deep");
                    heights[0] + 1
                }
            }
        }
        if let Some(root) = &self.root {
            check(root);
        }
    }
}

impl<T: Item> Node<T> {
    fn leaf(items: Vec<T>) -> Arc<Self> {
        Arc::new(Self { length: items.len(), summary: T::of_items(&items), children: Children::Items(items) })
    }

    fn above(nodes: Vec<Arc<Self>>) -> Arc<Self> {
        let length = nodes.iter().map(|node| node.length).sum();
        Arc::new(Self { length, summary: T::of_nodes(nodes.iter().map(|node| &node.summary)), children: Children::Nodes(nodes) })
    }

    fn width(&self) -> usize {
        match &self.children {
            Children::Items(items) => items.len(),
            Children::Nodes(nodes) => nodes.len(),
        }
    }
}

/// What stands for a node that was changed: mostly one node.
type Few<A> = SmallVec<[A; 2]>;

fn leaves<T: Item>(items: Vec<T>) -> Few<Arc<Node<T>>> {
    in_groups(items, Node::leaf)
}

/// Groups of even size, as few as fit: one where `MOST` allows it.
fn in_groups<A, B>(list: Vec<A>, group: impl Fn(Vec<A>) -> B) -> Few<B> {
    if list.is_empty() {
        return Few::new();
    }
    let length = list.len();
    if length <= MOST {
        return Few::from_iter([group(list)]);
    }
    let groups = length.div_ceil(FULL);
    let mut list = list.into_iter();
    (0..groups).map(|number| group(list.by_ref().take((number + 1) * length / groups - number * length / groups).collect())).collect()
}

fn root_of<T: Item>(mut nodes: Few<Arc<Node<T>>>) -> Option<Arc<Node<T>>> {
    while nodes.len() > 1 {
        nodes = in_groups(nodes.into_vec(), Node::above);
    }
    let mut root = nodes.pop()?;
    while let Children::Nodes(nodes) = &root.children
        && let [only] = nodes.as_slice()
    {
        root = only.clone();
    }
    Some(root)
}

/// A range of items and what comes in their place.
pub type Edit<T> = (Range<usize>, Vec<T>);

/// Mostly one.
type Edits<T> = SmallVec<[Edit<T>; 1]>;

/// The nodes, as high as the given one, that take its place when the items of some ranges are replaced.
fn splice<T: Item>(node: &Node<T>, edits: Edits<T>) -> Few<Arc<Node<T>>> {
    match &node.children {
        Children::Items(old) => {
            let more: usize = edits.iter().map(|(_, items)| items.len()).sum();
            let mut all = Vec::with_capacity(old.len() + more);
            let mut at = 0;
            for (range, items) in edits {
                all.extend_from_slice(&old[at..range.start]);
                all.extend(items);
                at = range.end;
            }
            all.extend_from_slice(&old[at..]);
            leaves(all)
        }
        Children::Nodes(old) => {
            let mut nodes = Vec::with_capacity(old.len() + 1);
            let mut changed: Option<(usize, usize)> = None;
            let mut edits = edits.into_iter();
            let mut next = edits.next();
            let mut start = 0;
            for (number, child) in old.iter().enumerate() {
                let end = start + child.length;
                let is_last = number + 1 == old.len();
                let mut own = Edits::new();
                while let Some((range, items)) = next.take_if(|(range, _)| is_last || range.start < end) {
                    own.push((range.start - start..range.end.min(end) - start, items));
                    // What goes on in the next child only goes there.
                    let rest = (range.end > end).then(|| (end..range.end, Vec::new()));
                    next = rest.or_else(|| edits.next());
                }
                if own.is_empty() {
                    nodes.push(child.clone());
                } else {
                    let first = changed.map_or(nodes.len(), |(first, _)| first);
                    nodes.extend(splice(child, own));
                    changed = Some((first, nodes.len()));
                }
                start = end;
            }
            if let Some((first, last)) = changed {
                join_small(&mut nodes, first.saturating_sub(1), last + 1);
            }
            in_groups(nodes, Node::above)
        }
    }
}

/// Joins nodes between two numbers that have few children with the one after them, where both fit into one.
fn join_small<T: Item>(nodes: &mut Vec<Arc<Node<T>>>, first: usize, last: usize) {
    let mut at = first;
    let mut last = last.min(nodes.len());
    while at + 1 < last {
        let (left, right) = (&nodes[at], &nodes[at + 1]);
        if left.width().min(right.width()) >= FEW || left.width() + right.width() > MOST {
            at += 1;
            continue;
        }
        let joined = match (&left.children, &right.children) {
            (Children::Items(left), Children::Items(right)) => Node::leaf([left.as_slice(), right.as_slice()].concat()),
            (Children::Nodes(left), Children::Nodes(right)) => Node::above([left.as_slice(), right.as_slice()].concat()),
            _ => return,
        };
        nodes.splice(at..at + 2, [joined]);
        last -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Item for Arc<usize> {
        type Summary = usize;
        fn of_items(items: &[Self]) -> usize {
            items.iter().map(|item| **item).sum()
        }
        fn of_nodes<'a>(nodes: impl Iterator<Item = &'a usize>) -> usize {
            nodes.sum()
        }
        fn identity(&self) -> usize {
            Arc::as_ptr(self).addr()
        }
    }

    fn numbers(range: Range<usize>) -> Vec<Arc<usize>> {
        range.map(Arc::new).collect()
    }

    /// A small generator of numbers that are the same each time.
    fn dice(state: &mut u64, sides: usize) -> usize {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*state >> 33).unwrap_or(0) % sides
    }

    #[test]
    fn replacing_does_what_it_does_to_a_list() {
        let mut state = 7;
        let mut list = numbers(0..3000);
        let mut sequence: Sequence<Arc<usize>> = list.iter().cloned().collect();
        for round in 0..2000 {
            let start = dice(&mut state, list.len() + 1);
            let most = if round % 50 == 0 { 2000 } else { 6 };
            let end = (start + dice(&mut state, most)).min(list.len());
            let count = dice(&mut state, if round % 70 == 0 { 2500 } else { 6 });
            let items = numbers(0..count);
            let old = sequence.clone();
            let old_list = list.clone();
            sequence = sequence.replace(start..end, items.clone());
            list.splice(start..end, items);
            sequence.assert_invariants();
            assert!(sequence.iter().map(|item| **item).eq(list.iter().map(|item| **item)));
            assert!(old.iter().eq(old_list.iter()), "the old version is what it was");
            assert_eq!(sequence.summary().copied().unwrap_or(0), list.iter().map(|item| **item).sum::<usize>());
            let at = dice(&mut state, list.len() + 2);
            assert_eq!(sequence.get(at), list.get(at));
            assert!(sequence.iter_in(at..at + 100).eq(list.iter().skip(at).take(100)));
            let hunks = old.diff(&sequence);
            assert_eq!(hunks, if start == end && count == 0 { vec![] } else { vec![Hunk { old: start..end, new: start..start + count }] });
        }
    }

    #[test]
    fn replacing_at_several_places_does_what_it_does_one_by_one() {
        let mut state = 11;
        for round in 0..400 {
            let length = dice(&mut state, if round % 3 == 0 { 3000 } else { 90 });
            let sequence: Sequence<Arc<usize>> = numbers(0..length).into_iter().collect();
            let mut edits = Vec::new();
            let mut at = 0;
            while at < length && edits.len() < 12 {
                let start = (at + dice(&mut state, if round % 2 == 0 { 4 } else { 200 })).min(length);
                let end = (start + dice(&mut state, if round % 5 == 0 { 100 } else { 3 })).min(length);
                let count = dice(&mut state, if round % 7 == 0 { 60 } else { 3 });
                edits.push((start..end, numbers(0..count)));
                at = end;
            }
            let one_by_one = edits.iter().rev().fold(sequence.clone(), |all, (range, items)| all.replace(range.clone(), items.clone()));
            let changed = sequence.replace_all(edits);
            changed.assert_invariants();
            assert!(changed.iter().map(|item| **item).eq(one_by_one.iter().map(|item| **item)), "round {round}");
        }
    }

    #[test]
    fn far_apart_changes_are_told_apart() {
        let old: Sequence<Arc<usize>> = numbers(0..20_000).into_iter().collect();
        let new = old.replace(15_000..15_001, numbers(0..1)).replace(100..100, numbers(0..70)).replace(9_000..9_010, Vec::new());
        let hunks = old.diff(&new);
        assert_eq!(
            hunks,
            [
                Hunk { old: 100..100, new: 100..170 },
                Hunk { old: 8_930..8_940, new: 9_000..9_000 },
                Hunk { old: 15_000..15_001, new: 15_060..15_061 },
            ]
        );
        assert!(old.diff(&old).is_empty());
        assert_eq!(Sequence::default().diff(&old), [Hunk { old: 0..0, new: 0..20_000 }]);
        assert_eq!(old.diff(&Sequence::default()), [Hunk { old: 0..20_000, new: 0..0 }]);
    }

    #[test]
    fn unwanted_nodes_are_passed_over() {
        let sequence: Sequence<Arc<usize>> = (0..20_000).map(|number| Arc::new(usize::from(number % 5_000 == 7))).collect();
        let found: Vec<usize> = sequence.iter_wanted(|&sum| sum > 0).filter(|(_, item)| ***item > 0).map(|(number, _)| number).collect();
        assert_eq!(found, [7, 5_007, 10_007, 15_007]);
    }
}
