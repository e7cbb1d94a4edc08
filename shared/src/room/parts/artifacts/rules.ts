/** Who fills, stamps and moves a card, and who rules on what is left out. Knows no fold. */
import { artifactForms } from '../../../artifacts/form.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, type Rules, type SeatActor } from '../../rule.js'
import { closedBy } from '../seal/rules.js'
import { artifactCard, artifactList, isBegun, isCommitted, rulingOf, sheetOf, tieable } from './cards.js'
import type { ArtifactCommand } from './facts.js'

/** Of one card, and of one line. */
const most = { versions: 50, rulings: 20 } as const
const noCard = 'The plan has no such card.'

export const artifactRules: Rules<ArtifactCommand> = {
  'card.head': ['candidate', live, headCard],
  'card.commit': [
    'candidate',
    live,
    (room, { list }) => {
      if (!artifactList(room, list)) return refuse('unknown', noCard)
      const blank = nothingOn(room, list)
      if (blank) return blank
      if (isCommitted(room, list)) return refuse('done', 'Nothing has changed since the last version.')
      const versions = artifactCard(room, list)?.versions.length ?? 0
      return versions < most.versions
        ? accept({ type: 'card.committed', list, version: versions + 1 })
        : refuse('limit')
    },
  ],
  'card.place': [
    'talk',
    live,
    (room, { list, x, y }, actor) =>
      onBoard(room, list, actor) ??
      nothingOn(room, list) ??
      accept({ type: 'card.placed', list, x: Math.round(x), y: Math.round(y) }),
  ],
  'card.shelve': [
    'talk',
    live,
    (room, { list }, actor) =>
      onBoard(room, list, actor) ??
      (artifactCard(room, list)?.place ? accept({ type: 'card.shelved', list }) : refuse('nothing')),
  ],
  'card.tie': ['candidate', live, tieCard],
  'line.rule': [
    'interviewer',
    live,
    (room, { line, ruling }) => {
      const found = room.open.lines.find(one => one.id === line)
      if (!found || artifactList(room, found.list)?.artifact !== 'scope') return refuse('unknown')
      if (rulingOf(room, line)?.ruling === ruling) return refuse('done')
      const made = room.open.rulings?.filter(one => one.line === line).length ?? 0
      return made < most.rulings ? accept({ type: 'line.ruled', line, ruling }) : refuse('limit')
    },
  ],
}

/** Only fields that its kind has. What is not filled yet, or cannot be worked out, is no error. */
function headCard(room: Room, { list, fields }: Extract<ArtifactCommand, { type: 'card.head' }>): Decision {
  const found = artifactList(room, list)
  if (!found) return refuse('unknown', noCard)
  const { head } = artifactForms[found.artifact]
  const strange = Object.keys(fields).find(id => !head.some(one => one.id === id))
  if (strange !== undefined) return refuse('unknown', `fields: this card has no field "${strange}"`)
  const now = artifactCard(room, list)?.head ?? {}
  const other = Object.entries(fields).filter(([id, value]) => (now[id] ?? '') !== value)
  return other.length > 0
    ? accept({ type: 'card.headed', list, fields: Object.fromEntries(other) })
    : refuse('done', 'That stands there already.')
}

/** Only to what is drawn now; what is taken off the board later keeps its card. */
function tieCard(room: Room, { list, to: id }: Extract<ArtifactCommand, { type: 'card.tie' }>): Decision {
  if (!artifactList(room, list)) return refuse('unknown', noCard)
  const tied = artifactCard(room, list)?.tiedTo?.id ?? null
  if (id === tied) return refuse('done')
  if (id === null) return accept({ type: 'card.tied', list, to: null })
  const thing = tieable(room).find(one => one.id === id)
  return thing
    ? accept({ type: 'card.tied', list, to: thing })
    : refuse('unknown', 'That is not on the board.')
}

const nothingOn = (room: Room, list: string): Decision | null =>
  isBegun(sheetOf(room, list)) ? null : refuse('nothing', 'Nothing stands on this card yet.')

/** Nothing, or why this seat may not lay or move this card now. */
function onBoard(room: Room, list: string, { seat, role }: SeatActor): Decision | null {
  if (!artifactList(room, list)) return refuse('unknown', noCard)
  if (role === 'candidate' && room.open.board.opened === null)
    return refuse('nothing', 'The board is not open yet.')
  return closedBy(room, 'board', { seat, role })
    ? refuse('private', 'The board is closed to you just now.')
    : null
}
