/** What was said, in one shape whatever way its words came: typed, heard, imported, or noted by who listened. Knows no analysis. */
import type { At } from '../base/brand.js'
import type { OpenHalf, PanelHalf } from '../room/room.js'

/** How words came into the room: written by their speaker, heard in their speaker's own tab, read from a file, noted by an interviewer. */
export type WordsSource = 'typed' | 'heard' | 'imported' | 'noted'

export interface Utterance {
  /** The seq of the event that brought it. */
  readonly id: number
  /** Who said it; null where a file does not tell. */
  readonly seat: string | null
  readonly text: string
  /** When it began and ended; the same moment where only one is known. */
  readonly from: At
  readonly to: At
  readonly source: WordsSource
  /** Words that a machine heard and that nobody has looked at yet. */
  readonly draft: boolean
  /** What a machine or a file wrote, where somebody put it right since. */
  readonly heard?: string | undefined
  /** Said about then: a file told no better, and no pause is reckoned from it. */
  readonly around?: true | undefined
  /** Of a file: its name. */
  readonly file?: string | undefined
  /** Who brought or noted it, where that was not its speaker's own tab or keys. */
  readonly by?: string | undefined
}

/**
 * All that was said, in the order in which it began, and nothing that was erased. What interviewers noted is among it from
 * the release on, and before it for who reads the panel's half as well.
 */
export function utterancesOf(
  { chat, words = [], released }: Pick<OpenHalf, 'chat'> & Partial<Pick<OpenHalf, 'words' | 'released'>>,
  panel: Pick<PanelHalf, 'noted'> = {},
): readonly Utterance[] {
  const typed = chat.map(({ seq: id, seat, text, at }): Utterance => {
    return { id, seat, text, from: at, to: at, source: 'typed', draft: false }
  })
  const noted = (released ? released.release.noted : panel.noted) ?? []
  const written = noted.map(({ id, seat, text, at, by }): Utterance => {
    return { id, seat, text, from: at, to: at, source: 'noted', draft: false, by }
  })
  return [...typed, ...words, ...written]
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => a.from - b.from || a.id - b.id)
}
