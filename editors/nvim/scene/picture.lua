-- pictures.sh: brings Neovim to the scene that PICTURE names, then touches the file READY.
local scenes = {}

-- A finding with its message, hints, and the speakers beside the story.
function scenes.findings(buf)
  require('copydesk').speakers(buf)
  vim.fn.search('metting')
  -- Once the cursor rests: its moves close the window.
  vim.defer_fn(vim.diagnostic.open_float, 700)
end

-- The card of whoever is under the cursor.
function scenes.hover()
  vim.fn.search('Castellano said')
  vim.lsp.buf.hover()
end

-- What a rule is about.
function scenes.explain()
  vim.fn.search('They come')
  vim.cmd.CopydeskExplain()
end

vim.o.laststatus = 0
vim.o.ruler = false
vim.o.showcmd = false
vim.api.nvim_create_autocmd('LspAttach', {
  once = true,
  callback = function(args)
    vim.schedule(function()
      vim.wait(10000, function() return #vim.diagnostic.get(args.buf) > 0 end)
      vim.wait(10000, function() return #vim.lsp.inlay_hint.get({ bufnr = args.buf }) > 0 end, 50)
      scenes[vim.env.PICTURE](args.buf)
      vim.defer_fn(function()
        vim.cmd.redraw()
        vim.fn.writefile({}, vim.env.READY)
      end, 1500)
    end)
  end,
})
