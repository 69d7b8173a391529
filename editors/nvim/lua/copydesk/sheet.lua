-- The quote sheet: who said what, as Markdown.
local ask = require('copydesk.ask')

local M = {}

--- Shows the sheet in a new window, or has the server write it beside the story and open it.
---@param bufnr integer
---@param write boolean
function M.make(bufnr, write)
  ask.command(bufnr, 'copydesk.quoteSheet', { uri = vim.uri_from_bufnr(bufnr), write = write }, function(result)
    if not write then M.show(result.markdown) end
  end)
end

---@param markdown string
function M.show(markdown)
  local buf = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buf, 0, -1, false, vim.split(markdown, '\n'))
  vim.bo[buf].bufhidden = 'wipe'
  vim.bo[buf].filetype = 'markdown'
  vim.cmd('botright split')
  vim.api.nvim_win_set_buf(0, buf)
end

return M
