/** What the code pane's reading says of real solutions, whole and in part. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

interface Reading {
  readonly validation: Section
  readonly core: Section
  readonly testing: Section
  readonly lacks: readonly { readonly kind: string; readonly line: number }[]
  readonly measure: Readonly<Record<string, number>>
}
type Section = {
  readonly standing: string
  readonly at: { readonly file: string; readonly line: number } | null
}

// The page's sources are resolved by a bundler; here the test's own runner resolves them.
const from = new URL('../../client/src/code/sections/sections', import.meta.url).href
const { readSections } = (await import(from)) as {
  readSections: (files: readonly { readonly name: string; readonly text: string }[]) => Reading
}
interface Written {
  readonly name: string
  readonly text: string
}
const link = (await import(new URL('../../client/src/link/files.ts', import.meta.url).href)) as {
  writtenFilesOf(files: Y.Map<Y.Text>): readonly Written[]
  frontOf(names: readonly string[]): string | null
}

const py = (text: string, name = 'limiter.py') => ({ name, text })
const lacking = (text: string, name?: string) =>
  readSections([py(text, name)]).lacks.map(({ kind, line }) => `${kind} ${line}`)

const solution = `# validation
class BadLimit(ValueError):
    pass


class Limiter:
    def __init__(self, limit, clock):
        if limit is None or limit <= 0:
            raise BadLimit(f"limit must be above 0, not {limit}")
        if not callable(clock):
            raise TypeError("clock must be callable")
        self.limit = limit
        self.clock = clock
        self.hits = {}

    # core
    def allow(self, key):
        now = self.clock()
        recent = [at for at in self.hits.get(key, []) if at > now - 1]
        if len(recent) >= self.limit:
            return False
        recent.append(now)
        self.hits[key] = recent
        return True
`
const tests = `# tests
import pytest
from limiter import BadLimit, Limiter


def test_allows_up_to_the_limit():
    assert Limiter(1, lambda: 0).allow("a")


def test_edge_zero_limit():
    with pytest.raises(BadLimit):
        Limiter(0, lambda: 0)


def test_burst():
    limiter = Limiter(5, lambda: 0)
    assert sum(limiter.allow("a") for _ in range(10_000)) == 5
`

describe('three sections', () => {
  test('[G1] a whole solution has all three, with the line of each', () => {
    const { validation, core, testing, measure } = readSections([py(solution), py(tests, 'test_limiter.py')])
    expect(validation).toEqual({ standing: 'present', at: { file: 'limiter.py', line: 1 } })
    expect(core).toEqual({ standing: 'present', at: { file: 'limiter.py', line: 16 } })
    expect(testing).toEqual({ standing: 'present', at: { file: 'test_limiter.py', line: 1 } })
    expect(measure).toMatchObject({
      validation: 2,
      core: 2,
      testing: 2,
      guards: 2,
      errors: 2,
      tests: 3,
      edges: 1,
      loads: 1,
    })
  })
  test('[G1] without markers they are found by what stands there', () => {
    const bare = (text: string) => text.replace(/^ *# .*\n/gm, '')
    const { validation, core, testing } = readSections([
      py(bare(solution)),
      py(bare(tests), 'test_limiter.py'),
    ])
    expect([validation.standing, core.standing, testing.standing]).toEqual(['present', 'present', 'present'])
    expect(validation.at?.line).toBe(7)
  })
  test('[G1] markers alone are nothing', () => {
    const { validation, core, testing, measure } = readSections([py('# validation\n\n# core\n\n# tests\n')])
    expect([validation.standing, core.standing, testing.standing]).toEqual(['missing', 'missing', 'missing'])
    expect(validation.at).toEqual({ file: 'limiter.py', line: 1 })
    expect(measure).toMatchObject({ validation: 0, core: 0, testing: 0 })
  })
  test('[G1] keeping what one was given is no core yet', () => {
    const kept = readSections([
      py(
        'class A:\n    def __init__(self, a, b, c):\n        self.a = a\n        self.b = b\n        self.c = c\n',
      ),
      {
        name: 'a.ts',
        text: 'class A {\n  constructor(a) {\n    this.a = a\n    this.b = a\n    this.c = a\n  }\n}\n',
      },
    ])
    expect(kept.core.standing).toBe('missing')
  })
  test('[G1] one guard and one test are thin; a body that is not written is missing', () => {
    const thin = readSections([
      py(
        'def f(x):\n    if x is None:\n        raise ValueError("x")\n    raise NotImplementedError\n\ndef test_f():\n    f(1)\n',
      ),
    ])
    expect([thin.validation.standing, thin.core.standing, thin.testing.standing]).toEqual([
      'thin',
      'missing',
      'thin',
    ])
  })
  test('[G1] TypeScript is read as Python is', () => {
    const text = `export class BadKey extends Error {}
export async function once(key: string, load: () => Promise<string>): Promise<string> {
  if (key === '') throw new BadKey('empty')
  if (typeof load !== 'function') throw new TypeError('load')
  const known = pending.get(key)
  if (known) return known
  const loading = load()
  pending.set(key, loading)
  return loading
}
const pending = new Map<string, Promise<string>>()
`
    const cases = `import { once } from './once'
describe('once', () => {
  test('loads', async () => expect(await once('a', async () => 'x')).toBe('x'))
  test('edge: an empty key', async () => { await expect(once('', load)).rejects.toThrow() })
  test('load: a thousand callers', async () => { await Promise.all(Array.from({ length: 1000 }, () => once('b', load))) })
})
`
    const { measure } = readSections([
      { name: 'once.ts', text },
      { name: 'once.test.ts', text: cases },
    ])
    expect(measure).toMatchObject({
      validation: 2,
      core: 2,
      testing: 2,
      guards: 2,
      errors: 2,
      tests: 3,
      edges: 1,
      loads: 1,
    })
    expect(measure.shared).toBeGreaterThan(0)
  })
  test('[G1] SQL counts its queries, not the word in a comment or a string', () => {
    const text =
      "-- select nothing\nCREATE TABLE t (a text);\nINSERT INTO t VALUES ('select 1');\nSELECT a FROM t;\nWITH x AS (SELECT 1) SELECT * FROM x;\n"
    expect(readSections([{ name: 'answer.sql', text }]).measure.selects).toBe(2)
  })
  test('[G1] text that is no code, half a line and a large file are read without a fault', () => {
    for (const text of [
      'def (((',
      '\u0000\uFFFD',
      'if x:\n  raise',
      '}'.repeat(1000),
      'x = 1\n'.repeat(40_000),
    ])
      for (const name of ['a.py', 'a.ts', 'a.sql', 'a.txt', 'a']) readSections([{ name, text }])
  })
})

describe('guards that are missing', () => {
  test('[G2] each kind is seen where nothing was asked before', () => {
    expect(lacking('def f(x):\n    return int(x)\n')).toEqual(['parse 2'])
    expect(lacking('def f(x):\n    return x[0]\n')).toEqual(['index 2'])
    expect(lacking('def f(a, b):\n    return a / b\n')).toEqual(['division 2'])
    expect(lacking('import re\ndef f(x):\n    return re.match("a", x).group(0)\n')).toEqual(['null 3'])
    expect(lacking('def f(p):\n    return open(p)\n')).toEqual(['io 2'])
  })
  test('[G2] and not where something was', () => {
    expect(
      lacking('def f(x):\n    if not x.isdigit():\n        raise ValueError\n    return int(x)\n'),
    ).toEqual([])
    expect(
      lacking('def f(x):\n    try:\n        return int(x)\n    except ValueError:\n        return None\n'),
    ).toEqual([])
    expect(lacking('def f(x):\n    if len(x) == 0:\n        return None\n    return x[0]\n')).toEqual([])
    expect(lacking('def f(d, k):\n    d[k] = 1\n    return d.get(k, 0)\n')).toEqual([])
    expect(
      lacking('def f(a, b):\n    if b == 0:\n        return 0\n    return a / b + a / 2 + a // max(1, b)\n'),
    ).toEqual([])
    expect(lacking('def f(x):\n    return x[1:]\n')).toEqual([])
  })
  test('[G2] tests are left alone, and so is the top of a file', () => {
    expect(lacking('def test_f():\n    assert rows[0] == 1\n')).toEqual([])
    expect(lacking('def helper(x):\n    return x[0]\n', 'test_f.py')).toEqual([])
    expect(lacking('rows = [1]\nprint(rows[0])\n')).toEqual([])
  })
  test('[G2] TypeScript: parsing, indexing, reaching through nothing', () => {
    const lacks = readSections([
      {
        name: 'a.ts',
        text: `function f(text: string, xs: number[], m: Map<string, { n: number }>) {
  const a = JSON.parse(text)
  const b = xs[0]
  const c = m.get(text)!.n
  const d = m.get(text)?.n
  return xs.length > 0 ? xs[0] : b / c
}
`,
      },
    ]).lacks.map(({ kind, line }) => `${kind} ${line}`)
    expect(lacks).toEqual(['parse 2', 'index 3', 'null 4', 'division 6'])
  })
})

describe('[X46] what the round began with is nobody’s work', () => {
  const seeded = async (...files: readonly (readonly [string, string])[]) => {
    const { firstDocument } = await import('../../server/src/relay/yjs/first-document.js')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, firstDocument(files.map(([name, text]) => ({ name, text }))))
    return doc.getMap<Y.Text>('files')
  }
  const { writtenFilesOf, frontOf } = link
  const standings = (files: Y.Map<Y.Text>) => {
    const { validation, core, testing } = readSections(writtenFilesOf(files))
    return [validation, core, testing].map(one => one.standing)
  }

  test('an untouched pane has done nothing, whatever its files hold', async () => {
    const files = await seeded(
      ['limiter.py', solution],
      ['test_limiter.py', tests],
      ['answer.sql', 'select 1'],
    )
    expect(standings(files)).toEqual(['missing', 'missing', 'missing'])
    const { measure, lacks } = readSections(writtenFilesOf(files))
    expect(Object.values(measure).every(one => one === 0)).toBe(true)
    expect(lacks).toEqual([])
  })
  test('what is written into it counts, and what stands around it does not', async () => {
    const files = await seeded(['limiter.py', solution], ['test_limiter.py', tests])
    const text = files.get('limiter.py')
    const at = text?.toString().indexOf('        recent.append(now)') ?? 0
    text?.insert(at, '        if len(key) > 99:\n            key = key[:99]\n')
    expect(standings(files)).toEqual(['missing', 'thin', 'missing'])
    files.get('test_limiter.py')?.insert(tests.length, '\n\ndef test_twice():\n    assert True\n')
    expect(readSections(writtenFilesOf(files)).measure).toMatchObject({ tests: 1, guards: 0 })
  })
  test('the same text typed anew is work, and what is taken away is none', async () => {
    const files = await seeded(['limiter.py', solution])
    const text = files.get('limiter.py')
    text?.delete(0, 14)
    expect(standings(files)).toEqual(['missing', 'missing', 'missing'])
    text?.delete(0, text.length)
    text?.insert(0, solution)
    expect(standings(files)[1]).toBe('present')
  })
  test('a query that was given is none of theirs', async () => {
    const files = await seeded(['answer.sql', 'select 1;\n'])
    files.get('answer.sql')?.insert(10, 'select 2;\n')
    expect(readSections(writtenFilesOf(files)).measure).toMatchObject({ selects: 1 })
  })
  test('[X47] the file in front is the one to be written, not its helper and not its test', () => {
    expect(frontOf(['points.py', 'ring.py', 'test_ring.py'])).toBe('ring.py')
    expect(frontOf(['bounded.test.ts', 'bounded.ts'])).toBe('bounded.ts')
    expect(frontOf(['a_helper.py', 'order.py', 'order_test.py'])).toBe('order.py')
    expect(frontOf(['answer.sql', 'check.sql', 'a.sql'])).toBe('answer.sql')
    expect(frontOf(['a.test.ts', 'main.ts', 'z.ts'])).toBe('main.ts')
    expect(frontOf(['clock.ts', 'billing.spec.ts', 'billing.ts'])).toBe('billing.ts')
    expect(frontOf(['test_only.py'])).toBe('test_only.py')
    expect(frontOf([])).toBeNull()
  })
})
