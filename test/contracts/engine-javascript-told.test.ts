/** What an engine tells of a program of JavaScript or TypeScript that is wrong, and of the values it prints. */
import { beforeAll, describe, expect, test } from 'vitest'
import { job } from '../kit/engine-job.js'
import { openJavascript, type Engine } from '../kit/engines.js'

describe('TypeScript', { timeout: 60_000 }, () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openJavascript()
  })
  const told = async (files: Readonly<Record<string, string>>) =>
    (await engine.run(job('typescript', 'run', files))).output

  test.each([
    [
      'a name that is called',
      "import { nothing } from './b'\nnothing()\n",
      "nothing from './b', which exports no such name: it exports x.",
    ],
    [
      'a name that is read',
      "import { nothing } from './b'\nconsole.log('not yet', nothing)\n",
      "nothing from './b'",
    ],
    ['a name that is another here', "import { nothing as x } from './b'\nx()\n", "nothing from './b'"],
    ['a default', "import b from './b'\nb()\n", "the default of './b', which has none"],
    ['a name that is passed on', "export { gone } from './b'\n", "gone from './b'"],
    ['a name of the runner', "import { nothing } from 'vitest'\nnothing()\n", "nothing from 'vitest'"],
  ])('[E41] %s and that the module lacks is told at the line of its import', async (_, main, said) => {
    const output = await told({ 'main.ts': main, 'b.ts': 'export const x = 1\n' })
    expect(output).toContain(`main.ts imports ${said}`)
    expect(output).not.toContain('not yet')
    expect(output).toContain(`at main.ts:${main.split('\n').findIndex(line => line.includes('from')) + 1}`)
  })
  test('[E41] in tests too; types, whole modules, those of CommonJS and those that import each other are as they were', async () => {
    const tests = "import { solve } from './a'\ntest('x', () => { expect(solve(1)).toBe(2) })\n"
    const { cases } = await engine.run(
      job('typescript', 'tests', { 'a.test.ts': tests, 'a.ts': 'export const sove = 1\n' }),
    )
    expect(cases[0]).toMatchObject({ file: 'a.test.ts', line: 1 })
    expect(cases[0]?.message).toContain(
      "imports solve from './a', which exports no such name: it exports sove.",
    )
    const main = `import { T, x } from './b'
import * as all from './b'
import plain from './plain'
import { f } from './plain'
import { later } from './round'
export { T } from './b'
export const here = () => 1
const t: T = x
console.log(t, 'gone' in all, plain.f(), f(), later())
`
    const files = {
      'main.ts': main,
      'b.ts': 'export type T = number\nexport const x = 1\n',
      'plain.js': 'module.exports = { f: () => 2 }\n',
      'round.ts': "import { here } from './main'\nexport const later = () => here() + 2\n",
    }
    expect(await told(files)).toBe('1 false 2 2 3\n')
  })
  test('[E41] what is imported and cannot be called is told by its name', async () => {
    const files = {
      'main.ts':
        "import { x, y as Z } from './b'\ntry { x() } catch (e) { console.log(e.constructor.name) }\nx(1)\n",
    }
    expect(await told({ ...files, 'b.ts': 'export const x: any = 1, y: any = 2\n' })).toContain(
      'TypeError: x is not a function',
    )
    expect(
      await told({
        'main.ts': "import { y as Z } from './b'\nnew Z()\n",
        'b.ts': 'export const y: any = 2\n',
      }),
    ).toContain('TypeError: y is not a constructor')
  })

  test('[E42] signs that break a line to the language alone shift no line that is told', async () => {
    expect(await told({ 'main.ts': "const s: string = `a\u2028b\u2029`\n\nthrow new Error('x')\n" })).toBe(
      'Error: x\n    at main.ts:3\n',
    )
    const js = { 'main.js': "const s = 'a\u2028b'\nconst f = () => {\n  throw new Error('x')\n}\nf()\n" }
    expect((await engine.run(job('javascript', 'run', js))).output).toBe(
      'Error: x\n    at main.js:3\n    at main.js:5\n',
    )
  })

  test.each([
    ['an object', 'throw { a: 1, b: [0] }', 'Thrown: { a: 1, b: [ 0 ] }'],
    [
      'an object that nobody caught',
      'Promise.reject({ code: 7 })',
      'Nobody caught this: Thrown: { code: 7 }',
    ],
    ['one of a class', 'throw new (class Refused { why = 1 })()', 'Thrown: Refused{ why: 1 }'],
    ['one without anything', 'throw Object.create(null)', 'Thrown: {}'],
    [
      'one that cannot be read',
      'throw { toString() { throw 1 } }',
      'Thrown: { toString: [Function toString] }',
    ],
    [
      'one that looks like another’s',
      "throw { file: 'a', line: 1, message: 'm' }",
      "Thrown: { file: 'a', line: 1, message: 'm' }",
    ],
    [
      'an error with its cause',
      "throw new Error('outer', { cause: new TypeError('inner') })",
      'Caused by: TypeError: inner',
    ],
    [
      'an error with a cause that is none',
      "throw new Error('outer', { cause: 'full' })",
      'Caused by: Thrown: full',
    ],
    [
      'several errors',
      "await Promise.any([Promise.reject(new Error('one')), Promise.reject(new Error('two'))])",
      'It holds: Error: two',
    ],
    ['an error without words', 'throw new Error()', /^Error\n/],
  ])('[E43] %s is told as what it is', async (_, program, said) => {
    const { exit, output } = await engine.run(job('javascript', 'run', { 'main.js': `${program}\n` }))
    expect(exit).toBe('failed')
    expect(output).toMatch(
      said instanceof RegExp ? said : new RegExp(said.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')),
    )
  })
  test.each([
    ['0', '0'],
    ["'x', 0, [0, -0], { a: 0 }", 'x 0 [ 0, -0 ] { a: 0 }'],
    ["new Map([['a', 0]])", "Map{ 'a' => 0 }"],
    ["'%s is %d%%', 'a', 0, { b: [0] }", 'a is 0% { b: [ 0 ] }'],
    ["'a', () => 1", 'a [Function]'],
    ["'100%', 5", '100% 5'],
    ['(function* () {})()', '[object Generator]'],
    ['{ get x() { throw 1 } }', 'an object that cannot be shown'],
  ])('[E43] console.log(%s) shows what stands there', async (words, shown) => {
    expect(await told({ 'main.ts': `console.log(${words})\n` })).toBe(`${shown}\n`)
  })

  test('[E30] of several that are declared and exported at once each is exported', async () => {
    const main = `import { a, b, c, sum, d } from './b'
console.log(a, b, c([1, 2]), sum(), d)
`
    const other = `export const a = 1, b: Map<string, number> = new Map(),
  c = <T,>(x: T[]): T => { const first = 0, second = 1; return x[first + second]! }
export let d, e = 2
d = e
e++
export const sum = () => a + e
`
    expect(await told({ 'main.ts': main, 'b.ts': other })).toBe('1 Map{} 2 4 2\n')
    const js = {
      'main.js': "import { a, b } from './b'\nconsole.log(a, b)\n",
      'b.js': 'export var a = 1, b = a + 1\n',
    }
    expect((await engine.run(job('javascript', 'run', js))).output).toBe('1 2\n')
  })
  test('[E30] a type of one word is compared with what follows it', async () => {
    const main = `const x: unknown = 3
const s = 'x as number < 4', t = \`\${x as number < 4} as number < 4\` // as number < 4
const list = [1] as number[] < [2] as any
for (let i = 0 as unknown; i as number < 2; (i as number)++) console.log(i)
console.log(x as number < 4 ? 'less' : 'more', x as number << 1, x as number <= 3, s, t, x satisfies unknown < 9)
`
    expect(await told({ 'main.ts': main })).toBe(
      '0\n1\nless 6 true x as number < 4 true as number < 4 true\n',
    )
  })
})
