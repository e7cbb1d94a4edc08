/**
 * Fields of a class whose constructor takes parameter properties: what such a field begins with may be one of them, so it is
 * reckoned once they are set. Lines are kept. Knows no module.
 */
import { parser } from '@lezer/javascript'
import type { SyntaxNode } from '@lezer/common'

const typescript = parser.configure({ dialect: 'ts' })

interface Change {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** `class A { b = this.a; constructor(private a: number) {} }`: to the language alone, b begins before there is an a. */
export function parametersFirst(text: string): string {
  if (!/\bconstructor\s*\(/.test(text) || !/=[^=]*\bthis\b/.test(text)) return text
  const changes: Change[] = []
  typescript.parse(text).iterate({
    enter: ({ node }) => void (node.name === 'ClassBody' && changes.push(...changed(node, text))),
  })
  return changes
    .toSorted((a, b) => b.from - a.from)
    .reduce((whole, { from, to, text: put }) => whole.slice(0, from) + put + whole.slice(to), text)
}

function changed(body: SyntaxNode, text: string): readonly Change[] {
  const made = body.getChildren('MethodDeclaration').find(one => isConstructor(one, text))
  const at = made && beginOf(made)
  if (at === undefined) return []
  const late = body.getChildren('PropertyDeclaration').flatMap(one => fieldOf(one, text) ?? [])
  if (late.length === 0) return []
  const moved = late.map(({ node, name, value }, index) => ({
    from: node.from,
    to: value.to,
    // Made by a method of its own, on its own lines.
    text: `${name.startsWith('#') ? `${name}; ` : ''}#ɪ${index}() {${blank(text.slice(node.from, value.from))} return (${text.slice(value.from, value.to)}) }`,
  }))
  const set = late.map(({ name }, index) => `this.${name} = this.#ɪ${index}(); `)
  return [...moved, { from: at, to: at, text: `; ${set.join('')}` }]
}
const blank = (text: string): string => text.replaceAll(/[^\n]/g, '')

/** One with a body that takes a parameter property; overloads have none. */
function isConstructor(method: SyntaxNode, text: string): boolean {
  const name = method.getChild('PropertyDefinition')
  const parameters = method.getChild('ParamList')
  if (!name || !parameters || !method.getChild('Block') || text.slice(name.from, name.to) !== 'constructor')
    return false
  return parameters.getChild('Privacy') !== null || parameters.getChild('readonly') !== null
}

/** Behind `super(…)`, or at the start of a body that has none; undefined where that is no statement of its own. */
function beginOf(constructor: SyntaxNode): number | undefined {
  const block = constructor.getChild('Block')
  const isDerived = constructor.parent?.parent?.getChild('extends') !== null
  if (!block || !isDerived) return block ? block.from + 1 : undefined
  return block
    .getChildren('ExpressionStatement')
    .map(one => one.getChild('CallExpression'))
    .find(call => call?.firstChild?.name === 'super')?.to
}

interface Field {
  readonly node: SyntaxNode
  readonly name: string
  readonly value: SyntaxNode
}
/** A field of each object whose value is reckoned by `this`; a function reads it later in any case. */
function fieldOf(node: SyntaxNode, text: string): Field | undefined {
  const name = node.getChild('PropertyDefinition') ?? node.getChild('PrivatePropertyDefinition')
  const value = node.getChild('Equals')?.nextSibling
  if (!name || !value || node.getChild('static') || node.getChild('declare')) return undefined
  if (value.name === 'ArrowFunction' || value.name === 'FunctionExpression' || !saysThis(value))
    return undefined
  const called = text.slice(name.from, name.to)
  return /^#?[\p{L}_$][\p{L}\p{N}_$]*$/u.test(called) ? { node, name: called, value } : undefined
}
function saysThis(node: SyntaxNode): boolean {
  let said = false
  node.cursor().iterate(({ name }) => {
    if (name === 'this') said = true
    return !said
  })
  return said
}
