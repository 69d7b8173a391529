-- What a user can set in `vim.g.copydesk`.

---@class copydesk.Options
---@field enable? boolean Start the server for stories. Default: true.
---@field cmd? string[] The server's command. Default: $COPYDESK_SERVER, or `copydesk` on the PATH, with `lsp`.
---@field settings? copydesk.Settings Settings of the server, as in `copydesk.toml`.
---@field attach? fun(bufnr: integer): boolean Whether a buffer is a story. Default: every buffer of the filetypes is.
---@field hints? boolean Show inlay hints: the speakers of quotes that name none. Default: true.
---@field lens? boolean Show the counts of quotes and speakers over the story. Default: true.
---@field prose? boolean Soft line breaks and folds from the server in windows of stories. Default: false.
---@field width? integer Columns of the speakers' window. Default: 48.

---@class copydesk.Settings
---@field words? string[] Words that are right.
---@field rules? table<string, 'off'|'hint'|'information'|'warning'|'error'> How loudly rules speak.
---@field dictionaries? { personal?: string, workspace?: string } Files with more words.
---@field editor? { hints?: boolean, lens?: boolean } What the server offers to editors.

local M = {}

---@return copydesk.Options # with defaults
function M.get()
  local set = vim.g.copydesk
  if set ~= nil and type(set) ~= 'table' then
    vim.notify_once('vim.g.copydesk is no table; see :help copydesk-settings', vim.log.levels.ERROR)
    set = nil
  end
  local options = vim.tbl_extend('keep', set or {}, { enable = true, hints = true, lens = true, prose = false, width = 48 })
  options.cmd = options.cmd or { M.program(), 'lsp' }
  options.settings = options.settings or vim.empty_dict()
  return options
end

---@return string
function M.program()
  local given = vim.env.COPYDESK_SERVER
  return given and given ~= '' and given or 'copydesk'
end

return M
