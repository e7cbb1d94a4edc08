/** What an exported debrief is called: its title in its own script, and a day. Knows no file system and no calendar. */

/** The longest a title stands in a name, in bytes: with day and ending it stays under what file systems take. */
const longest = 120

/** `debrief-TITLE-DAY.ENDING`; `day` is the reader's own, as YYYY-MM-DD. */
export function exportName(title: string, day: string, ending: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return `debrief-${shortened(words) || 'round'}-${day}.${ending}`
}

/** How many bytes of UTF-8 it takes. */
const bytesOf = (segment: string): number =>
  [...segment].reduce((sum, sign) => {
    const code = sign.codePointAt(0)!
    return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)
  }, 0)

/** Cut at a whole sign. */
function shortened(words: string): string {
  let kept = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter().segment(words)) {
    bytes += bytesOf(segment)
    if (bytes > longest) break
    kept += segment
  }
  return kept.replace(/-$/, '')
}
