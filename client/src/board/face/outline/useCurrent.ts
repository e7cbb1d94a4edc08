/** Which row one is at, and where the focus is: it stays there whatever others do. It knows no command. */
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Row } from './tree'

type At = { readonly id: string; readonly place: number; readonly name: string }

export type Current = {
  readonly row: Row | null
  readonly tree: RefObject<HTMLDivElement | null>
  /** Goes to a row, which may be on its way; with no id to where one was. */
  readonly go: (id?: string) => void
  /** One came there by oneself: by a click, or with Tab. */
  readonly came: (row: Row) => void
  readonly onFocus: () => void
  readonly onBlur: () => void
}

/** `onLost`: what one was at is gone, taken away by another; true where something was asked about it, which had the focus. */
export function useCurrent(rows: readonly Row[], onLost: (lost: At) => boolean): Current {
  const tree = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<At>({ id: '', place: 0, name: '' })
  /** The row that is to have the focus once it is drawn; empty for the one that is current. */
  const wanted = useRef<string | null>(null)
  const inside = useRef(false)
  const found = rows.findIndex(one => one.id === at.id)
  const place = found >= 0 ? found : Math.min(at.place, rows.length - 1)
  const row = rows[place] ?? null

  useLayoutEffect(() => {
    const isLost = at.id !== '' && found < 0 && wanted.current === null
    // What had the focus may just have been taken out of the page, which tells nobody.
    const isNowhere = inside.current && focusedNow() === null
    if ((isLost && onLost(at)) || isNowhere) wanted.current ??= ''
    const [id, name] = [row?.id ?? '', row?.name ?? '']
    if (id !== at.id || (row && (place !== at.place || name !== at.name))) {
      // One that is on its way is waited for.
      if (wanted.current === null || wanted.current === '' || found >= 0)
        setAt({ id, place: Math.max(0, place), name })
    }
    if (wanted.current === null || (wanted.current !== '' && found < 0)) return
    const next = elementOf(tree.current, id) ?? tree.current?.querySelector<HTMLElement>('button')
    wanted.current = null
    next?.focus()
  }, [at, found, place, row, onLost])
  useLayoutEffect(() => {
    const focus = focusedNow()
    if (focus) inside.current = tree.current?.contains(focus) ?? false
  })

  const go = useCallback((id = '') => {
    wanted.current = id
    setAt(now => (id === '' ? { ...now } : { id, place: now.place, name: '' }))
  }, [])
  const came = useCallback((one: Row) => setAt(now => (now.id === one.id ? now : { ...now, id: one.id })), [])
  const onFocus = useCallback(() => {
    inside.current = true
  }, [])
  // What is taken out of the page under the focus does not tell of it.
  const onBlur = useCallback(() => {
    inside.current = false
  }, [])
  return { row, tree, go, came, onFocus, onBlur }
}

const focusedNow = () => (document.activeElement === document.body ? null : document.activeElement)

const elementOf = (tree: HTMLElement | null, id: string) =>
  id === '' ? null : tree?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
