-- Who is quoted: the window at the side, the location list, the quote sheet, and what the text itself shows of it.
local t = require('harness')

local STORY = [[
Ferry line asks for a third boat

PORT ELLAN - Hanna Brekke, the line's operations chief, said the two boats can no longer carry the summer crowd.

“We left forty cars on the quay on Sunday,” Brekke said.

“And that was a quiet Sunday,” she said.

“A third boat needs a third crew,” said Tomas Lindqvist, who speaks for the seamen's union.

Families filled the waiting room and the quay outside. Many had come before dawn, some with dogs.

“They count the cars, and nobody counts the children.”

The board, which meets in in the old customs house, will decide in June.]]

vim.g.copydesk = { cmd = t.cmd() }

local folder = t.desk({ ['ferry.txt'] = STORY, ['copydesk.toml'] = '' })
local story ---@type integer

---@return string
local function side()
  local buf = vim.fn.bufnr('copydesk://speakers')
  return buf ~= -1 and t.text(buf) or ''
end

t.run({
  {
    ':CopydeskSpeakers lists who is quoted, those that nobody is named for first',
    function()
      story = t.open(folder .. '/ferry.txt')
      vim.cmd.CopydeskSpeakers()
      local text = t.wait('the speakers', function() return side():find('Lindqvist') and side() end)
      t.has(text, '4 quotes · 2 speakers · 1 unattributed')
      t.has(text, '   5  “We left forty cars')
      local nobody, brekke, lindqvist = text:find('nobody counts'), text:find('Hanna Brekke'), text:find('Tomas Lindqvist')
      assert(nobody < brekke and brekke < lindqvist, text)
      t.same(story, vim.api.nvim_get_current_buf(), 'the cursor stays in the story')
    end,
  },
  {
    'the window follows the text',
    function()
      t.replace('Tomas Lindqvist', 'Oda Lindqvist')
      t.wait('the new name', function() return side():find('Oda Lindqvist', 1, true) end)
      vim.cmd.undo()
      t.wait('the old name', function() return side():find('Tomas Lindqvist', 1, true) end)
    end,
  },
  {
    'the window follows the cursor',
    function()
      t.go('third crew')
      vim.api.nvim_exec_autocmds('CursorMoved', { buffer = story })
      local win = vim.fn.bufwinid('copydesk://speakers')
      t.has(vim.fn.getbufoneline('copydesk://speakers', vim.api.nvim_win_get_cursor(win)[1]), 'A third boat')
    end,
  },
  {
    '<CR> goes to the quote, q closes',
    function()
      vim.cmd.wincmd('l')
      vim.fn.search('forty cars')
      vim.api.nvim_feedkeys(vim.keycode('<CR>'), 'xt', false)
      t.same(story, vim.api.nvim_get_current_buf())
      t.same({ 5, 0 }, vim.api.nvim_win_get_cursor(0))
      vim.cmd.wincmd('l')
      vim.api.nvim_feedkeys('q', 'xt', false)
      t.same(-1, vim.fn.bufnr('copydesk://speakers'))
      t.same(1, #vim.api.nvim_list_wins())
    end,
  },
  {
    'in another tab the window comes along',
    function()
      vim.cmd.CopydeskSpeakers()
      t.wait('the speakers', function() return side():find('Lindqvist') end)
      vim.cmd('tab split')
      vim.cmd.CopydeskSpeakers()
      t.wait('the speakers', function() return side():find('Lindqvist') end)
      t.same({ 2, 1 }, vim.tbl_map(function(tab) return #vim.api.nvim_tabpage_list_wins(tab) end, { 0, vim.api.nvim_list_tabpages()[1] }))
      vim.cmd.tabclose()
      t.same(-1, vim.fn.bufnr('copydesk://speakers'))
    end,
  },
  {
    'q in the last window shows the story again',
    function()
      vim.cmd.CopydeskSpeakers()
      t.wait('the speakers', function() return side():find('Lindqvist') end)
      vim.cmd.wincmd('l')
      vim.cmd.only()
      vim.api.nvim_feedkeys('q', 'xt', false)
      t.same(story, vim.api.nvim_get_current_buf())
      t.same(-1, vim.fn.bufnr('copydesk://speakers'))
      t.same(1, #vim.api.nvim_list_wins())
      t.same(true, vim.wo.number == vim.go.number and not vim.wo.winfixwidth, 'the looks of the story')
    end,
  },
  {
    ':CopydeskSpeakers! fills the location list',
    function()
      vim.cmd('CopydeskSpeakers!')
      local items = t.wait('the list', function()
        local items = vim.fn.getloclist(0)
        return #items == 4 and items
      end)
      vim.cmd.lclose()
      local line = vim.iter(items):find(function(item) return item.text:find('forty cars', 1, true) end)
      t.has(line.text, 'Hanna Brekke: “We left')
      t.same({ 5, 1 }, { line.lnum, line.col })
    end,
  },
  {
    ':CopydeskQuotes shows the quote sheet, with ! writes it beside the story',
    function()
      vim.api.nvim_set_current_buf(story)
      vim.cmd.CopydeskQuotes()
      t.wait('the sheet', function() return t.text():find('Hanna Brekke', 1, true) and vim.bo.filetype == 'markdown' end)
      t.same('nofile', vim.bo.buftype)
      vim.cmd.bwipeout()
      vim.cmd.buffer(story)
      vim.cmd('CopydeskQuotes!')
      t.wait('the file', function() return vim.uv.fs_stat(folder .. '/ferry.quotes.md') end)
      t.wait('the sheet in a window', function() return vim.api.nvim_buf_get_name(0):find('ferry.quotes.md', 1, true) end)
      -- The sheet is no story: the server takes a story that is opened after it, and not the sheet.
      local sheet = vim.api.nvim_get_current_buf()
      vim.cmd.edit(folder .. '/other.md')
      t.client()
      t.same({}, vim.lsp.get_clients({ bufnr = sheet }))
      vim.cmd.buffer(story)
    end,
  },
  {
    'the status line has the counts',
    function()
      vim.cmd.only()
      t.wait('the counts', function() return require('copydesk').status() == '4 quotes · 2 speakers · 1 unattributed' end)
    end,
  },
  {
    'the lens over the story has them too, and opens the window',
    function()
      vim.lsp.codelens.refresh({ bufnr = story })
      local lens = t.wait('the lens', function() return vim.lsp.codelens.get(story)[1] end)
      t.wait('its text', function()
        lens = vim.lsp.codelens.get(story)[1]
        return lens and lens.command
      end)
      t.has(lens.command.title, '4 quotes · 2 speakers · 1 unattributed')
      vim.api.nvim_win_set_cursor(0, { 1, 0 })
      vim.lsp.codelens.run()
      t.wait('the window', function() return vim.fn.bufnr('copydesk://speakers') ~= -1 end)
      require('copydesk.speakers').close()
    end,
  },
  {
    'hints name the speaker where the copy does not',
    function()
      local hints = t.wait('hints', function()
        local hints = vim.lsp.inlay_hint.get({ bufnr = story })
        return #hints > 0 and hints
      end)
      local label = hints[1].inlay_hint.label
      local text = type(label) == 'string' and label or vim.iter(label):map(function(part) return part.value end):join('')
      t.has(text, 'Brekke')
      t.same(6, hints[1].inlay_hint.position.line)
    end,
  },
  {
    'people and quotes have their own colours',
    function()
      t.go('Hanna Brekke')
      local row, column = unpack(vim.api.nvim_win_get_cursor(0))
      local tokens = t.wait('a token', function()
        local tokens = vim.lsp.semantic_tokens.get_at_pos(story, row - 1, column)
        return tokens and #tokens > 0 and tokens
      end)
      t.same('person', tokens[1].type)
      t.same('Identifier', vim.api.nvim_get_hl(0, { name = '@lsp.type.person' }).link)
      t.go('nobody counts')
      row, column = unpack(vim.api.nvim_win_get_cursor(0))
      t.wait('the quote', function()
        local quote = (vim.lsp.semantic_tokens.get_at_pos(story, row - 1, column) or {})[1]
        return quote and quote.type == 'quote' and quote.modifiers.unattributed
      end)
    end,
  },
  {
    'a pronoun leads to the person, a quote to its speaker',
    function()
      t.go('she said')
      vim.lsp.buf.definition()
      t.wait('the name', function() return vim.fn.line('.') ~= 7 and vim.fn.getline('.'):find('Brekke', 1, true) end)
      t.go('quiet Sunday')
      vim.lsp.buf.definition()
      t.wait('the speaker', function() return vim.fn.expand('<cword>') == 'she' end)
    end,
  },
  {
    'references and highlights find all mentions',
    function()
      t.go('Brekke said')
      vim.lsp.buf.document_highlight()
      t.wait('highlights', function()
        local marks = vim.api.nvim_buf_get_extmarks(story, vim.api.nvim_create_namespace('nvim.lsp.references'), 0, -1, {})
        return #marks >= 2
      end)
      vim.lsp.buf.references()
      t.wait('references', function() return #vim.fn.getqflist() >= 2 end)
      vim.cmd.cclose()
    end,
  },
  {
    ':CopydeskExplain tells of the rule under the cursor',
    function()
      vim.api.nvim_set_current_buf(story)
      t.finding('repeated-word')
      t.go('in in the')
      vim.cmd.CopydeskExplain()
      t.has(t.float(), 'repeated-word')
      vim.cmd.CopydeskExplain('unattributed-quote')
      t.has(t.float(), 'unattributed-quote')
      t.same({ 'repeated-word' }, require('copydesk.explain').complete(story, 'rep'))
    end,
  },
})
