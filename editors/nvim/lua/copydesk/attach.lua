-- What a story's buffer gets when the server takes it: commands, hints, the lens.
local M = {}

---@param client vim.lsp.Client
---@param bufnr integer
function M.to(client, bufnr)
  local options = require('copydesk.options').get()
  require('copydesk.commands').create(bufnr)
  if vim.api.nvim_buf_get_name(bufnr) == '' then require('copydesk.unnamed').take(bufnr) end
  if options.hints and client:supports_method('textDocument/inlayHint') then vim.lsp.inlay_hint.enable(true, { bufnr = bufnr }) end
  if options.lens and client:supports_method('textDocument/codeLens') then M.refresh_lens(bufnr) end
end

--- Neovim asks for lenses only when told to.
---@param bufnr integer
function M.refresh_lens(bufnr)
  local group = vim.api.nvim_create_augroup('copydesk.lens.' .. bufnr, {})
  local refresh = function() vim.lsp.codelens.refresh({ bufnr = bufnr }) end
  vim.api.nvim_create_autocmd({ 'BufEnter', 'InsertLeave', 'TextChanged', 'BufWritePost' }, { group = group, buffer = bufnr, callback = refresh })
  vim.api.nvim_create_autocmd('LspDetach', {
    group = group,
    buffer = bufnr,
    callback = function(args)
      local client = vim.lsp.get_client_by_id(args.data.client_id)
      if client and client.name == 'copydesk' then vim.api.nvim_del_augroup_by_id(group) end
    end,
  })
  refresh()
end

return M
