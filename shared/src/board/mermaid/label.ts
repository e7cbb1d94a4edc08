/** Texts as Mermaid holds them within quotes: every sign that it would read as its own is written as a number. Knows no diagram. */

/** What Mermaid, Markdown or HTML would take for its own, anywhere in a quoted text. */
const signs = /["#&<>`%\\;{}[\]|*_~$^]/gu
/** At the beginning of a text: a list, as Mermaid sees it. */
const list = /^(\d+)\.(?=\s)|^([-+])(?=\s)/u

const coded = (sign: string) => `#${sign.codePointAt(0)};`

/** With its quotes. An empty text is a space: Mermaid has no empty one. */
export const quoted = (text: string): string =>
  `"${
    text
      .replace(signs, coded)
      .replace(list, (all, digits?: string) => (digits === undefined ? coded(all) : `${digits}#46;`))
      .replaceAll('\n', '<br>') || ' '
  }"`

const named: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['hash', '#'],
])
/** Marks of HTML that people put into labels, which say nothing of their own. */
const tags = /<\/?(?:b|i|u|s|em|strong|small|sub|sup|span|p|div|code|font|center|h[1-6])(?:\s[^<>]*)?>/giu

/** The plain text of a label: breaks are lines, numbers are their signs. */
export const plainLabel = (label: string): string =>
  label
    .replace(/<br\s*\/?>|\\n/giu, '\n')
    .replace(tags, '')
    .replace(
      /[#&](?:#?(\d{1,7})|#?x([\da-f]{1,6})|([a-z]{2,8}));/giu,
      (all, digits?: string, hex?: string, name?: string) =>
        name === undefined
          ? signOf(digits === undefined ? Number.parseInt(hex!, 16) : Number(digits), all)
          : (named.get(name) ?? all),
    )
    .split('\n')
    .map(line => line.trim())
    .join('\n')
    .trim()

const signOf = (code: number, written: string): string =>
  code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : written
