/**
 * What of TypeScript and JavaScript does not run here though it is no mistake, each with a sentence and its line: nothing
 * that was written is left out in silence. Knows no module and no runner.
 */
import { parser } from '@lezer/javascript'
import type { SyntaxNode, Tree } from '@lezer/common'

export interface Refusal {
  readonly why: string
  /** 1-based. */
  readonly line: number
}

const decorator = 'Decorators do not run here: call the function by hand.'
const namespace = 'Namespaces with values do not run here: export from a file, or use an object.'
const jsx = 'JSX does not run here: there is no page to draw on.'
const accessor = '`accessor` does not run here: write get and set.'
const using = '`using` does not run in this browser: close it in a finally.'

const typescript = parser.configure({ dialect: 'ts' })
const withJsx = parser.configure({ dialect: 'ts jsx' })

const parsed = (name: string, text: string): Tree => (name.endsWith('x') ? withJsx : typescript).parse(text)
const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

/** The first that is found, before anything runs; undefined where all of it is run as written. */
export function refusedIn(name: string, text: string): Refusal | undefined {
  // Most files have none of the words.
  if (!/@|\b(?:namespace|module)\b|<\//.test(text) && !/\/>/.test(text)) return undefined
  let found: Refusal | undefined
  parsed(name, text).iterate({
    enter: ({ node }) => {
      if (found) return false
      const why = reasonOf(node)
      if (why !== undefined) found = { why, line: lineAt(text, node.from) }
      return !isErased(node)
    },
  })
  return found
}

function reasonOf(node: SyntaxNode): string | undefined {
  if (node.name === 'Decorator') return decorator
  if (node.name === 'JSXElement') return jsx
  return node.name === 'NamespaceDeclaration' && holdsValues(node) ? namespace : undefined
}
const isErased = ({ name }: SyntaxNode): boolean => name === 'AmbientDeclaration'

/** A namespace of types alone is erased as any type is. */
const types = new Set(['TypeAliasDeclaration', 'InterfaceDeclaration', 'AmbientDeclaration'])
function holdsValues(node: SyntaxNode): boolean {
  const block = node.getChild('Block')
  for (let child = block?.firstChild ?? null; child; child = child.nextSibling) {
    const declared = child.name === 'ExportDeclaration' ? (child.firstChild?.nextSibling ?? child) : child
    if (types.has(declared.name) || /^(?:[{};]|export|LineComment|BlockComment)$/.test(declared.name))
      continue
    if (declared.name === 'NamespaceDeclaration' && !holdsValues(declared)) continue
    return true
  }
  return false
}

/** Where the browser itself could not read it: by name if it is known here, by its line in any case. */
export function unreadIn(name: string, text: string): Partial<Refusal> {
  const known: readonly (readonly [RegExp, string])[] = [
    [/^\s*(?:(?:static|public|private|protected|readonly)\s+)*accessor\s+[#\w[]/m, accessor],
    [/^\s*(?:await\s+)?using\s+\w+\s*=/m, using],
  ]
  for (const [pattern, why] of known) {
    const found = pattern.exec(text)
    if (found) return { why, line: lineAt(text, found.index + found[0].search(/\S/)) }
  }
  const drawn = drawnIn(text)
  if (drawn !== undefined) return { why: jsx, line: lineAt(text, drawn) }
  let at: number | undefined
  parsed(name, text).iterate({
    enter: ({ type, from }) => {
      if (type.isError) at ??= from
    },
  })
  return at === undefined ? {} : { line: lineAt(text, at) }
}

/** Where JSX begins in a file that is not named for it: whole elements alone, as `<any>x` is a type. */
function drawnIn(text: string): number | undefined {
  if (!/<\/|\/>/.test(text)) return undefined
  let at: number | undefined
  withJsx.parse(text).iterate({
    enter: ({ node }) => {
      if (at === undefined && node.name === 'JSXElement' && isWhole(node)) at = node.from
      return at === undefined
    },
  })
  return at
}
function isWhole(element: SyntaxNode): boolean {
  const { firstChild: first, lastChild: last } = element
  return first?.name === 'JSXSelfClosingTag'
    ? first.getChild('JSXSelfCloseEndTag') !== null
    : last?.name === 'JSXCloseTag' && last !== first
}
