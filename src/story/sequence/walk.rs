//! Walks the items of a sequence, all or only those below nodes that are wanted.

use std::sync::Arc;

use smallvec::SmallVec;

use super::{Children, Item, Node};

/// Higher trees are walked with a list on the heap.
const HEIGHT: usize = 4;

/// Walks the items below wanted nodes.
pub(super) struct Items<'a, T: Item, W> {
    /// The nodes still to visit on each height, the lowest last.
    above: SmallVec<[std::slice::Iter<'a, Arc<Node<T>>>; HEIGHT]>,
    leaf: std::slice::Iter<'a, T>,
    wanted: W,
    /// The number of the next item.
    number: usize,
}

impl<'a, T: Item, W: Fn(&T::Summary) -> bool> Items<'a, T, W> {
    /// A walk that has not begun.
    pub(super) fn new(wanted: W) -> Self {
        Self { above: SmallVec::new(), leaf: [].iter(), wanted, number: 0 }
    }

    pub(super) fn wants(&self, node: &Node<T>) -> bool {
        (self.wanted)(&node.summary)
    }

    /// Goes down to an item, counted from the node's first.
    pub(super) fn enter_at(&mut self, mut node: &'a Node<T>, mut index: usize) {
        loop {
            match &node.children {
                Children::Items(items) => {
                    self.leaf = items.get(index..).unwrap_or_default().iter();
                    self.number += index;
                    return;
                }
                Children::Nodes(nodes) => {
                    let mut nodes = nodes.iter();
                    let Some(inside) = nodes.find(|child| {
                        let inside = index < child.length && (self.wanted)(&child.summary);
                        if !inside {
                            index = index.saturating_sub(child.length);
                            self.number += child.length;
                        }
                        inside
                    }) else {
                        return;
                    };
                    self.above.push(nodes);
                    node = inside;
                }
            }
        }
    }
}

impl<'a, T: Item, W: Fn(&T::Summary) -> bool> Iterator for Items<'a, T, W> {
    type Item = (usize, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.leaf.next() {
                self.number += 1;
                return Some((self.number - 1, item));
            }
            let node = self.above.last_mut()?.next();
            match node {
                None => {
                    self.above.pop();
                }
                Some(node) if (self.wanted)(&node.summary) => self.enter_at(node, 0),
                Some(node) => self.number += node.length,
            }
        }
    }
}
