/** Hostile messages of a document socket: hand-made kinds, mutations of true updates and presences, and a grammar of updates. */
import { realUpdates } from '../real-updates.js'
import type { Random } from '../random.js'
import { block, change, letter, presence, uint } from '../relay-door.js'

const text = (value: string): number[] => block(Buffer.from(value))
const huge = (random: Random): number => 2 ** (10 + random.below(40))
const item = (kind: number, content: readonly number[], client = 7, clock = 0, root = 't'): number[] =>
  change([1, 1, ...uint(client), ...uint(clock), kind, 1, ...text(root), ...content, 0])
const deepValue = (depth: number): number[] => [
  ...Array.from({ length: depth }, () => [118, 1, 1, 97]).flat(),
  126,
]
const deepJson = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

/** One message of each kind; chance decides on its details. */
export const kinds: Readonly<Record<string, (random: Random) => number[]>> = {
  'nothing at all': () => [],
  noise: random => random.bytes(1 + random.below(200)),
  'noise as an update': random => change(random.bytes(random.below(120))),
  'noise as a presence': random => [1, ...block(random.bytes(random.below(80)))],
  'noise as a state vector': random => [0, 0, ...block(random.bytes(random.below(40)))],
  'an unknown type': random => [4 + random.below(200), ...random.bytes(random.below(50))],
  'an unknown sync step': random => [0, 3 + random.below(100), 0],
  'a word about permissions': random => [2, ...random.bytes(random.below(50))],
  'a cut integer': random => [0, 2, 255, 255, 255].slice(0, 1 + random.below(5)),
  'an endless integer': random => [0, 2, ...Array<number>(30 + random.below(200)).fill(255), 1],
  'a length beyond the message': random => [
    0,
    random.below(3),
    ...uint(2 ** (20 + random.below(32))),
    ...random.bytes(10),
  ],
  'counts of billions': random => change([...uint(huge(random)), ...uint(huge(random)), ...random.bytes(20)]),
  'a state vector of billions': random => [0, 0, ...block([...uint(huge(random)), ...random.bytes(20)])],
  'bytes behind the message': random => [...change(letter(7, 0)), ...random.bytes(1 + random.below(9))],
  'a cut update': random => change(letter(7, random.below(50)).slice(0, random.below(9))),
  'an unknown content': random => item(11 + random.below(20), random.bytes(5)),
  'an unknown shared type': random => item(7, uint(7 + random.below(100))),
  'a document in a document': () => item(9, [...text('guid'), 126]),
  'text that is not UTF-8': () => item(4, [3, 0xff, 0xfe, 0xc0]),
  'half of a surrogate pair': () => item(4, [3, 0xed, 0xa0, 0x80]),
  'JSON that is none': () => item(2, [1, ...text('{"a":')]),
  'an embedded value that is none': () => item(5, text('{nope')),
  'a format that is none': () => item(6, [...text('bold'), ...text('tru')]),
  'a prototype as a value': () =>
    item(8, [1, 118, 1, ...text('__proto__'), 118, 1, ...text('polluted'), 120]),
  'a prototype as a root': random =>
    item(4, text('a'), 7, 0, random.pick(['__proto__', 'constructor', 'hasOwnProperty'])),
  'a prototype as a key': () =>
    change([1, 1, 7, 0, 8 | 32, 1, ...text('board'), ...text('__proto__'), 1, 120, 0]),
  'a deep value': random => item(8, [1, ...deepValue(2000 + random.below(8000))]),
  'deep embedded JSON': random => item(5, text(deepJson(5000 + random.below(20_000)))),
  'a far future': random => change(letter(random.below(2 ** 31), 1000 + random.below(2 ** 30))),
  'an orphan': random =>
    change([1, 1, ...uint(random.below(2 ** 31)), 0, 132, ...uint(random.below(2 ** 31)), 5, 1, 97, 0]),
  'its own future': () => change([1, 1, 7, 0, 132, 7, 5, 1, 97, 0]),
  'two that wait for each other': () => change([2, 1, 7, 0, 132, 8, 0, 1, 97, 1, 8, 0, 132, 7, 0, 1, 97, 0]),
  'one client twice': () => change([2, ...letter(7, 0).slice(1, -1), ...letter(7, 0).slice(1, -1), 0]),
  'a clock beyond all': random =>
    change([1, 1, 7, ...uint(2 ** (40 + random.below(12))), 4, 1, 1, 116, 1, 97, 0]),
  'a collected stretch of billions': random =>
    change([1, 1, ...uint(random.below(99)), 0, 0, ...uint(huge(random)), 0]),
  'a deletion of billions': random =>
    change([0, 1, 7, 1, ...uint(random.below(2 ** 30)), ...uint(huge(random))]),
  'a client id beyond 32 bits': () => change([1, 1, ...uint(2 ** 40), 0, 4, 1, 1, 116, 1, 97, 0]),
  'a presence with a prototype': random =>
    presence([4242, random.below(99), '{"__proto__":{"polluted":true}}']),
  'a deep presence': random => presence([4243, random.below(99), deepJson(5000 + random.below(20_000))]),
  'a presence that is no object': random =>
    presence([4244, 1, random.pick(['5', '[]', '"x"', 'true', '{"a":'])]),
  'hundreds of presences': random =>
    presence(...Array.from({ length: 500 }, () => [random.below(2 ** 31), 1, '{}'] as const)),
  'a presence from the end of time': () => presence([1, Number.MAX_SAFE_INTEGER, 'null']),
}

