/** Reads a transcript, whoever made it: tells the maker by content, takes what fits, and says what it left out and why. Pure. */
import { visible } from '../../base/visible.js'
import { wordsBounds } from '../../room/parts/words/facts.js'
import { cuesIn, hasComma, hasCues } from './cues.js'
import { linesBy, makerOf } from './makers.js'
import { isMarked, plainLines } from './plain.js'
import { tidied } from './tidied.js'
import {
  Tally,
  type DroppedWhy,
  type Maker,
  type Odd,
  type TranscriptLine,
  type TranscriptRead,
} from './transcript.js'

/** More than ten hours of talk have no more letters. */
const mostLetters = 5_000_000

export function readTranscript(given: string): TranscriptRead {
  if (given.length > mostLetters)
    return no(
      'That is more than five million letters, and longer than any round. Cut it to the round, then bring it.',
    )
  if (given.startsWith('PK\u0003\u0004'))
    return no('That is a document or an archive, not its text. Save it as plain text, or as VTT or SRT.')
  if (isRubbish(given))
    return no('That is no text. A transcript is a VTT or SRT file, or plain lines with a time and a name.')
  const text = given
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    // A line of twenty thousand spaces would be looked through from each of them.
    .replace(/[^\S\n]{9,}/gu, spaces => (spaces.includes('\t') ? '\t' : ' '.repeat(8)))
  if (text.trim() === '') return no('That is empty.')
  const told = { dropped: new Tally<DroppedWhy>(), odd: new Tally<Odd>() }
  const { maker, lines } = read(text, told)
  if (lines.length === 0)
    return no(
      'No times stand in it, so nobody could tell when anything was said. Look for an export with times.',
    )
  const ordered = inOrder(lines, told.odd)
  told.odd.add('nobody', ordered.filter(({ speaker }) => speaker === null).length)
  return {
    ok: true,
    transcript: {
      maker,
      lines: ordered.flatMap(line => short(line, told.dropped)),
      dropped: told.dropped.counts,
      odd: told.odd.counts,
    },
  }
}

function read(
  text: string,
  told: Parameters<typeof plainLines>[1],
): { maker: Maker; lines: readonly TranscriptLine[] } {
  if (!hasCues(text)) {
    const tidy = tidied(text)
    return { maker: isMarked(tidy) ? 'meet' : 'plain', lines: plainLines(tidy, told) }
  }
  const cues = cuesIn(text, told.dropped)
  const maker = hasComma(text) ? 'captions' : makerOf(text, cues)
  return { maker, lines: linesBy(maker)(cues, told) }
}

/** By when they begin; those that begin at once as they stand in the file. */
function inOrder(lines: readonly TranscriptLine[], odd: Tally<Odd>): readonly TranscriptLine[] {
  odd.add('back', lines.filter((line, i) => line.from < (lines[i - 1]?.from ?? 0)).length)
  return lines.toSorted((a, b) => a.from - b.from)
}

/** A line that is too long for the room is several, at the ends of its words; nothing of it is lost. */
function short(line: TranscriptLine, dropped: Tally<DroppedWhy>): readonly TranscriptLine[] {
  const text = visible(line.text).trim()
  const speaker = visible(line.speaker ?? '').trim() || null
  if (text === '') {
    dropped.add('no-text')
    return []
  }
  if (text.length <= wordsBounds.text) return [{ ...line, speaker, text }]
  const pieces: string[] = []
  let rest = text
  while (rest.length > wordsBounds.text) {
    const space = rest.lastIndexOf(' ', wordsBounds.text)
    const cut = space > 0 ? space : wordsBounds.text
    pieces.push(rest.slice(0, cut))
    rest = rest.slice(cut).trim()
  }
  return [...pieces, rest].filter(piece => piece !== '').map(piece => ({ ...line, speaker, text: piece }))
}

/** What is not written for people: zeros, or one unreadable sign in twenty. */
function isRubbish(text: string): boolean {
  const head = text.slice(0, 20_000)
  const odd = head.match(/(?![\t\n\v\f\r])\p{Cc}|\ufffd/gu)?.length ?? 0
  return head.includes('\u0000') || odd * 20 > head.length
}

const no = (why: string): TranscriptRead => ({ ok: false, why })
