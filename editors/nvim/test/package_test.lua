-- The plug-in as a package, in a Neovim with nothing else set (run.sh puts it where packages go).
local t = require('harness')

local folder = t.desk({ ['story.txt'] = 'The board will metting on Friday.\n' })

t.run({
  {
    'it is loaded, finds the program, and findings appear',
    function()
      t.same(true, vim.g.loaded_copydesk)
      local _, client = t.open(folder .. '/story.txt')
      t.same({ vim.env.COPYDESK_SERVER, 'lsp' }, client.config.cmd)
      t.finding('typo')
    end,
  },
  {
    'its commands are there in stories alone',
    function()
      for _, name in ipairs({ 'Speakers', 'Quotes', 'Explain', 'FixAll', 'Attribute', 'Restart' }) do
        t.same(2, vim.fn.exists(':Copydesk' .. name), name)
      end
      vim.cmd.enew()
      t.same(0, vim.fn.exists(':CopydeskSpeakers'))
    end,
  },
  {
    'it maps no keys in stories',
    function()
      vim.cmd.edit(folder .. '/story.txt')
      for _, mode in ipairs({ 'n', 'i', 'v' }) do
        for _, map in ipairs(vim.api.nvim_buf_get_keymap(0, mode)) do
          assert(not (map.desc or ''):lower():find('copydesk'), map.lhs)
        end
      end
    end,
  },
  {
    'the sample story opens with findings and its speakers, and without a file',
    function()
      vim.cmd.CopydeskSample()
      t.same('', vim.api.nvim_buf_get_name(0))
      t.same(false, vim.bo.modified)
      t.wait('findings', function() return #vim.diagnostic.get(0) > 1 end)
      vim.cmd.CopydeskSpeakers()
      t.wait('the speakers', function()
        local side = vim.fn.bufnr('copydesk://speakers')
        return side ~= -1 and table.concat(vim.api.nvim_buf_get_lines(side, 0, -1, false), '\n'):find('Priya Nandakumar', 1, true)
      end)
      vim.cmd.CopydeskSpeakers()
    end,
  },
  {
    'the folder has its licence',
    function() t.same(1, #vim.api.nvim_get_runtime_file('LICENSE.txt', false)) end,
  },
  {
    'the help’s tags, which came along, are those that would be made of it',
    function()
      local doc = vim.fs.dirname(vim.api.nvim_get_runtime_file('doc/copydesk.txt', false)[1])
      local before = vim.fn.readfile(doc .. '/tags')
      vim.cmd.helptags(doc)
      t.same(vim.fn.readfile(doc .. '/tags'), before)
    end,
  },
  {
    'the help tells plug-in managers what the page about editors tells them',
    function()
      local managers = require('managers')
      local help = table.concat(vim.fn.readfile(vim.api.nvim_get_runtime_file('doc/copydesk.txt', false)[1]), '\n')
      for manager in pairs(managers.told) do
        local lines = vim.tbl_map(function(line) return '\t' .. line end, vim.split(vim.trim(managers.snippet(manager)), '\n'))
        t.has(help, '\n' .. table.concat(lines, '\n') .. '\n<')
      end
    end,
  },
  {
    ':help copydesk is there',
    function()
      for _, tag in ipairs({ 'copydesk', ':CopydeskSpeakers', ':CopydeskSample', 'copydesk-settings', 'vim.g.copydesk' }) do
        vim.cmd.help(tag)
        t.same('copydesk.txt', vim.fs.basename(vim.api.nvim_buf_get_name(0)))
      end
      vim.cmd.helpclose()
    end,
  },
})