const trueOnes = realUpdates().map(update => [...update])
const truePresences = ['{"user":{"name":"é"},"cursor":{"x":1,"y":2.5}}', 'null', '{}'].map((state, i) =>
  presence([4242, i + 1, state]),
)

/** A message that is true or nearly so: some bytes changed, cut, doubled, put together of two. */
export function mutated(random: Random): number[] {
  const isUpdate = random.chance(0.8)
  const bytes = [...random.pick(isUpdate ? trueOnes : truePresences)]
  for (let edits = random.below(4); edits > 0; edits--) mutate(random, bytes)
  return isUpdate ? [0, 1 + random.below(2), ...block(bytes)] : bytes
}
function mutate(random: Random, bytes: number[]): void {
  const at = random.below(bytes.length + 1)
  switch (random.below(6)) {
    case 0:
      bytes[at] = random.below(256)
      return
    case 1:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
      return
    case 2:
      return void bytes.splice(at)
    case 3:
      return void bytes.splice(at, random.below(20))
    case 4:
      return void bytes.splice(at, 0, ...bytes.slice(at, at + random.below(30)))
    default:
      return void bytes.splice(at, random.below(3), ...uint(huge(random)))
  }
}

/** An update that keeps to the format but not to sense: few clients, near clocks, every content, every kind of place. */
export function ungrammatical(random: Random): number[] {
  const [clients, clocks] = [5, 12]
  const place = () => [...uint(1 + random.below(clients)), ...uint(random.below(clocks))]
  const content: Readonly<Record<number, () => number[]>> = {
    0: () => uint(1 + random.below(4)),
    1: () => uint(1 + random.below(4)),
    2: () => [1, ...text(random.pick(['1', '{}', 'undefined', '"a"']))],
    3: () => block(random.bytes(random.below(6))),
    4: () => text(random.pick(['a', 'bc', 'é', '\u{1f600}'])),
    5: () => text('{"image":1}'),
    6: () => [...text('bold'), ...text(random.pick(['true', 'null']))],
    7: () => random.pick([[0], [1], [2], [3, ...text('p')], [4], [5, ...text('h')], [6]]),
    8: () =>
      random.pick([
        [1, 126],
        [2, 120, 121],
        [1, 119, ...text('v')],
        [1, 118, 1, ...text('k'), 125, 5],
      ]),
    10: () => uint(1 + random.below(4)),
  }
  const struct = (): number[] => {
    const kind = random.pick([0, 1, 2, 3, 4, 4, 4, 5, 6, 7, 8, 8, 10])
    const body = content[kind]?.() ?? []
    if (kind === 0 || kind === 10) return [kind, ...body]
    const [left, right, key] = [random.chance(0.6), random.chance(0.3), random.chance(0.3)]
    const head = kind | (left ? 128 : 0) | (right ? 64 : 0) | (key ? 32 : 0)
    const parent =
      left || right
        ? []
        : [
            ...random.pick([
              [1, ...text('t')],
              [1, ...text('board')],
              [0, ...place()],
            ]),
            ...(key ? text('k') : []),
          ]
    return [head, ...(left ? place() : []), ...(right ? place() : []), ...parent, ...body]
  }
  const structs = () => Array.from({ length: 1 + random.below(4) }, struct)
  const section = () => {
    const all = structs()
    return [
      ...uint(all.length),
      ...uint(1 + random.below(clients)),
      ...uint(random.below(clocks)),
      ...all.flat(),
    ]
  }
  const sections = Array.from({ length: random.below(3) }, section)
  const deletes = Array.from({ length: random.below(2) }, () => [
    1 + random.below(clients),
    1,
    ...uint(random.below(clocks)),
    ...uint(1 + random.below(6)),
  ])
  return change([...uint(sections.length), ...sections.flat(), ...uint(deletes.length), ...deletes.flat()])
}
