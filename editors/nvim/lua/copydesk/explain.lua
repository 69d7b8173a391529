-- What a rule reports and why, in a floating window.
local ask = require('copydesk.ask')

local M = {}

---@param bufnr integer
---@param filter? vim.diagnostic.GetOpts
---@return string[] names of rules, each once, the worst first
local function rules(bufnr, filter)
  local found = vim.tbl_filter(function(finding) return finding.source == 'copydesk' and type(finding.code) == 'string' end, vim.diagnostic.get(bufnr, filter))
  table.sort(found, function(a, b) return a.severity < b.severity end)
  local names = {}
  for _, finding in ipairs(found) do
    if not vim.list_contains(names, finding.code) then table.insert(names, finding.code) end
  end
  return names
end

--- Paragraphs on one line each, for the window to break: the manual breaks them for wider ones.
---@param markdown string
---@return string[]
local function unbroken(markdown)
  local lines, is_code, joins = {}, false, false
  for _, line in ipairs(vim.split(markdown, '\n')) do
    local is_fence = vim.startswith(line, '```')
    is_code = is_code ~= is_fence
    local is_prose = not is_code and not is_fence and line:find('^%w') ~= nil
    if joins and is_prose then
      lines[#lines] = lines[#lines] .. ' ' .. line
    else
      table.insert(lines, line)
    end
    joins = is_prose
  end
  return lines
end

--- The rule of the finding under the cursor, or on its line.
---@return string?
local function here()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local on_line = vim.diagnostic.get(0, { lnum = row - 1 })
  for _, finding in ipairs(on_line) do
    if finding.source == 'copydesk' and finding.col <= column and column < finding.end_col then return finding.code end
  end
  return rules(0, { lnum = row - 1 })[1]
end

---@param bufnr integer
---@param name string empty: the rule at the cursor
function M.rule(bufnr, name)
  name = name ~= '' and name or here()
  if not name then return vim.notify('There is no finding on this line.', vim.log.levels.INFO) end
  ask.command(bufnr, 'copydesk.explainRule', { rule = name }, function(result)
    vim.lsp.util.open_floating_preview(unbroken(vim.trim(result.markdown)), 'markdown', { focus_id = 'copydesk.explain', border = 'rounded', max_width = 88 })
  end)
end

---@param bufnr integer
---@param lead string
---@return string[]
function M.complete(bufnr, lead)
  return vim.tbl_filter(function(name) return vim.startswith(name, lead) end, rules(bufnr))
end

return M
