/** What an interviewer may say just now, in the order in which it is said. Knows no screen. */
import { blockGuideOf, blockNow, storyOf } from '../room/parts/blocks/now.js'
import { partnersOf } from '../room/parts/personas/rules.js'
import type { Room } from '../room/room.js'

/** The phase's lines, or those of its block: what is read out, and with what a partner opens, come before them. */
export function sayNext(room: Room): readonly string[] {
  const { open, panel } = room
  const here = blockNow(room)
  const block = here && blockGuideOf(room, here.phase.id, here.block.id)
  if (here && block) {
    const read = block.tells && storyOf(room, here.phase.id)?.[block.tells]
    return read ? [read, ...block.talk] : block.talk
  }
  const phase = panel.guide?.phases.find(({ id }) => id === open.clock.phase)
  const openings = partnersOf(room)
    .filter(({ id }) => !open.personas?.some(({ persona }) => persona === id))
    .map(({ opening }) => opening)
  return [...openings, ...(phase?.talk ?? [])]
}
