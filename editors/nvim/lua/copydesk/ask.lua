-- Questions to the server that are no part of the plain protocol (docs/protocol.md).
local M = {}

---@param bufnr integer
---@return vim.lsp.Client?
local function client_of(bufnr)
  local client = require('copydesk.server').clients(bufnr)[1]
  if not client then vim.notify('copydesk does not read this buffer; :checkhealth copydesk may tell why.', vim.log.levels.WARN) end
  return client
end

--- Asks, and hands the answer on. What went wrong is told; nothing is handed on then.
---@param bufnr integer
---@param method string
---@param params table
---@param answer fun(result: any, client: vim.lsp.Client)
function M.request(bufnr, method, params, answer)
  local client = client_of(bufnr)
  if not client then return end
  client:request(method, params, function(failed, result)
    -- The story has changed since: whoever asked asks again.
    if failed and (failed.code == -32801 or failed.code == -32800) then return end
    if failed then return vim.notify('copydesk: ' .. failed.message, vim.log.levels.ERROR) end
    if result ~= nil and result ~= vim.NIL then answer(result, client) end
  end, bufnr)
end

--- Has the server run one of its commands.
---@param bufnr integer
---@param command string
---@param argument table
---@param answer fun(result: any, client: vim.lsp.Client)
function M.command(bufnr, command, argument, answer)
  M.request(bufnr, 'workspace/executeCommand', { command = command, arguments = { argument } }, answer)
end

---@param bufnr integer
---@param answer fun(speakers: copydesk.Speakers, client: vim.lsp.Client)
function M.speakers(bufnr, answer) M.request(bufnr, 'copydesk/speakers', { uri = vim.uri_from_bufnr(bufnr) }, answer) end

---@class copydesk.Speakers
---@field version integer
---@field counts copydesk.Counts
---@field speakers copydesk.Speaker[] those that nobody is named for first

---@class copydesk.Counts
---@field quotes integer
---@field speakers integer
---@field unattributed integer

---@class copydesk.Speaker
---@field name string
---@field type 'person'|'organisation'|'place'|'unnamed'|'unattributed'|'none'
---@field role? string
---@field range? lsp.Range the first mention
---@field quotes copydesk.Quote[]

---@class copydesk.Quote
---@field range lsp.Range
---@field excerpt string one line
---@field how? string
---@field reached? string how the speaker was reached, in plain words
---@field likely boolean
---@field relay? string through whom the words came

return M
