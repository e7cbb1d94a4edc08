/** What was said as WebVTT, which any player and our own reader take. Knows no room. */
import type { Utterance } from '../utterance.js'

/** Times from the beginning of the round; who has no name is nobody. */
export function wordsVtt(
  utterances: readonly Utterance[],
  given: { readonly startedAt: number; readonly nameOf: (seat: string) => string | undefined },
): string {
  const cues = utterances.map(({ seat, text, from, to }, i) => {
    const name = seat === null ? undefined : given.nameOf(seat)
    const [first, last] = [Math.max(0, from - given.startedAt), Math.max(0, to - given.startedAt)]
    // A cue that ends where it begins is left out by players.
    const times = `${stamp(first)} --> ${stamp(Math.max(last, first + 1))}`
    const words = escaped(text.replace(/\s*\n\s*/gu, '\n'))
    return `${i + 1}\n${times}\n${name === undefined ? words : `<v ${escaped(name.replace(/\s+/gu, ' '))}>${words}</v>`}\n`
  })
  return ['WEBVTT\n', ...cues].join('\n')
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function stamp(milliseconds: number): string {
  const two = (count: number, digits = 2) => String(Math.floor(count)).padStart(digits, '0')
  const seconds = milliseconds / 1000
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.${two(milliseconds % 1000, 3)}`
}
