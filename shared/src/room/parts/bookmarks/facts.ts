/** Moments that a seat keeps for itself when it looks back, with a word to each. Nobody else ever sees them. No rules. */
import { z } from 'zod'
import { aMoment, aSeq, words } from '../../forms.js'
import type { Folds } from '../../fold.js'

export const bookmarkCommands = [
  /** Keeps a moment of the round, `at` in server milliseconds, with a note of one's own. */
  z.object({ type: z.literal('bookmark.keep'), at: aMoment, text: words(500).optional() }),
  /** Lets go of one's own by the seq it was kept with. */
  z.object({ type: z.literal('bookmark.drop'), kept: aSeq }),
] as const
export type BookmarkCommand = z.infer<(typeof bookmarkCommands)[number]>

export type BookmarkFact =
  | { readonly type: 'bookmark.kept'; readonly moment: number; readonly text?: string | undefined }
  | { readonly type: 'bookmark.dropped'; readonly kept: number }

/** Its id is the seq it was kept with. */
export interface Bookmark {
  readonly id: number
  readonly moment: number
  readonly text: string | null
}
export interface Bookmarks {
  /** Missing until one was kept. */
  readonly bookmarks?: readonly Bookmark[] | undefined
}
export const bookmarkFolds: Folds<BookmarkFact, Bookmarks> = {
  'bookmark.kept': ({ bookmarks = [] }, { seq: id, moment, text }, add) => ({
    bookmarks: add(bookmarks, { id, moment, text: text ?? null }),
  }),
  'bookmark.dropped': ({ bookmarks = [] }, { kept }) => ({
    bookmarks: bookmarks.filter(({ id }) => id !== kept),
  }),
}
