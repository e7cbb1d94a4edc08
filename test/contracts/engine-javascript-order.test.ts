/** The order in which an engine sets up what a file of JavaScript or TypeScript declares: imports, exports, fields of a class. */
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

  test('[E44] an import below a statement is there before it, in the order of imports, and lines stay right', async () => {
    const main = `console.log(f(), whole.x, D)
const y = 1
import { f } from './b'
import * as whole from './c'
export * from './b'
import D from './d'
import './last'
throw new Error('here')
`
    const files = {
      'b.ts': "console.log('b')\nexport const f = () => 7\n",
      'c.ts': "console.log('c')\nexport const x = 8\n",
      'd.ts': "console.log('d')\nexport default 9\n",
      'last.ts': "console.log('last')\n",
    }
    const wanted = 'b\nc\nd\nlast\n7 8 9\nError: here\n    at main.ts:8\n'
    expect(await told({ 'main.ts': main, ...files })).toBe(wanted)
    const js = Object.entries({ 'main.ts': main, ...files }).map(([name, text]) => [
      name.replace('.ts', '.js'),
      text,
    ])
    expect(await told(Object.fromEntries(js) as Record<string, string>)).toBe(wanted.replace('.ts', '.js'))
    const lacking = "console.log('not yet')\n\nimport { gone } from './b'\ngone()\n"
    const output = await told({ 'main.ts': lacking, 'b.ts': 'export const x = 1\n' })
    expect(output).toContain("main.ts imports gone from './b'")
    expect(output.trimEnd().split('\n').slice(1)).toEqual(['    at main.ts:3'])
  })

  test('[E44] of files that import each other a function is there at once, and anything else is not yet, in those words', async () => {
    const round = {
      'main.ts': `import { isOdd } from './b'
export function isEven(n: number): boolean { return n === 0 || isOdd(n - 1) }
console.log(isEven(10), isOdd(10))
`,
      'b.ts': `import { isEven } from './main'
export const isOdd = (n: number): boolean => n !== 0 && isEven(n - 1)
console.log(isEven(0))
`,
    }
    expect(await told(round)).toBe('true\ntrue false\n')
    const classes = {
      'main.ts': "import { B } from './b'\nexport class A {}\nconsole.log(new B())\n",
      'b.ts': "import { A } from './main'\nexport class B extends A {}\n",
    }
    expect(await told(classes)).toMatch(
      /^ReferenceError: Cannot access 'A' before initialization\n {4}at b\.ts:2\n/,
    )
    const changed = {
      'main.ts':
        "import { count, more, again } from './b'\nexport let seen = 0\nexport const see = () => ++seen\nmore(); more(); again()\nconsole.log(count, seen)\n",
      'b.ts':
        "import { see, seen } from './main'\nexport let count = 0\nexport const more = () => { count += 1 }\nexport const again = () => { see(); count += seen }\n",
    }
    expect(await told(changed)).toBe('3 1\n')
  })

  test('[E44] a list of exports may stand above what it names', async () => {
    const other = `export {
  solve, // the answer
  DIRS,
  type Grid,
  total as default,
}
type Grid = number[][]
const DIRS = [[0, 1]] as const
let total = 0
function solve(grid: Grid) { total++; return grid.flat().length }
// end`
    const main =
      "import { solve, DIRS, type Grid, default as total } from './lib'\nconst g: Grid = [[1]]\nconsole.log(solve(g), DIRS.length, total)\n"
    expect(await told({ 'main.ts': main, 'lib.ts': other })).toBe('1 1 1\n')
  })

  test.each([
    [
      'a field',
      'class A { double = this.n * 2; constructor(private readonly n: number) {} }\n',
      'new A(4).double',
      '8',
    ],
    [
      'a private field',
      'class A { #m = new Map([[this.k, 1]]); has = (k: string) => this.#m.has(k); constructor(public k = "x") {} }\n',
      "new A().has('x')",
      'true',
    ],
    [
      'a field of a class that extends another',
      'class B { constructor(readonly base: string) {} }\nclass A extends B { label: string = this.base + this.id // both\n constructor(private id: number) { super("b") } }\n',
      'new A(3).label',
      'b3',
    ],
    [
      'a field that stands on another',
      'class A { a = this.n + 1; b = this.a + 1; c = [this.b]; constructor(protected n: number) {} }\n',
      'new A(1).c',
      '[ 3 ]',
    ],
    [
      'a field of a class without a name',
      'const A = class { v = this.make(); make() { return this.n } constructor(public n: number) {} }\n',
      'new A(5).v',
      '5',
    ],
  ])('[E45] %s may begin with a parameter property', async (_, text, asked, shown) => {
    expect(await told({ 'main.ts': `${text}console.log(${asked})\n` })).toBe(`${shown}\n`)
  })
  test('[E45] lines of such a field are those written, and other classes are as the language has them', async () => {
    const main = `class A {
  a: {
    x: number
  } = this.make(
    this.n,
  )
  constructor(private n: number) {}
  make(n: number) {
    throw new RangeError(String(n))
    return { x: n }
  }
}
class Plain { a = 1; b = this.a + 1; c?: number; constructor(n: number) { this.c = n } }
console.log(new Plain(2))
new A(-1)
`
    expect(await told({ 'main.ts': main })).toBe(
      'Plain{ a: 1, b: 2, c: 2 }\nRangeError: -1\n    at main.ts:9\n    at main.ts:4\n    at main.ts:7\n    at main.ts:15\n',
    )
  })
})
