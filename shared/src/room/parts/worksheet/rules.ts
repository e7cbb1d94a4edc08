/** What goes onto the candidate's worksheet, and what it opens. */
import { bounds } from '../../bounds.js'
import { quantified } from '../../../quantity/find.js'
import type { Fact } from '../../event.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, type Rules } from '../../rule.js'
import { layers, type WorksheetCommand } from './facts.js'
import { listOf } from './cards.js'
import { readLayer } from './layers.js'

export const worksheetRules: Rules<WorksheetCommand> = {
  'layer.state': ['candidate', live, stateLayer],
  'line.add': ['candidate', live, addLine],
  'line.change': [
    'candidate',
    live,
    (room, { line, text, fields }) => {
      const found = room.open.lines.find(one => one.id === line)
      if (!found) return refuse('unknown')
      return ofFields(room, found.list, fields, kept =>
        accept({ type: 'line.changed', line, text, quantified: counted(text, kept), ...kept }),
      )
    },
  ],
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

function addLine(
  room: Room,
  { list, text, fields }: Extract<WorksheetCommand, { type: 'line.add' }>,
): Decision {
  if (!listOf(room, list)) return refuse('unknown', 'The plan has no such list.')
  if (room.open.lines.length >= bounds.lines) return refuse('limit')
  return ofFields(room, list, fields, kept =>
    accept({ type: 'line.added', list, text, quantified: counted(text, kept), ...kept }),
  )
}

type Kept = { readonly fields?: Readonly<Record<string, string>> }
const counted = (text: string, { fields = {} }: Kept): boolean =>
  quantified(text) || Object.values(fields).some(quantified)

/** Only fields of the list, and of a choice only what may be chosen. What is not filled yet is no error. */
function ofFields(
  room: Room,
  list: string,
  fields: Readonly<Record<string, string>> | undefined,
  ruling: (kept: Kept) => Decision,
): Decision {
  for (const [id, value] of Object.entries(fields ?? {})) {
    const field = listOf(room, list)?.fields?.find(one => one.id === id)
    if (!field) return refuse('unknown', `fields: this list has no field "${id}"`)
    if (field.options && !field.options.includes(value))
      return refuse('malformed', `fields.${id}: one of ${field.options.join(', ')}`)
  }
  return ruling(fields && Object.keys(fields).length > 0 ? { fields } : {})
}
