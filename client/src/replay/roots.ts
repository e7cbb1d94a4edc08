/** The roots of a Yjs document, each in its own form. Knows nothing of what they hold. */
import type { RootForms } from '@signalroom/shared'
import type { Array as YArray, Doc, Map as YMap } from 'yjs'

export type Root = YMap<unknown> | YArray<unknown>
export type DocumentRoots = Readonly<Record<string, Root>>

export const rootsIn = (doc: Doc, forms: RootForms): DocumentRoots =>
  Object.fromEntries(
    Object.entries(forms).map(([name, form]): [string, Root] => [
      name,
      form === 'map' ? doc.getMap(name) : doc.getArray(name),
    ]),
  )
