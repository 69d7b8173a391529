//! Comments of a story that ask for a rule there is not: a line in the log when the story is opened or saved, and not while somebody types.

use tower_lsp_server::gen_lsp_types::MessageType;

use super::state::Server;
use crate::rules::ignore::unheard;

/// Tells of each name that no rule has.
pub(super) fn tell(server: &Server, uri: &str) {
    // What is saved may be another file than a story.
    let Some(snapshot) = server.session().snapshot(uri, server.client().encoding) else { return };
    for unheard in unheard(snapshot.story.blocks().iter().map(AsRef::as_ref)) {
        server.out.log(MessageType::Warning, &unheard.told(uri));
    }
}
