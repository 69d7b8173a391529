-- The plug-in loaded when Neovim has been running for a while: its folder comes to 'runtimepath', its plugin/ is sourced, and then what
-- the user gave as `opts` goes to setup().
local t = require('harness')

local folder = t.desk({
  ['first.txt'] = 'The board will metting on Friday.\n',
  ['second.txt'] = 'Another metting.\n',
  ['copydesk.toml'] = '',
})

local function load(opts)
  vim.opt.runtimepath:prepend(vim.env.TEST_PLUGIN)
  vim.cmd.source(vim.fn.fnameescape(vim.env.TEST_PLUGIN .. '/plugin/copydesk.lua'))
  require('copydesk').setup(opts)
end

local function severity()
  return t.finding('typo').severity
end

t.run({
  {
    'a story that is open already is read, with the options that were given',
    function()
      vim.cmd.edit(folder .. '/first.txt')
      t.same('text', vim.bo.filetype)
      t.same({}, vim.lsp.get_clients())
      load({ cmd = t.cmd(), hints = false, settings = { rules = { typo = 'error' } } })
      local client = t.client()
      t.same(t.cmd(), client.config.cmd)
      -- The server asks for the settings, and the story may be read before it is told.
      t.wait('an error', function() return severity() == vim.diagnostic.severity.ERROR end)
      t.same(2, vim.fn.exists(':CopydeskSpeakers'))
      t.same(false, vim.lsp.inlay_hint.is_enabled({ bufnr = 0 }))
    end,
  },
  {
    'the next story is read by the same server',
    function()
      local before = t.client().id
      t.open(folder .. '/second.txt')
      t.same(before, t.client().id)
      t.same(vim.diagnostic.severity.ERROR, severity())
    end,
  },
  {
    'options that are given again are heard at once',
    function()
      require('copydesk').setup({ settings = { rules = { typo = 'hint' } } })
      t.wait('a hint', function() return severity() == vim.diagnostic.severity.HINT end)
    end,
  },
  {
    'a manager may switch it off',
    function()
      require('copydesk').setup({ enable = false })
      t.wait('the end of the server', function() return #vim.lsp.get_clients({ name = 'copydesk' }) == 0 end)
    end,
  },
})
