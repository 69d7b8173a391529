-- What can be set, by each way of setting it, and the dictionaries.
local t = require('harness')

local STORY = [[
Council hears from Kvasnik

The council will metting again on Friday, said Mayor Ilse Kvasnik.

She wore a blorptish coat, and the clerk took the the minutes.]]

vim.g.copydesk = { cmd = t.cmd(), settings = { rules = { ['repeated-word'] = 'hint' } } }

local folder = t.desk({ ['story.txt'] = STORY, ['copydesk.toml'] = '' })
-- Dictionaries lie under XDG_CONFIG_HOME, which run.sh has made new.
local personal = vim.env.XDG_CONFIG_HOME .. '/copydesk/dictionary.txt'

--- Takes the action that adds a word to a dictionary.
---@param dictionary 'personal'|'workspace'
local function learn(dictionary)
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      local arguments = type(action.command) == 'table' and action.command.arguments or {}
      return #arguments == 1 and arguments[1].dictionary == dictionary
    end,
  })
end

---@param rule string
---@param severity integer
local function severity(rule, severity)
  t.wait(('%s at severity %d'):format(rule, severity), function()
    local finding = t.findings(rule)[1]
    return finding and finding.severity == severity
  end)
end

t.run({
  {
    'vim.g.copydesk.settings holds from the start',
    function()
      t.open(folder .. '/story.txt')
      severity('repeated-word', vim.diagnostic.severity.HINT)
    end,
  },
  {
    'settings change while the server runs',
    function()
      require('copydesk').configure({ rules = { ['repeated-word'] = 'error' } })
      severity('repeated-word', vim.diagnostic.severity.ERROR)
      require('copydesk').configure({ rules = { ['repeated-word'] = 'off' } })
      t.no_finding('repeated-word')
    end,
  },
  {
    'a word is added to the personal dictionary, and its finding goes',
    function()
      t.finding('typo')
      t.go('blorptish')
      t.wait('the finding', function()
        return vim.iter(t.findings('typo')):any(function(finding) return finding.message:find('blorptish', 1, true) ~= nil end)
      end)
      learn('personal')
      t.wait('the dictionary', function() return vim.uv.fs_stat(personal) end)
      t.wait('the end of the finding', function()
        return not vim.iter(t.findings('typo')):any(function(finding) return finding.message:find('blorptish', 1, true) ~= nil end)
      end)
      t.has(table.concat(vim.fn.readfile(personal), '\n'), 'blorptish')
    end,
  },
  {
    'a word is added to the dictionary of the workspace',
    function()
      t.go('metting')
      t.finding('typo')
      learn('workspace')
      local dictionary = folder .. '/.copydesk/dictionary.txt'
      t.wait('the dictionary', function() return vim.uv.fs_stat(dictionary) end)
      t.has(table.concat(vim.fn.readfile(dictionary), '\n'), 'metting')
      t.no_finding('typo')
    end,
  },
  {
    'vim.lsp.config() sets what later servers hold to',
    function()
      vim.lsp.config('copydesk', { settings = { copydesk = { rules = { ['repeated-word'] = 'information' } } } })
      vim.cmd.CopydeskRestart()
      severity('repeated-word', vim.diagnostic.severity.INFO)
    end,
  },
  {
    'copydesk.toml is heard when it is written here, under what the editor says',
    function()
      local story = vim.api.nvim_get_current_buf()
      vim.fn.delete(folder .. '/.copydesk/dictionary.txt')
      vim.cmd.edit(folder .. '/copydesk.toml')
      vim.api.nvim_buf_set_lines(0, 0, -1, false, { '[rules]', 'repeated-word = "error"', 'typo = "error"' })
      vim.cmd('silent write')
      vim.cmd.buffer(story)
      severity('typo', vim.diagnostic.severity.ERROR)
      severity('repeated-word', vim.diagnostic.severity.INFO)
    end,
  },
  {
    'windows for prose are set up where they are asked for',
    function()
      t.same('manual', vim.wo.foldmethod)
      vim.g.copydesk = vim.tbl_extend('force', vim.g.copydesk, { prose = true })
      vim.cmd.edit()
      t.same(true, vim.wo.linebreak)
      t.same('expr', vim.wo.foldmethod)
    end,
  },
})
