-- The counts of the current story for a status line.
local ask = require('copydesk.ask')

local M = {}

-- Milliseconds of rest after a change before the server is asked again.
local REST = 200
local texts = {} ---@type table<integer, string>
local watched = {} ---@type table<integer, true>

---@param bufnr integer
local function ask_for(bufnr)
  if not vim.api.nvim_buf_is_valid(bufnr) or #require('copydesk.server').clients(bufnr) == 0 then return end
  ask.request(bufnr, 'copydesk/status', { uri = vim.uri_from_bufnr(bufnr) }, function(status)
    texts[bufnr] = require('copydesk.page').counts(status.counts)
    vim.cmd.redrawstatus()
  end)
end

---@param bufnr integer
local function watch(bufnr)
  watched[bufnr] = true
  local timer = assert(vim.uv.new_timer())
  local group = vim.api.nvim_create_augroup('copydesk.status.' .. bufnr, {})
  local soon = function() timer:start(REST, 0, vim.schedule_wrap(function() ask_for(bufnr) end)) end
  vim.api.nvim_create_autocmd({ 'TextChanged', 'TextChangedI', 'LspAttach' }, { group = group, buffer = bufnr, callback = soon })
  vim.api.nvim_create_autocmd('BufWipeout', {
    group = group,
    buffer = bufnr,
    callback = function()
      timer:close()
      watched[bufnr], texts[bufnr] = nil, nil
    end,
  })
  ask_for(bufnr)
end

--- What the story holds, “14 quotes · 5 speakers · 1 unattributed”; empty where copydesk does not read the buffer.
---@return string
function M.text()
  local bufnr = vim.api.nvim_get_current_buf()
  if #require('copydesk.server').clients(bufnr) == 0 then return '' end
  if not watched[bufnr] then watch(bufnr) end
  return texts[bufnr] or ''
end

return M
