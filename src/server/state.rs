//! The state that all of the server shares, and what notifications do to it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

use serde_json::{Value, json};
use tokio::runtime::Handle;
use tower_lsp_server::gen_lsp_types::{
    ConfigurationItem, ConfigurationParams, ConfigurationRequest, InitializeParams, InitializeResult, LspRequestMethod, MessageDirection,
    MessageType, Registration, Request, ServerInfo, ShowDocumentParams, Uri, WorkspaceFolder, WorkspaceFolders,
};

use super::capabilities::Client;
use super::convert::path_of;
use super::message::TextNotification;
use super::out::Out;
use super::panics::RulePanics;
use super::publish::{self, Publisher};
use super::session::{Session, Snapshot, SyncError};
use super::transport::Exit;
use super::turns::Turns;
use super::watch::{self, Watched};
use super::workspace::Workspace;
use super::{comments, dictionaries};
use crate::settings::read;
use crate::text::Markup;

/// A change of so many bytes is a keystroke, a completion or a fix.
const SMALL: usize = 256;
/// And so many at once; more are a replacement in the whole story.
const FEW: usize = 8;

/// The state of the server.
pub(super) struct Server {
    /// The way to the client.
    pub(super) out: Out,
    /// Publishes findings.
    pub(super) publisher: Publisher,
    /// When requests are worked on.
    pub(super) turns: Turns,
    /// The rules that failed, to name each once.
    pub(super) rule_panics: RulePanics,
    this: Weak<Server>,
    exit: Exit,
    runtime: Handle,
    client: OnceLock<Client>,
    protocol: OnceLock<tower_lsp_server::Client>,
    session: Mutex<Session>,
    workspace: Mutex<Workspace>,
    watched: Watched,
    /// Held while the client is asked to watch.
    watching: tokio::sync::Mutex<()>,
    is_verbose: AtomicBool,
    is_shut_down: AtomicBool,
}

impl Server {
    /// A server that nobody has talked to.
    pub(super) fn new(this: Weak<Server>, out: Out, exit: Exit, runtime: Handle) -> Self {
        Self {
            out,
            publisher: Publisher::default(),
            turns: Turns::default(),
            rule_panics: RulePanics::default(),
            this,
            exit,
            runtime,
            client: OnceLock::new(),
            protocol: OnceLock::new(),
            session: Mutex::default(),
            workspace: Mutex::default(),
            watched: Watched::default(),
            watching: tokio::sync::Mutex::default(),
            is_verbose: AtomicBool::new(false),
            is_shut_down: AtomicBool::new(false),
        }
    }

    /// Gives it the way by which the client is asked for something.
    pub(super) fn attach(&self, protocol: tower_lsp_server::Client) {
        // It is given once.
        let _ = self.protocol.set(protocol);
    }

    /// The way by which the client is asked for something; `None` before the service is built, and after `shutdown`, when a client
    /// answers nothing any more.
    pub(super) fn protocol(&self) -> Option<&tower_lsp_server::Client> {
        self.protocol.get().filter(|_| !self.is_shut_down.load(Ordering::Relaxed))
    }

    /// `shutdown`
    pub(super) fn shut_down(&self) {
        self.is_shut_down.store(true, Ordering::Relaxed);
    }

    /// Itself, for what goes on when a call has returned.
    pub(super) fn this(&self) -> Option<Arc<Server>> {
        self.this.upgrade()
    }

    /// Where what waits for the client is done.
    pub(super) fn runtime(&self) -> &Handle {
        &self.runtime
    }

    /// What the client can do; nothing before it has said so.
    pub(super) fn client(&self) -> Client {
        self.client.get().copied().unwrap_or_default()
    }

    /// The open stories. Never kept across an await.
    pub(super) fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The settings. Never kept across an await, and never taken before [`Server::session`] by one who needs both.
    pub(super) fn workspace(&self) -> MutexGuard<'_, Workspace> {
        self.workspace.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The newest version of a story. One that is not open is told once a request, in the log.
    pub(super) fn snapshot(&self, uri: &str) -> Option<Snapshot> {
        let snapshot = self.session().snapshot(uri, self.client().encoding);
        if snapshot.is_none() {
            self.out.log(MessageType::Warning, &format!("{uri} is not open, so there is nothing to say about it."));
        }
        snapshot
    }

    /// `initialize`: nothing that takes time.
    pub(super) fn initialize(&self, params: InitializeParams) -> InitializeResult {
        let client = Client::of(&params.capabilities);
        // The service lets a second `initialize` not through.
        let _ = self.client.set(client);
        if let Some(process) = params.process_id {
            self.exit.when_gone(process);
        }
        self.is_verbose.store(params.trace.is_some_and(|trace| json!(trace) != json!("off")), Ordering::Relaxed);
        let options = params.initialization_options.unwrap_or_default();
        #[allow(deprecated)]
        let root = params.root_uri.map(|uri| uri.0);
        let roots = match params.workspace_folders_initialize_params.workspace_folders {
            Some(WorkspaceFolders::WorkspaceFolderList(folders)) if !folders.is_empty() => paths(&folders),
            _ => root.iter().filter_map(|uri| path_of(uri)).collect(),
        };
        self.workspace().start(roots, options);
        InitializeResult {
            capabilities: client.announce(),
            server_info: Some(ServerInfo { name: "copydesk".into(), version: Some(env!("CARGO_PKG_VERSION").into()) }),
        }
    }

