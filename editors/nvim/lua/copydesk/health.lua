-- :checkhealth copydesk
local health = vim.health

local M = {}

local HOW = {
  'Take the archive for your system from https://github.com/copydesk/copydesk/releases and put `copydesk` into a folder on the PATH',
  'Or, with a Rust toolchain, in a clone of the project: `cargo install --path .`',
  "Or name the program: `vim.g.copydesk = { cmd = { '/path/to/copydesk', 'lsp' } }`, or $COPYDESK_SERVER",
}

local function check_program()
  local server = require('copydesk.server')
  local cmd = server.cmd()
  if type(cmd) ~= 'table' then return health.info('The server is reached by a function.') end
  if server.missing() then return health.error(('There is no program “%s” that can be run.'):format(cmd[1]), HOW) end
  local path = vim.fn.exepath(cmd[1])
  -- The command may be a wrapper: it is the program itself that is asked only where it is.
  if vim.fs.basename(path):find('^copydesk') then
    local ran, answer = pcall(function() return vim.system({ path, '--version' }, { text = true, timeout = 5000 }):wait() end)
    if not ran or answer.code ~= 0 then return health.error(('%s does not tell its version.'):format(path), HOW) end
    health.ok(('%s: %s'):format(vim.trim(answer.stdout), path))
  else
    health.ok('The server: ' .. table.concat(cmd, ' '))
  end
end

local function check_clients()
  local clients = require('copydesk.server').clients()
  if not vim.lsp.is_enabled('copydesk') then
    health.warn('The server is not enabled.', { "vim.lsp.enable('copydesk'), or take `enable = false` out of vim.g.copydesk" })
  elseif #clients == 0 then
    health.info('No story is open: the server does not run. It starts for the filetypes ' .. table.concat(vim.lsp.config.copydesk.filetypes or {}, ', ') .. '.')
  end
  for _, client in ipairs(clients) do
    local buffers = vim.tbl_count(client.attached_buffers)
    health.ok(('Reads %d %s in %s, columns in %s'):format(buffers, buffers == 1 and 'story' or 'stories', client.root_dir or 'no folder', client.offset_encoding))
    for _, method in ipairs({ 'textDocument/semanticTokens/full', 'textDocument/inlayHint', 'textDocument/codeLens', 'textDocument/definition' }) do
      if not client:supports_method(method) then
        health.warn(('The server does not offer %s.'):format(method), { 'It is older than this plug-in: install it anew.' })
      end
    end
  end
end

function M.check()
  health.start('copydesk')
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok('Neovim ' .. tostring(vim.version()))
  else
    return health.error('Neovim 0.11 or later is needed.')
  end
  check_program()
  check_clients()
end

return M
