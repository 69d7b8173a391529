//! `copydesk/speakers` and `copydesk/status`: who speaks in a story, for a side bar and a status line; see docs/protocol.md.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tower_lsp_server::gen_lsp_types::{MessageType, Range};
use tower_lsp_server::jsonrpc::Result;

use super::super::convert;
use super::super::session::Snapshot;
use super::super::state::Server;
use super::ask;
use crate::features::speakers::{self, Counts, Speaker, Speech};

/// The story that is asked about.
#[derive(Serialize, Deserialize, Clone)]
pub(in super::super) struct StoryParams {
    /// Its name, as the client writes it.
    pub(super) uri: String,
}

/// Who speaks.
#[derive(Serialize)]
pub(in super::super) struct SpeakersOut {
    version: Option<i32>,
    counts: CountsOut,
    speakers: Vec<SpeakerOut>,
}

/// How many speak.
#[derive(Serialize)]
pub(in super::super) struct Status {
    version: Option<i32>,
    counts: CountsOut,
}

#[derive(Serialize)]
struct CountsOut {
    quotes: usize,
    speakers: usize,
    unattributed: usize,
}

#[derive(Serialize)]
struct SpeakerOut {
    name: String,
    r#type: &'static str,
    role: Option<String>,
    range: Option<Range>,
    quotes: Vec<QuoteOut>,
}

#[derive(Serialize)]
struct QuoteOut {
    range: Range,
    excerpt: String,
    how: Option<&'static str>,
    reached: Option<String>,
    likely: bool,
    relay: Option<String>,
}

/// `copydesk/speakers`
pub(in super::super) async fn speakers(server: &Arc<Server>, params: StoryParams) -> Result<Option<SpeakersOut>> {
    ask(server, &params.uri, |snapshot, _| speakers_out(snapshot)).await
}

/// `copydesk/status`
pub(in super::super) async fn status(server: &Arc<Server>, params: StoryParams) -> Result<Option<Status>> {
    ask(server, &params.uri, |snapshot, _| Status { version: snapshot.version, counts: speakers::counts(&snapshot.story).into() }).await
}

/// The command that tells who speaks in a message, for editors that show lists in no other way.
pub(super) async fn show(server: &Arc<Server>, params: StoryParams) -> Result<Option<SpeakersOut>> {
    let found = ask(server, &params.uri, |snapshot, _| {
        let mut message = speakers::counts(&snapshot.story).to_string();
        for speaker in speakers::speakers(&snapshot.story) {
            let role = speaker.role.map(|role| format!(", {role}")).unwrap_or_default();
            message += &format!("\n{}{role}: {}", speaker.name, speaker.quotes.len());
        }
        (message, speakers_out(snapshot))
    });
    let Some((message, speakers)) = found.await? else { return Ok(None) };
    server.out.show(MessageType::Info, &message);
    Ok(Some(speakers))
}

fn speakers_out(snapshot: &Snapshot) -> SpeakersOut {
    SpeakersOut {
        version: snapshot.version,
        counts: speakers::counts(&snapshot.story).into(),
        speakers: speakers::speakers(&snapshot.story).into_iter().map(|speaker| speaker_out(snapshot, speaker)).collect(),
    }
}

fn speaker_out(snapshot: &Snapshot, speaker: Speaker<'_>) -> SpeakerOut {
    SpeakerOut {
        name: speaker.name,
        r#type: speaker.who.name(),
        role: speaker.role,
        range: speaker.first.map(|first| convert::range(snapshot, first)),
        quotes: speaker.quotes.iter().map(|speech| quote_out(snapshot, speech)).collect(),
    }
}

fn quote_out(snapshot: &Snapshot, speech: &Speech<'_>) -> QuoteOut {
    let attribution = speech.attribution();
    QuoteOut {
        range: convert::range(snapshot, speech.range),
        excerpt: speech.excerpt(&snapshot.story),
        how: attribution.map(|attribution| attribution.how.name()),
        reached: speech.reached(&snapshot.story),
        likely: attribution.is_some_and(|attribution| !attribution.is_sure()),
        relay: attribution.and_then(|attribution| attribution.relay.as_ref()).map(|relay| relay.name.to_string()),
    }
}

impl From<Counts> for CountsOut {
    fn from(Counts { quotes, speakers, unattributed }: Counts) -> Self {
        Self { quotes, speakers, unattributed }
    }
}
