/** The plain text of a cue: no marks, each entity read once. What only looks like a mark stays. Knows no times. */

const marks =
  /<\/?(?:c|i|b|u|v|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<(?:\d+:)?\d{2}:\d{2}\.\d{3}>|\{\\an?\d+\}/gi

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
}

export const withoutMarks = (text: string): string => text.replace(marks, '')

export const plainText = (text: string): string => decoded(withoutMarks(text)).replace(/\s+/gu, ' ').trim()

/** In one pass: what an entity gives is not read again. */
export const decoded = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (whole, ten?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole
      const code = ten === undefined ? parseInt(hex ?? '', 16) : Number(ten)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )

/** `1:02:03.456`, `02:03`, `02:03,4`: milliseconds; null for what is no time. */
export function timeOf(text: string): number | null {
  const found = /^(?:(\d{1,4}):)?(\d{1,4}):(\d{2})(?:[.,](\d{1,3}))?$/.exec(text.trim())
  if (!found) return null
  const [, hours = '0', minutes = '0', seconds = '0', parts = ''] = found
  if (Number(seconds) > 59 || (found[1] !== undefined && Number(minutes) > 59)) return null
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(parts.padEnd(3, '0'))
}
