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
      const [before, after] = [wordsById(drawn), wordsById(changed(drawn, changes, now))]
      const news = changes.filter(({ id }) => before.get(id) !== after.get(id))
      if (news.length === 0) return refuse('done')
      return after.size > mostDrawn ? refuse('limit') : accept({ type: 'drawing.told', changes: news })
    },
  ],
}

/** Each thing as it is told, by its id. */
const wordsById = (diagram: Diagram): ReadonlyMap<string, string> =>
  new Map(told(diagram).map(one => [one.id, JSON.stringify(one)]))

/** What has to be told so that the room knows the drawing as it is read now: none when it does. Long words are cut. */
export function untold(drawn: DrawnBoard | undefined, reading: Diagram): readonly Drawn[] {
  const before = wordsById(drawn ?? nothingDrawn)
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
