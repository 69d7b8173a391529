-- How Neovim looks in try.sh and in the pictures: its own defaults, with what a writer would switch on.
vim.g.copydesk = { prose = true }
vim.o.termguicolors = true
vim.o.signcolumn = 'yes'
vim.o.winborder = 'rounded'
vim.diagnostic.config({ severity_sort = true })
