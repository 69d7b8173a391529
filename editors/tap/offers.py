"""What the client offered, and whether the server uses more than that."""

# What a server may ask of a client only where the client says that it can.
REQUESTS = {
    "workspace/applyEdit": "workspace.applyEdit",
    "workspace/configuration": "workspace.configuration",
    "workspace/workspaceFolders": "workspace.workspaceFolders",
    "workspace/semanticTokens/refresh": "workspace.semanticTokens.refreshSupport",
    "workspace/inlayHint/refresh": "workspace.inlayHint.refreshSupport",
    "workspace/codeLens/refresh": "workspace.codeLens.refreshSupport",
    "workspace/foldingRange/refresh": "workspace.foldingRange.refreshSupport",
    "workspace/diagnostic/refresh": "workspace.diagnostics.refreshSupport",
    "window/workDoneProgress/create": "window.workDoneProgress",
    "window/showDocument": "window.showDocument.support",
}
DIAGNOSTIC = {
    "relatedInformation": "relatedInformation",
    "tags": "tagSupport",
    "codeDescription": "codeDescriptionSupport",
    "data": "dataSupport",
}
ACTION = {
    "isPreferred": "isPreferredSupport",
    "disabled": "disabledSupport",
    "data": "dataSupport",
}
# Kinds of symbol that every client knows; newer ones only where it lists them.
OLD_SYMBOLS = range(1, 19)


class Offers:
    """A client's capabilities."""

    def __init__(self, capabilities):
        self.capabilities = capabilities

    def has(self, path):
        """The value of a capability, `None` where it is not given."""
        value = self.capabilities
        for part in path.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value

    def encodings(self):
        return self.has("general.positionEncodings") or ["utf-16"]

    def request_faults(self, method, params):
        """A request of the server's that the client did not offer to answer."""
        needed = REQUESTS.get(method)
        found = [f"{method} needs {needed}"] if needed and not self.has(needed) else []
        if method == "client/registerCapability":
            for registration in params["registrations"]:
                found += self._registration_faults(registration["method"])
        if method == "workspace/applyEdit":
            found += self.edit_faults(params["edit"])
        return found

    def _registration_faults(self, method):
        # `textDocument/hover` is told under `textDocument.hover`, a few under another name.
        path = {"workspace/didChangeWorkspaceFolders": "workspace.workspaceFolders", "textDocument/diagnostic": "textDocument.diagnostic"}
        path = path.get(method, ".".join(method.split("/")[:2]))
        for sync in ("didOpen", "didChange", "didClose", "didSave", "willSave"):
            if method.startswith(f"textDocument/{sync}"):
                path = "textDocument.synchronization"
        if path == "workspace.workspaceFolders" and self.has(path):
            return []
        return [] if self.has(f"{path}.dynamicRegistration") else [f"registering {method} needs {path}.dynamicRegistration"]

    def diagnostic_faults(self, diagnostics):
        """Fields of diagnostics that the client does not know."""
        found = set()
        for diagnostic in diagnostics:
            for field, capability in DIAGNOSTIC.items():
                if diagnostic.get(field) is not None and not self._of_diagnostics(capability):
                    found.add(f"a diagnostic's {field} needs {capability}")
            known = (self._of_diagnostics("tagSupport") or {}).get("valueSet", []) if diagnostic.get("tags") else []
            if any(tag not in known for tag in diagnostic.get("tags") or []):
                found.add("a diagnostic's tag is not in tagSupport.valueSet")
        return sorted(found)

    def _of_diagnostics(self, capability):
        """Clients tell it of either way of getting diagnostics."""
        return self.has(f"textDocument.publishDiagnostics.{capability}") or self.has(f"textDocument.diagnostic.{capability}")

    def hover_faults(self, hover):
        contents = hover.get("contents")
        formats = self.has("textDocument.hover.contentFormat")
        if isinstance(contents, dict) and "kind" in contents and contents["kind"] not in (formats or ["plaintext"]):
            return [f"a hover in {contents['kind']} where the client takes {formats}"]
        return []

    def symbol_faults(self, symbols):
        found = set()
        known = self.has("textDocument.documentSymbol.symbolKind.valueSet") or OLD_SYMBOLS
        for symbol in symbols:
            if "selectionRange" in symbol and not self.has("textDocument.documentSymbol.hierarchicalDocumentSymbolSupport"):
                found.add("DocumentSymbol needs hierarchicalDocumentSymbolSupport")
            if symbol["kind"] not in known:
                found.add(f"symbol kind {symbol['kind']} is not in symbolKind.valueSet")
            if symbol.get("tags") and not self.has("textDocument.documentSymbol.tagSupport"):
                found.add("a symbol's tags need tagSupport")
            if not symbol["name"].strip():
                found.add("a symbol has no name")
            found.update(self.symbol_faults(symbol.get("children") or []))
        return sorted(found)

    def action_faults(self, actions, only):
        found = set()
        for action in actions:
            if isinstance(action.get("command"), str):
                continue
            kind = action.get("kind")
            if not self.has("textDocument.codeAction.codeActionLiteralSupport"):
                found.add("CodeAction needs codeActionLiteralSupport")
            if only and not any(_stands_for(asked, kind) for asked in only):
                found.add(f"a code action of kind {kind!r} where {only} was asked for")
            for field, capability in ACTION.items():
                if action.get(field) is not None and not self.has(f"textDocument.codeAction.{capability}"):
                    found.add(f"a code action's {field} needs {capability}")
            if not any(action.get(does) for does in ("edit", "command", "disabled")):
                if "edit" not in (self.has("textDocument.codeAction.resolveSupport.properties") or []):
                    found.add("a code action does nothing, and the client does not resolve its edit")
            found.update(self.edit_faults(action.get("edit") or {}))
        return sorted(found)

    def edit_faults(self, edit):
        found = set()
        changes = edit.get("documentChanges")
        if changes is not None and not self.has("workspace.workspaceEdit.documentChanges"):
            found.add("documentChanges needs workspaceEdit.documentChanges")
        for change in changes or []:
            if "kind" in change and change["kind"] not in (self.has("workspace.workspaceEdit.resourceOperations") or []):
                found.add(f"an edit that will {change['kind']} files needs workspaceEdit.resourceOperations")
        if edit.get("changeAnnotations") and not self.has("workspace.workspaceEdit.changeAnnotationSupport"):
            found.add("changeAnnotations needs changeAnnotationSupport")
        return sorted(found)

    def link_faults(self, method, answer):
        name = method.split("/")[1]
        linked = isinstance(answer, list) and any("targetUri" in place for place in answer)
        return [f"LocationLink needs {name}.linkSupport"] if linked and not self.has(f"textDocument.{name}.linkSupport") else []

    def fold_faults(self, folds):
        texts = any(fold.get("collapsedText") for fold in folds)
        needs = texts and not self.has("textDocument.foldingRange.foldingRange.collapsedText")
        return ["collapsedText needs foldingRange.foldingRange.collapsedText"] if needs else []


def _stands_for(asked, kind):
    return kind is not None and (asked in ("", kind) or kind.startswith(asked + "."))
