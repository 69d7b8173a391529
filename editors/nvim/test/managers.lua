-- What plug-in managers do, imitated: neither lazy.nvim nor mini.deps is in a registry that tests may install from. What users are told
-- to write for them is taken from the page that tells it, and run.
local M = {}

local project = vim.fs.normalize(vim.env.TEST_PLUGIN .. '/../..')

--- What users are told to write for each manager: the first piece of Lua behind these words.
M.told = { lazy = 'lazy.nvim', now = 'mini.deps', later = 'Later on' }

--- A piece of configuration from the page about editors, as it is there.
---@param manager string
---@return string
function M.snippet(manager)
  local words = M.told[manager]
  local page = table.concat(vim.fn.readfile(project .. '/editors/README.md'), '\n')
  local _, behind = page:find('\n' .. words, 1, true)
  return page:match('\n```lua\n(.-\n)```', behind or error('the page does not speak of ' .. words))
end

--- lazy.nvim: a plug-in's table, whose plug-in is loaded at start, by a file type or by a command.
---@param spec table
function M.lazy(spec)
  -- It sources all that Neovim would source by itself, file types first.
  vim.go.loadplugins = false
  vim.cmd.source(vim.env.VIMRUNTIME .. '/filetype.lua')
  local group = vim.api.nvim_create_augroup('manager', {})
  local commands = type(spec.cmd) == 'string' and { spec.cmd } or spec.cmd or {}
  local is_loaded = false

  local function load()
    if is_loaded then return end
    is_loaded = true
    vim.api.nvim_clear_autocmds({ group = group })
    for _, command in ipairs(commands) do pcall(vim.api.nvim_del_user_command, command) end
    -- The folder comes before the first "after" of the path, which is set as a whole.
    local folders = vim.api.nvim_get_runtime_file('', true)
    local place = #folders + 1
    for number, folder in ipairs(folders) do
      if vim.endswith(folder, '/after') then
        place = number
        break
      end
    end
    table.insert(folders, place, spec.dir)
    vim.opt.runtimepath = folders
    for _, kind in ipairs({ 'plugin', 'ftdetect', 'after/plugin' }) do
      local files = vim.fn.glob(('%s/%s/**/*.{vim,lua}'):format(spec.dir, kind), true, true)
      table.sort(files)
      for _, file in ipairs(files) do vim.cmd.source(vim.fn.fnameescape(file)) end
    end
    -- The module of the plug-in's name is the one that is set up.
    if spec.opts then require(spec.name).setup(spec.opts) end
  end

  local function groups_of(event)
    local names = {}
    for _, autocmd in ipairs(vim.api.nvim_get_autocmds({ event = event })) do names[autocmd.group_name or ''] = true end
    return names
  end

  for _, filetype in ipairs(spec.ft or {}) do
    vim.api.nvim_create_autocmd('FileType', {
      group = group,
      pattern = filetype,
      once = true,
      callback = function(args)
        if is_loaded then return end
        local before = { BufReadPre = groups_of('BufReadPre'), BufReadPost = groups_of('BufReadPost') }
        load()
        -- The events that the plug-in came too late for, for itself; the file type's for all.
        for _, event in ipairs({ 'BufReadPre', 'BufReadPost' }) do
          for name in pairs(groups_of(event)) do
            if name ~= '' and not before[event][name] then
              vim.api.nvim_exec_autocmds(event, { group = name, buffer = args.buf, modeline = false })
            end
          end
        end
        vim.api.nvim_exec_autocmds('FileType', { buffer = args.buf, modeline = false })
      end,
    })
  end
  for _, command in ipairs(commands) do
    vim.api.nvim_create_user_command(command, function(args)
      load()
      assert(vim.api.nvim_get_commands({})[command], command .. ' is not there when the plug-in is loaded')
      vim.cmd({ cmd = command, args = args.fargs })
    end, { nargs = '*' })
  end
  if spec.lazy == false or not (spec.ft or spec.cmd) then load() end
end

--- mini.deps: `add()` puts a whole repository, which is there already, among the packages; `later()` runs things after the start.
M.deps = {
  add = function(spec) vim.cmd.packadd(vim.fs.basename(spec.source)) end,
  later = function(run) vim.schedule(run) end,
}

--- What a user's init.lua does.
---@param manager string
function M.init(manager)
  local snippet = M.snippet(manager):gsub('/path/to/copydesk', project)
  if manager == 'lazy' then
    M.lazy(assert(loadstring('return ' .. snippet))())
  else
    _G.MiniDeps = M.deps
    assert(loadstring(snippet))()
  end
end

return M
