/** What a package that is handed in should hold, and what of it is missing. By the names of its files. */
import type { NamedText } from './answer.js'

export const packageParts = ['code', 'tests', 'README', 'runbook', 'the next four hours'] as const
export type PackagePart = (typeof packageParts)[number]

export function missingOf(given: {
  readonly files: readonly NamedText[]
  readonly next: readonly string[]
}): readonly PackagePart[] {
  const filled = given.files.filter(({ text }) => text.trim() !== '')
  const kinds = new Set(filled.map(({ name }) => kindOf(name)))
  const heads = filled.some(({ name, text }) => kindOf(name) === 'README' && /^#+\s*runbook/im.test(text))
  const has: Readonly<Record<PackagePart, boolean>> = {
    code: kinds.has('code'),
    tests: kinds.has('tests'),
    README: kinds.has('README'),
    runbook: kinds.has('runbook') || heads,
    'the next four hours': given.next.some(line => line.trim() !== ''),
  }
  return packageParts.filter(part => !has[part])
}

type Kind = 'code' | 'tests' | 'README' | 'runbook' | 'other'
function kindOf(path: string): Kind {
  const name = path.split('/').at(-1) ?? path
  if (/run-?_?book/i.test(name)) return 'runbook'
  if (/^read-?_?me\b/i.test(name)) return 'README'
  if (/(^|[/._-])(tests?|specs?)([/._-]|$)/i.test(path) || /(?:Test|Spec)s?\.\w+$/.test(name)) return 'tests'
  return /\.(md|txt|rst|adoc|pdf|csv|json|ya?ml|toml|lock|ini|cfg)$/i.test(name) ? 'other' : 'code'
}
