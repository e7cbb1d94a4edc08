/** What goes onto the candidate's worksheet, and what it opens. */
import { bounds } from '../../bounds.js'
import { quantified } from '../../../quantity/find.js'
import type { Fact } from '../../event.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, type Rules } from '../../rule.js'
import { layers, type WorksheetCommand } from './facts.js'
import { readLayer } from './layers.js'

export const worksheetRules: Rules<WorksheetCommand> = {
  'layer.state': ['candidate', live, stateLayer],
  'line.add': ['candidate', live, addLine],
  'line.remove': [
    'candidate',
    live,
    ({ open }, { line }) =>
      open.lines.some(one => one.id === line) ? accept({ type: 'line.removed', line }) : refuse('unknown'),
  ],
}

/** The third layer that holds a quantity of its own kinds opens the board. */
function stateLayer(
  { open }: Room,
  { layer, text }: Extract<WorksheetCommand, { type: 'layer.state' }>,
): Decision {
  if (open.plan.layers === false) return refuse('unknown', 'This plan has no layers.')
  const holds = readLayer(layer, text).counts !== null
  const stated: Fact = { type: 'layer.stated', layer, text, quantified: holds }
  const complete = layers.every(one => (one === layer ? stated.quantified : open.layers[one]?.quantified))
  return complete && !open.board.opened
    ? accept(stated, { type: 'board.opened', cause: 'layers' })
    : accept(stated)
}

function addLine({ open }: Room, { list, text }: Extract<WorksheetCommand, { type: 'line.add' }>): Decision {
  if (!open.plan.phases.some(phase => phase.lists.some(one => one.id === list)))
    return refuse('unknown', 'The plan has no such list.')
  if (open.lines.length >= bounds.lines) return refuse('limit')
  return accept({ type: 'line.added', list, text, quantified: quantified(text) })
}
