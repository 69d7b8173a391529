-- Buffers without a name: Neovim gives them all the URI `file://` and cannot find its way back from it.
local M = {}

local URI = 'file://'
local buffer ---@type integer?

--- Takes a buffer without a name for the one that the URI stands for.
---@param bufnr integer
function M.take(bufnr)
  buffer = bufnr
  if M.original then return end
  M.original = vim.uri_to_bufnr
  -- Edits and places that the server sends go through this. Left alone it makes an empty buffer of that URI each time.
  ---@diagnostic disable-next-line: duplicate-set-field
  vim.uri_to_bufnr = function(uri)
    if uri == URI and M.is_there() then return buffer end
    return M.original(uri)
  end
end

---@return boolean
function M.is_there() return buffer ~= nil and vim.api.nvim_buf_is_valid(buffer) and vim.api.nvim_buf_get_name(buffer) == '' end

--- Shows findings in the buffer, where Neovim would look for a file.
---@param failed? lsp.ResponseError
---@param params lsp.PublishDiagnosticsParams
---@param context lsp.HandlerContext
function M.publish(failed, params, context)
  if params.uri ~= URI then return vim.lsp.diagnostic.on_publish_diagnostics(failed, params, context) end
  local client = vim.lsp.get_client_by_id(context.client_id)
  if not client or not M.is_there() then return end
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  local function place(position)
    return position.line, vim.str_byteindex(lines[position.line + 1] or '', client.offset_encoding, position.character, false)
  end
  local findings = vim.tbl_map(function(diagnostic)
    local lnum, col = place(diagnostic.range.start)
    local end_lnum, end_col = place(diagnostic.range['end'])
    return {
      lnum = lnum,
      col = col,
      end_lnum = end_lnum,
      end_col = end_col,
      severity = diagnostic.severity,
      message = diagnostic.message,
      source = diagnostic.source,
      code = diagnostic.code,
      user_data = { lsp = diagnostic },
    }
  end, params.diagnostics)
  vim.diagnostic.set(vim.lsp.diagnostic.get_namespace(client.id, false), buffer, findings)
end

return M
