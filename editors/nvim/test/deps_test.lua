-- The plug-in by mini.deps, as the page about editors has it for the start (managers.lua), with a story named on the command line.
local t = require('harness')

t.run({
  {
    'the story that Neovim is started with is read',
    function()
      t.same('story.txt', vim.fs.basename(vim.api.nvim_buf_get_name(0)))
      t.client()
      t.finding('typo')
      t.same(1, #vim.lsp.get_clients())
      t.same(2, vim.fn.exists(':CopydeskSpeakers'))
    end,
  },
  {
    'its help is found',
    function()
      vim.cmd.help(':CopydeskSpeakers')
      t.same('copydesk.txt', vim.fs.basename(vim.api.nvim_buf_get_name(0)))
      vim.cmd.helpclose()
    end,
  },
})
