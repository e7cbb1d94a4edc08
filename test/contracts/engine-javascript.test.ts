/** JavaScript and TypeScript as an engine runs them: what is printed, what is told of each test, what nobody caught. */
import { beforeAll, describe, expect, test } from 'vitest'
import { job, list } from '../kit/engine-job.js'
import { openJavascript, type Engine } from '../kit/engines.js'

const tests = `import { describe, expect, it, vi } from 'vitest'
import { first } from './stack'
describe('first', () => {
  let calls = 0
  beforeEach(() => { calls += 1 })
  it('edge: empty input', () => { first([]) })
  it('counts', () => { expect({ calls: [calls] }).toEqual({ calls: [3] }) })
  it('waits', async () => {
    await new Promise(done => setTimeout(done, 5))
    const heard = vi.fn()
    heard(1)
    expect(heard).toHaveBeenCalledWith(expect.any(Number))
  })
  it.each([1, 2])('is %i', n => { expect(n).toBe(1) })
  it.skip('later', () => {})
  it('never ends', async () => { await new Promise(() => {}) }, 50)
  it('asserts once', () => { expect.assertions(2); expect(1).toBe(1) })
})
test('rejects', async () => { await expect(Promise.reject(new Error('no'))).rejects.toThrow('yes') })
`
const stack = 'export function first(items: readonly string[]): string {\n  return items[0]!.trim()\n}\n'

describe('TypeScript', { timeout: 60_000 }, () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openJavascript()
  })
  test('[E1] a run prints what it prints, waits for its timers, and an error ends it with its lines', async () => {
    const files = {
      'main.ts': `import { x, Kind } from './other.js'
const n: number = await Promise.resolve(4)
console.log('x is', x, { n }, Kind.Two)
setTimeout(() => console.log('later'), 10)
`,
      'other.ts': 'export const x = 5\nexport enum Kind { One, Two }\n',
    }
    expect(await engine.run(job('typescript', 'run', files))).toMatchObject({
      exit: 'passed',
      output: 'x is 5 { n: 4 } 1\nlater\n',
    })
    const failing = { 'main.js': 'const f = () => {\n  throw new TypeError("no")\n}\n\nf()\n' }
    expect(await engine.run(job('javascript', 'run', failing))).toMatchObject({
      exit: 'failed',
      output: 'TypeError: no\n    at main.js:2\n    at main.js:5\n',
    })
  })
  test('[E11] tests run by the API of vitest, and each tells where it failed', async () => {
    const files = { 'stack.ts': stack, 'stack.test.ts': tests }
    const { exit, runner, cases } = await engine.run(job('typescript', 'tests', files))
    expect(exit).toBe('failed')
    expect(runner).toMatch(/^vitest \d/)
    expect(cases.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'first > edge: empty input failed',
      'first > counts failed',
      'first > waits passed',
      'first > is 1 passed',
      'first > is 2 failed',
      'first > later skipped',
      'first > never ends failed',
      'first > asserts once failed',
      'rejects failed',
    ])
    expect(cases[0]).toMatchObject({ file: 'stack.ts', line: 2 })
    expect(cases[1]).toMatchObject({ file: 'stack.test.ts', line: 7 })
    expect(cases[1]?.message).toContain('+     2,')
    expect(cases[6]?.message).toContain('timed out in 50ms')
  })
  test('[E3] a file that is no code, and an import of nothing, are told with their file', async () => {
    const broken = await engine.run(job('typescript', 'run', { 'a.ts': 'let x = 1\nlet y = ;\n' }))
    expect(broken).toMatchObject({ exit: 'failed', output: expect.stringContaining('a.ts:2') })
    const missing = { 'a.test.ts': "import { y } from 'lodash'\ntest('x', () => { y() })\n" }
    const [first] = (await engine.run(job('typescript', 'tests', missing))).cases
    expect(first).toMatchObject({ name: 'a.test.ts', outcome: 'failed', file: 'a.test.ts', line: 1 })
    expect(first?.message).toContain("imports 'lodash': only files of this pane")
  })
  test('[E12] what nobody caught fails the run, in a test as in a program', async () => {
    const lost = await engine.run(job('typescript', 'run', { 'a.ts': '\nPromise.reject(new Error("lost"))' }))
    expect(lost).toMatchObject({ exit: 'failed', output: 'Nobody caught this: Error: lost\n    at a.ts:2\n' })
    const text = `test('x', async () => {
  setTimeout(() => { throw new Error('stray') }, 0)
  await new Promise(done => setTimeout(done, 20))
})`
    const { exit, cases } = await engine.run(job('typescript', 'tests', { 'a.test.ts': text }))
    expect(exit).toBe('failed')
    expect(cases[1]).toMatchObject({ message: 'Error: stray', file: 'a.test.ts', line: 2 })
  })
  test('[E6] hidden tests are laid beside the files, and only they are collected', async () => {
    const files = { 'stack.ts': stack, 'own.test.ts': "test('own', () => { throw 1 })" }
    const hidden = list({
      'h.test.ts': "import { first } from './stack'\ntest('twist: x', () => { first(['a']) })",
    })
    const { exit, cases } = await engine.run(job('typescript', 'tests', files, { hidden }))
    expect([exit, ...cases.map(({ name }) => name)]).toEqual(['passed', 'twist: x'])
  })
  test('[E7] what cannot start is refused with a sentence', async () => {
    const files = { 'a.ts': '' }
    expect(await engine.run(job('typescript', 'tests', files))).toMatchObject({ exit: 'refused' })
    expect((await engine.run(job('typescript', 'run', files, { entry: 'b.ts' }))).output).toContain(
      'no file b.ts',
    )
  })
  test('[E9] output is bounded, and says so', async () => {
    const text = 'for (let i = 0; i < 100_000; i++) console.log(i)'
    const { cut, output } = await engine.run(job('javascript', 'run', { 'a.js': text }))
    expect(cut).toBe(true)
    expect(output.length).toBeLessThanOrEqual(64 * 1024)
  })
})
