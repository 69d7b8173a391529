//! The protocol's trait: each method one line.

use std::sync::Arc;

use serde_json::Value;
use tower_lsp_server::gen_lsp_types::{
    CodeAction, CodeActionParams, CodeActionResponse, CodeLens, CodeLensParams, DefinitionParams, DefinitionResponse,
    DidChangeConfigurationParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, DidSaveTextDocumentParams,
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentHighlight, DocumentHighlightParams, DocumentSymbolParams,
    DocumentSymbolResponse, ExecuteCommandParams, FoldingRange, FoldingRangeParams, Hover, HoverParams, InitializeParams, InitializeResult,
    InitializedParams, InlayHint, InlayHintParams, Location, ReferenceParams, SemanticTokens, SemanticTokensDeltaParams,
    SemanticTokensDeltaResponse, SemanticTokensParams, SemanticTokensRangeParams,
};
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::{ClientSocket, LanguageServer, LspService};

use super::state::Server;
use super::{comments, requests};

/// What the service calls.
pub(super) struct Backend(Arc<Server>);

impl Backend {
    /// The service of a server, and its way to the client. Texts that are opened, changed and closed reach the server before
    /// they reach the service.
    pub(super) fn service(server: &Arc<Server>) -> (LspService<Self>, ClientSocket) {
        let service = LspService::build(|protocol| {
            server.attach(protocol);
            Self(server.clone())
        });
        let service = service.custom_method("copydesk/viewStoryText", Self::view_story_text).custom_method("$/setTrace", Self::set_trace);
        let service = service.custom_method("copydesk/speakers", Self::speakers).custom_method("copydesk/status", Self::status);
        #[cfg(debug_assertions)]
        let service = service.custom_method("copydesk/panic", Self::panic).custom_method("copydesk/sleep", Self::sleep);
        service.finish()
    }

    async fn view_story_text(&self, params: requests::ViewStoryTextParams) -> Result<requests::StoryText> {
        requests::view_story_text(&self.0, params).await
    }

    async fn speakers(&self, params: requests::StoryParams) -> Result<Option<requests::SpeakersOut>> {
        requests::speakers(&self.0, params).await
    }

    async fn status(&self, params: requests::StoryParams) -> Result<Option<requests::Status>> {
        requests::status(&self.0, params).await
    }

    async fn set_trace(&self, params: Value) {
        self.0.set_trace(&params);
    }

    /// For tests: a handler that panics.
    #[cfg(debug_assertions)]
    async fn panic(&self) -> Result<()> {
        std::panic::panic_any("a test asked for it")
    }

    /// For tests: a handler that takes its time, and tells when nobody waits for it any more.
    #[cfg(debug_assertions)]
    async fn sleep(&self) -> Result<()> {
        tokio::time::sleep(std::time::Duration::from_secs(60)).await;
        Ok(())
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        Ok(self.0.initialize(params))
    }

    async fn initialized(&self, _: InitializedParams) {
        self.0.initialized();
    }

    async fn shutdown(&self) -> Result<()> {
        self.0.shut_down();
        Ok(())
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        comments::tell(&self.0, &params.text_document.uri.0);
        self.0.on_files_changed(&[params.text_document.uri.0]);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.0.on_configuration(params.settings);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.0.on_files_changed(&params.changes.into_iter().map(|change| change.uri.0).collect::<Vec<_>>());
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.0.on_folders_changed(&params.event.added, &params.event.removed);
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        requests::hover(&self.0, params).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        requests::document_symbol(&self.0, params).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        requests::inlay_hint(&self.0, params).await
    }

    async fn goto_definition(&self, params: DefinitionParams) -> Result<Option<DefinitionResponse>> {
        requests::goto_definition(&self.0, params).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        requests::references_of(&self.0, params).await
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        requests::document_highlight(&self.0, params).await
    }

    async fn semantic_tokens_full(&self, params: SemanticTokensParams) -> Result<Option<SemanticTokens>> {
        requests::tokens::full(&self.0, params).await
    }

    async fn semantic_tokens_full_delta(&self, params: SemanticTokensDeltaParams) -> Result<Option<SemanticTokensDeltaResponse>> {
        requests::tokens::delta(&self.0, params).await
    }

    async fn semantic_tokens_range(&self, params: SemanticTokensRangeParams) -> Result<Option<SemanticTokens>> {
        requests::tokens::range(&self.0, params).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        requests::code_lens(&self.0, params).await
    }

    async fn code_lens_resolve(&self, lens: CodeLens) -> Result<CodeLens> {
        requests::code_lens_resolve(&self.0, lens).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<Vec<CodeActionResponse>>> {
        requests::code_action(&self.0, params).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        requests::code_action_resolve(&self.0, action).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        requests::folding_range(&self.0, params).await
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReport> {
        requests::diagnostic(&self.0, params).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        requests::commands::execute_command(&self.0, params).await
    }
}
