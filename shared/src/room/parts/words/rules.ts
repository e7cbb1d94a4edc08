/** Whose words come in by which way, within the round and in bounds; who puts them right, and who erases them. Knows no file and no sound. */
import { at as moment, type At } from '../../../base/brand.js'
import type { Span } from '../../../base/span.js'
import type { Fact } from '../../event.js'
import { accept, refuse, type Decision, type Refusal } from '../../refusal.js'
import { seatOf, type Room } from '../../room.js'
import { always, started, type Rules, type SeatActor } from '../../rule.js'
import { wordsBounds, type FileLine, type SaidWords, type WordsCommand } from './facts.js'

type Asked<Type extends WordsCommand['type']> = Extract<WordsCommand, { type: Type }>

export const wordsRules: Rules<WordsCommand> = {
  'words.utter': ['talk', started, utter],
  'words.note': ['interviewer', started, note],
  'words.import': ['talk', started, bring],
  'words.correct': ['talk', started, correct],
  'words.erase': ['talk', always, erase],
}

/** What was said in one go is no longer than that, and clocks of browsers agree with the server's within a second. */
const longest = 600_000
const slack = 1000

function utter(
  room: Room,
  { from, to, heard, text, draft }: Asked<'words.utter'>,
  { seat }: SeatActor,
  now: At,
): Decision {
  const { words = [], wordsErased = {} } = room.open
  const no = outsideRound(room, { from, to }, now)
  if (no) return no
  if (from < (wordsErased[seat] ?? 0)) return refuse('done', 'You erased what you had said until then.')
  const mine = words.filter(one => one.source === 'heard' && one.seat === seat)
  if (mine.some(one => one.from === from && one.to === to)) return refuse('done', 'That was heard already.')
  if (mine.length >= wordsBounds.each) return refuse('limit')
  const before = heard === undefined || heard === text ? {} : { heard }
  return accept({ type: 'words.uttered', ...within(room, { from, to }), text, draft, ...before })
}

function note(room: Room, { text, about, at }: Asked<'words.note'>, { seat }: SeatActor, now: At): Decision {
  const { seats, endedAt } = room.open
  const who = about === undefined ? seats.findLast(({ role }) => role === 'candidate') : seatOf(room, about)
  if (!who || who.id === seat)
    return refuse('unknown', 'about: words are noted of somebody else in this room')
  if ((room.panel.noted ?? []).length >= wordsBounds.each) return refuse('limit')
  const said = at ?? Math.min(now, endedAt ?? now)
  const no = outsideRound(room, { from: said, to: said }, now)
  return no ?? accept({ type: 'words.noted', seat: who.id, text, moment: moment(said) })
}

/** All lines or none. */
function bring(
  room: Room,
  { name, lines }: Asked<'words.import'>,
  { seat: by }: SeatActor,
  now: At,
): Decision {
  const brought = (room.open.words ?? []).filter(({ source }) => source === 'imported').length
  if (brought + lines.length > wordsBounds.each)
    return refuse('limit', `This room holds ${wordsBounds.each} lines from files.`)
  const no = lines.map((line, i) => mayNotBring(room, line, i, by, now)).find(one => one !== null)
  if (no) return no
  return accept(
    ...lines.map(({ seat, text, around, ...span }): Fact => ({
      type: 'words.imported',
      name,
      seat,
      ...within(room, span),
      text,
      ...(around ? { around } : {}),
    })),
  )
}

/** Nothing, or why one line of a file does not come in. What somebody erased as a whole nobody else brings back. */
function mayNotBring(
  room: Room,
  { seat, from, to }: FileLine,
  i: number,
  by: string,
  now: At,
): Refusal | null {
  if (seat !== null && !seatOf(room, seat)) return refuse('unknown', `lines.${i}.seat: nobody of this room`)
  const erased = seat === null || seat === by ? 0 : (room.open.wordsErased?.[seat] ?? 0)
  if (from < erased)
    return refuse(
      'done',
      `lines.${i}: who said this has erased all their words; a file does not bring them back`,
    )
  return outsideRound(room, { from, to }, now)
}

function correct(room: Room, { utterance, text }: Asked<'words.correct'>, { seat }: SeatActor): Decision {
  const said = room.open.words?.find(one => one.id === utterance)
  if (!said || said.seat !== seat || said.text === '')
    return refuse('unknown', 'Only what you said yourself, and a file or a machine wrote down, is put right.')
  if (said.text === text && !said.draft) return refuse('nothing')
  return accept({ type: 'words.corrected', utterance, text })
}

function erase(room: Room, { utterance, file, all }: Asked<'words.erase'>, { seat }: SeatActor): Decision {
  if ([utterance, file, all].filter(one => one !== undefined).length !== 1)
    return refuse('malformed', 'One of `utterance`, `file` and `all` says what is erased.')
  const { words = [], chat, confirms, released } = room.open
  const noted = (room.panel.noted ?? released?.release.noted ?? []).filter(({ text }) => text !== '')
  // What an interviewer noted is known to who said it from the release on.
  const mayDrop = noted.filter(one => one.by === seat || (one.seat === seat && (all || released !== null)))
  const standing = words.filter(({ text }) => text !== '')
  if (file !== undefined) return erasing(room, standing.filter(one => isFrom(one, file, seat)).map(idOf), [])
  const mine = [
    ...chat.filter(one => one.seat === seat && one.text !== '').map(({ seq }) => seq),
    ...confirms.filter(one => one.seat === seat && one.text !== null).map(idOf),
    ...standing.filter(one => one.seat === seat || (!all && one.by === seat)).map(idOf),
  ]
  if (all) return erasing(room, mine, mayDrop.filter(one => one.seat === seat).map(idOf), true)
  return erasing(
    room,
    mine.filter(id => id === utterance),
    mayDrop.map(idOf).filter(id => id === utterance),
  )
}

const idOf = ({ id }: { readonly id: number }): number => id
const isFrom = ({ file, by }: SaidWords, name: string, seat: string): boolean => file === name && by === seat

/** What was noted goes from the interviewers' half, and, once it was released, from what everybody has. */
function erasing(
  { open: { released } }: Room,
  mine: readonly number[],
  noted: readonly number[],
  all = false,
): Decision {
  if (!all && mine.length + noted.length === 0)
    return refuse('unknown', 'Only your own words are yours to erase, and what you brought.')
  const utterances = [...mine, ...(released ? noted : [])].toSorted((a, b) => a - b)
  return accept(
    ...(all || utterances.length > 0
      ? [{ type: 'words.erased', utterances, ...(all ? { all } : {}) } as const]
      : []),
    ...(noted.length > 0 ? [{ type: 'words.unnoted', utterances: noted } as const] : []),
  )
}

/** Nothing, or why words cannot have been said then. */
function outsideRound({ open }: Room, { from, to }: Span, now: At): Refusal | null {
  const first = (open.startedAt ?? now) - slack
  const last = (open.endedAt ?? now) + slack
  return from <= to && to - from <= longest && from >= first && to <= last
    ? null
    : refuse('malformed', 'Words must lie within the round, begin before they end, and end before now.')
}

/** Within the round, to the millisecond. */
function within({ open }: Room, { from, to }: Span): { readonly from: At; readonly to: At } {
  const [first, last] = [open.startedAt ?? from, open.endedAt ?? to]
  const kept = (time: number): At => moment(Math.min(Math.max(time, first), Math.max(first, last)))
  return { from: kept(from), to: kept(to) }
}
