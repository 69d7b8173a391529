-- try.sh: a story with findings, the speakers beside it, and what to press.
vim.o.statusline = ' %{v:lua.require("copydesk").status()}%=]d next finding  gra fix it  K who is that?  CTRL-] go there  :Copydesk<Tab>  :qa! leave '
vim.o.laststatus = 3
vim.api.nvim_create_autocmd('LspAttach', {
  once = true,
  callback = function(args)
    vim.schedule(function() require('copydesk').speakers(args.buf) end)
    vim.defer_fn(function()
      vim.diagnostic.jump({ count = 1, float = false })
      -- Once the cursor rests: its moves close the window.
      vim.defer_fn(vim.diagnostic.open_float, 300)
    end, 800)
  end,
})
