//! The story-wide index of surface forms: which name each form stands for, and what kind of entity it is.
//!
//! It is a sum over blocks: a block's names are added, and taken away again when the block goes. What it says of a form
//! depends on the sum alone, not on the order, so that an edited story's index equals that of a fresh one.

use std::sync::Arc;

use rpds::HashTrieMapSync;

use crate::facts::{EntityType, Facts, Gender};

/// What the story as a whole says of one form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct View {
    /// The canonical name of the entity that the form stands for.
    pub canonical: Arc<str>,
    /// Its type, by all its mentions.
    pub entity_type: EntityType,
    /// Its gender, where names or titles give it.
    pub gender: Option<Gender>,
    /// Whether several persons share the form, so that it stands for none of them by itself.
    pub ambiguous: bool,
}

/// The index.
#[derive(Clone, Debug, Default)]
pub struct Index {
    // SKELETON: counts of forms.
    forms: HashTrieMapSync<Arc<str>, u32>,
}

impl Index {
    /// Adds the names of a block.
    pub fn add(&mut self, prose: &str, facts: &Facts) {
        for name in &facts.names {
            let form = name.span.of(prose);
            let count = self.forms.get(form).copied().unwrap_or(0);
            self.forms.insert_mut(form.into(), count + 1);
        }
    }

    /// Takes the names of a block away that was added before.
    pub fn remove(&mut self, prose: &str, facts: &Facts) {
        for name in &facts.names {
            let form = name.span.of(prose);
            match self.forms.get(form).copied() {
                Some(count) if count > 1 => self.forms.insert_mut(form.into(), count - 1),
                _ => {
                    self.forms.remove_mut(form);
                }
            }
        }
    }

    /// What the story says of a form; `None` where it is no name.
    #[must_use]
    pub fn view(&self, form: &str) -> Option<View> {
        let (canonical, _) = self.forms.get_key_value(form)?;
        Some(View { canonical: canonical.clone(), entity_type: EntityType::Person, gender: None, ambiguous: false })
    }
}
