/** Board and code at the moment that the debrief stands at: fetched once, then moved along with the position. */
import {
  hiddenFrom,
  rootsOf,
  type DocumentName,
  type DocumentPast,
  type LogEntry,
  type Pane,
} from '@signalroom/shared'
import { useEffect, useMemo, useState } from 'react'
import { differsFrom, historyOf, type History } from '../../../replay/history'
import { ShownDocument } from '../../../replay/shown-document'
import { useHere, useRoom } from '../../../room/read'
import { momentAt } from '../moments'
import type { Player } from '../recording/player'
import { useSource } from '../source'
import type { Written } from '../timeline/lanes'

export interface ShownWork {
  /** In a room of the time when both were one document, both are the same. */
  readonly panes: Readonly<Record<Pane, ShownDocument>>
  readonly written: Written
  /** Of what holds the board. */
  readonly board: History
  readonly wrong: readonly Wrong[]
}
/** From this moment of the server's clock on a document is not shown as it was: something is missing, or is another. */
export interface Wrong {
  readonly name: DocumentName
  readonly why: 'missing' | 'other'
  readonly from: number
}
export type ShownWorkState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly work: ShownWork }
  | { readonly status: 'failed'; readonly why: string; readonly again: () => void }

export function useShownWork(player: Player, took: number): ShownWorkState {
  const source = useSource()
  const engine = useRoom(one => one.open.engine)
  const clock = useRoom(one => one.open.clock)
  const seats = useRoom(one => one.open.seats)
  const people = useMemo(
    () => Object.fromEntries(seats.map(({ id, name, colour }) => [id, { name, colour }])),
    [seats],
  )
  const asked = useAsked()
  const [tries, again] = useState(0)
  const [state, setState] = useState<ShownWorkState>({ status: 'loading' })

  useEffect(() => {
    const { inOne, names } = asked
    let isGone = false
    let stop = () => {}
    setState({ status: 'loading' })
    const load = async () => {
      const [board, code = board] = await Promise.all(
        names.map(async name => {
          const past = source.leftOut.includes(name) ? nothing : await source.past(name)
          const history = await historyOf(past, rootsOf(name, engine))
          return { name, history, shown: new ShownDocument(history, people) }
        }),
      )
      if (!board || !code) return
      const all = [...new Set([board, code])]
      if (isGone) return all.forEach(({ shown }) => shown.close())
      const follow = () => {
        const { at } = player.state.getState()
        // What came with the bell itself belongs to the end.
        const moment = at >= took ? Number.POSITIVE_INFINITY : momentAt(clock, at)
        for (const { shown } of all) shown.goTo(moment)
      }
      follow()
      const forget = player.state.subscribe(({ at }, before) => at !== before.at && follow())
      stop = () => {
        forget()
        all.forEach(({ shown }) => shown.close())
      }
      const work: ShownWork = {
        wrong: all.flatMap(({ name, history }) => {
          const { lacksFrom } = history
          return lacksFrom === null
            ? []
            : [{ name, why: 'missing', from: history.past.log[lacksFrom]?.at ?? 0 }]
        }),
        board: board.history,
        panes: { board: board.shown, code: code.shown },
        written: {
          board: stretchesOf(board.history.past.log),
          code: inOne ? [] : stretchesOf(code.history.past.log),
        },
      }
      setState({ status: 'ready', work })
      // Whether it is what was noted is seen when there is nothing else to do.
      const others = await Promise.all(all.map(one => otherIn(one.name, one.history)))
      const wrong = [...work.wrong, ...others.flat()]
      if (!isGone && wrong.length > work.wrong.length) setState({ status: 'ready', work: { ...work, wrong } })
    }
    load().catch((error: unknown) => {
      if (!isGone)
        setState({
          status: 'failed',
          why: error instanceof Error ? error.message : String(error),
          again: () => again(tries + 1),
        })
    })
    return () => {
      isGone = true
      stop()
    }
  }, [asked, source, people, engine, clock, player, took, tries])
  return state
}

async function otherIn(name: DocumentName, history: History): Promise<readonly Wrong[]> {
  if (history.lacksFrom !== null) return []
  const differs = await differsFrom(history)
  return differs === null ? [] : [{ name, why: 'other', from: history.past.log[differs - 1]?.at ?? 0 }]
}

/** What is asked for; another object when the answer is another: when whose work was hidden shows it, or no longer does. */
function useAsked() {
  const { me } = useHere()
  const inOne = useRoom(one => one.open.documents.includes('work'))
  const hidden = useRoom(room =>
    replayed.flatMap(name => hiddenFrom(name, room, me).map(({ seal, from }) => `${seal} ${from}`)).join(),
  )
  return useMemo(() => ({ inOne, names: inOne ? inOneDocument : inTwo, hidden }), [inOne, hidden])
}
type Names = readonly [DocumentName, ...DocumentName[]]
const [inOneDocument, inTwo]: readonly [Names, Names] = [['work'], ['board', 'code']]
const replayed: Names = ['work', 'board', 'code']

/** Of a document that was left out. */
const nothing: DocumentPast = { log: [], checks: [], authors: new Map() }

/** Writing with less than this between is one stretch. */
const breathMs = 2500

/** When something was written; what a room was opened with is nobody's work. */
function stretchesOf(log: readonly LogEntry[]): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = []
  for (const { at } of log) {
    const last = found.at(-1)
    if (last && at - last.to < breathMs) last.to = at
    else found.push({ from: at, to: at })
  }
  return found
}
