-- Windows for prose, where `vim.g.copydesk.prose` asks for them.
require('copydesk.prose').set_up()
