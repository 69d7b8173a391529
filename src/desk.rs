//! All open stories, by name. Parses no text and reads no files.

use std::collections::HashMap;
use std::sync::Arc;

use crate::story::Story;

/// The stories that are open.
#[derive(Debug, Default)]
pub struct Desk {
    stories: HashMap<String, Arc<Story>>,
}

impl Desk {
    /// Puts a story on the desk under a name. Returns the one that had it.
    pub fn put(&mut self, name: &str, story: Story) -> Option<Arc<Story>> {
        let story = Arc::new(story);
        match self.stories.get_mut(name) {
            Some(known) => Some(std::mem::replace(known, story)),
            None => self.stories.insert(name.to_owned(), story),
        }
    }

    /// Takes a story off the desk.
    pub fn remove(&mut self, name: &str) -> Option<Arc<Story>> {
        self.stories.remove(name)
    }

    /// The current version of a story.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Arc<Story>> {
        self.stories.get(name)
    }
}
