-- The server's life: where it starts, what is said when it is missing, how it starts again.
local M = {}

-- A server that ends at once shall not be started for ever.
local MOST_STARTS, WITHIN_MS = 5, 3 * 60 * 1000
local starts = {} ---@type integer[]
local stopping = false

---@param bufnr? integer
---@return vim.lsp.Client[]
function M.clients(bufnr) return vim.lsp.get_clients({ name = 'copydesk', bufnr = bufnr }) end

--- The command as it is configured, by whichever way.
---@return string[]|function
function M.cmd() return vim.lsp.config.copydesk.cmd end

--- The program's name if it cannot be run, else nil.
---@return string?
function M.missing()
  local cmd = M.cmd()
  if type(cmd) == 'table' and vim.fn.executable(cmd[1]) == 0 then return cmd[1] end
end

--- Starts the server for a buffer, in the folder of its settings.
---@param bufnr integer
---@param on_dir fun(root?: string)
function M.root_dir(bufnr, on_dir)
  -- The sheet of a story's quotes is no story.
  if vim.api.nvim_buf_get_name(bufnr):match('%.quotes%.md$') then return end
  local wanted = require('copydesk.options').get().attach
  if wanted and not wanted(bufnr) then return end
  if vim.api.nvim_buf_get_name(bufnr) == '' and M.other_unnamed(bufnr) then
    -- Neovim gives all buffers without a name the same URI: the server would take two for one.
    vim.notify_once('copydesk reads one buffer without a name at a time; give this one a name.', vim.log.levels.WARN)
    return
  end
  on_dir(vim.fs.root(bufnr, vim.lsp.config.copydesk.root_markers or {}))
end

---@param bufnr integer
---@return boolean
function M.other_unnamed(bufnr)
  for _, client in ipairs(M.clients()) do
    for other in pairs(client.attached_buffers) do
      if other ~= bufnr and vim.api.nvim_buf_is_valid(other) and vim.api.nvim_buf_get_name(other) == '' then return true end
    end
  end
  return false
end

--- Says once that there is no server, where Neovim writes it to a log only.
---@param bufnr integer
function M.tell_if_missing(bufnr)
  if vim.bo[bufnr].buftype ~= '' or not vim.lsp.is_enabled('copydesk') then return end
  local missing = M.missing()
  if missing then
    vim.notify_once(('copydesk: there is no program “%s”. :checkhealth copydesk tells how to get it.'):format(missing), vim.log.levels.WARN)
  end
end

--- Stops all servers and starts them again for the buffers that they had.
function M.restart()
  stopping = true
  local clients = M.clients()
  vim.lsp.enable('copydesk', false)
  local stopped = function()
    return vim.iter(clients):all(function(client) return client:is_stopped() end)
  end
  local tries = 0
  local function start()
    tries = tries + 1
    if not stopped() then
      if tries == 40 then
        for _, client in ipairs(clients) do client:stop(true) end
      end
      return vim.defer_fn(start, 50)
    end
    stopping = false
    vim.lsp.enable('copydesk')
  end
  vim.defer_fn(start, 50)
end

--- After the end of a server: starts it again unless it was asked to end.
---@param code integer
---@param signal integer
---@param id integer
function M.ended(code, signal, id)
  local asked = stopping or (code == 0 and signal == 0) or signal == 15
  if asked or vim.v.exiting ~= vim.NIL then return end
  local now = vim.uv.now()
  starts = vim.iter(starts):filter(function(at) return now - at < WITHIN_MS end):totable()
  if #starts >= MOST_STARTS then
    vim.schedule(function()
      vim.notify(
        ('copydesk ended %d times in three minutes and is left alone; :CopydeskRestart starts it again.'):format(#starts),
        vim.log.levels.ERROR
      )
    end)
    return
  end
  table.insert(starts, now)
  -- Once Neovim has taken the old client from its buffers.
  local function start()
    if vim.lsp.get_client_by_id(id) then return vim.defer_fn(start, 20) end
    if vim.lsp.is_enabled('copydesk') then vim.lsp.enable('copydesk') end
  end
  vim.schedule(start)
end

--- Tells the servers of a settings file or dictionary that was written here: on Linux Neovim watches no files for them.
---@param path string
function M.settings_written(path)
  local uri = vim.uri_from_fname(vim.fn.fnamemodify(path, ':p'))
  for _, client in ipairs(M.clients()) do
    client:notify('workspace/didChangeWatchedFiles', { changes = { { uri = uri, type = vim.lsp.protocol.FileChangeType.Changed } } })
  end
end

--- Changes settings of the running servers and of those to come.
---@param settings copydesk.Settings
function M.configure(settings)
  vim.lsp.config('copydesk', { settings = { copydesk = settings } })
  for _, client in ipairs(M.clients()) do
    client.settings = vim.tbl_deep_extend('force', client.settings or {}, { copydesk = settings })
    client:notify('workspace/didChangeConfiguration', { settings = client.settings })
  end
end

return M
