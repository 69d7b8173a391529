-- A story of a megabyte that is typed into.
local t = require('harness')

local PARAGRAPHS = {
  'The harbour board of Port Ellan met for the third time in a week and put off its vote on the new quay.',
  '“We would rather be late than wrong,” said Hanna Brekke, who leads the board. “The tide tables are not on our side.”',
  'Builders had asked for a decision before the spring tides, which reach the old wall in the last days of March.',
  'Tomas Lindqvist, a pilot, said the channel had silted up faster than anybody had expected.',
}

vim.g.copydesk = { cmd = t.cmd() }

-- A typo at the end: once it is found, all before it has been read.
local LAST = 'The board votes on Friday at its last metteing.'

local story = {}
local bytes = 0
while bytes < 1024 * 1024 do
  local paragraph = PARAGRAPHS[#story / 2 % #PARAGRAPHS + 1]
  vim.list_extend(story, { paragraph, '' })
  bytes = bytes + #paragraph + 2
end
table.insert(story, LAST)
local folder = t.desk({ ['long.txt'] = table.concat(story, '\n') })

t.run({
  {
    'it is opened, and has the one typo that was put at its end',
    function()
      t.open(folder .. '/long.txt')
      assert(vim.fn.line2byte(vim.fn.line('$') + 1) > 1024 * 1024)
      t.finding('typo')
      t.same({ #story - 1 }, vim.tbl_map(function(finding) return finding.lnum end, t.findings('typo')))
    end,
  },
  {
    'a typo that is typed in its middle is found there, and goes with the next keys',
    function()
      local line = math.floor(vim.fn.line('$') / 4) * 2 + 1
      vim.api.nvim_win_set_cursor(0, { line, 0 })
      -- Key by key, each an edit of its own.
      for key in (' They metting again.'):gmatch('.') do
        local at = #vim.fn.getline(line)
        vim.api.nvim_buf_set_text(0, line - 1, at, line - 1, at, { key })
        vim.wait(10)
      end
      local lines = function()
        return vim.iter(t.findings('typo')):map(function(finding) return finding.lnum end):totable()
      end
      t.wait('the typo', function() return vim.deep_equal({ line - 1, #story - 1 }, lines()) end)
      t.replace('metting', 'meet')
      t.wait('its end', function() return vim.deep_equal({ #story - 1 }, lines()) end)
    end,
  },
  {
    'the outline is there',
    function()
      vim.lsp.buf.document_symbol({ loclist = true })
      t.wait('the outline', function() return #vim.fn.getloclist(0) > 1000 end)
      vim.cmd.lclose()
    end,
  },
})
