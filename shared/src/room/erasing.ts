/**
 * Words that were erased are gone from whatever carries them: from a log as it may be read, and from a room. Who said something
 * and when stays. Every reader of a log goes through `withoutErased`. Pure and total; knows no rules.
 */
import type { Event } from './event.js'
import type { SaidWords } from './parts/words/facts.js'
import type { Room } from './room.js'

type Erasing = Extract<Event, { type: 'words.erased' | 'words.unnoted' }>
const erases = (event: Event): event is Erasing =>
  event.type === 'words.erased' || event.type === 'words.unnoted'

/** The same list while nothing in it was erased. What came after an erasure carries none of its words, and stays. */
export function withoutErased(events: readonly Event[]): readonly Event[] {
  if (!events.some(erases)) return events
  const wanted = new Set(events.filter(erases).flatMap(({ utterances }) => utterances))
  const said = new Map<number, readonly string[]>()
  for (const event of events)
    for (const [seq, texts] of wordsOf(event))
      if (wanted.has(seq)) said.set(seq, [...(said.get(seq) ?? []), ...texts])
  const seqs = new Set<number>()
  const texts: string[] = []
  const read: Event[] = []
  for (const event of events.toReversed()) {
    if (erases(event))
      for (const seq of event.utterances) {
        seqs.add(seq)
        texts.push(...(said.get(seq) ?? []))
      }
    read.push(unquoted(blanked(event, seqs), texts))
  }
  return read.toReversed()
}

/** The room without the words that this event erases. Those of a note leave the panel alone: nobody else knows of it. */
export function erasedFrom(room: Room, event: Event): Room {
  if (!erases(event)) return room
  const seqs = new Set(event.utterances)
  const { open, panel } = room
  if (event.type === 'words.unnoted') {
    const texts = (panel.noted ?? []).filter(({ id }) => seqs.has(id)).map(({ text }) => text)
    const noted = panel.noted?.map(one => silentIf(one, seqs))
    return { ...room, panel: unquoted({ ...panel, ...(noted ? { noted } : {}) }, texts) }
  }
  const texts = textsIn(open, seqs)
  const blank: Room['open'] = {
    ...open,
    chat: open.chat.map(one => (seqs.has(one.seq) ? { ...one, text: '' } : one)),
    confirms: open.confirms.map(one => (seqs.has(one.id) ? { ...one, text: null } : one)),
    heard: open.heard.map(one => blanked(one, seqs)),
    ...(open.words ? { words: open.words.map(one => (seqs.has(one.id) ? silent(one) : one)) } : {}),
    released: open.released && unquoted(withoutNoted(open.released, seqs), texts),
  }
  return { ...room, open: blank, panel: unquoted(panel, texts), own: unquoted(room.own, texts) }
}

/** The words that an event brings, by the seq that they are erased by. */
function wordsOf(event: Event): readonly (readonly [number, readonly string[]])[] {
  switch (event.type) {
    case 'chat.said':
    case 'words.imported':
    case 'words.noted':
      return [[event.seq, [event.text]]]
    case 'confirm.asked':
      return [[event.seq, [event.text ?? '']]]
    case 'words.uttered':
      return [[event.seq, [event.text, event.heard ?? '']]]
    case 'words.corrected':
      return [[event.utterance, [event.text]]]
    case 'debrief.released':
      return (event.release.noted ?? []).map(({ id, text }) => [id, [text]])
    default:
      return []
  }
}

function textsIn(
  { chat, confirms, words = [], released }: Room['open'],
  seqs: ReadonlySet<number>,
): string[] {
  return [
    ...chat.filter(({ seq }) => seqs.has(seq)).map(({ text }) => text),
    ...confirms.filter(({ id }) => seqs.has(id)).map(({ text }) => text ?? ''),
    ...words
      .filter(({ id }) => seqs.has(id))
      .flatMap(({ text, heard = '', was = [] }) => [text, heard, ...was]),
    ...(released?.release.noted ?? []).filter(({ id }) => seqs.has(id)).map(({ text }) => text),
  ]
}

/** An event without the words of these, if it brings any; the same one where they are gone already. */
function blanked(event: Event, seqs: ReadonlySet<number>): Event {
  switch (event.type) {
    case 'chat.said':
    case 'words.imported':
    case 'words.noted':
      return seqs.has(event.seq) && event.text !== '' ? { ...event, text: '' } : event
    case 'confirm.asked':
      return seqs.has(event.seq) && event.text !== null ? { ...event, text: null } : event
    case 'words.uttered': {
      if (!seqs.has(event.seq) || event.text === '') return event
      const { type, seq, at, actor, from, to, draft } = event
      return { type, seq, at, actor, from, to, draft, text: '' }
    }
    case 'words.corrected':
      return seqs.has(event.utterance) && event.text !== '' ? { ...event, text: '' } : event
    case 'debrief.released':
      return withoutNoted(event, seqs)
    default:
      return event
  }
}

type Released = Pick<Extract<Event, { type: 'debrief.released' }>, 'release'>
function withoutNoted<Of extends Released>(released: Of, seqs: ReadonlySet<number>): Of {
  const { noted } = released.release
  if (!noted?.some(({ id }) => seqs.has(id))) return released
  return { ...released, release: { ...released.release, noted: noted.map(one => silentIf(one, seqs)) } }
}
const silentIf = <Of extends { readonly id: number; readonly text: string }>(
  one: Of,
  seqs: ReadonlySet<number>,
): Of => (seqs.has(one.id) ? { ...one, text: '' } : one)

const silent = ({ id, seat, from, to, source, draft, around, file, by }: SaidWords): SaidWords => ({
  id,
  seat,
  from,
  to,
  source,
  draft,
  text: '',
  ...(around ? { around } : {}),
  ...(file === undefined ? {} : { file }),
  ...(by === undefined ? {} : { by }),
})

/** Without the quotes of pins that hold these words, at whatever depth; the same value where there is none. */
function unquoted<Of>(value: Of, texts: readonly string[]): Of {
  const plain = texts.map(flat).filter(text => text !== '')
  if (plain.length === 0) return value
  // Only quotes are left out, and every one of them may be missing.
  return walk(value, quote => plain.some(text => quotes(flat(quote), text))) as Of
}
function walk(value: unknown, drops: (quote: string) => boolean): unknown {
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const kept = entries
    .filter(([key, held]) => !(key === 'quote' && typeof held === 'string' && drops(held)))
    .map(([key, held]) => [key, walk(held, drops)] as const)
  const same = kept.length === entries.length && kept.every(([key, held]) => held === Reflect.get(value, key))
  if (same) return value
  return Array.isArray(value) ? kept.map(([, held]) => held) : Object.fromEntries(kept)
}

const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim().toLowerCase()
/** A quote of fewer letters may hold the whole of a text by chance. */
const longEnough = 12
/** Whether a quote is words of the text, cut or whole, or holds all of it. */
function quotes(quote: string, text: string): boolean {
  if (text.length >= longEnough && quote.includes(text)) return true
  const begins = text.indexOf(quote)
  if (begins < 0 || quote === '') return false
  const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
  // A pin's quote is cut at its length, within a word too.
  return !isLetter(text[begins - 1]) && (quote.length >= longEnough || !isLetter(text[begins + quote.length]))
}
