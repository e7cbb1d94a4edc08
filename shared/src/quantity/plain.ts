/** Writes a text in plain signs: digits of any script as 0 to 9, one kind of space, dash and apostrophe. Knows no numbers. */

const fractions: Readonly<Record<string, string>> = {
  '½': '.5',
  '¼': '.25',
  '¾': '.75',
  '⅓': '.333',
  '⅔': '.667',
  '⅕': '.2',
  '⅛': '.125',
  '⅒': '.1',
}
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** The same sentence in the signs that the rest of this folder reads. Words stay as they are. */
export function plain(text: string): string {
  return text
    .replace(/(\d?)[\s\u00a0]?([½¼¾⅓⅔⅕⅛⅒])/gu, (_, before: string, sign: string) =>
      before === '' ? ` 0${fractions[sign]!}` : before + fractions[sign]!,
    )
    .replace(
      /(\d)([⁻⁺]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/gu,
      (_, before: string, sign: string, up: string) =>
        `${before}^${sign === '⁻' ? '-' : ''}${[...up].map(one => raised.indexOf(one)).join('')}`,
    )
    .normalize('NFKC')
    .replace(hanNumber, han)
    .replace(/(\d)\s?(?:\.{2,3}|…)\s?(?=\d)/gu, '$1-')
    .replace(/(\d\/\d+)(?:ths?|rds?|nds?)\b/gu, '$1')
    .replace(/\p{Nd}/gu, digit)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[‐‑‒–−]/gu, '-')
    .replace(/[—―]/gu, ' , ')
    .replace(/[’‘ʼ′]/gu, "'")
    .replace(/٪/gu, '%')
    .replace(/٫/gu, '.')
    .replace(/[٬]/gu, ',')
    .replace(/[⁄∕]/gu, '/')
    .replace(/∶/gu, ':')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()
}

const hanDigits = '〇一二三四五六七八九'
const hanScales: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1000,
  万: 1e4,
  萬: 1e4,
  億: 1e8,
  亿: 1e8,
}
const hanNumber =
  /(\d*)([〇一二三四五六七八九十百千万萬億亿]*[百千万萬億亿][〇一二三四五六七八九十百千万萬億亿]*)/gu

/** A number in Chinese characters that has a hundred or more in it; beside a digit they are its scale. */
function han(_: string, before: string, signs: string): string {
  let total = 0
  let group = before === '' ? 0 : Number(before)
  for (const sign of signs) {
    const times = hanScales[sign]
    if (times === undefined) group += hanDigits.indexOf(sign)
    else if (times >= 1e4) {
      total += (group || 1) * times
      group = 0
    } else group = (group || 1) * times
  }
  return `${total + group} `
}

/** Digits come in tens, zero first, so the distance to the first that is no digit tells the value. */
function digit(sign: string): string {
  const code = sign.codePointAt(0)!
  if (code < 0x80) return sign
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String(code - zero)
}
