-- Windows for prose: lines break at words, and sections and long quotes fold.
local M = {}

function M.set_up()
  if not require('copydesk.options').get().prose then return end
  vim.opt_local.wrap = true
  vim.opt_local.linebreak = true
  vim.opt_local.breakindent = true
  vim.opt_local.foldmethod = 'expr'
  vim.opt_local.foldexpr = 'v:lua.vim.lsp.foldexpr()'
  vim.opt_local.foldlevel = 99
  local undo = 'setlocal wrap< linebreak< breakindent< foldmethod< foldexpr< foldlevel<'
  vim.b.undo_ftplugin = vim.b.undo_ftplugin and vim.b.undo_ftplugin .. ' | ' .. undo or undo
end

return M
