-- How things look, by links to groups that every colour scheme has. A scheme's or user's own settings win.
local M = {}

local LINKS = {
  ['@lsp.type.person'] = 'Identifier',
  ['@lsp.type.organisation'] = 'Type',
  ['@lsp.type.place'] = 'Constant',
  ['@lsp.type.cue'] = 'Statement',
  ['@lsp.type.quote'] = 'String',
  ['@lsp.mod.unattributed'] = 'DiagnosticUnderlineWarn',
  ['@lsp.typemod.quote.likely'] = 'Comment',
  CopydeskCounts = 'Comment',
  CopydeskSpeaker = 'Title',
  CopydeskUnattributed = 'DiagnosticWarn',
  CopydeskRole = 'Comment',
  CopydeskLine = 'LineNr',
  CopydeskQuote = 'String',
  CopydeskHere = 'CursorLine',
}

function M.link()
  for group, to in pairs(LINKS) do
    vim.api.nvim_set_hl(0, group, { link = to, default = true })
  end
end

return M
