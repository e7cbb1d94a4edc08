/**
 * What the other side sees and nobody can take back is done with two keys: the first says what will be done, Enter does
 * it. Knows no command.
 */
import { createStore } from 'zustand/vanilla'
import { keyName } from '../../ui/typed-key'
import { typing } from './places'

export interface Armed {
  /** What Enter will do, as a question. */
  readonly asks: string
  /** Null while it is not yet chosen what. */
  readonly act: (() => void) | null
  /** A key that does it besides Enter; none that one may hit in writing. */
  readonly again?: string
  /** Keys that choose, while this is asked. */
  readonly keys?: Readonly<Record<string, () => void>>
}

export const armed = createStore<{ readonly now: Armed | null }>(() => ({ now: null }))

export function arm(one: Armed): void {
  since = performance.now()
  clearTimeout(timer)
  timer = setTimeout(disarm, waits)
  armed.setState({ now: one })
}
export function disarm(): void {
  clearTimeout(timer)
  armed.setState({ now: null })
}

const waits = 10_000
/** Two keys in one stroke are not two decisions. */
const leastMs = 100
const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']
let since = 0
let timer: ReturnType<typeof setTimeout> | undefined

addEventListener(
  'keydown',
  event => {
    const { now } = armed.getState()
    if (!now || modifiers.includes(event.key)) return
    const name = keyName(event)
    // Enter presses what has the focus, unless something is asked here.
    if (name !== 'Enter' && typing(event)) return disarm()
    if (name === 'Enter' && (event.isComposing || isWriting(event))) return disarm()
    const isYes = name === 'Enter' || (name !== null && name === now.again)
    const choose = name === null ? undefined : now.keys?.[name]
    if (!isYes && !choose && name !== 'Escape') {
      if (!event.repeat) disarm()
      return
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.repeat) return
    if (name === 'Escape') return disarm()
    if (choose) return choose()
    if (!now.act || performance.now() - since < leastMs) return
    disarm()
    now.act()
  },
  true,
)

/** Asked as of a key that presses nothing. */
const isWriting = ({ target }: KeyboardEvent): boolean => {
  const question = new KeyboardEvent('keydown', { key: 'a' })
  return target instanceof Element && target !== document.body && typing(question)
}
