/**
 * What each kind of round has on its screens, one row a kind. A new kind of round is a new row; screens read it and ask
 * no plan. Draws nothing.
 */
import type { OpenHalf } from '@signalroom/shared'
import { useRoom } from '../../room/read'

export interface KindOfRound {
  /** The middle of the room: board and code with their first widths, or the drill alone. */
  readonly stage: Panes | { readonly shows: 'drill' }
  /** Whether something is laid before the candidate to read, beside the code. */
  readonly reads?: boolean
  /** Beside it: the seat's own, rubric or question; or what to listen for. */
  readonly side: 'own' | 'listen'
  /** What a candidate has at the foot: the cue, the keys of the cadence, private focus. */
  readonly foot: readonly ('cue' | 'cadence' | 'focus')[]
  /** Whether the candidate states three layers, which open the board; else its minute alone does. */
  readonly layers: 'stated' | 'none'
  /** Whether validation, core and tests are looked for in the code, and shown. */
  readonly sections: 'shown' | 'measured' | 'none'
  /** Of the timeline after the bell, in their order; one that has nothing to show may leave itself out. */
  readonly lanes: readonly LaneName[]
  /** What the debrief begins with, and what it has besides. */
  readonly summary: 'verdict' | 'drill'
  readonly debrief: readonly ('release' | 'next' | 'work' | 'cadence' | 'facts')[]
}
export interface Panes {
  readonly shows: 'panes'
  /** The name under which a person's own widths are kept on the device. */
  readonly keptAs: string
  readonly board: string
  readonly code: string
}
export type LaneName =
  | 'planned'
  | 'phases'
  | 'loop'
  | 'link'
  | 'layers'
  | 'candidate'
  | 'interviewer'
  | 'pauses'
  | 'board'
  | 'recorded'
  | 'runs'
  | 'cards'
  | 'takes'
  | 'noticed'

const round = {
  side: 'own',
  foot: ['cue', 'cadence', 'focus'],
  layers: 'none',
  sections: 'none',
  lanes: [
    'planned',
    'phases',
    'loop',
    'link',
    'layers',
    'candidate',
    'interviewer',
    'pauses',
    'board',
    'runs',
    'cards',
    'noticed',
    'recorded',
  ],
  summary: 'verdict',
  debrief: ['release', 'next', 'work', 'cadence', 'facts'],
} as const
const drill = {
  ...round,
  stage: { shows: 'drill' },
  side: 'listen',
  lanes: ['phases', 'link', 'candidate', 'interviewer', 'pauses', 'recorded', 'runs'],
  summary: 'drill',
} as const
const drawing: Panes = { shows: 'panes', keptAs: 'signalroom:panes', board: '48%', code: '28%' }
const writing: Panes = { shows: 'panes', keptAs: 'signalroom:panes:code', board: '24%', code: '52%' }

const reading: Panes = { shows: 'panes', keptAs: 'signalroom:panes:read', board: '20%', code: '56%' }

const kinds = {
  /** Three layers with a number each, then a drawing: system design, ML design. */
  layers: { ...round, stage: drawing, layers: 'stated' },
  /** Both, should a plan ever ask for both. */
  layersAndCode: { ...round, stage: writing, layers: 'stated', sections: 'shown' },
  /** The question brings code with tests: coding, concurrency. */
  code: { ...round, stage: writing, sections: 'shown' },
  /** The question brings rows: its check is one query, so that no sections are shown. */
  sql: { ...round, stage: writing, sections: 'measured' },
  /** Neither: a talk with a board at hand. */
  talk: { ...round, stage: drawing },
  /** Something to read and to find what is wrong with it: that comes first. */
  read: { ...round, stage: reading, reads: true },
  /** Takes have a clock of their own to follow, and no cue. */
  takes: { ...drill, foot: [], lanes: [...drill.lanes, 'takes'], debrief: [] },
  cycles: { ...drill, foot: ['cue', 'cadence'], debrief: ['cadence'] },
  /** A drill on the board: it looks like a round, and is summed up as a drill. */
  faults: { ...round, stage: drawing, summary: 'drill', debrief: ['work', 'cadence', 'facts'] },
} as const satisfies Readonly<Record<string, KindOfRound>>

/** The row of a room, by what its plan and question say. */
export function kindOf({ plan, code }: Pick<OpenHalf, 'plan' | 'code'>): KindOfRound {
  if (plan.drill) return kinds[plan.drill.of]
  if (plan.layers !== false) return code === null ? kinds.layers : kinds.layersAndCode
  if (code === null) return plan.phases.some(phase => phase.shows) ? kinds.read : kinds.talk
  return code.language === 'sql' ? kinds.sql : kinds.code
}

export const useKind = (): KindOfRound => useRoom(room => kindOf(room.open))
