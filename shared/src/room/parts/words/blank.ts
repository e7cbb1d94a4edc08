/** The open half without words that were erased: who said something and when stays. Pure; knows no rules. */
import type { Event } from '../../event.js'
import type { Judgement } from '../judging/facts.js'
import type { Talk } from '../talk/facts.js'
import type { SaidWords, Words } from './facts.js'

/** The part of the log that the cadence is computed from. */
export interface HeardEvents {
  readonly heard: readonly Event[]
}

export function blanked(
  open: Words & Talk & Judgement & HeardEvents,
  seqs: ReadonlySet<number>,
): Partial<Words & Talk & Judgement & HeardEvents> {
  const { words, chat, confirms, heard, released } = open
  return {
    chat: chat.map(one => (seqs.has(one.seq) ? { ...one, text: '' } : one)),
    confirms: confirms.map(one => (seqs.has(one.id) ? { ...one, text: null } : one)),
    heard: heard.map(event => blankedEvent(event, seqs)),
    ...(words ? { words: words.map(one => (seqs.has(one.id) ? silent(one) : one)) } : {}),
    ...(released?.release.noted
      ? {
          released: {
            ...released,
            release: {
              ...released.release,
              noted: released.release.noted.map(one => (seqs.has(one.id) ? { ...one, text: '' } : one)),
            },
          },
        }
      : {}),
  }
}

function silent({ heard: _, ...said }: SaidWords): SaidWords {
  return { ...said, text: '' }
}

/** An event without its own words, if it is one of these. */
export function blankedEvent(event: Event, seqs: ReadonlySet<number>): Event {
  switch (event.type) {
    case 'chat.said':
    case 'words.imported':
    case 'words.noted':
      return seqs.has(event.seq) ? { ...event, text: '' } : event
    case 'confirm.asked':
      return seqs.has(event.seq) ? { ...event, text: null } : event
    case 'words.uttered': {
      const { heard: _, ...bare } = event
      return seqs.has(event.seq) ? { ...bare, text: '' } : event
    }
    case 'words.corrected':
      return seqs.has(event.utterance) ? { ...event, text: '' } : event
    default:
      return event
  }
}
