/** Whether a phase has produced what its plan asks for: claims on the room, never on a clock of their own. */
import { exhaustive } from '../base/exhaustive.js'
import { layers } from './command.js'
import type { Check, Needs } from './plan.js'
import type { Room } from './room.js'

/** How far a check has come; it is met when `have` reaches `need` (or stays at or under it, for a ceiling). */
export interface Progress {
  readonly met: boolean
  readonly have: number
  readonly need: number
}

const atLeast = (have: number, need: number): Progress => ({ met: have >= need, have, need })

export function progress(room: Room, { needs }: { readonly needs: Needs }): Progress {
  switch (needs.of) {
    case 'lines':
      return atLeast(
        room.open.lines.filter(line => line.list === needs.list && (!needs.quantified || line.quantified))
          .length,
        needs.atLeast,
      )
    case 'questions':
      return atLeast(room.panel.questions.length + room.open.hints.length, needs.atLeast)
    case 'layers':
      return atLeast(layers.filter(layer => room.open.layers[layer]?.quantified).length, needs.atLeast)
    case 'board':
      return onBoard(room, needs)
    case 'cards':
      return atLeast(room.open.cards.filter(card => card.outcome === 'answered').length, needs.atLeast)
    case 'evidence':
      return atLeast(
        room.panel.evidence.filter(pin => pin.criterion === needs.criterion).length,
        needs.atLeast,
      )
    default:
      return exhaustive(needs)
  }
}

/** A ceiling alone is met only once the board holds something. */
function onBoard(room: Room, needs: Extract<Needs, { of: 'board' }>): Progress {
  const measure = room.open.board.measure
  const have = measure?.[needs.measure] ?? 0
  if (needs.atMost !== undefined) {
    const met = measure !== null && measure.nodes > 0 && have <= needs.atMost && have >= (needs.atLeast ?? 0)
    return { met, have, need: needs.atMost }
  }
  return atLeast(have, needs.atLeast ?? 0)
}

/** The checks of every phase that are not met, in plan order. */
export const unmet = (room: Room): readonly { readonly phase: string; readonly check: Check }[] =>
  (room.panel.guide?.phases ?? []).flatMap(phase =>
    phase.checks.filter(check => !progress(room, check).met).map(check => ({ phase: phase.id, check })),
  )
