/** A draft on this device, through a reload and a closed tab, until it is sent. */
import { useCallback, useState } from 'react'
import { siteStorage } from '../../link/storage'

const nameOf = (loop: string, round: string) => `signalroom:answer:${loop}:${round}`

export interface Kept<Value> {
  readonly value: Value
  readonly set: (value: Value) => void
  /** Once it was sent. */
  readonly drop: () => void
  /** The browser takes no more: the draft lives as long as the tab. */
  readonly unkept: boolean
}
/** `read` makes a value of what was kept, or of nothing; it never throws. */
export function useKept<Value>(
  { loop, round }: { readonly loop: string; readonly round: string },
  read: (kept: unknown) => Value,
): Kept<Value> {
  const name = nameOf(loop, round)
  const [value, setValue] = useState<Value>(() => read(parsed(siteStorage.getItem(name))))
  const [unkept, setUnkept] = useState(false)
  const set = useCallback(
    (next: Value) => {
      setValue(next)
      setUnkept(!siteStorage.setItem(name, JSON.stringify(next)))
    },
    [name],
  )
  const drop = useCallback(() => siteStorage.removeItem(name), [name])
  return { value, set, drop, unkept }
}
function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
