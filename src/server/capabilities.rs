//! What the client can do, read once, and what we announce to it.

use tower_lsp_server::gen_lsp_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CodeLensOptions, DiagnosticOptions, ExecuteCommandOptions, MarkupKind,
    PositionEncodingKind, Save, SemanticTokensFullDelta, SemanticTokensOptions, ServerCapabilities, TextDocumentSyncKind,
    TextDocumentSyncOptions, TokenFormat, WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};

use super::requests::{actions, commands, tokens};
use crate::text::position::Encoding;

/// What the client can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Client {
    /// The unit of its columns.
    pub(super) encoding: Encoding,
    /// It asks for findings, and asks again when told to; nothing must be pushed then. One that cannot be told would show what
    /// the settings before said until the next key: it gets its findings pushed.
    pub(super) pulls_diagnostics: bool,
    /// Diagnostics may point to other places.
    pub(super) related_information: bool,
    /// Diagnostics may link to a manual.
    pub(super) code_description: bool,
    /// Hovers may be Markdown.
    pub(super) markdown: bool,
    /// The outline may be a tree.
    pub(super) outline_tree: bool,
    /// A definition may say from which range it leads.
    pub(super) definition_links: bool,
    /// Code actions may be more than commands.
    pub(super) code_actions: bool,
    /// It asks for the edit of a code action when that is taken.
    pub(super) resolves_edits: bool,
    /// The most folds that it wants; any number where it does not say.
    pub(super) most_folds: Option<u32>,
    /// One code action may be marked as the one to take.
    pub(super) preferred_action: bool,
    /// Edits may name the version that they are for.
    pub(super) versioned_edits: bool,
    /// It answers `workspace/configuration`.
    pub(super) configuration: bool,
    /// It wants to be asked for news of its settings.
    pub(super) registers_configuration: bool,
    /// It watches files when asked.
    pub(super) registers_watched_files: bool,
    /// Files to watch may lie in any folder.
    pub(super) relative_patterns: bool,
    /// It asks for hints again when told to.
    pub(super) refreshes_hints: bool,
    /// It asks for lenses again when told to.
    pub(super) refreshes_lenses: bool,
    /// It has colours for words.
    pub(super) tokens: bool,
    /// It shows a document when asked.
    pub(super) shows_documents: bool,
    /// It shows what takes its time.
    pub(super) shows_progress: bool,
}

impl Client {
    /// Reads the capabilities.
    pub(super) fn of(capabilities: &ClientCapabilities) -> Self {
        let text = capabilities.text_document.clone().unwrap_or_default();
        let workspace = capabilities.workspace.clone().unwrap_or_default();
        let general = capabilities.general.clone().unwrap_or_default();
        let publish = text.publish_diagnostics.unwrap_or_default().diagnostics_capabilities;
        let is = |flag: Option<bool>| flag == Some(true);
        let refreshes_diagnostics = is(workspace.diagnostics.and_then(|diagnostics| diagnostics.refresh_support));
        let pulls_diagnostics = text.diagnostic.is_some() && refreshes_diagnostics;
        // A client may tell the same of both ways, or only of the one that it uses.
        let pull = text.diagnostic.unwrap_or_default().diagnostics_capabilities;
        let action = text.code_action.unwrap_or_default();
        Self {
            encoding: encoding(general.position_encodings.as_deref()),
            pulls_diagnostics,
            related_information: is(publish.related_information) || is(pull.related_information),
            code_description: is(publish.code_description_support) || is(pull.code_description_support),
            markdown: text.hover.and_then(|hover| hover.content_format).is_none_or(|formats| formats.contains(&MarkupKind::Markdown)),
            outline_tree: is(text.document_symbol.and_then(|symbols| symbols.hierarchical_document_symbol_support)),
            definition_links: is(text.definition.and_then(|definition| definition.link_support)),
            code_actions: action.code_action_literal_support.is_some(),
            resolves_edits: is(action.data_support)
                && action.resolve_support.is_some_and(|resolve| resolve.properties.iter().any(|property| property == "edit")),
            most_folds: text.folding_range.and_then(|folding| folding.range_limit),
            preferred_action: is(action.is_preferred_support),
            versioned_edits: is(workspace.workspace_edit.and_then(|edit| edit.document_changes)),
            configuration: is(workspace.configuration),
            registers_configuration: is(workspace.did_change_configuration.and_then(|change| change.dynamic_registration)),
            registers_watched_files: is(workspace.did_change_watched_files.and_then(|watch| watch.dynamic_registration)),
            relative_patterns: is(workspace.did_change_watched_files.and_then(|watch| watch.relative_pattern_support)),
            refreshes_lenses: is(workspace.code_lens.and_then(|lens| lens.refresh_support)),
            tokens: text.semantic_tokens.is_some_and(|tokens| tokens.formats.contains(&TokenFormat::Relative)),
            shows_documents: capabilities.window.as_ref().and_then(|window| window.show_document.as_ref()).is_some_and(|show| show.support),
            shows_progress: is(capabilities.window.as_ref().and_then(|window| window.work_done_progress)),
            refreshes_hints: is(workspace.inlay_hint.and_then(|hints| hints.refresh_support)),
        }
    }

