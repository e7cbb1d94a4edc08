/**
 * Imports and exports of a stripped file, set up before any other of its lines runs, as the language has it: an import that
 * stands below a statement, and what is asked of a file that is still on its way. Runs nothing, knows no file.
 */
import { parser } from '@lezer/javascript'

const typescript = parser.configure({ dialect: 'ts' })

/** Whether `text`, as it was written, has a statement before one of its imports. */
export function importsLate(text: string): boolean {
  if (!/\bimport\b|\bfrom\b/.test(text)) return false
  let stated = false
  for (let node = typescript.parse(text).topNode.firstChild; node; node = node.nextSibling) {
    const isImport =
      node.name === 'ImportDeclaration' || (node.name === 'ExportDeclaration' && node.getChild('from'))
    if (isImport && stated) return true
    if (!isImport && !/Comment$|^;$/.test(node.name)) stated = true
  }
  return false
}

/** One import as the stripper writes it, with what it makes of it behind, all in its line. */
const one =
  /(?<=^|[;}]\s*)(?:var (_\w+) = )?ɿequire\('[^'\n]+'\);(?: var [\w$]+ = _interopRequire\w+\(\1\);| _create\w+Export\w*\(\1[^)\n]*\);)*/gm

/** Each import becomes a function in its own line, and all are called at the start, in their order. */
export function importedFirst(code: string): string {
  const names: string[] = []
  let count = 0
  const rest = code.replace(one, all => {
    names.push(...[...all.matchAll(/\bvar ([\w$]+) = /g)].map(([, name = '']) => name))
    return `function ɪmport${count++}() { ${all.replaceAll(/\bvar (?=[\w$]+ = )/g, '')} }`
  })
  if (count === 0) return code
  const declared = names.length === 0 ? '' : `var ${names.join(', ')}; `
  return `${declared}${Array.from({ length: count }, (_, index) => `ɪmport${index}(); `).join('')}${rest}`
}

const exported = /(?<![\w$])ɘxports\.\s?([\w$]+) = ([\w$]+(?:\.[\w$]+)?)(?:;|$)/gm

/**
 * For a file that others import while it runs: until it says what it exports, each name is read where it is declared, so that
 * a function is there already and anything else is not, in the browser's own words.
 */
export function exportedFirst(code: string): string {
  const sources = new Map<string, string>()
  for (const [, name = '', source = ''] of code.matchAll(exported))
    if (!sources.has(name) || source === name) sources.set(name, source)
  const each = [...sources].map(
    ([name, source]) =>
      `Object.defineProperty(ɘxports, '${name}', { enumerable: true, configurable: true, get: function ɪtself() { return ${source} }, ` +
      `set: value => void Object.defineProperty(ɘxports, '${name}', { enumerable: true, configurable: true, writable: true, value }) }); `,
  )
  return each.join('') + code
}
