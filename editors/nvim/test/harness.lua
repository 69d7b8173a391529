-- Tests in a Neovim that runs headless with the plug-in and the server in the tap (run.sh sets the scene).
local M = {}

-- Milliseconds to wait for what must come.
M.PATIENCE = 60000

--- Waits until a function returns something true, and returns that; an error when it does not come.
---@generic T
---@param what string
---@param get fun(): T
---@return T
function M.wait(what, get)
  local value
  local came = vim.wait(M.PATIENCE, function()
    value = get()
    return value
  end, 10)
  if not came then error('waited in vain for ' .. what, 2) end
  return value
end

---@param expected any
---@param found any
---@param what? string
function M.same(expected, found, what)
  if not vim.deep_equal(expected, found) then
    error(('%s: expected %s, found %s'):format(what or 'not the same', vim.inspect(expected), vim.inspect(found)), 2)
  end
end

---@param text string
---@param part string
function M.has(text, part)
  if not text:find(part, 1, true) then error(('%q is not in %q'):format(part, text), 2) end
end

--- The command of the server inside the tap.
---@return string[]
function M.cmd()
  return { vim.env.TEST_PYTHON, vim.env.TEST_TAP, '--log', vim.env.TEST_LOG, '--', vim.env.COPYDESK_SERVER, 'lsp' }
end

--- A new desk: a folder with files.
---@param files table<string, string>
---@return string folder
function M.desk(files)
  local folder = vim.fn.tempname()
  for name, text in pairs(files) do
    vim.fn.mkdir(vim.fs.dirname(folder .. '/' .. name), 'p')
    vim.fn.writefile(vim.split(text, '\n'), folder .. '/' .. name, 'b')
  end
  return folder
end

--- Opens a story and waits for its server.
---@param path string
---@return integer bufnr
---@return vim.lsp.Client
function M.open(path)
  vim.cmd.edit(vim.fn.fnameescape(path))
  return vim.api.nvim_get_current_buf(), M.client()
end

--- The current buffer's server, once it is there.
---@return vim.lsp.Client
function M.client()
  return M.wait('the server', function()
    local client = vim.lsp.get_clients({ name = 'copydesk', bufnr = 0 })[1]
    return client and client.initialized and client
  end)
end

--- Findings of a rule in the current buffer.
---@param rule? string
---@return vim.Diagnostic[]
function M.findings(rule)
  return vim.tbl_filter(function(finding) return rule == nil or finding.code == rule end, vim.diagnostic.get(0))
end

---@param rule string
---@return vim.Diagnostic
function M.finding(rule)
  return M.wait('a finding of ' .. rule, function() return M.findings(rule)[1] end)
end

---@param rule string
function M.no_finding(rule)
  M.wait('the end of findings of ' .. rule, function() return #M.findings(rule) == 0 end)
end

--- Puts the cursor on the first occurrence of a text.
---@param text string
function M.go(text)
  vim.fn.cursor(1, 1)
  if vim.fn.search('\\V' .. vim.fn.escape(text, '\\'), 'cW') == 0 then error(text .. ' is not in the story', 2) end
end

--- Replaces the first occurrence of a text.
---@param text string
---@param new string
function M.replace(text, new)
  M.go(text)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_buf_set_text(0, row - 1, column, row - 1, column + #text, { new })
end

---@param buf? integer
---@return string
function M.text(buf) return table.concat(vim.api.nvim_buf_get_lines(buf or 0, 0, -1, false), '\n') end

--- The floating window's text, once it is there.
---@return string
function M.float()
  return M.wait('a floating window', function()
    for _, win in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(win).relative ~= '' then
        local text = M.text(vim.api.nvim_win_get_buf(win))
        vim.api.nvim_win_close(win, true)
        return text
      end
    end
  end)
end

--- Messages that were shown while a function ran.
---@param run fun()
---@return string[]
function M.notes(run)
  local notes, notify, once = {}, vim.notify, vim.notify_once
  local take = function(text) table.insert(notes, text) end
  vim.notify, vim.notify_once = take, take
  local ok, fault = pcall(run)
  vim.notify, vim.notify_once = notify, once
  if not ok then error(fault, 0) end
  return notes
end

--- Runs the tests in their order and ends Neovim with 0 if all pass. Called once Neovim has started, as a user's session has.
---@param tests { [1]: string, [2]: fun() }[]
function M.run(tests)
  local start = vim.schedule_wrap(function()
    local failed = 0
    for _, test in ipairs(tests) do
      local began = vim.uv.hrtime()
      local ok, fault = xpcall(test[2], function(fault) return debug.traceback(fault, 2) end)
      failed = failed + (ok and 0 or 1)
      local took = (vim.uv.hrtime() - began) / 1e6
      io.stdout:write(('%s %s (%d ms)%s\n'):format(ok and 'ok' or 'FAIL', test[1], took, ok and '' or '\n' .. fault))
      io.stdout:flush()
    end
    for _, client in ipairs(vim.lsp.get_clients()) do client:stop() end
    vim.wait(30000, function() return #vim.lsp.get_clients() == 0 end)
    vim.cmd(failed == 0 and 'qall!' or 'cquit!')
  end)
  vim.api.nvim_create_autocmd('VimEnter', { once = true, callback = start })
end

return M
