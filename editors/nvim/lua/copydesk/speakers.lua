-- Who is quoted: as a window beside the story that follows it, or as a location list.
local ask = require('copydesk.ask')
local page = require('copydesk.page')

local M = {}

local NAME = 'copydesk://speakers'
-- Milliseconds of rest after a change before the server is asked again.
local REST = 200
-- The window's own options.
local LOOKS = { number = false, relativenumber = false, signcolumn = 'no', foldcolumn = '0', wrap = false, cursorline = true, winfixwidth = true }
local group = vim.api.nvim_create_augroup('copydesk.speakers', {})
local timer ---@type uv.uv_timer_t?

---@class copydesk.View
---@field buf integer
---@field story integer
---@field page copydesk.Page
---@field encoding string
local view ---@type copydesk.View?

---@return integer? window that shows the speakers, in this tab or another
local function window()
  if not view or not vim.api.nvim_buf_is_valid(view.buf) then return nil end
  return vim.fn.win_findbuf(view.buf)[1]
end

---@param quote copydesk.Quote
---@return integer line, integer column both from 1, column in bytes
local function place(quote)
  local at = quote.range.start
  local line = vim.api.nvim_buf_get_lines(view.story, at.line, at.line + 1, false)[1] or ''
  return at.line + 1, vim.str_byteindex(line, view.encoding, at.character, false) + 1
end

--- Shows in the window which quote the cursor is in.
local function mark()
  local win = window()
  if not win or vim.api.nvim_get_current_buf() ~= view.story then return end
  local line = vim.fn.line('.') - 1
  local at = page.line_of(view.page, line)
  page.mark(view.buf, at)
  if at then vim.api.nvim_win_set_cursor(win, { at, 0 }) end
end

local function refresh()
  if not window() or not vim.api.nvim_buf_is_valid(view.story) then return end
  if #require('copydesk.server').clients(view.story) == 0 then return end
  local story = view.story
  ask.speakers(story, function(speakers, client)
    if not window() or view.story ~= story then return end
    view.encoding = client.offset_encoding
    view.page = page.of(speakers)
    page.draw(view.buf, view.page)
    mark()
  end)
end

local function refresh_soon()
  timer = timer or assert(vim.uv.new_timer())
  timer:start(REST, 0, vim.schedule_wrap(refresh))
end

--- Goes to what a line of the window stands for.
local function go()
  local range = page.range_at(view.page, vim.fn.line('.'))
  if not range then return end
  local win = vim.fn.bufwinid(view.story)
  if win == -1 then
    vim.cmd.wincmd('p')
    vim.api.nvim_win_set_buf(0, view.story)
    win = vim.api.nvim_get_current_win()
  end
  vim.api.nvim_set_current_win(win)
  local line, column = place({ range = range })
  vim.cmd("normal! m'")
  vim.api.nvim_win_set_cursor(win, { line, column - 1 })
  vim.cmd('normal! zv')
end

local function follow()
  vim.api.nvim_clear_autocmds({ group = group })
  local on = function(events, callback) vim.api.nvim_create_autocmd(events, { group = group, callback = callback }) end
  on({ 'TextChanged', 'TextChangedI', 'DiagnosticChanged' }, function(args)
    if view and args.buf == view.story then refresh_soon() end
  end)
  on({ 'CursorMoved', 'CursorMovedI' }, function(args)
    if view and args.buf == view.story then mark() end
  end)
  -- Another story comes to the front, or the server has come back.
  on({ 'BufEnter', 'LspAttach' }, function(args)
    if window() and args.buf == vim.api.nvim_get_current_buf() and #require('copydesk.server').clients(args.buf) > 0 then
      view.story = args.buf
      refresh_soon()
    end
  end)
end

---@return integer
local function make_buffer()
  local buf = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_name(buf, NAME)
  vim.bo[buf].filetype = 'copydesk-speakers'
  vim.bo[buf].bufhidden = 'wipe'
  vim.bo[buf].modifiable = false
  local map = function(key, run, desc) vim.keymap.set('n', key, run, { buffer = buf, nowait = true, desc = desc }) end
  map('<CR>', go, 'Go to the quote or the speaker')
  map('<2-LeftMouse>', go, 'Go to the quote or the speaker')
  map('q', M.close, 'Close this window')
  return buf
end

--- Opens the window at the side, or shows this story in it.
---@param story integer
function M.open(story)
  story = vim._resolve_bufnr and vim._resolve_bufnr(story) or story
  local win = window()
  if win and vim.api.nvim_win_get_tabpage(win) ~= vim.api.nvim_get_current_tabpage() then
    -- One window, which goes where it is asked for.
    M.close()
    win = nil
  end
  if win then
    view.story = story
    return refresh()
  end
  view = { buf = make_buffer(), story = story, page = page.of(nil), encoding = 'utf-16' }
  win = vim.api.nvim_open_win(view.buf, false, { split = 'right', width = require('copydesk.options').get().width, win = 0 })
  for option, value in pairs(LOOKS) do
    vim.api.nvim_set_option_value(option, value, { win = win, scope = 'local' })
  end
  follow()
  refresh()
end

--- Whether Neovim has no other window that may be closed instead.
---@param win integer
---@return boolean
local function is_last(win)
  return vim.iter(vim.api.nvim_list_wins()):all(function(other) return other == win or vim.api.nvim_win_get_config(other).relative ~= '' end)
end

function M.close()
  local win = window()
  vim.api.nvim_clear_autocmds({ group = group })
  local story, buf = view and view.story, view and view.buf
  view = nil
  if not win then return end
  if not is_last(win) then return vim.api.nvim_win_close(win, true) end
  -- The last window cannot be closed: it shows the story again, as the user's windows look.
  for option in pairs(LOOKS) do
    local usual = vim.api.nvim_get_option_value(option, { scope = 'global' })
    vim.api.nvim_set_option_value(option, usual, { win = win, scope = 'local' })
  end
  if vim.api.nvim_buf_is_valid(story) then
    vim.api.nvim_win_set_buf(win, story)
  else
    vim.api.nvim_win_call(win, function() vim.cmd.enew() end)
  end
  if vim.api.nvim_buf_is_valid(buf) then vim.api.nvim_buf_delete(buf, { force = true }) end
end

---@param story integer
function M.toggle(story)
  local win = window()
  local is_here = win and vim.api.nvim_win_get_tabpage(win) == vim.api.nvim_get_current_tabpage()
  if is_here then M.close() else M.open(story) end
end

--- All quotes in the location list, those that nobody is named for first.
---@param story integer
function M.location_list(story)
  ask.speakers(story, function(speakers, client)
    local locations, whose = {}, {}
    for _, speaker in ipairs(speakers.speakers) do
      for _, quote in ipairs(speaker.quotes) do
        table.insert(locations, { uri = vim.uri_from_bufnr(story), range = quote.range })
        table.insert(whose, ('%s: %s'):format(page.name(speaker, quote), quote.excerpt))
      end
    end
    local items = {}
    for at, location in ipairs(locations) do
      local item = vim.lsp.util.locations_to_items({ location }, client.offset_encoding)[1]
      items[at] = { bufnr = story, lnum = item.lnum, col = item.col, end_lnum = item.end_lnum, end_col = item.end_col, text = whose[at] }
    end
    vim.fn.setloclist(0, {}, ' ', { title = 'Speakers: ' .. page.counts(speakers.counts), items = items })
    vim.cmd.lopen()
  end)
end

return M
