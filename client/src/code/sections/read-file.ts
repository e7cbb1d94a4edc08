/** Reads one file by its syntax tree: markers, guards, core, tests and what lacks a guard. It knows no section's measure. */
import type { SyntaxNode } from '@lezer/common'
import type { RunFile } from '@signalroom/shared'
import type { Given } from '../../link/files'
import type { Dialect } from './dialect'
import { namesIn, Scope } from './scope'
import { missingGuardOf, type MissingGuard } from './missing-guards'

/** `given` is what the round began with: it is nobody's work. */
export interface ReadFile extends RunFile {
  readonly given?: readonly Given[]
}
interface Found {
  readonly line: number
}
export interface FileReading {
  readonly file: string
  readonly markers: readonly (Found & { readonly section: 'validation' | 'core' | 'tests' })[]
  readonly guards: readonly Found[]
  /** Guards that raise an error with a type of its own. */
  readonly errors: readonly Found[]
  /** Statements of functions that are neither guards nor tests. */
  readonly core: readonly Found[]
  readonly tests: readonly (Found & { readonly edge: boolean; readonly load: boolean })[]
  readonly lacks: readonly MissingGuard[]
  /** Things that guard shared state. */
  readonly shared: number
}

const marker = /^(?:#|\/\/)\s*(validation|core|tests?)\b/i
const edgeWords =
  /edge|empty|zero|none|null|undefined|negative|single|boundar|invalid|duplicate|missing|unknown|rejects|raises|throws|exact/i
const loadWords = /\bload\b|_load|burst|large|many|deep|stress|thousand|million|concurren|parallel/i
/** A test that does something so often is one of load. */
const manyTimes = 1000

export function readFile({ name, text, given = [] }: ReadFile, dialect: Dialect): FileReading {
  const reading = {
    markers: [] as { line: number; section: 'validation' | 'core' | 'tests' }[],
    guards: [] as Found[],
    errors: [] as Found[],
    core: [] as Found[],
    tests: [] as { line: number; edge: boolean; load: boolean }[],
    lacks: [] as MissingGuard[],
  }
  const shared = new Set<string>()
  const lineAt = lines(text)
  const textOf = ({ from, to }: SyntaxNode) => text.slice(from, to)
  const inTests = dialect.isTestFile(name)
  /** It stood there before anybody wrote. */
  const isGiven = ({ from, to }: SyntaxNode) => given.some(one => one.from <= from && to <= one.to)

  const visit = (node: SyntaxNode, scope: Scope): void => {
    if (dialect.comments.has(node.name)) {
      const section = marker.exec(textOf(node))?.[1]?.toLowerCase()
      if (section)
        reading.markers.push({
          line: lineAt(node.from),
          section: section.startsWith('test') ? 'tests' : (section as 'core'),
        })
      return
    }
    const test = dialect.testName(node, text)
    if (test !== null && isGiven(node)) return
    if (test !== null) {
      const body = textOf(node)
      const often = [...numbersIn(node, text)].some(number => number >= manyTimes)
      const edge = edgeWords.test(test) || /\braises\b|\.toThrow|\.rejects/.test(body)
      return void reading.tests.push({ line: lineAt(node.from), edge, load: loadWords.test(test) || often })
    }
    const inside = scopeOf(node, scope)
    if (
      dialect.names.has(node.name) ||
      node.name === 'VariableDefinition' ||
      node.name === 'PropertyDefinition'
    )
      noteShared(node)
    if (!inTests) {
      const guard = inside.depth > 0 ? guardOf(node, inside) : null
      if (guard && !isGiven(node)) {
        reading.guards.push({ line: lineAt(node.from) })
        if (guard === 'typed') reading.errors.push({ line: lineAt(node.from) })
      } else if (!guard && inside.depth > 0 && !inside.building && isCore(node)) {
        if (!isGiven(node)) reading.core.push({ line: lineAt(node.from) })
        inside.begun = true
      }
      const kind = missingGuardOf(node, text, dialect, inside)
      if (kind && !isGiven(node))
        reading.lacks.push({ kind, file: name, from: node.from, to: node.to, line: lineAt(node.from) })
    }
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (guardedBranch(node, child)) continue
      visit(child, inside)
    }
  }

  const scopeOf = (node: SyntaxNode, scope: Scope): Scope => {
    if (dialect.functions.has(node.name)) return scope.enter(dialect.builds(node, text))
    if (dialect.tries.has(node.name)) return scope.protect()
    if (dialect.questions.has(node.name)) scope.look(namesIn(node, text, dialect))
    return scope
  }
  const noteShared = (node: SyntaxNode) => {
    if (isGiven(node)) return
    const word = textOf(node).replace(/^[#_]+/, '')
    if (dialect.shared.has(word)) shared.add(word)
  }
  /** A question whose answer is an error, or the way out before anything is done. */
  const guardOf = (node: SyntaxNode, scope: Scope): 'plain' | 'typed' | null => {
    if (node.name !== 'IfStatement') return null
    const first = firstOfBody(node)
    if (!first) return null
    if (dialect.raises.has(first.name)) return isTyped(first) ? 'typed' : 'plain'
    return dialect.returns.has(first.name) && !scope.begun ? 'plain' : null
  }
  const firstOfBody = (node: SyntaxNode): SyntaxNode | null => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (dialect.statements.has(child.name)) return child
      if (!dialect.bodies.has(child.name)) continue
      for (let one = child.firstChild; one; one = one.nextSibling)
        if (dialect.statements.has(one.name)) return one
      return null
    }
    return null
  }
  const isTyped = (raise: SyntaxNode): boolean => {
    const call = raise.getChild('CallExpression') ?? raise.getChild('NewExpression') ?? raise
    const error = call.getChild('VariableName')
    return error !== null && !dialect.plainErrors.has(textOf(error))
  }
  /** What stands in a guard is part of the guard. */
  const guardedBranch = (node: SyntaxNode, child: SyntaxNode) =>
    node.name === 'IfStatement' &&
    (dialect.raises.has(child.name) ||
      (dialect.bodies.has(child.name) && dialect.raises.has(firstOfBody(node)?.name ?? '')))
  const isCore = (node: SyntaxNode): boolean => {
    if (!dialect.statements.has(node.name)) return false
    if (node.name === 'ExpressionStatement' && node.firstChild?.name === 'String') return false
    return !(dialect.raises.has(node.name) && /NotImplemented|not implemented|TODO/i.test(textOf(node)))
  }

  visit(dialect.parser.parse(text).topNode, new Scope())
  return { file: name, ...reading, shared: shared.size }
}

/** Gives the line, from 1, of an offset. */
function lines(text: string): (offset: number) => number {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return offset => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

function* numbersIn(node: SyntaxNode, text: string): Generator<number> {
  const cursor = node.cursor()
  do {
    if (cursor.name === 'Number') yield Number(text.slice(cursor.from, cursor.to).replaceAll('_', ''))
  } while (cursor.next() && cursor.from < node.to)
}
