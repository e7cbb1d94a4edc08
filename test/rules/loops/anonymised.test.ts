/** What of a note would tell who was there is taken out before anybody else reads it. */
import { anonymised, tellsWho } from '@signalroom/shared'
import { expect, test } from 'vitest'

const people = [
  { name: 'Lee van der Berg', role: 'interviewer' },
  { name: 'Mina', role: 'candidate' },
  { name: 'Ed', role: 'observer' },
]
test.each([
  ['Mina named p99 before any box.', 'the candidate named p99 before any box.'],
  ['Lee asked; MINA waited.', 'the interviewer asked; the candidate waited.'],
  ["Lee van der Berg's question", "the interviewer's question"],
  // A name within a word is that word.
  ['Mina edited the edge; Ed led.', 'the candidate edited the edge; the observer led.'],
  ['Write to lee@example.com or https://x.example/r/h7k2mn9pqr#key', 'Write to [mail] or [link]'],
  ['In /r/h7k2mn9pqr we said so.', 'In [room] we said so.'],
  ['Call +49 170 1234567 now', 'Call [number] now'],
  // A figure of the round is no telephone.
  ['1,200 rps at 120 ms, 10000000 rows', '1,200 rps at 120 ms, 10000000 rows'],
])('[LB3] SYS-34 “%s”', (text, bare) => {
  expect(anonymised(text, people)).toBe(bare)
  expect(tellsWho(bare)).toBe(false)
})
test('[LB3] a name of signs is a name and no pattern', () => {
  expect(anonymised('A.B (x) said', [{ name: 'A.B (x)', role: 'candidate' }])).toBe('the candidate said')
  expect(anonymised('AxB said', [{ name: 'A.B', role: 'candidate' }])).toBe('AxB said')
})

test.each([
  'Mina: мина@пример.рф',
  'see /me#AbCdEfGhIjKlMnOpQrStUv',
  'http://host/loops/l-abcdefghij#AbCdEfGhIjKlMnOpQrStUv',
  '/loops/l-abcdefghij/rounds/abcdef#AbCdEfGhIjKlMnOpQrStUv',
  '/calendar/AbCdEfGhIjKlMnOpQrStUv.ics',
])('[LB1] [LB3] what is secret or names somebody is not shared, and not kept: %s', text => {
  expect(tellsWho(text)).toBe(true)
  expect(tellsWho(anonymised(text, []))).toBe(false)
})
test.each(['p99@120 ms', 'a calendar/day of /me time', 'the loops/second #1', 'and/or'])(
  '[LB1] other words are: %s',
  text => expect(tellsWho(text)).toBe(false),
)
