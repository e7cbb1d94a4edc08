/** Which guard a piece of code lacks, if any: one rule a kind. It knows no file. */
import type { SyntaxNode } from '@lezer/common'
import type { Dialect } from './dialect'
import { namesIn, type Scope } from './scope'

/** A place where something can go wrong that nothing before it has looked at. Offsets in the file's text. */
export interface MissingGuard {
  readonly kind: 'parse' | 'index' | 'division' | 'null' | 'io'
  readonly file: string
  readonly from: number
  readonly to: number
  readonly line: number
}

/** Null where something before it has looked at what it stands on, or catches what it throws. */
export function missingGuardOf(
  node: SyntaxNode,
  text: string,
  dialect: Dialect,
  scope: Scope,
): MissingGuard['kind'] | null {
  if (scope.depth === 0 || scope.protectedHere) return null
  const of = { node, text, dialect, scope }
  if (node.name === 'CallExpression') return calls(of)
  if (node.name === 'BinaryExpression') return divides(of) ? 'division' : null
  if (node.name !== 'MemberExpression') return null
  if (reachesThroughNothing(of)) return 'null'
  return indexes(of) ? 'index' : null
}

interface Of {
  readonly node: SyntaxNode
  readonly text: string
  readonly dialect: Dialect
  readonly scope: Scope
}

function calls({ node, text, dialect, scope }: Of): 'parse' | 'io' | null {
  const callee = node.firstChild
  if (!callee) return null
  const name = lastName(callee, text, dialect)
  if (dialect.reaches.has(name)) return 'io'
  const given = node.getChild('ArgList')
  if (!dialect.parses.has(name) || !given) return null
  // `Date.parse` and the like aside, a literal is known to parse; and what was looked at was looked at.
  const names = namesIn(given, text, dialect)
  return names.size > 0 && !scope.hasLookedAt(names) ? 'parse' : null
}

function divides({ node, text, dialect, scope }: Of): boolean {
  const operator = node.getChild('ArithOp')
  const by = node.lastChild
  if (!operator || !by || !dialect.divisions.has(text.slice(operator.from, operator.to))) return false
  const left = node.firstChild?.name ?? ''
  if (by.name === 'Number' || /String/.test(left)) return false
  const names = namesIn(by, text, dialect)
  if (names.has('max') || names.size === 0) return false
  return !scope.hasLookedAt(names)
}

/** `rows[0]` where nobody asked whether there are rows; writing to a place needs no look. */
function indexes({ node, text, dialect, scope }: Of): boolean {
  const opened = node.getChild('[')
  const base = node.firstChild
  const index = opened?.nextSibling
  if (!opened || !base || !index || isAssigned(node) || node.getChild('?.')) return false
  if (node.getChild(':') || index.name === ':' || node.parent?.name === 'TypeDef') return false
  const names = [lastName(base, text, dialect), ...namesIn(index, text, dialect)]
  return !scope.hasLookedAt(names)
}

const isAssigned = (node: SyntaxNode): boolean =>
  (node.parent?.name === 'AssignStatement' ||
    node.parent?.name === 'AssignmentExpression' ||
    node.parent?.name === 'UpdateStatement' ||
    node.parent?.name === 'DeleteStatement') &&
  node.nextSibling?.name !== undefined &&
  node.parent.firstChild?.from === node.from

/** `found.get(key).name`: what may give nothing is used as if it had given something. */
function reachesThroughNothing({ node, text, dialect }: Of): boolean {
  let base = node.firstChild
  if (base?.name === 'PostfixExpression') base = base.firstChild
  if (base?.name !== 'CallExpression' || node.getChild('?.')) return false
  const callee = base.firstChild
  if (callee?.name !== 'MemberExpression') return false
  const name = lastName(callee, text, dialect)
  // The second thing that `get` is given is what it gives instead of nothing.
  const hasDefault = name === 'get' && base.getChild('ArgList')?.getChild(',') != null
  return dialect.maybes.has(name) && !hasDefault
}

/** `items` of `self.items`, `get` of `cache.get`. */
function lastName(node: SyntaxNode, text: string, dialect: Dialect): string {
  if (dialect.names.has(node.name)) return text.slice(node.from, node.to)
  for (let child = node.lastChild; child; child = child.prevSibling)
    if (dialect.names.has(child.name)) return text.slice(child.from, child.to)
  return ''
}
