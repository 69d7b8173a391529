-- try.sh: a story with findings, the speakers beside it, and what to press.
vim.o.statusline = ' %t %m  %{v:lua.require("copydesk").status()}%=]d next finding   gra fix   K who is that?   CTRL-] go there   :Copydesk<Tab>   :qa! ends '
vim.o.laststatus = 3
vim.api.nvim_create_autocmd('LspAttach', {
  once = true,
  callback = function(args)
    vim.schedule(function() require('copydesk').speakers(args.buf) end)
    vim.defer_fn(function() vim.diagnostic.jump({ count = 1, float = true }) end, 600)
  end,
})
