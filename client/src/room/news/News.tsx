/** Says to a screen reader what happened, politely, once each. Nothing of it is seen. Knows no rule. */
import { useCallback, useEffect, useReducer, useState } from 'react'
import { useHere, useReading, useRoom, useSeats } from '../read'
import { lastMinute, sentenceOf } from './sentences'

interface Said {
  readonly id: number
  readonly words: string
  /** The event that it tells of: a message that was erased is read no more. */
  readonly seq?: number | undefined
}
/** More at once, as after a sleep, would be read for minutes. */
const mostAtOnce = 3
/** Who is gone for less than this is not away. By then the room has said whether the clock waits for them, which is said instead. */
const awayMs = 4500

export function News() {
  const { link, me } = useHere()
  const [said, say] = useReducer(
    (before: readonly Said[], news: Omit<Said, 'id'>): readonly Said[] =>
      [...before, { ...news, id: (before.at(-1)?.id ?? 0) + 1 }].slice(-mostAtOnce),
    [],
  )
  const chat = useRoom(room => room.open.chat)
  const confirms = useRoom(room => room.open.confirms)
  const isErased = (message: number) =>
    chat.some(({ seq, text }) => seq === message && text === '') ||
    confirms.some(({ id, text }) => id === message && text === '')
  useEffect(
    () =>
      link.state.subscribe((now, before) => {
        // What was there when this page came is no news.
        if (before.room.seq === 0 || now.room.seq === before.room.seq) return
        const news = now.events.filter(({ seq }) => seq > before.room.seq)
        const sentences = news.flatMap(event => {
          const words = sentenceOf(event, now.room, me)
          return words === null ? [] : [{ words, seq: event.seq }]
        })
        for (const one of sentences.slice(-mostAtOnce)) say(one)
      }),
    [link, me],
  )
  const sayWords = useCallback((words: string) => say({ words }), [])
  useComings(sayWords)
  useLastMinute(sayWords)
  return (
    <div role="status" aria-label="News" aria-atomic="false" className="sr-only">
      {said
        .filter(({ seq }) => seq === undefined || !isErased(seq))
        .map(({ id, words }) => (
          <p key={id} dir="auto">
            {words}
          </p>
        ))}
    </div>
  )
}

/** Who goes away and comes back; a candidate for whom the clock waits is spoken of with the clock. */
function useComings(say: (words: string) => void): void {
  const { link, me } = useHere()
  const seats = useSeats()
  useEffect(() => {
    const leaving = new Map<string, ReturnType<typeof setTimeout>>()
    const away = new Set<string>()
    const name = (seat: string) => seats.find(one => one.id === seat)?.name
    const left = (seat: string) => {
      leaving.delete(seat)
      const { status, room } = link.state.getState()
      const who = name(seat)
      if (status !== 'live' || who === undefined || room.open.clock.held?.seat === seat) return
      away.add(seat)
      say(`${who} is away.`)
    }
    const unwatch = link.state.subscribe((now, before) => {
      if (now.present === before.present || now.status !== 'live' || before.status !== 'live') return
      for (const seat of before.present)
        if (seat !== me.seat && !now.present.includes(seat) && !leaving.has(seat))
          leaving.set(seat, setTimeout(left, awayMs, seat))
      for (const seat of now.present) {
        clearTimeout(leaving.get(seat))
        leaving.delete(seat)
        if (away.delete(seat)) say(`${name(seat) ?? 'Somebody'} is back.`)
      }
    })
    return () => {
      unwatch()
      for (const timer of leaving.values()) clearTimeout(timer)
    }
  }, [link, me, seats, say])
}

function useLastMinute(say: (words: string) => void): void {
  const room = useRoom(one => one)
  const { left, running } = useReading(1000)
  const { phase } = room.open.clock
  const within = running && left <= minuteMs && left > 0
  const [told, tell] = useState<string | null>(() => (within ? phase : null))
  useEffect(() => {
    // With more time it is told again, when it is the last minute again.
    if (left > minuteMs && told === phase) tell(null)
    if (!within || told === phase) return
    tell(phase)
    say(lastMinute(room))
  }, [within, left, told, phase, room, say])
}
const minuteMs = 60_000
