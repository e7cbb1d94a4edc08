/** Words that the stripper of types takes for others, written so that it does not. Lines are kept. Knows no module. */
import { parser } from '@lezer/javascript'

/** What a stripped file calls its own module by, and what the file's own words are called meanwhile; as long as they are. */
const pairs = [
  ['exports', 'ɘxports'],
  ['require', 'ɿequire'],
  ['module', 'ɯodule'],
] as const
const other = new Map<string, string>(
  pairs.flatMap(([one, two]) => [[one, two] as const, [two, one] as const]),
)
/** `import x = require('y')` and `declare module 'y'` are TypeScript's own, and stay. */
const word =
  /(?<!\bimport\s+(?:type\s+)?[\w$]+\s*=\s*)(?<![\w$])(?!module[^\S\n]+(?:["']|[\w$.]+[^\S\n]*\{))(?:[eɘ]xports|[rɿ]equire|[mɯ]odule)\b/gu

/**
 * Called before and after stripping: what the file calls `exports` is its own again, and what the stripper wrote by that name
 * is called otherwise.
 */
export const swapped = (text: string): string =>
  text.replace(word, one => other.get(one) ?? one).replaceAll('ɯodule.ɘxports', 'ɯodule.exports')

const typescript = parser.configure({ dialect: 'ts' })
const bare = /\byield(?=(?:\s|\/\*[^]*?\*\/|\/\/.*)*[)\]},:])/
const bareHere = new RegExp(`^${bare.source}`)

/** A `yield` of nothing gives undefined; the stripper wants that said where more follows in the line. */
export function yielding(text: string): string {
  if (!bare.test(text)) return text
  const ends: number[] = []
  typescript.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'VariableName' && text.slice(from, to) === 'yield' && bareHere.test(text.slice(from)))
        ends.push(to)
    },
  })
  return ends.reduceRight((whole, at) => `${whole.slice(0, at)} void 0${whole.slice(at)}`, text)
}

const keyword =
  'number|string|boolean|bigint|symbol|any|unknown|never|void|undefined|null|object|true|false|[\\d.]+'
/** `x as number < 4`: a type of one word, or an array of it, before what compares. */
const typedBefore = new RegExp(`\\b(?:as|satisfies)\\s+(?:${keyword})(?:\\[\\])*(?=\\s*<)`, 'g')

/** No type of one word takes others in <>, yet the stripper reads them: such a type is taken away before. */
export function compared(text: string): string {
  if (text.search(typedBefore) < 0) return text
  const tree = typescript.parse(text)
  return text.replace(typedBefore, (all, at: number) =>
    unreadable.has(tree.resolveInner(at, 1).name) ? all : all.replaceAll(/\S/g, ' '),
  )
}
/** What is text to the language stays as it is. */
const unreadable = new Set(['String', 'TemplateString', 'LineComment', 'BlockComment', 'RegExp', 'JSXText'])

/** `export const a = 1, b = 2`, of which the stripper exports the first alone: each is exported by itself. */
export function exportedEach(text: string): string {
  if (!/\bexport\s+(?:const|let|var)\b/.test(text)) return text
  const commas: { readonly at: number; readonly kind: string }[] = []
  typescript.parse(text).iterate({
    enter: ({ node }) => {
      if (node.name !== 'VariableDeclaration' || node.parent?.name !== 'ExportDeclaration') return
      const kind = node.firstChild?.name ?? 'const'
      for (const { from } of node.getChildren(',')) commas.push({ at: from, kind })
    },
  })
  return commas.reduceRight(
    (whole, { at, kind }) => `${whole.slice(0, at)}; export ${kind} ${whole.slice(at + 1)}`,
    text,
  )
}

/** `export { a }` above `const a`: the stripper exports by a statement in its place, so what names no module stands at the end. */
export function exportedLast(text: string): string {
  if (!/\bexport\s*\{/.test(text)) return text
  const lists: { readonly from: number; readonly to: number }[] = []
  for (let node = typescript.parse(text).topNode.firstChild; node; node = node.nextSibling)
    if (node.nextSibling && node.getChild('ExportGroup') && !node.getChild('from') && !node.getChild('type'))
      lists.push({ from: node.from, to: node.to })
  const rest = lists.reduceRight(
    (whole, { from, to }) =>
      whole.slice(0, from) + whole.slice(from, to).replaceAll(/[^\n]/g, ' ') + whole.slice(to),
    text,
  )
  const moved = lists.map(({ from, to }) => text.slice(from, to))
  return moved.length === 0 ? text : `${rest}\n;${moved.join('\n;')}`
}