    /// `initialized`: asks to be told of changes, and for the settings.
    pub(super) fn initialized(&self) {
        self.trace("copydesk is ready.");
        let (Some(server), client) = (self.this.upgrade(), self.client()) else { return };
        self.runtime.spawn(async move {
            server.register(&client).await;
            server.ask_for_configuration().await;
        });
    }

    async fn register(&self, client: &Client) {
        let mut wanted = Vec::new();
        if client.registers_configuration {
            wanted.push(registration("workspace/didChangeConfiguration", json!({"section": read::SECTION})));
        }
        if client.registers_watched_files {
            wanted.push(watch::settings_files());
        }
        if let (Some(protocol), false) = (self.protocol(), wanted.is_empty())
            && let Err(error) = protocol.register_capability(wanted).await
        {
            self.out.log(MessageType::Warning, &format!("The editor does not tell of changed settings: {}.", error.message));
        }
    }

    async fn ask_for_configuration(&self) {
        let (Some(protocol), true) = (self.protocol(), self.client().configuration) else { return };
        let item = ConfigurationItem { scope_uri: None, section: Some(read::SECTION.to_owned()) };
        match protocol.send_request::<AnyConfiguration>(ConfigurationParams { items: vec![item] }).await {
            Ok(values) => {
                self.workspace().configure(values.get(0).cloned().unwrap_or_default());
                self.reload();
            }
            Err(error) => self.out.log(MessageType::Warning, &format!("The editor did not tell its settings: {}.", error.message)),
        }
    }

    /// `workspace/didChangeConfiguration`: the settings, or a hint to ask for them.
    pub(super) fn on_configuration(&self, settings: Value) {
        if self.client().configuration {
            let Some(server) = self.this.upgrade() else { return };
            self.runtime.spawn(async move { server.ask_for_configuration().await });
        } else {
            self.workspace().configure(settings);
            self.reload();
        }
    }

    /// Some files were changed or saved; reads the settings anew where any of them belongs to these.
    pub(super) fn on_files_changed(&self, uris: &[String]) {
        let is_ours = uris.iter().filter_map(|uri| path_of(uri)).any(|path| self.workspace().reads(&path));
        if is_ours {
            self.reload();
        }
    }

    /// Asks the client to watch the dictionaries in use, wherever they are.
    fn watch_dictionaries(&self) {
        let (Some(server), true) = (self.this.upgrade(), self.client().registers_watched_files) else { return };
        self.runtime.spawn(async move {
            // One after the other, so that no request to stop overtakes the one to start.
            let _turn = server.watching.lock().await;
            let dictionaries = server.workspace().dictionaries();
            let (Some(protocol), Some(change)) =
                (server.protocol(), server.watched.change(dictionaries, server.client().relative_patterns))
            else {
                return;
            };
            // The new ones first, so that nothing goes unseen between the two.
            let mut done = Ok(());
            if let Some(new) = change.new {
                done = protocol.register_capability(vec![new]).await;
            }
            if let (Ok(()), Some(old)) = (&done, change.old) {
                done = protocol.unregister_capability(vec![old]).await;
            }
            if let Err(error) = done {
                server.watched.forget();
                server.out.log(MessageType::Warning, &format!("The editor does not watch the dictionaries: {}.", error.message));
            }
        });
    }

    /// Folders were added and removed.
    pub(super) fn on_folders_changed(&self, added: &[WorkspaceFolder], removed: &[WorkspaceFolder]) {
        self.workspace().change_roots(paths(added), &paths(removed));
        self.reload();
    }

    /// Reads all settings anew, and looks again at the stories for which they changed.
    pub(super) fn reload(&self) {
        let mut session = self.session();
        let mut workspace = self.workspace();
        workspace.reload(session.names());
        let changed = session.rescope(|uri| workspace.scope_of(uri));
        drop(workspace);
        drop(session);
        self.tell_problems();
        self.watch_dictionaries();
        dictionaries::read(self);
        if !changed.is_empty() {
            self.refresh();
        }
        if !self.client().pulls_diagnostics {
            changed.iter().for_each(|uri| self.publisher.nudge(uri));
        }
    }

    /// `$/setTrace`
    pub(super) fn set_trace(&self, params: &Value) {
        self.is_verbose.store(params.get("value").is_some_and(|value| value != "off"), Ordering::Relaxed);
    }

