#!/usr/bin/env bash
# Fails unless a tag, the server and the VS Code extension name one version: .github/same-version.sh v1.2.3
set -euo pipefail
cd "$(dirname "$0")/.."
server=v$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
extension=v$(sed -n 's/^  "version": "\(.*\)",$/\1/p' editors/vscode/package.json)
[ "$1" = "$server" ] && [ "$1" = "$extension" ] || { echo "the tag is $1, the server $server, the extension $extension"; exit 1; }
