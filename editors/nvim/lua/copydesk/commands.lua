-- The commands of a story's buffer.
local M = {}

---@param bufnr integer
function M.create(bufnr)
  local function command(name, run, opts)
    vim.api.nvim_buf_create_user_command(bufnr, name, run, opts)
  end
  command('CopydeskSpeakers', function(args)
    local speakers = require('copydesk.speakers')
    if args.bang then speakers.location_list(bufnr) else speakers.toggle(bufnr) end
  end, { bang = true, desc = 'Who is quoted, in a window at the side; with ! all quotes in the location list' })
  command('CopydeskQuotes', function(args) require('copydesk.sheet').make(bufnr, args.bang) end, {
    bang = true,
    desc = 'The quote sheet in a new window; with ! as a file beside the story',
  })
  command('CopydeskExplain', function(args) require('copydesk.explain').rule(bufnr, args.args) end, {
    nargs = '?',
    complete = function(lead) return require('copydesk.explain').complete(bufnr, lead) end,
    desc = 'What a rule reports and why; without a name that of the finding under the cursor',
  })
  command('CopydeskFixAll', function() M.act('source.fixAll.copydesk', true) end, { desc = 'Mend everything that is safe to mend' })
  command('CopydeskAttribute', function() M.act('quickfix.attribute.copydesk', false) end, {
    desc = 'Attribute the quote under the cursor to somebody in the story',
  })
end

--- Takes the only action of a kind, or lets the user choose.
---@param kind string
---@param everywhere boolean in the whole story, not at the cursor
function M.act(kind, everywhere)
  local last = vim.api.nvim_buf_line_count(0)
  local whole = { start = { 1, 0 }, ['end'] = { last, #vim.fn.getline(last) } }
  vim.lsp.buf.code_action({ context = { only = { kind }, diagnostics = {} }, range = everywhere and whole or nil, apply = true })
end

return M
