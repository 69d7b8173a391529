-- The plug-in by lazy.nvim, as the page about editors has it (managers.lua), with a story named on the command line (run.sh).
local t = require('harness')

t.run({
  {
    'the story that Neovim is started with is read, with the options that are given',
    function()
      t.same('story.txt', vim.fs.basename(vim.api.nvim_buf_get_name(0)))
      local client = t.client()
      t.same({ 'Northwire' }, client.config.settings.copydesk.words)
      t.finding('typo')
      t.same(1, #t.findings('typo'), 'findings')
    end,
  },
  {
    'its commands and what it does for file types are there',
    function()
      t.same(2, vim.fn.exists(':CopydeskSpeakers'))
      t.same(2, vim.fn.exists(':CopydeskSample'))
      t.same(true, vim.g.loaded_copydesk)
      local sourced = vim.iter(vim.fn.getscriptinfo()):any(function(script) return vim.endswith(script.name, 'nvim/ftplugin/text.lua') end)
      t.same(true, sourced, 'ftplugin/text.lua')
    end,
  },
  {
    'there is one server, and its help and its checks are found',
    function()
      t.same(1, #vim.lsp.get_clients())
      vim.cmd.help('copydesk')
      t.same('copydesk.txt', vim.fs.basename(vim.api.nvim_buf_get_name(0)))
      vim.cmd.helpclose()
      vim.cmd.checkhealth('copydesk')
      t.has(t.text(), 'copydesk')
    end,
  },
})
