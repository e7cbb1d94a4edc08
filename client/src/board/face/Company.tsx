/** What shows that one is not alone at the board: whom one follows, lasers, and who writes where. It knows no engine. */
import { Eye, MousePointerClick } from 'lucide-react'
import { Fragment, useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { typedKey } from '../../ui/typed-key'
import { othersIn, tell, type Other, type Telling } from './company'
import { follow } from './follow'
import { LaserHand, Light, Writing } from './Lights'
import type { Sight } from './sight'

export type CompanyGiven = {
  readonly awareness: Awareness
  readonly sight: Sight
  readonly focus: () => void
}
type Props = CompanyGiven & {
  /** A label is open or on its way, here or at another's: what is typed is meant for it. */
  readonly writing: () => boolean
}

export function Company({ awareness, sight, focus, writing }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const telling = useTelling(awareness, sight)
  const others = useOthers(awareness)
  const [followed, setFollowed] = useState<number | null>(null)
  const [laser, setLaser] = useState(false)
  const [, moved] = useState(0)
  useEffect(() => sight.watch(() => moved(times => times + 1)), [sight])

  useEffect(() => {
    if (followed === null) return
    return follow(awareness, sight, followed, () => setFollowed(null))
  }, [awareness, sight, followed])

  const endLaser = useCallback(() => {
    setLaser(false)
    telling.current?.laser(null)
  }, [telling])
  useKeys(root, {
    writing,
    leave: () => {
      if (followed === null && !laser) return false
      setFollowed(null)
      endLaser()
      return true
    },
    laser: () => (laser ? endLaser() : setLaser(true)),
    tool: endLaser,
    follow: () => {
      const at = others.findIndex(({ client }) => client === followed)
      setFollowed(others[at + 1]?.client ?? null)
    },
  })

  const leader = others.find(({ client }) => client === followed)
  return (
    <div ref={root} className="board-company">
      {others.map(other => (
        <Fragment key={other.client}>
          {other.laser && <Light name={other.name} color={other.color} at={other.laser} sight={sight} />}
          {other.writes !== null && (
            <Writing name={other.name} color={other.color} box={sight.boxOf(other.writes)} sight={sight} />
          )}
        </Fragment>
      ))}
      {leader && <div className="board-followed" style={{ borderColor: leader.color }} />}
      {laser && <LaserHand sight={sight} tell={at => telling.current?.laser(at)} end={endLaser} />}
      <div className="board-people">
        {others.map(({ client, name, color }) => (
          <button
            key={client}
            type="button"
            className="board-follow"
            aria-pressed={client === followed}
            style={{ borderColor: color }}
            onClick={() => {
              setFollowed(client === followed ? null : client)
              focus()
            }}
          >
            <Eye size={13} aria-hidden="true" />
            <span dir="auto">{client === followed ? `Following ${name}` : `Follow ${name}`}</span>
            {client === followed && <kbd>Esc</kbd>}
          </button>
        ))}
        <button
          type="button"
          className="board-follow"
          aria-pressed={laser}
          aria-keyshortcuts="R"
          title="Point with light that fades (R)"
          onClick={() => {
            if (laser) endLaser()
            else setLaser(true)
            focus()
          }}
        >
          <MousePointerClick size={13} aria-hidden="true" />
          <span>Laser</span>
          <kbd>{laser ? 'Esc' : 'R'}</kbd>
        </button>
      </div>
      <output className="board-unseen">{leader ? `Following ${leader.name}. Escape leaves.` : ''}</output>
    </div>
  )
}

/** Tells of one's own view for as long as the board is open. */
function useTelling(awareness: Awareness, sight: Sight): RefObject<Telling | null> {
  const telling = useRef<Telling | null>(null)
  useEffect(() => {
    const told = tell(awareness)
    telling.current = told
    const view = () => told.view(sight.view())
    view()
    const stop = sight.watch(view)
    window.addEventListener('resize', view)
    return () => {
      stop()
      window.removeEventListener('resize', view)
      told.close()
      telling.current = null
    }
  }, [awareness, sight])
  return telling
}

function useOthers(awareness: Awareness): readonly Other[] {
  const [others, setOthers] = useState<readonly Other[]>([])
  useEffect(() => {
    let last = ''
    const change = () => {
      const now = othersIn(awareness)
      const text = JSON.stringify(now)
      if (text !== last) setOthers(now)
      last = text
    }
    change()
    awareness.on('change', change)
    return () => awareness.off('change', change)
  }, [awareness])
  return others
}

type Keys = {
  readonly writing: () => boolean
  /** False when there was nothing to leave. */
  readonly leave: () => boolean
  readonly laser: () => void
  /** Another tool is taken. */
  readonly tool: () => void
  readonly follow: () => void
}

/** Before the board's own keys, on the board's own element; never while a label is written. */
function useKeys(root: RefObject<HTMLDivElement | null>, keys: Keys) {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const board = root.current?.closest<HTMLElement>('.board')
    if (!board) return
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target))
        return
      if (latest.current.writing()) return
      const key = typedKey(event)
      const taken =
        key === 'Escape'
          ? latest.current.leave()
          : key === 'r' && !event.shiftKey
            ? (latest.current.laser(), true)
            : key === 'f' && event.shiftKey
              ? (latest.current.follow(), true)
              : false
      if (!taken && /^[a-z]$/.test(key) && !event.shiftKey) latest.current.tool()
      if (!taken) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    // On the way down, from above: the board's keys listen on the element itself.
    const above = (event: KeyboardEvent) => {
      if (event.target instanceof Node && board.contains(event.target)) press(event)
    }
    document.addEventListener('keydown', above, true)
    return () => document.removeEventListener('keydown', above, true)
  }, [root])
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable=true]')
