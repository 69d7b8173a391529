---@brief
--- copydesk, a language server for news copy. Found by `vim.lsp.config()` on 'runtimepath'; `vim.lsp.enable('copydesk')` starts it,
--- which plugin/copydesk.lua does. Everything here can be set otherwise by `vim.lsp.config('copydesk', {...})`, see |copydesk-settings|.
local options = require('copydesk.options').get()

---@type vim.lsp.Config
return {
  cmd = options.cmd,
  filetypes = { 'text', 'markdown', 'html' },
  root_markers = { 'copydesk.toml', '.git' },
  settings = { copydesk = options.settings },
  -- Instead of 'root_markers' alone, so that single buffers can be left out.
  root_dir = function(bufnr, on_dir) require('copydesk.server').root_dir(bufnr, on_dir) end,
  get_language_id = function(_, filetype) return filetype == 'text' and 'plaintext' or filetype end,
  -- What the lens over the story does when it is run.
  commands = {
    ['copydesk.showSpeakers'] = function(_, context) require('copydesk.speakers').open(context.bufnr) end,
  },
  handlers = {
    ['textDocument/publishDiagnostics'] = function(...) return require('copydesk.unnamed').publish(...) end,
  },
  on_exit = function(code, signal, id) require('copydesk.server').ended(code, signal, id) end,
}
