/** Which names a stripped file takes of the modules it imports, and what to say of one that is nowhere. Runs nothing. */

/** `name` is taken of the module that is asked for by `asked`. */
export interface Wanted {
  readonly asked: string
  readonly name: string
}

const imports = /\bvar (_\w+) = ɿequire\('([^'\n]+)'\)/g
const defaults = /\bvar (_\w+) = _interopRequireDefault\((_\w+)\)/g
const passedOn = /\b_createNamedExportFrom\((_\w+), '[^']+', '([^']+)'\)/g
const taken = /(?<![\w$.])(_\w+)\.([\w$]+)/g

/** By the words of the stripper: a name that is a type alone is no more among them. */
export function namesWanted(code: string): readonly Wanted[] {
  const askedAs = new Map([...code.matchAll(imports)].map(([, as = '', asked = '']) => [as, asked]))
  for (const [, as = '', of = ''] of code.matchAll(defaults)) askedAs.set(as, askedAs.get(of) ?? '')
  return [...code.matchAll(taken), ...code.matchAll(passedOn)].flatMap(([, of = '', name = '']) => {
    const asked = askedAs.get(of)
    return asked === undefined || asked === '' ? [] : [{ asked, name }]
  })
}

const mostNames = 8

/** `texts` are all files of the pane: what one of them declares as a type may be passed on by any. */
export function whyMissing(
  names: readonly string[],
  asked: string,
  exports: Readonly<Record<string, unknown>>,
  texts: readonly string[],
): string | undefined {
  const has = Object(exports) as Readonly<Record<string, unknown>>
  const own = Object.keys(has).filter(name => name !== 'default')
  // What is no module of names is its own default, if it is anything.
  const isDefault = !has['__esModule'] && (own.length > 0 || Object.getPrototypeOf(has) !== Object.prototype)
  const missing = names.find(
    name => !(name in has) && !(name === 'default' && isDefault) && !isType(name, texts),
  )
  if (missing === undefined) return undefined
  const theirs = own.length === 0 ? 'exports nothing' : `exports ${own.slice(0, mostNames).join(', ')}`
  return missing === 'default'
    ? `the default of '${asked}', which has none: it ${theirs}.`
    : `${missing} from '${asked}', which exports no such name: it ${theirs}.`
}
const isType = (name: string, texts: readonly string[]): boolean =>
  /^[\w$]+$/.test(name) &&
  texts.some(text =>
    new RegExp(`\\b(?:type|interface)\\s+${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text),
  )
