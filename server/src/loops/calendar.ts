/**
 * A person's rounds as a calendar: each round and each of its windows an event of its own, as moments of UTC. Pure but for
 * its library; knows no store.
 */
import {
  momentText,
  windowsBefore,
  type SeenSlot,
  type TimeSpan,
  type Loop,
  type LoopRound,
} from '@signalroom/shared'
import { ICalCalendar, ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator'

/** `publish` for a file and for what a calendar program asks for again and again; `cancel` tells programs to take away. */
export interface CalendarGiven {
  readonly loops: readonly Loop[]
  /** Where a loop's page is. */
  readonly urlOf: (loop: Loop) => string
  readonly name: string
  /** Rehearsals with strangers that are agreed, or were called off. */
  readonly slots?: readonly SeenSlot[]
  readonly titleOf?: (plan: string) => string
  readonly hub?: string
}

export function calendarOf({
  loops,
  urlOf,
  name,
  slots = [],
  titleOf = () => 'Rehearsal',
  hub = '',
}: CalendarGiven): string {
  // Neither the calendar nor an event has a zone: a zone there would take the Z from every moment.
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'Signalroom', product: 'Loops', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const loop of loops)
    for (const round of loop.rounds)
      for (const event of eventsOf(loop, round)) add(calendar, event, urlOf(loop))
  for (const slot of slots) add(calendar, slotEvent(slot, titleOf(slot.plan)), hub)
  return calendar.toString()
}

interface Event {
  /** Never changes, whatever becomes of the round. */
  readonly id: string
  readonly sequence: number
  readonly from: number
  readonly to: number
  readonly summary: string
  readonly description: string
  readonly cancelled: boolean
  /** Of the last change of its moment, so that a calendar that is asked for twice is the same twice. */
  readonly stamp: number
  readonly free: boolean
}

function eventsOf(loop: Loop, round: LoopRound): readonly Event[] {
  // One that has no moment any more stands in calendars where it was last, until they hear that it does not.
  const begins = round.at ?? round.lastAt
  if (begins === null) return []
  const all = {
    sequence: round.sequence,
    cancelled: round.cancelled || round.at === null,
    stamp: Math.max(loop.openedAt, round.movedAt ?? 0),
  }
  const id = (what: string) => `${loop.id}-${round.id}-${what}@signalroom`
  const local = momentText(begins, round.zone)
  const about = [
    `${loop.title}: ${round.title}`,
    `Begins ${local}.`,
    ...(round.partner === '' ? [] : [`With ${round.partner}.`]),
  ]
  const event = (what: string, span: TimeSpan | null, summary: string, more = ''): readonly Event[] =>
    span === null
      ? []
      : [
          {
            ...all,
            id: id(what),
            ...span,
            summary,
            description: [...about, ...(more === '' ? [] : [more])].join('\n'),
            free: what !== 'round',
          },
        ]
  // Of a round that was taken back all that ever stood in a calendar is taken back.
  const { held, prep, review, reset } = windowsBefore({ ...round, at: begins }, null, loop.spacing)
  return [
    ...event('round', held, round.title),
    ...event('prep', prep, `Prepare: ${round.title}`),
    // The same before every round: moving another one changes no event of this one.
    ...event(
      'review',
      review,
      `Review: ${round.title}`,
      'What the round before left; your own stories before the first.',
    ),
    ...event('reset', reset, `Reset: ${round.title}`, 'No notes. Breathe.'),
  ]
}

/** Called off, its sequence is one higher. */
const slotEvent = ({ slot, at, zone, state, sitsAs }: SeenSlot, title: string): Event => ({
  id: `slot-${slot}@signalroom`,
  sequence: state === 'off' ? 1 : 0,
  from: at,
  to: at + 45 * 60_000,
  summary: `Rehearsal: ${title}`,
  description: `You sit as ${sitsAs ?? 'partner'}.\nBegins ${momentText(at, zone)}.`,
  cancelled: state === 'off',
  stamp: at,
  free: false,
})

function add(calendar: ICalCalendar, event: Event, url: string): void {
  calendar.createEvent({
    id: event.id,
    sequence: event.sequence,
    start: new Date(event.from),
    end: new Date(event.to),
    stamp: new Date(event.stamp),
    summary: event.summary,
    description: event.description,
    url,
    status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    busystatus: event.free ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
  })
}
