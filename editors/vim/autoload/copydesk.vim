" The copydesk server for ALE; the files under ale_linters name it for each filetype.

" The program: g:copydesk_executable, or `copydesk` on the PATH. Settings, as in copydesk.toml: g:copydesk_settings.
function! copydesk#Define(filetype, language) abort
    call ale#linter#Define(a:filetype, {
    \   'name': 'copydesk',
    \   'lsp': 'stdio',
    \   'executable': {-> get(g:, 'copydesk_executable', 'copydesk')},
    \   'command': {-> '%e ' . get(g:, 'copydesk_arguments', 'lsp')},
    \   'language': a:language,
    \   'initialization_options': {-> get(g:, 'copydesk_settings', {})},
    \   'project_root': function('copydesk#Root'),
    \})
endfunction

" The folder of the settings, or else that of the story.
function! copydesk#Root(buffer) abort
    let l:settings = ale#path#FindNearestFile(a:buffer, 'copydesk.toml')

    return !empty(l:settings) ? fnamemodify(l:settings, ':h') : expand('#' . a:buffer . ':p:h')
endfunction
