-- What the server does to the text when it is asked to.
local t = require('harness')

local STORY = [[
Families filled the waiting room and the quay outside. Hanna Brekke, the line's operations chief, had come before dawn.

“We left forty cars on the quay on Sunday,” Brekke said. “The tide was wrong,” said Tomas Lindqvist, the harbour master.

Nobody had told the crowd that the boat would not sail before noon, and the kiosk was closed.

“They count the cars, and nobody counts the children.”

The board, which meets in in the old customs house, will decide in June.]]

vim.g.copydesk = { cmd = t.cmd() }

local folder = t.desk({ ['ferry.txt'] = STORY, ['copydesk.toml'] = '' })

t.run({
  {
    ':CopydeskAttribute names a speaker, and the finding goes',
    function()
      t.open(folder .. '/ferry.txt')
      t.finding('unattributed-quote')
      t.go('They count')
      local select = vim.ui.select
      local offered
      vim.ui.select = function(items, _, choose)
        offered = vim.tbl_map(function(item) return item.action.title end, items)
        choose(items[1], 1)
      end
      vim.cmd.CopydeskAttribute()
      t.wait('the choice', function() return offered end)
      vim.ui.select = select
      t.has(table.concat(offered, '\n'), 'Attribute to')
      t.no_finding('unattributed-quote')
    end,
  },
  {
    ':CopydeskFixAll mends what is safe to mend',
    function()
      t.finding('repeated-word')
      vim.cmd.CopydeskFixAll()
      t.wait('the mended text', function() return t.text():find('meets in the old', 1, true) end)
      t.no_finding('repeated-word')
    end,
  },
})
