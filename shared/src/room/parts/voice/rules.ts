/** When a seat's voice counts as heard: within the round, once, and by a microphone that is listened to. Knows no sound. */
import { at as moment, type At } from '../../../base/brand.js'
import { outside, type Span } from '../../../base/span.js'
import type { Event, Fact } from '../../event.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, started, type DoorRules, type Rules } from '../../rule.js'
import type { Ear, VoiceCommand, VoiceDoorCommand } from './facts.js'

export const voiceRules: Rules<VoiceCommand> = {
  'ear.open': ['talk', live, (room, asked, { seat }, now) => listening(room, asked, seat, now)],
  'ear.close': ['talk', live, (room, asked, { seat }, now) => listening(room, asked, seat, now)],
  // What was said when the bell rang is still on its way.
  'voice.spoke': ['talk', started, (room, asked, { seat }, now) => speak(room, asked, seat, now)],
  'work.show': [
    'talk',
    live,
    (room, { from, to }, _, now) =>
      stretch(room, { from, to }, now) ?? accept({ type: 'work.shown', from: moment(from), to: moment(to) }),
  ],
}

export const voiceDoorRules: DoorRules<VoiceDoorCommand> = {
  'ear.lose': (room, { seat, since }, now) =>
    listening(room, { type: 'ear.close', at: since, cause: 'asleep' }, seat, now),
}

/** Speech of this instant, by seat; `to` is null while it lasts. What is in the log as well counts once. */
export type SpeakingNow = Readonly<Record<string, { readonly from: number; readonly to: number | null }>>

/** What was said when the bell rang is still on its way. */
const lateAtMost = 30_000
const longest = 600_000

/**
 * A stretch of speech lies within the round, in the past, and is at most ten minutes. What of it is known of this seat
 * already is left out, so that a stretch told twice counts once.
 */
function speak(room: Room, { from, to }: Span, seat: string, now: At): Decision {
  const within = stretch(room, { from, to }, now)
  if (within) return within
  const { endedAt } = room.open
  if (endedAt !== null && now - endedAt > lateAtMost) return refuse('over')
  const heard = { from, to: Math.min(to, endedAt ?? to) }
  const known = room.open.heard.filter(
    event => event.type === 'voice.spoke' && event.actor === seat && event.to > from && event.from < to,
  )
  const news = heard.from < heard.to ? outside(heard, known.flatMap(asSpan)) : []
  if (news.length === 0) return refuse('done', 'That was heard already.')
  return accept(
    ...news.map((one): Fact => ({ type: 'voice.spoke', from: moment(one.from), to: moment(one.to) })),
  )
}

const asSpan = (event: Event): readonly Span[] =>
  event.type === 'voice.spoke' ? [{ from: event.from, to: event.to }] : []

/** Nothing, or why a stretch of speech or work cannot have been. */
function stretch(room: Room, { from, to }: Span, now: At): Decision | null {
  const within =
    from < to && to - from <= longest && to <= now + 1000 && from >= (room.open.startedAt ?? now) - 1000
  return within
    ? null
    : refuse('malformed', 'A stretch of time must lie within the round and end before now.')
}

export const openEar = (room: Room, seat: string): Ear | undefined =>
  room.open.ears.find(ear => ear.seat === seat && ear.to === null)

/** A microphone begins or ceases to be listened to, now or a moment ago; the moment is kept within the round. */
function listening(
  room: Room,
  command: Extract<VoiceCommand, { type: 'ear.open' | 'ear.close' }>,
  seat: string,
  now: At,
): Decision {
  const open = openEar(room, seat)
  const last = room.open.ears.findLast(ear => ear.seat === seat)
  const earliest = Math.max(room.open.startedAt ?? now, last?.to ?? last?.from ?? 0)
  const when = moment(Math.round(Math.min(Math.max(command.at, earliest), now)))
  if (command.type === 'ear.open')
    return open ? refuse('done', 'It listens already.') : accept({ type: 'ear.opened', from: when })
  return open
    ? accept({ type: 'ear.closed', to: when, cause: command.cause })
    : refuse('nothing', 'Nothing listens to this microphone.')
}
