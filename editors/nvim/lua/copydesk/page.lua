-- The speakers' window as lines, what each line stands for, and how it looks.
local M = {}

local looks = vim.api.nvim_create_namespace('copydesk.speakers')
local here = vim.api.nvim_create_namespace('copydesk.speakers.here')

---@class copydesk.Page
---@field lines string[]
---@field ranges table<integer, lsp.Range> by line of the page, from 1
---@field quotes { line: integer, first: integer, last: integer }[] line of the page, lines of the story from 0
---@field marks { line: integer, from: integer, to: integer, group: string }[]

---@param counts copydesk.Counts
---@return string
function M.counts(counts)
  local function some(number, one) return ('%d %s%s'):format(number, one, number == 1 and '' or 's') end
  local text = some(counts.quotes, 'quote') .. ' · ' .. some(counts.speakers, 'speaker')
  return counts.unattributed > 0 and ('%s · %d unattributed'):format(text, counts.unattributed) or text
end

---@param speaker copydesk.Speaker
---@param quote copydesk.Quote
---@return string
function M.name(speaker, quote)
  local name = quote.likely and speaker.name .. '?' or speaker.name
  local relay = M.given(quote.relay)
  return relay and ('%s, cited by %s'):format(name, relay) or name
end

--- A value that may be null in JSON.
function M.given(value) return value ~= vim.NIL and value or nil end

---@param speakers? copydesk.Speakers
---@return copydesk.Page
function M.of(speakers)
  local page = { lines = {}, ranges = {}, quotes = {}, marks = {} }
  if not speakers then return page end
  M.add(page, { { M.counts(speakers.counts), 'CopydeskCounts' } })
  for _, speaker in ipairs(speakers.speakers) do
    M.add(page, {})
    M.add_speaker(page, speaker)
    for _, quote in ipairs(speaker.quotes) do M.add_quote(page, quote) end
  end
  return page
end

---@param page copydesk.Page
---@param speaker copydesk.Speaker
function M.add_speaker(page, speaker)
  local group = speaker.type == 'unattributed' and 'CopydeskUnattributed' or 'CopydeskSpeaker'
  local role = M.given(speaker.role)
  M.add(page, { { speaker.name, group }, { role and ', ' .. role or '', 'CopydeskRole' }, { ('  %d'):format(#speaker.quotes), 'CopydeskCounts' } })
  page.ranges[#page.lines] = M.given(speaker.range)
end

---@param page copydesk.Page
---@param quote copydesk.Quote
function M.add_quote(page, quote)
  local relay = M.given(quote.relay)
  local notes = (quote.likely and '  likely' or '') .. (relay and '  via ' .. relay or '')
  M.add(page, { { ('%5d  '):format(quote.range.start.line + 1), 'CopydeskLine' }, { quote.excerpt, 'CopydeskQuote' }, { notes, 'CopydeskRole' } })
  page.ranges[#page.lines] = quote.range
  table.insert(page.quotes, { line = #page.lines, first = quote.range.start.line, last = quote.range['end'].line })
end

---@param page copydesk.Page
---@param parts { [1]: string, [2]: string }[]
function M.add(page, parts)
  local text = ''
  for _, part in ipairs(parts) do
    if part[1] ~= '' then
      table.insert(page.marks, { line = #page.lines, from = #text, to = #text + #part[1], group = part[2] })
      text = text .. part[1]
    end
  end
  table.insert(page.lines, text)
end

---@param buf integer
---@param page copydesk.Page
function M.draw(buf, page)
  vim.bo[buf].modifiable = true
  vim.api.nvim_buf_set_lines(buf, 0, -1, false, page.lines)
  vim.bo[buf].modifiable = false
  vim.api.nvim_buf_clear_namespace(buf, looks, 0, -1)
  for _, mark in ipairs(page.marks) do
    vim.api.nvim_buf_set_extmark(buf, looks, mark.line, mark.from, { end_col = mark.to, hl_group = mark.group })
  end
end

---@param page copydesk.Page
---@param line integer of the page, from 1
---@return lsp.Range?
function M.range_at(page, line) return page.ranges[line] end

--- The line of the page for a line of the story: the quote that is there, or the nearest one before.
---@param page copydesk.Page
---@param line integer of the story, from 0
---@return integer?
function M.line_of(page, line)
  local best
  for _, quote in ipairs(page.quotes) do
    if quote.first <= line and (not best or quote.first >= best.first) then best = quote end
  end
  return best and best.line
end

---@param buf integer
---@param line? integer of the page, from 1
function M.mark(buf, line)
  vim.api.nvim_buf_clear_namespace(buf, here, 0, -1)
  if line then vim.api.nvim_buf_set_extmark(buf, here, line - 1, 0, { line_hl_group = 'CopydeskHere' }) end
end

return M
