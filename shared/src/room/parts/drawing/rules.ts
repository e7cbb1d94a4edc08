/** Who tells what stands on the board, how much of it the room holds, and what has changed since. Knows no fold. */
import { visible } from '../../../base/visible.js'
import type { Diagram } from '../../../board/reading.js'
import { accept, refuse } from '../../refusal.js'
import { live, type Rules } from '../../rule.js'
import {
  changed,
  longestWords,
  nothingDrawn,
  told,
  type Drawn,
  type DrawnBoard,
  type DrawingCommand,
  type Standing,
} from './facts.js'

/** Things of one drawing that the log knows in words; what is drawn beyond stays on the board alone. */
export const mostDrawn = 600
/** In one telling. */
const mostAtOnce = 60

export const drawingRules: Rules<DrawingCommand> = {
  'drawing.tell': [
    'talk',
    live,
    ({ open: { drawn = nothingDrawn } }, { changes }, _, now) => {
      const news = changes.filter(change => !stands(drawn, change))
      if (news.length === 0) return refuse('done')
      const next = changed(drawn, news, now)
      return told(next).length > mostDrawn ? refuse('limit') : accept({ type: 'drawing.told', changes: news })
    },
  ],
}

const stands = (drawn: DrawnBoard, change: Drawn): boolean => {
  const known = told(drawn).find(({ id }) => id === change.id)
  return change.is === 'gone'
    ? known === undefined
    : JSON.stringify(known) === JSON.stringify(ordered(change))
}
/** With its fields in the order in which `told` writes them. */
const ordered = (change: Standing): Drawn => {
  switch (change.is) {
    case 'node':
      return { is: 'node', id: change.id, kind: change.kind, name: change.name, frame: change.frame }
    case 'edge': {
      const { id, from, to, heads, label } = change
      return { is: 'edge', id, from, to, heads, label }
    }
    case 'label':
      return { is: 'label', id: change.id, text: change.text, frame: change.frame }
    case 'frame':
      return { is: 'frame', id: change.id, name: change.name, frame: change.frame }
  }
}

/** What has to be told so that the room knows the drawing as it is read now: none when it does. Long words are cut. */
export function untold(drawn: DrawnBoard | undefined, reading: Diagram): readonly Drawn[] {
  const before = new Map(told(drawn ?? nothingDrawn).map(one => [one.id, JSON.stringify(one)]))
  const now = told(reading)
    .filter(({ id }) => id.length <= longestId)
    .slice(0, mostDrawn)
    .map(cut)
  const there = new Set(now.map(({ id }) => id))
  const gone = [...before.keys()].filter(id => !there.has(id)).map(id => ({ is: 'gone' as const, id }))
  const news = now.filter(one => before.get(one.id) !== JSON.stringify(one))
  return [...gone, ...news].slice(0, mostAtOnce)
}

const longestId = 80
const short = (text: string): string => visible(visible(text).slice(0, longestWords))
const known = (end: string | null): string | null => (end !== null && end.length <= longestId ? end : null)
function cut(one: Standing): Standing {
  switch (one.is) {
    case 'edge':
      return { ...one, from: known(one.from), to: known(one.to), label: short(one.label) }
    case 'label':
      return { ...one, frame: known(one.frame), text: short(one.text) }
    case 'node':
    case 'frame':
      return { ...one, frame: known(one.frame), name: short(one.name) }
  }
}
