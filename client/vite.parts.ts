/** What every build of the page's sources needs, the product's and a test's. Knows no page. */
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

export const resolve = {
  alias: [
    // The compiler of that name is native; the one that runs in a page is of the line before.
    { find: /^typescript$/, replacement: 'typescript-js' },
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
