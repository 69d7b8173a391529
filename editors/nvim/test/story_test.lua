-- One story, as a reporter has it open: findings, hover, outline, fixes.
local t = require('harness')

local STORY = [[
Ferry line asks for a third boat

PORT ELLAN - Hanna Brekke, the line's operations chief, said the two boats can no longer carry the summer crowd.

“We left forty cars on the quay on Sunday,” Brekke said. She asked the harbour board for a third boat at its metting on Monday.

“A third boat needs a third crew,” said Tomas Lindqvist, who speaks for the seamen's union.

Families filled the waiting room and the quay outside. Many had come before dawn, some with dogs.

“They count the cars, and nobody counts the children.”

The board, which meets in in the old customs house, will decide in June.]]

vim.g.copydesk = { cmd = t.cmd() }

local folder = t.desk({ ['ferry.txt'] = STORY, ['copydesk.toml'] = '' })

t.run({
  {
    'a text file is read by the server, as plaintext, in the folder of its settings',
    function()
      local _, client = t.open(folder .. '/ferry.txt')
      t.same('plaintext', client.get_language_id(0, 'text'))
      t.same('markdown', client.get_language_id(0, 'markdown'))
      t.same(vim.uv.fs_realpath(folder), vim.uv.fs_realpath(client.root_dir))
    end,
  },
  {
    'findings appear, at the words that they are about',
    function()
      local finding = t.finding('typo')
      local found = vim.api.nvim_buf_get_text(0, finding.lnum, finding.col, finding.end_lnum, finding.end_col, {})
      t.same({ 'metting' }, found)
      t.same('copydesk', finding.source)
      t.finding('repeated-word')
      t.finding('unattributed-quote')
    end,
  },
  {
    'a finding goes when the text is mended, and comes back with the mistake',
    function()
      t.replace('metting', 'meeting')
      t.no_finding('typo')
      vim.cmd.undo()
      t.finding('typo')
    end,
  },
  {
    'typing keeps findings at their words',
    function()
      vim.api.nvim_win_set_cursor(0, { 1, 0 })
      vim.api.nvim_feedkeys(vim.keycode('OOne line more, with 🐟 in it.<CR><Esc>'), 'xt', false)
      t.wait('the finding two lines below', function()
        local finding = t.findings('typo')[1]
        return finding and finding.lnum == 6
      end)
      local finding = t.finding('typo')
      t.same({ 'metting' }, vim.api.nvim_buf_get_text(0, finding.lnum, finding.col, finding.end_lnum, finding.end_col, {}))
      vim.cmd.undo()
    end,
  },
  {
    'hover tells who somebody is',
    function()
      t.go('Brekke said')
      vim.lsp.buf.hover()
      t.has(t.float(), 'Hanna Brekke')
    end,
  },
  {
    'hover tells whose words a quote holds',
    function()
      t.go('forty cars')
      vim.lsp.buf.hover()
      t.has(t.float(), 'Brekke')
    end,
  },
  {
    'the outline lists speakers with their quotes',
    function()
      vim.lsp.buf.document_symbol({ loclist = true })
      local items = t.wait('the outline', function()
        local items = vim.fn.getloclist(0)
        return #items >= 4 and items
      end)
      vim.cmd.lclose()
      local outline = vim.iter(items):map(function(item) return item.text end):join('\n')
      t.has(outline, 'Hanna Brekke')
      t.has(outline, 'Tomas Lindqvist')
      t.has(outline, 'forty cars')
    end,
  },
  {
    'a quick fix mends the word, and the finding goes',
    function()
      t.finding('typo')
      t.go('metting')
      vim.lsp.buf.code_action({
        apply = true,
        filter = function(action) return action.title:find('meeting', 1, true) ~= nil end,
      })
      t.wait('the mended word', function() return t.text():find('its meeting on Monday', 1, true) end)
      t.no_finding('typo')
    end,
  },
})
