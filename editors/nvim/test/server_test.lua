-- The server's life: a crash, a restart, several folders, buffers without a name, no server at all.
local t = require('harness')

local STORY = 'The board will metting on Friday.\n'

vim.g.copydesk = { cmd = t.cmd(), attach = function(bufnr) return not vim.api.nvim_buf_get_name(bufnr):find('notes.txt', 1, true) end }

local one = t.desk({ ['copydesk.toml'] = '', ['story.txt'] = STORY, ['notes.txt'] = STORY })
local two = t.desk({ ['copydesk.toml'] = '[rules]\ntypo = "error"\n', ['story.txt'] = STORY })

--- The process of the server that was started last, which the tap has written to its log.
---@return integer
local function server_process()
  local started
  for line in io.lines(vim.env.TEST_LOG) do
    local entry = vim.json.decode(line)
    if entry.kind == 'start' then started = entry.pid end
  end
  return assert(started)
end

---@param id integer
local function another_client(id)
  t.wait('another server', function()
    local client = vim.lsp.get_clients({ name = 'copydesk', bufnr = 0 })[1]
    return client and client.id ~= id and client.initialized
  end)
end

---@return string
local function health()
  vim.cmd('silent checkhealth copydesk')
  local text = t.text()
  vim.cmd.bwipeout()
  return text
end

t.run({
  {
    'a server that crashes is started again, and knows the text as it is',
    function()
      local _, client = t.open(one .. '/story.txt')
      t.finding('typo')
      t.replace('Friday', 'Friday in the harbuor office')
      vim.uv.kill(server_process(), 'sigkill')
      another_client(client.id)
      t.finding('typo')
      t.replace('metting', 'be meeting')
      t.wait('findings of the new text alone', function()
        local found = t.findings('typo')
        return #found == 1 and found[1].message:find('harbuor', 1, true)
      end)
      vim.cmd('edit!')
    end,
  },
  {
    ':CopydeskRestart starts a new server',
    function()
      local client = t.client()
      vim.cmd.CopydeskRestart()
      another_client(client.id)
      t.finding('typo')
    end,
  },
  {
    'a buffer that is no story is left alone',
    function()
      vim.cmd.edit(one .. '/notes.txt')
      vim.wait(300)
      t.same({}, vim.lsp.get_clients({ bufnr = 0 }))
    end,
  },
  {
    'two folders have each their own settings',
    function()
      t.open(one .. '/story.txt')
      t.same(vim.diagnostic.severity.WARN, t.finding('typo').severity)
      t.open(two .. '/story.txt')
      t.same(vim.diagnostic.severity.ERROR, t.finding('typo').severity)
      vim.cmd.buffer(one .. '/story.txt')
      t.same(vim.diagnostic.severity.WARN, t.finding('typo').severity)
    end,
  },
  {
    'a buffer without a name is read once it is said to be text',
    function()
      vim.cmd.enew()
      vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'The board will metting on Friday.' })
      t.same({}, vim.lsp.get_clients({ bufnr = 0 }))
      vim.bo.filetype = 'text'
      t.client()
      t.finding('typo')
      t.go('metting')
      vim.lsp.buf.code_action({
        apply = true,
        filter = function(action) return action.title:find('meeting', 1, true) ~= nil end,
      })
      t.wait('the mended word', function() return t.text():find('will meeting', 1, true) end)
      t.no_finding('typo')
    end,
  },
  {
    'a second buffer without a name is told of, since Neovim cannot tell the two apart',
    function()
      vim.cmd.enew()
      local notes = t.notes(function()
        vim.bo.filetype = 'text'
        vim.wait(200)
      end)
      t.same({}, vim.lsp.get_clients({ bufnr = 0, name = 'copydesk' }))
      t.has(table.concat(notes, '\n'), 'give this one a name')
    end,
  },
  {
    ':checkhealth tells of the server that runs',
    function()
      local text = health()
      t.has(text, 'Neovim 0.11')
      t.has(text, 'columns in utf-')
      t.same(nil, text:find('ERROR', 1, true))
    end,
  },
  {
    ':checkhealth asks the program for its version',
    function()
      local cmd = vim.lsp.config.copydesk.cmd
      vim.lsp.config('copydesk', { cmd = { vim.env.COPYDESK_SERVER, 'lsp' } })
      local text = health()
      vim.lsp.config('copydesk', { cmd = cmd })
      t.has(text, 'OK copydesk ')
    end,
  },
  {
    'where there is no server, that is said once, and :checkhealth tells what to do',
    function()
      vim.lsp.config('copydesk', { cmd = { '/nowhere/copydesk', 'lsp' } })
      local notes = t.notes(function()
        vim.cmd.edit(t.desk({ ['other.txt'] = STORY }) .. '/other.txt')
        vim.wait(100)
      end)
      t.same(1, #notes)
      t.has(notes[1], '/nowhere/copydesk')
      t.same({}, vim.lsp.get_clients({ bufnr = 0 }))
      local text = health()
      t.has(text, 'There is no program “/nowhere/copydesk”')
      t.has(text, 'cargo install')
    end,
  },
})
