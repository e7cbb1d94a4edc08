/** What is being typed and was not sent yet: it outlives the pane it is typed in, when a tab or a layout puts that away. */
import { useCallback, useEffect, useReducer } from 'react'
import { useHere } from './read'

/** By the room's link, then by the field's name. */
const kept = new WeakMap<object, Map<string, string>>()

function draftsOf(link: object): Map<string, string> {
  const drafts = kept.get(link) ?? new Map<string, string>()
  kept.set(link, drafts)
  return drafts
}

type Change = string | ((typed: string) => string)

/** The text of the field called `name`, which must be the only one of that name, and how to set it; `fallback` while nothing is typed. */
export function useDraft(name: string, fallback = ''): readonly [string, (change: Change) => void] {
  const drafts = draftsOf(useHere().link)
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    if (drafts.get(name) === fallback) drafts.delete(name)
  })
  const set = useCallback(
    (change: Change) => {
      const text = typeof change === 'string' ? change : change(drafts.get(name) ?? fallback)
      drafts.set(name, text)
      redraw()
    },
    [drafts, name, fallback],
  )
  return [drafts.get(name) ?? fallback, set]
}
