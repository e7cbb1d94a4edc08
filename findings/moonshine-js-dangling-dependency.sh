#!/bin/sh
# @moonshine-ai/moonshine-js 0.1.29: one of its dependencies is a path beside its own source, and npm installs that as a link to
# nothing.
#
# Guess: a package that names a path which is not in it cannot be installed, or `npm ls` says that something is missing.
# Seen:  `npm install` ends well, `npm ls` names no problem, and the declared `@ricky0123/vad-web` is a dangling link. The package's
#        own entry still loads, because what it needs of that is bundled; anybody else in the tree who asks for it does not.
# So:    take the model's files from the package and leave its code; pin what its dependencies come to by `overrides`, so that
#        no link to nothing shadows a package of that name which the project really uses.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @moonshine-ai/moonshine-js@0.1.29
npm ls >/dev/null
cat >try.mjs <<'JS'
import { existsSync, lstatSync, readFileSync } from 'node:fs'

const declared = JSON.parse(readFileSync('node_modules/@moonshine-ai/moonshine-js/package.json', 'utf8')).dependencies[
  '@ricky0123/vad-web'
]
const at = 'node_modules/@ricky0123/vad-web'
const link = lstatSync(at).isSymbolicLink()
const there = existsSync(at)
const asked = await import('@ricky0123/vad-web').then(
  () => 'loads',
  thrown => thrown.code,
)
const own = await import('@moonshine-ai/moonshine-js').then(
  () => 'loads',
  thrown => thrown.code,
)
console.log(JSON.stringify({ declared, link, there, asked, own }))
const dangles = declared.startsWith('file:') && link && !there
process.exit(dangles && asked === 'ERR_MODULE_NOT_FOUND' && own === 'loads' ? 0 : 1)
JS
node try.mjs
