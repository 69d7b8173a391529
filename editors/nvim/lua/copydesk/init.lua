-- What other configuration may call; see |copydesk-lua|.
local M = {}

--- Changes settings of the running servers and of those to come.
---@param settings copydesk.Settings
function M.configure(settings) require('copydesk.server').configure(settings) end

--- The counts of the current story, for a status line.
---@return string
function M.status() return require('copydesk.status').text() end

--- Opens the window with the speakers of a story.
---@param bufnr? integer default: the current buffer
function M.speakers(bufnr) require('copydesk.speakers').open(bufnr or 0) end

return M
