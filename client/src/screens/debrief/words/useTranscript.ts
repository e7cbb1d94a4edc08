/** A transcript on its way in: read, its speakers matched, laid over the voices, and asked for line by line. Draws nothing. */
import {
  findOffset,
  matchSpeakers,
  readTranscript,
  wordsBounds,
  type FileLine,
  type OffsetFound,
  type Room,
  type Transcript,
} from '@signalroom/shared'
import { useMemo, useState } from 'react'
import { useHere, useRoom } from '../../../room/read'

export interface Placed {
  readonly offset: number | null
  readonly found: OffsetFound
  /** Lines of the round, and how many lie before or after it. */
  readonly lines: readonly FileLine[]
  readonly outside: number
}

export interface Bringing {
  readonly name: string
  readonly why: string | null
  readonly transcript: Transcript | null
  /** Each name of the file with its seat, as matched or as somebody said. */
  readonly speakers: readonly { readonly name: string; readonly seat: string | null }[]
  readonly placed: Placed | null
  read(text: string, name: string): void
  choose(name: string, seat: string | null): void
  /** The moment of the file's zero, by hand; null goes back to what was found. */
  setOffset(offset: number | null): void
}

export function useTranscript(): Bringing {
  const room = useRoom(one => one)
  const [given, give] = useState<{ readonly text: string; readonly name: string } | null>(null)
  const [chosen, setChosen] = useState<ReadonlyMap<string, string | null>>(new Map())
  const [byHand, setOffset] = useState<number | null>(null)
  const read = useMemo(() => (given ? readTranscript(given.text) : null), [given])
  const transcript = read?.ok ? read.transcript : null
  const { seats } = room.open
  const speakers = useMemo(() => {
    const names = [...new Set(transcript?.lines.flatMap(({ speaker }) => speaker ?? []))]
    const matched = matchSpeakers(
      names,
      seats.filter(({ role }) => role !== 'observer'),
    )
    return names.map(name => ({
      name,
      seat: chosen.has(name) ? chosen.get(name)! : (matched.get(name) ?? null),
    }))
  }, [transcript, seats, chosen])
  const found = useMemo(
    () => (transcript ? findIn(room, seated(transcript, speakers)) : null),
    [room, transcript, speakers],
  )
  const placed = useMemo(() => {
    if (!transcript || !found) return null
    const offset = byHand ?? (found.ok ? found.offset : null)
    return { offset, found, ...within(room, seated(transcript, speakers), offset) }
  }, [room, transcript, speakers, found, byHand])
  return {
    name: given?.name ?? '',
    why: read && !read.ok ? read.why : null,
    transcript,
    speakers,
    placed,
    read(text, name) {
      give(text.trim() === '' && name === '' ? null : { text, name: name || 'pasted text' })
      setChosen(new Map())
      setOffset(null)
    },
    choose: (name, seat) => setChosen(new Map([...chosen, [name, seat]])),
    setOffset,
  }
}

type SeatedLine = FileLine

const seated = (
  { lines }: Transcript,
  speakers: readonly { readonly name: string; readonly seat: string | null }[],
): readonly SeatedLine[] => {
  const seats = new Map(speakers.map(({ name, seat }) => [name, seat]))
  return lines.map(({ speaker, text, from, to, around }) => ({
    seat: speaker === null ? null : (seats.get(speaker) ?? null),
    text,
    from,
    to,
    ...(around ? { around } : {}),
  }))
}

function findIn({ open }: Room, lines: readonly SeatedLine[]): OffsetFound {
  const voices = open.heard.flatMap(event =>
    event.type === 'voice.spoke' ? [{ seat: event.actor, from: event.from, to: event.to }] : [],
  )
  return findOffset(lines, voices, { from: open.startedAt ?? 0, to: open.endedAt ?? 0 })
}

function within({ open }: Room, lines: readonly SeatedLine[], offset: number | null) {
  if (offset === null) return { lines: [], outside: 0 }
  const [first, last] = [open.startedAt ?? 0, open.endedAt ?? 0]
  const moved = lines.map(line => ({
    ...line,
    from: Math.round(line.from + offset),
    to: Math.round(line.to + offset),
  }))
  const inside = moved
    .filter(({ from }) => from >= first && from <= last)
    .map(line => ({ ...line, to: Math.min(line.to, last, line.from + 600_000) }))
  return { lines: inside, outside: moved.length - inside.length }
}

/** Asks for all of them; resolves with how many came in, and why no more did. */
export function useBring(): (
  name: string,
  lines: readonly FileLine[],
) => Promise<{ readonly came: number; readonly why: string | null }> {
  const { link } = useHere()
  return async (name, lines) => {
    for (let from = 0; from < lines.length; from += wordsBounds.lines) {
      const some = lines.slice(from, from + wordsBounds.lines)
      const answer = await link.ask({
        type: 'words.import',
        name: name.slice(0, wordsBounds.name),
        lines: some,
      })
      if (!answer.ok) return { came: from, why: answer.detail }
    }
    return { came: lines.length, why: null }
  }
}