    /// What the server offers this client.
    pub(super) fn announce(&self) -> ServerCapabilities {
        ServerCapabilities {
            position_encoding: Some(match self.encoding {
                Encoding::Utf8 => PositionEncodingKind::UTF8,
                Encoding::Utf16 => PositionEncodingKind::UTF16,
                Encoding::Utf32 => PositionEncodingKind::UTF32,
            }),
            text_document_sync: Some(
                TextDocumentSyncOptions {
                    open_close: Some(true),
                    change: Some(TextDocumentSyncKind::Incremental),
                    save: Some(Save::Bool(true)),
                    ..Default::default()
                }
                .into(),
            ),
            hover_provider: Some(true.into()),
            document_symbol_provider: Some(true.into()),
            definition_provider: Some(true.into()),
            references_provider: Some(true.into()),
            document_highlight_provider: Some(true.into()),
            inlay_hint_provider: Some(true.into()),
            folding_range_provider: Some(true.into()),
            code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(true), ..Default::default() }),
            semantic_tokens_provider: self.tokens.then(|| {
                SemanticTokensOptions {
                    legend: tokens::legend(),
                    range: Some(true.into()),
                    full: Some(SemanticTokensFullDelta { delta: Some(true) }.into()),
                    work_done_progress_options: WorkDoneProgressOptions::default(),
                }
                .into()
            }),
            code_action_provider: Some(if self.code_actions {
                CodeActionOptions {
                    code_action_kinds: Some(actions::KINDS.iter().map(|&kind| CodeActionKind::from(kind)).collect()),
                    resolve_provider: Some(self.resolves_edits),
                    ..Default::default()
                }
                .into()
            } else {
                true.into()
            }),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands: commands::ALL.iter().map(ToString::to_string).collect(),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }),
            diagnostic_provider: self
                .pulls_diagnostics
                .then(|| DiagnosticOptions { identifier: Some("copydesk".into()), ..Default::default() }.into()),
            workspace: Some(WorkspaceOptions {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(true.into()),
                }),
                ..Default::default()
            }),
            ..Default::default()
        }
    }
}

/// The first encoding of the client's list, which is in its order of preference, that we know; UTF-16 where it is silent.
fn encoding(offered: Option<&[PositionEncodingKind]>) -> Encoding {
    offered
        .unwrap_or_default()
        .iter()
        .find_map(|kind| match kind {
            PositionEncodingKind::UTF8 => Some(Encoding::Utf8),
            PositionEncodingKind::UTF16 => Some(Encoding::Utf16),
            PositionEncodingKind::UTF32 => Some(Encoding::Utf32),
            PositionEncodingKind::Custom(_) => None,
        })
        .unwrap_or_default()
}
