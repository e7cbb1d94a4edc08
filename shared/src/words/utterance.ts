/** What was said, in one shape whatever way its words came: typed, heard, imported, or noted by who listened. Knows no analysis. */
import type { At } from '../base/brand.js'
import type { OpenHalf } from '../room/room.js'

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
}

/** All that was said, in the order in which it began. */
export const utterancesOf = (open: Pick<OpenHalf, 'chat'>): readonly Utterance[] =>
  open.chat.map(({ seq: id, seat, text, at }) => ({
    id,
    seat,
    text,
    from: at,
    to: at,
    source: 'typed',
    draft: false,
  }))
