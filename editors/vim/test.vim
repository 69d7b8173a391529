" Vim with ALE and the server in the tap, headless; run.sh sets the scene.

set nocompatible nomore nobackup noswapfile
let &runtimepath = $TEST_PLUGIN . ',' . &runtimepath . ',/usr/share/vim-ale'
let g:ale_linters_explicit = 1
let g:ale_linters = {'text': ['copydesk'], 'markdown': ['copydesk'], 'html': ['copydesk']}
let g:ale_hover_to_preview = 1
let g:copydesk_executable = $TEST_PYTHON
let g:copydesk_arguments = $TEST_ARGUMENTS
let g:copydesk_settings = {'rules': {'repeated-word': 'error'}}
filetype plugin on
runtime! plugin/ale.vim

let s:out = []

function! s:That(name, Get) abort
    let l:tries = 0

    while !a:Get() && l:tries < 3000
        sleep 20m
        let l:tries += 1
    endwhile

    call add(s:out, (a:Get() ? 'ok ' : 'FAIL ') . a:name)
endfunction

" The finding of a rule, empty where there is none.
function! s:Finding(rule) abort
    let l:found = filter(copy(ale#engine#GetLoclist(bufnr('%'))), {_, item -> get(item, 'code', '') is# a:rule})

    return empty(l:found) ? {} : l:found[0]
endfunction

function! s:Preview() abort
    for l:window in range(1, winnr('$'))
        if getwinvar(l:window, '&previewwindow')
            return join(getbufline(winbufnr(l:window), 1, '$'), "\n")
        endif
    endfor

    return ''
endfunction

execute 'edit' fnameescape($TEST_DESK . '/ferry.txt')
call s:That('findings appear, at the words that they are about', {-> get(s:Finding('typo'), 'lnum') == 5 && s:Finding('typo').col == stridx(getline(5), 'metting') + 1})
call s:That('settings hold', {-> get(s:Finding('repeated-word'), 'type', '') is# 'E'})
call cursor(1, 15)
ALEHover
call s:That('hover tells who somebody is', {-> s:Preview() =~# 'operations chief'})
pclose
%s/metting/meeting/
ALELint
call s:That('a finding goes when the text is mended', {-> empty(s:Finding('typo')) && !empty(s:Finding('repeated-word'))})
undo
ALELint
call s:That('a finding comes back with the mistake', {-> !empty(s:Finding('typo'))})

let s:menu = ''

function! s:Menu(data, items) abort
    let s:menu .= string(a:data) . string(a:items)
endfunction

call cursor(5, stridx(getline(5), 'metting') + 1)
call ale#codefix#Execute(0, function('s:Menu'))
call s:That('a fix is offered', {-> s:menu =~# 'meeting'})
call writefile(s:out, $TEST_OUT)
qall!
