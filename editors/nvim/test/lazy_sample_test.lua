-- The plug-in by lazy.nvim, loaded by its command: nvim +CopydeskSample (run.sh).
local t = require('harness')

t.run({
  {
    'the command loads the plug-in and opens the sample story, with findings',
    function()
      t.client()
      t.has(t.text(), 'Lido to reopen')
      t.wait('findings', function() return #vim.diagnostic.get(0) > 1 end)
      t.same(2, vim.fn.exists(':CopydeskSpeakers'))
    end,
  },
})
