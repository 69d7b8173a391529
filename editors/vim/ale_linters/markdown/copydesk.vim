call copydesk#Define('markdown', 'markdown')
