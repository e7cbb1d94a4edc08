/** Which block a room is in, how long it has lasted, and what is known of the story and the sketch. Knows no rules. */
import { ms, type At, type Ms } from '../../../base/brand.js'
import type { Span } from '../../../base/span.js'
import type { Block, BlockGuide, StoryFile } from '../../../content/block.js'
import type { Phase } from '../../../content/plan.js'
import * as clock from '../../clock.js'
import type { Room } from '../../room.js'
import type { BlockVisit } from './facts.js'
import { candidateIds } from '../../seat.js'

export interface BlockNow {
  readonly phase: Phase
  readonly blocks: readonly Block[]
  /** Of the block in its phase. */
  readonly index: number
  readonly block: Block
  readonly visit: BlockVisit
}

/** The phase of now, if it has blocks. */
export function blockPhase({ open }: Room): (Phase & { readonly blocks: readonly Block[] }) | null {
  const phase = open.plan.phases.find(one => one.id === open.clock.phase)
  return phase?.blocks ? { ...phase, blocks: phase.blocks } : null
}

/** The block that runs; null in a phase without, and before its first has begun. */
export function blockNow(room: Room): BlockNow | null {
  const phase = blockPhase(room)
  const entered = room.open.visits.at(-1)
  const visit = room.open.blocks?.at(-1)
  if (!phase || !entered || !visit || visit.phase !== phase.id || visit.at < entered.at) return null
  const index = phase.blocks.findIndex(one => one.id === visit.block)
  const block = phase.blocks[index]
  return block ? { phase, blocks: phase.blocks, index, block, visit } : null
}

/** Time on the round's clock since the block began. */
export const blockSpent = ({ open }: Room, visit: BlockVisit, now: number): Ms =>
  ms(clock.elapsed(open.clock, now) - clock.elapsed(open.clock, visit.at))

/** The moment at which so much of a block is spent, if the clock goes on as it does; null while it stands. */
export const whenBlockSpent = ({ open }: Room, visit: BlockVisit, spent: Ms): At | null =>
  clock.whenSpent(open.clock, ms(clock.elapsed(open.clock, visit.at) + spent))

/** The question's story for a phase: the n-th phase with blocks plays the n-th. Undefined where no guide was sent. */
export function storyOf({ open, panel }: Room, phase: string): StoryFile | undefined {
  const nth = open.plan.phases.filter(one => one.blocks).findIndex(one => one.id === phase)
  return panel.guide?.question.stories?.[nth]
}
export const blockGuideOf = ({ panel }: Room, phase: string, block: string): BlockGuide | undefined =>
  panel.guide?.phases.find(one => one.id === phase)?.blocks?.find(one => one.id === block)

/** What is known of each story and what was drawn after it, in milliseconds of the wall. */
export interface StoryTold {
  readonly phase: string
  readonly storyMs: Ms
  /** Between the end of the story and the moment at which the sketch was told; null before. */
  readonly gapMs: Ms | null
  /** From that moment to the first stroke or letter; null without one. */
  readonly firstStrokeMs: Ms | null
}

/** The stories of a round, in the order in which they were told. */
export const storiesTold = (room: Room): readonly StoryTold[] =>
  storyTimes(room).map(({ phase, story, sketch }) => ({
    phase,
    storyMs: ms(story.to - story.from),
    gapMs: sketch && ms(sketch.from - story.to),
    firstStrokeMs: sketch && firstStroke(room, sketch.from),
  }))

/** When a story was told, and when the sketch after it was drawn; null where none was told to begin. By the wall. */
export interface StoryTimes {
  readonly phase: string
  readonly story: Span
  readonly sketch: Span | null
}
export function storyTimes(room: Room): readonly StoryTimes[] {
  const visits = room.open.blocks ?? []
  const over = room.open.endedAt ?? room.at
  return visits.flatMap((visit, i): readonly StoryTimes[] => {
    if (kindOf(room, visit) !== 'story') return []
    const next = visits[i + 1]
    const after = next && kindOf(room, next) === 'gap' ? visits[i + 2] : undefined
    return [
      {
        phase: visit.phase,
        story: { from: visit.at, to: next?.at ?? over },
        sketch: after ? { from: after.at, to: visits[i + 3]?.at ?? over } : null,
      },
    ]
  })
}

/** "first stroke after 7.3 s". */
export const firstStrokeWords = (after: number): string => `first stroke after ${(after / 1000).toFixed(1)} s`

const kindOf = ({ open }: Room, visit: BlockVisit): Block['kind'] | undefined =>
  open.plan.phases.find(one => one.id === visit.phase)?.blocks?.find(one => one.id === visit.block)?.kind

/** The candidate's hands on board or code since the block began. */
function firstStroke({ open }: Room, begun: number): Ms | null {
  const candidates = candidateIds(open.seats)
  const first = open.heard.find(
    event => event.type === 'work.shown' && candidates.has(event.actor) && event.to > begun,
  )
  return first?.type === 'work.shown' ? ms(Math.max(0, first.from - begun)) : null
}
