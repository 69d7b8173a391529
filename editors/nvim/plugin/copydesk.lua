-- Starts the server for stories, unless `vim.g.copydesk.enable` is false. Loads nothing until there is a story.
if vim.g.loaded_copydesk then return end
vim.g.loaded_copydesk = true

if vim.fn.has('nvim-0.11') == 0 then
  vim.notify('copydesk needs Neovim 0.11 or later.', vim.log.levels.ERROR)
  return
end

local group = vim.api.nvim_create_augroup('copydesk', {})
local on = function(event, callback, pattern)
  vim.api.nvim_create_autocmd(event, { group = group, pattern = pattern, callback = callback })
end

on('LspAttach', function(args)
  local client = vim.lsp.get_client_by_id(args.data.client_id)
  if client and client.name == 'copydesk' then require('copydesk.attach').to(client, args.buf) end
end)
on('FileType', function(args) require('copydesk.server').tell_if_missing(args.buf) end, { 'text', 'markdown', 'html' })
on('BufWritePost', function(args) require('copydesk.server').settings_written(args.file) end, { 'copydesk.toml', '*/.copydesk/*' })
on('ColorScheme', function() require('copydesk.highlight').link() end)
require('copydesk.highlight').link()

vim.api.nvim_create_user_command('CopydeskRestart', function() require('copydesk.server').restart() end, {
  desc = 'Stop the copydesk server and start it again',
})
vim.api.nvim_create_user_command('CopydeskSample', function() require('copydesk.sample').open() end, {
  desc = 'A story with findings, to try copydesk on',
})

local function enable()
  if (vim.g.copydesk or {}).enable ~= false then vim.lsp.enable('copydesk') end
end
-- Managers that load the plug-in late tell it their options right behind.
if vim.v.vim_did_enter == 1 then
  vim.schedule(enable)
else
  enable()
end
