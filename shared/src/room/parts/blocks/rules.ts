/** When a block begins and ends, what it closes, and what it tells. Knows no fold. */
import { ms, type At, type Ms } from '../../../base/brand.js'
import { total, union } from '../../../base/span.js'
import * as clock from '../../clock.js'
import type { Fact } from '../../event.js'
import { accept, refuse } from '../../refusal.js'
import type { Room } from '../../room.js'
import { leads, live, type Due, type Rules } from '../../rule.js'
import { cutWhereMostDepends } from '../faults/rules.js'
import { lasting } from '../seal/rules.js'
import type { SpeakingNow } from '../voice/rules.js'
import { saidBy, silenceAfter } from '../voice/said.js'
import type { Seal } from '../seal/facts.js'
import type { BlockCause, BlockCommand } from './facts.js'
import { blockGuideOf, blockNow, blockPhase, storyOf, whenBlockSpent } from './now.js'

/** A story is over by itself after so much silence, once so much was said (ours). */
export const storySilence: Ms = ms(4000)
export const storySpeech: Ms = ms(30_000)

export const blockRules: Rules<BlockCommand> = {
  'block.end': [
    'talk',
    live,
    (room, { phase, block, by }, { seat, role }, now) => {
      const here = blockNow(room)
      if (!here || here.phase.id !== phase || here.block.id !== block) return refuse('stale')
      if (here.block.kind === 'gap') return refuse('nothing', 'The gap ends by itself.')
      if (!leads(room, role) && here.block.kind !== 'story') return refuse('role')
      if (
        by === 'silence' &&
        (here.block.kind !== 'story' || !fellSilent(room.open, seat, here.visit.at, now))
      )
        return refuse('nothing', 'The story is not over yet.')
      if (here.index + 1 >= here.blocks.length)
        return refuse('nothing', 'The last block ends with its phase.')
      return accept(...entering(room, here.index + 1, by, now))
    },
  ],
}

/** Whether a seat has said enough since then, and nothing for a while. `speaking`: what of this instant is known. */
export function fellSilent(
  open: Pick<Room['open'], 'heard'>,
  seat: string,
  since: At,
  now: At,
  speaking: SpeakingNow = {},
): boolean {
  const said = saidBy(open, [seat], { since, until: now }, speaking)
  return total(union(said)) >= storySpeech && (silenceAfter(said, now) ?? 0) >= storySilence
}

/** The block at `index` of the phase of now begins: what the one before closed opens, what this one closes is closed. */
function entering(room: Room, index: number, cause: BlockCause, now: At): readonly Fact[] {
  const phase = blockPhase(room)
  const block = phase?.blocks[index]
  if (!phase || !block) return []
  const guide = blockGuideOf(room, phase.id, block.id)
  const story = guide?.tells ? storyOf(room, phase.id) : undefined
  const told = story && guide?.tells ? story[guide.tells] : undefined
  const facts: Fact[] = [
    ...opening(room),
    {
      type: 'block.entered',
      phase: phase.id,
      block: block.id,
      cause,
      ...(told === undefined ? {} : { told }),
    },
  ]
  if (block.closes.length > 0)
    facts.push({
      type: 'seal.set',
      seal: `${sealed}${phase.id}-${block.id}`,
      reason: 'not-yet',
      on: { type: 'documents', documents: block.closes },
      does: 'closes',
      for: { roles: ['candidate'] },
      until: block.kind === 'gap' ? { spent: ms(clock.elapsed(room.open.clock, now) + block.budget) } : null,
    })
  return facts
}

/** How the seals of blocks begin; people's own are `seal-N`. */
const sealed = 'block-'
const ofBlock = ({ seal }: Seal): boolean => seal.startsWith(sealed)
const opening = (room: Room): readonly Fact[] =>
  lasting(room)
    .filter(ofBlock)
    .map(({ seal }) => ({ type: 'seal.lifted', seal, cause: 'round' }))

/** The first block of a phase begins with it; what blocks have closed opens when their phase is left. */
export function blockBegins(room: Room): Due | null {
  const since = room.open.visits.at(-1)?.at
  if (since === undefined) return null
  const phase = blockPhase(room)
  if (!phase) {
    const left = lasting(room).some(ofBlock)
    return left ? { at: since, facts: opening } : null
  }
  if (blockNow(room)) return null
  return { at: since, facts: now => entering(now, 0, 'phase', since) }
}

/** A sealed gap ends to the millisecond in every room; where the round is strict every block gives way but its phase's last. */
export function blockEnds(room: Room): Due | null {
  const here = blockNow(room)
  if (!here || here.index + 1 >= here.blocks.length) return null
  if (here.block.kind !== 'gap' && room.open.mode !== 'strict') return null
  const at = whenBlockSpent(room, here.visit, here.block.budget)
  return at === null ? null : { at, facts: now => entering(now, here.index + 1, 'clock', at) }
}

/** What goes wrong in the drawing, so long after its block began. */
export function faultLands(room: Room): Due | null {
  const here = blockNow(room)
  if (!here) return null
  const { faultAt: after, cuts = false } = blockGuideOf(room, here.phase.id, here.block.id) ?? {}
  const fault = storyOf(room, here.phase.id)?.fault
  if (after === undefined || !fault) return null
  const landed = room.open.faults?.some(
    one => one.phase === here.phase.id && one.block === here.block.id && one.at >= here.visit.at,
  )
  const at = landed ? null : whenBlockSpent(room, here.visit, after)
  const { title, text } = fault
  if (at === null) return null
  const landing: Fact = { type: 'fault.landed', phase: here.phase.id, block: here.block.id, title, text }
  return { at, facts: now => [landing, ...(cuts ? cutWhereMostDepends(now) : [])] }
}