    /// Tells a client that wants to know what is going on.
    pub(super) fn trace(&self, message: &str) {
        if self.is_verbose.load(Ordering::Relaxed) {
            self.out.notify("$/logTrace", json!({ "message": message }));
        }
    }

    /// A text was opened, changed or closed. Runs before anything that came later is looked at; `is_last`: nothing has come yet.
    pub(super) fn on_text(&self, notification: TextNotification, is_last: bool) {
        if self.client.get().is_none() {
            return;
        }
        match notification {
            TextNotification::Opened { uri, language, version, text } => {
                // Under the session's lock, so that a reload cannot fall between the scope and the story that it is for.
                let mut session = self.session();
                let scope = self.workspace().scope_of(&uri);
                session.open(&uri, version, &text, markup(&language, &uri), scope);
                drop(session);
                self.tell_problems();
                self.watch_dictionaries();
                dictionaries::read(self);
                self.look_at(&uri);
                comments::tell(self, &uri);
            }
            TextNotification::Changed { uri, version, changes } => {
                let is_small = changes.len() <= FEW && changes.iter().all(|change| change.range.is_some() && change.text.len() <= SMALL);
                let changed = self.session().change(&uri, version, &changes, self.client().encoding);
                match &changed {
                    Ok(_) if is_last && is_small && !self.client().pulls_diagnostics => publish::after_small_edit(self, &uri),
                    Ok(_) => self.look_at(&uri),
                    Err(error @ SyncError::NotOpen(_)) => self.out.log(MessageType::Warning, &error.to_string()),
                    Err(error @ SyncError::Lost(_)) => {
                        self.take_back(&uri);
                        self.out.show(MessageType::Error, &error.to_string());
                    }
                }
            }
            TextNotification::Closed { uri } => {
                if self.session().close(&uri) {
                    self.take_back(&uri);
                } else {
                    self.out.log(MessageType::Warning, &format!("{uri} was not open, so it was not closed."));
                }
            }
        }
    }

    /// A message about a text could not be read, so that the text is not known any more.
    pub(super) fn on_lost(&self, uri: &str) {
        if self.session().close(uri) {
            self.take_back(uri);
            self.out.show(MessageType::Error, &SyncError::Lost(uri.to_owned()).to_string());
        }
    }

    fn look_at(&self, uri: &str) {
        if !self.client().pulls_diagnostics {
            self.publisher.nudge(uri);
        }
    }

    fn take_back(&self, uri: &str) {
        self.rule_panics.forget(uri);
        if !self.client().pulls_diagnostics {
            publish::clear(self, uri);
        }
    }

    fn tell_problems(&self) {
        let news = self.workspace().news();
        for problem in news {
            self.out.show(MessageType::Warning, &problem.to_string());
        }
    }

    /// Has the client show a document; one that cannot is told where it is.
    pub(super) fn show_document(&self, uri: &str, instead: &str) {
        let (Some(server), uri, instead) = (self.this.upgrade(), Uri(uri.to_owned()), instead.to_owned()) else { return };
        self.runtime.spawn(async move {
            let params = ShowDocumentParams { uri, external: None, take_focus: Some(true), selection: None };
            let shown = match server.protocol().filter(|_| server.client().shows_documents) {
                Some(protocol) => protocol.show_document(params).await.unwrap_or_default(),
                None => false,
            };
            if !shown {
                server.out.show(MessageType::Info, &instead);
            }
        });
    }

    /// Has the client ask again for what depends on settings.
    fn refresh(&self) {
        let (Some(server), client) = (self.this.upgrade(), self.client()) else { return };
        self.runtime.spawn(async move {
            let Some(protocol) = server.protocol() else { return };
            if client.pulls_diagnostics {
                let _ = protocol.workspace_diagnostic_refresh().await;
            }
            if client.refreshes_hints {
                let _ = protocol.inlay_hint_refresh().await;
            }
            if client.refreshes_lenses {
                let _ = protocol.code_lens_refresh().await;
            }
        });
    }
}

/// `workspace/configuration`, whose answer may be a bare null: the client has no settings.
enum AnyConfiguration {}

impl Request for AnyConfiguration {
    type Params = ConfigurationParams;
    type Result = Value;
    const METHOD: LspRequestMethod<'static> = ConfigurationRequest::METHOD;
    const MESSAGE_DIRECTION: MessageDirection = ConfigurationRequest::MESSAGE_DIRECTION;
}

pub(super) fn registration(method: &str, options: Value) -> Registration {
    Registration { id: format!("copydesk:{method}"), method: method.to_owned(), register_options: Some(options) }
}

fn paths(folders: &[WorkspaceFolder]) -> Vec<PathBuf> {
    folders.iter().filter_map(|folder| path_of(&folder.uri.0)).collect()
}

/// The language id decides; where it is not known, the name's ending does.
fn markup(language: &str, uri: &str) -> Markup {
    match Markup::of_language(language) {
        Markup::Plain if !matches!(language, "plaintext" | "text") => Markup::of_path(uri),
        markup => markup,
    }
}
