-- What other configuration may call; see |copydesk-lua|.
local M = {}

--- Sets what `vim.g.copydesk` holds. Plug-in managers call it with their `opts`; nobody else has to.
---@param options? copydesk.Options
function M.setup(options)
  options = options or {}
  vim.g.copydesk = vim.tbl_deep_extend('force', vim.g.copydesk or {}, options)
  -- A manager may have loaded the plug-in before, with a story open.
  if options.cmd then vim.lsp.config('copydesk', { cmd = options.cmd }) end
  if options.settings then M.configure(options.settings) end
  if options.enable == false then vim.lsp.enable('copydesk', false) end
end

--- Changes settings of the running servers and of those to come.
---@param settings copydesk.Settings
function M.configure(settings) require('copydesk.server').configure(settings) end

--- The counts of the current story, for a status line.
---@return string
function M.status() return require('copydesk.status').text() end

--- Opens the window with the speakers of a story.
---@param bufnr? integer default: the current buffer
function M.speakers(bufnr) require('copydesk.speakers').open(bufnr or 0) end

return M
