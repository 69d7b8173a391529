-- The sample story: a copy of it, without a file, to try things on.
local M = {}

function M.open()
  local file = vim.api.nvim_get_runtime_file('sample/lido.txt', false)[1]
  vim.cmd.enew()
  vim.api.nvim_buf_set_lines(0, 0, -1, true, vim.fn.readfile(file))
  vim.bo.modified = false
  vim.bo.filetype = 'text'
end

return M
