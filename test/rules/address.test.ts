/** Reads links as mail, chat and people leave them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

// The client's sources belong to the bundler; a test takes what it needs, shaped by hand.
const { linkIn, plainAddress, readAddress, readShareAddress, withoutKey } = (await import(
  new URL('../../client/src/link/address.ts', import.meta.url).href
)) as {
  linkIn(text: string, host: string): { readonly room: string; readonly key: string | null } | null
  plainAddress(room: string): string
  readAddress(url: string, host: string): { readonly room: string; readonly key: string | null } | null
  readShareAddress(url: string): { readonly share: string; readonly secret: string | null } | null
  withoutKey(url: string): string | null
}

const room = 'h7k2mn9pqr'
const key = 'Zk3-x_Q9bT5wLm0PaR7uVg'
const at = 'http://rooms.example:4500'
const read = (own: string) => readAddress(at + own, 'rooms.example:4500')
const whole = { room, key }
const wide = (text: string) =>
  text.replace(/[a-z0-9]/gi, sign => encodeURIComponent(String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)))

describe('a link', () => {
  test.each([
    ['as it was given', `/r/${room}#${key}`],
    ['with its # as %23', `/r/${room}%23${key}`],
    ['written into another link twice', `/r/${room}%252523${key}`],
    [
      'with all its letters as percent signs',
      `/r/${room}#${[...key].map(l => `%${l.charCodeAt(0).toString(16)}`).join('')}`,
    ],
    ['with a dot', `/r/${room}#${key}.`],
    ['with a comma', `/r/${room}#${key},`],
    ['in brackets', `/r/${room}#${key})`],
    ['in angle brackets', `/r/${room}#${key}%3E`],
    ['in bold', `/r/${room}#${key}**`],
    ['in italics', `/r/${room}#${key}_`],
    ['in quotes', `/r/${room}#${key}%E2%80%9D`],
    ['before a word', `/r/${room}#${key}.Thanks`],
    ['with the rest of a sentence', `/r/${room}#${key}%20see%20you%20there`],
    ['with a zero-width space in it', `/r/${room}#${key.slice(0, 9)}%E2%80%8B${key.slice(9)}`],
    ['with a soft hyphen in it', `/r/${room}#${key.slice(0, 9)}\u00ad${key.slice(9)}`],
    ['with a zero-width space before the #', `/r/${room}%E2%80%8B#${key}`],
    ['broken by a line', `/r/${room}#${key.slice(0, 12)}%0A${key.slice(12)}`],
    ['broken by two', `/r/${room}#${key.slice(0, 5)}%0D%0A${key.slice(5, 12)}%20${key.slice(12)}`],
    ['broken by mail', `/r/${room}#${key.slice(0, 12)}=%0A${key.slice(12)}`],
    ['broken by mail, joined by a browser', `/r/${room}#${key.slice(0, 12)}=${key.slice(12)}`],
    ['with a space before the key', `/r/${room}#%20${key}`],
    ['with a space before the #', `/r/${room}%20#${key}`],
    ['counted before the #', `/r/${room}?utm_source=mail&utm_campaign=a-very-long-name-of-spring#${key}`],
    ['counted in an entity', `/r/${room}?a=1&amp;b=2#${key}`],
    ['counted behind the key', `/r/${room}#${key}?fbclid=IwAR0aaaaaaaaaaaaaaaaaaaaaaaa`],
    ['counted with &', `/r/${room}#${key}&utm_source=chat`],
    ['counted with &amp;', `/r/${room}#${key}&amp;utm_source=chat`],
    ['counted before %23', `/r/${room}?utm_source=mail%23${key}`],
    ['with its # as an entity', `/r/${room}&#35;${key}`],
    ['with its # as a named entity', `/r/${room}&num;${key}`],
    ['with two #', `/r/${room}##${key}`],
    ['with a wide #', `/r/${room}%EF%BC%83${key}`],
    ['with words sought in it', `/r/${room}#${key}:~:text=interview`],
    ['with a slash before the #', `/r/${room}/#${key}`],
    ['with a dot before the #', `/r/${room}.#${key}`],
    ['with R', `/R/${room}#${key}`],
    ['with more slashes', `//r//${room}#${key}`],
    ['with slashes as signs', `/r%2F${room}%23${key}`],
    ['taken whole for a path', `/http%3A%2F%2Frooms.example%3A4500%2Fr%2F${room}%23${key}`],
    ['taken whole for a path, unchanged', `/http://rooms.example:4500/r/${room}#${key}`],
    ['taken whole for a path, its slashes joined', `/HTTPS:/Rooms.Example:4500/r/${room}#${key}`],
    ['in angle brackets, whole', `/%3Chttp://rooms.example:4500/r/${room}#${key}%3E`],
    ['with what is no percent sign', `/r/${room}#%${key}%`],
  ])('[L52] %s is read as it was meant', (_, own) => {
    expect(read(own)).toEqual(whole)
  })
  const [head, tail] = [key.slice(0, 9), key.slice(9)]
  test.each([
    ['broken in a quoted reply', `/r/${room}#${head}%3E%20${tail}`],
    ['broken in a reply to a reply', `/r/${room}#${head}%0A%3E%3E%20${tail}`],
    ['broken in a quoted room', `/r/${room.slice(0, 4)}%0A%3E%20${room.slice(4)}#${key}`],
    ['broken, before words', `/r/${room}#${head}%0A${tail}%20see%20you`],
    ['broken by a tag', `/r/${room}#${head}%3Cbr%3E${tail}`],
    ['with a place to break before the #', `/r/${room}%3Cwbr%3E#${key}`],
    ['put behind /r/', `/r/http://rooms.example:4500/r/${room}#${key}`],
    ['put behind /r/ as one name', `/r/http%3A%2F%2Frooms.example%3A4500%2Fr%2F${room}%23${key}`],
    ['without its scheme, for a path', `/rooms.example:4500/r/${room}#${key}`],
    ['as Markdown, for a path', `/[join](http://rooms.example:4500/r/${room}#${key})`],
    ['as another address of ours', `/login?next=http%3A%2F%2Frooms.example%3A4500%2Fr%2F${room}%23${key}`],
    ['whose room is in brackets', `/r/%3C${room}%3E#${key}`],
    ['whose room is in quotes', `/r/"${room}"#${key}`],
    ['with a hyphen that does not break', `/r/${room}#${key.replace('-', '%E2%80%91')}`],
    ['with a dash for its hyphen', `/r/${room}#${key.replace('-', '%E2%80%93')}`],
    ['with a minus for its hyphen', `/r/${room}#${key.replace('-', '%E2%88%92')}`],
    ['in wide letters', `/r/${wide(room)}#${wide(key)}`],
    ['with a sign escaped', `/r/${room}#${key.replace('_', '%5C_')}`],
    ['with its # escaped', `/r/${room}%5C%23${key}`],
    ['with a sign as an entity', `/r/${room}#${key.replace('_', '&#95;')}`],
    ['with an entity of an entity', `/r/${room}&amp;#35;${key}`],
    ['with its # as mail writes it', `/r/${room}=23${key}`],
    ['in italics on both sides', `/r/${room}#_${key}_`],
    ['whose key has its name before it', `/r/${room}#key=${key}`],
    ['whose key has a longer name before it', `/r/${room}/#roomkey:${key}`],
    ['whose key is named in percent signs', `/r/${room}#%6Bey%3D${key}`],
    ['with its # as programs write it in a text', `/r/${room}\\u0023${key}`],
    ['the same, as a browser takes it', `/r/${room}/u0023${key}`],
    ['the same, in percent signs', `/r/${room}%5Cx23${key}`],
    ['with its # as scripts once wrote it', `/r/${room}%u0023${key}`],
    ['with its # as an entity by name', `/r/${room}&amp;hash;${key}`],
    ['with its # as an entity with zeros', `/r/${room}&#x0023;${key}`],
    ['with its # as an entity that is not ended', `/r/${room}&#35${key}`],
    ['in a program’s own text, for a path', `/{"link":"http://rooms.example:4500/r/${room}#${key}"}`],
    [
      'as a board of old writes it, for a path',
      `/[url=http://rooms.example:4500/r/${room}#${key}]Join[/url]`,
    ],
    ['behind another half', `/r/${room}http://rooms.example:4500/r/${room}#${key}`],
    ['written into another six times', `/r/${room}%252525252523${key}`],
  ])('[L95] %s is read as it was meant', (_, own) => {
    expect(read(own)).toEqual(whole)
  })
  test('[L95] two hyphens that were set as one dash are two', () => {
    const dashed = 'Zk3--x_Q9bT5wLm0PaR7uV'
    expect(read(`/r/${room}#${dashed.replace('--', '%E2%80%94')}`)).toEqual({ room, key: dashed })
  })
  test('[L52] scheme, host and room in capitals are no others', () => {
    expect(
      readAddress(`HTTP://ROOMS.EXAMPLE:4500/R/${room.toUpperCase()}#${key}`, 'rooms.example:4500'),
    ).toEqual(whole)
  })
  test.each([
    ['nothing', ''],
    ['a # alone', '#'],
    ['a percent sign', '#%'],
    ['a part of a key', `#${key.slice(0, 21)}`],
    ['what counts visits', '#utm_campaign=a-very-long-name-of-the-spring'],
    ['words to seek', '#:~:text=a_word_of_many_many_letters'],
    ['a place of the page', '#own-side'],
    ['a word of the length that has a name', `?key=${key}`],
  ])('[L52] %s behind the room is no key', (_, rest) => {
    expect(read(`/r/${room}${rest}`)).toEqual({ room, key: null })
  })
  test.each([
    ['the start', '/'],
    ['another page', `/questions#${key}`],
    ['no room', `/r/#${key}`],
    ['a link that is not ours', `/https://elsewhere.example/r/${room}#${key}`],
  ])('[L52] %s is no room', (_, own) => {
    expect(read(own)).toBe(null)
  })
})

describe('what is pasted', () => {
  const link = `http://rooms.example:4500/r/${room}#${key}`
  test.each([
    ['a link', link],
    ['a link with words around it', `Hi Mina, join here: ${link} (candidate).`],
    ['a link over two lines', `Join:\n${link.slice(0, -8)}=\n${link.slice(-8)}\n`],
    ['a link without its scheme', link.slice(7)],
    ['a link of a mail', `<a href="${link.replace('#', '&#35;')}">Join</a>`],
    ['the first of two', `${link} http://rooms.example:4500/r/${room}#${'b'.repeat(22)}`],
  ])('[L97] %s is read', (_, text) => {
    expect(linkIn(text, 'rooms.example:4500')).toEqual(whole)
  })
  test.each([
    ['a half', link.slice(0, -23)],
    ['a link of another host', link.replace('rooms', 'other')],
    ['the name of a round', 'Design at 4500'],
    ['a key alone', key],
    ['nothing', ''],
  ])('[L97] %s is no whole link of ours', (_, text) => {
    expect(linkIn(text, 'rooms.example:4500')).toBe(null)
  })
})

describe('a room’s name', () => {
  const [front, back] = [room.slice(0, 5), room.slice(5)]
  test.each([
    ['by a line', `/r/${front}%0A${back}#${key}`],
    ['by a line of two signs', `/r/${front}%0D%0A${back}#${key}`],
    ['by a space', `/r/${front}%20${back}#${key}`],
    ['by a tab, twice', `/r/${front.slice(0, 2)}%09${front.slice(2)}%09${back}#${key}`],
    ['by mail', `/r/${front}=%0A${back}#${key}`],
    ['by mail, joined by a browser', `/r/${front}=${back}#${key}`],
    ['by a space that does not break', `/r/${front}%C2%A0${back}#${key}`],
    ['before it', `/r/%0A${room}#${key}`],
    ['before the r', `/=r/${room}#${key}`],
    ['behind the r', `/r=%0A/${room}#${key}`],
    ['with its # as %23', `/r/${front}=${back}%23${key}`],
    ['as the key is', `/r/${front}%20${back}#${key.slice(0, 7)}%20${key.slice(7)}`],
    ['in capitals', `/R/${front.toUpperCase()}%0A${back.toUpperCase()}#${key}`],
    ['and counted', `/r/${front}%0A${back}?utm_source=mail#${key}`],
    ['taken whole for a path', `/http://rooms.example:4500/r/${front}%0A${back}#${key}`],
    ['not at all, before words', `/r/${room}%20see%20you%20there#${key}`],
    ['and before words', `/r/${front}%0A${back}%20see%20you#${key}`],
  ])('[L81] broken %s is joined', (_, own) => {
    expect(read(own)).toEqual(whole)
  })
  test('[L81] what makes no name of a room together is left as it stands', () => {
    for (const rest of ['', '%20and%20words', '=1', '%20sixteenletters'])
      expect(read(`/r/${front}${rest}`)).toEqual({ room: front, key: null })
  })
})

test.each([
  ['/rounds', `/rounds#${key}`],
  ['/', `/#${key}`],
  ['/', `/#${key}.`],
  ['/questions?kind=coding', `/questions?kind=coding#${key}_`],
  ['/nowhere', `/nowhere%23${key}`],
  ['/rounds', `/rounds%2523${key}`],
  ['/rounds', `/rounds##${key}`],
  ['/rounds', `/rounds#key=${key}`],
  ['/rounds', `/rounds#x#${key}&utm_source=chat`],
  ['/https://elsewhere.example/r/a', `/https://elsewhere.example/r/a#${key}`],
])('[L82] a key is taken from the address of a page that is no room’s: %s of %s', (rest, own) => {
  expect(withoutKey(at + own)).toBe(rest)
})
test('[L82] another fragment of such a page stays', () => {
  for (const own of [
    '/rounds',
    '/rounds#',
    '/questions#own-side',
    '/#what-is-asked-of-you-x',
    '/#utm_campaign=a-very-long-name-of-the-spring-2026',
    `/#${key}${key}`,
    `/#${key.slice(1)}`,
  ])
    expect(withoutKey(at + own)).toBe(null)
})

test('[L53] every text that could stand in an address has an answer, and a plain address is read back', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '/r/',
      '#',
      '%',
      '%23',
      '%25',
      '%E2%80',
      '%00',
      '/',
      '?',
      '=',
      '&',
      ':~:',
      '＃',
      '\u200b',
      '\ud800',
      '\\',
      key,
      room,
    ),
    fc.string({ unit: 'binary' }),
    fc.webFragments(),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      for (const text of [pieces.join(''), `${at}/r/${room}${pieces.join('')}`]) {
        withoutKey(text)
        const found = readAddress(text, 'rooms.example:4500')
        if (found === null) continue
        expect(found.room).toMatch(/^[a-z0-9]+$/)
        expect(found.key ?? key).toMatch(/^[\w-]{22}$/)
        expect(readAddress(at + plainAddress(found.room), 'x')).toEqual({ room: found.room, key: null })
      }
    }),
    { numRuns: 3000 },
  )
})
test('[L53] a long address is read in time that grows with its length alone', () => {
  for (const part of ['%25', 'a=', '= ', 'a', '#', '#a=\n', '\u00ad', '/', '%E2%80'] as const) {
    const began = performance.now()
    read(`/r/${room}#${part.repeat(200_000)}`)
    read(`/r/${part.repeat(200_000)}`)
    withoutKey(`${at}/rounds#${part.repeat(200_000)}`)
    expect(performance.now() - began).toBeLessThan(4000)
  }
})

test.each([
  ['as it was given', `/s/${room}#${key}`, key],
  ['with its # as %23', `/s/${room}%23${key}`, key],
  ['with a dot', `/s/${room}#${key}.`, key],
  ['without its secret', `/s/${room}`, null],
  ['with half of it', `/s/${room}#${key.slice(0, 9)}`, null],
])('[R25] the link of a share is read %s', (_, own, secret) => {
  expect(readShareAddress(at + own)).toEqual({ share: room, secret })
})

test('[R25] what is no share is none', () => {
  for (const own of [
    '/',
    `/r/${room}#${key}`,
    `/s/abc#${key}`,
    `/s/${room}x#${key}`,
    '/s/',
    `/share/${room}`,
  ])
    expect(readShareAddress(at + own)).toBeNull()
})
