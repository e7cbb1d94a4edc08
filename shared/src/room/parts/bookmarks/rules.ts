/** Who keeps a moment for themselves, and how many. Knows no fold. */
import { accept, refuse } from '../../refusal.js'
import type { Rules } from '../../rule.js'
import type { BookmarkCommand } from './facts.js'

/** Of one seat. */
const most = 200

export const bookmarkRules: Rules<BookmarkCommand> = {
  'bookmark.keep': [
    'anybody',
    ['over'],
    ({ open, own }, { at, text }, { seat }) => {
      if ((own[seat]?.bookmarks?.length ?? 0) >= most)
        return refuse('limit', `You keep ${most} moments already.`)
      const moment = Math.round(Math.min(Math.max(at, open.startedAt ?? at), open.endedAt ?? at))
      return accept({ type: 'bookmark.kept', moment, ...(text === undefined ? {} : { text }) })
    },
  ],
  'bookmark.drop': [
    'anybody',
    ['over'],
    ({ own }, { kept }, { seat }) =>
      own[seat]?.bookmarks?.some(({ id }) => id === kept)
        ? accept({ type: 'bookmark.dropped', kept })
        : refuse('unknown'),
  ],
}
