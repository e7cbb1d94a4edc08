/** The forms that every part of the exported Markdown is made of. Knows no debrief. */
import { clockText } from '../base/duration.js'
import type { Moment } from './rows.js'

/**
 * What people typed stays text, on any reader of Markdown, GitHub's too: it becomes no heading, list, link, address,
 * strike-out, entity or tag.
 */
export const text = (typed: string): string =>
  typed
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~$&]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+=])/, '\\$1')
    .replace(/(https?|ftp|mailto|xmpp)(:)/gi, '$1\\$2')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/(\S)@/g, '$1\\@')
    .replace(/(^|\s)@/g, '$1\\@')
export const stamp = (moment: Moment): string => clockText(moment.elapsed)
export const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [`## ${title}`, '', ...lines, ''] : []
