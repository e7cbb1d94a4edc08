/** What every build of the page's sources needs, the product's and a test's. Knows no page. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** The package names its entry alone, which asks servers that are not ours: only the model's files are taken, beside it. */
const moonshine = (createRequire(import.meta.url).resolve.paths('@moonshine-ai/moonshine-js') ?? [])
  .map(folder => path.join(folder, '@moonshine-ai', 'moonshine-js', 'dist'))
  .find(existsSync)
if (!moonshine) throw new Error('@moonshine-ai/moonshine-js is not installed')

export const resolve = {
  alias: [
    // The compiler of that name is native; the one that runs in a page is of the line before.
    { find: /^typescript$/, replacement: 'typescript-js' },
    { find: /^moonshine-tiny/, replacement: path.join(moonshine, 'model', 'tiny', 'quantized') },
    { find: /^zod$/, replacement: fileURLToPath(new URL('zod.ts', import.meta.url)) },
  ],
  dedupe: ['react', 'react-dom', 'yjs', '@codemirror/state'],
}

/** The package calls pure what binds its keys, so that a bundler leaves out all of them. */
export const emacsKeys: Plugin = {
  name: 'emacs-keys',
  transform: (code, id) =>
    id.includes('codemirror-emacs') ? code.replaceAll('/*@__PURE__*/EmacsHandler.', 'EmacsHandler.') : null,
}
