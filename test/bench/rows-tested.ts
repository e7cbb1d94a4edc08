/** Which systems of the field have a test that names them in its title. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** By their names, as SYS-31 or SYS-46d. */
export function rowsTested(): ReadonlySet<string> {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const titles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.test.ts') && !file.includes('dist'))
    .flatMap(file => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/^.*(?:test|it)[^\n]*?['"`](?:\[|SYS-)[^\n]*$/gm),
    ])
    .map(([title]) => title)
  return new Set(titles.flatMap(title => [...title.matchAll(/SYS-\d+[a-z]?/g)].map(([row]) => row)))
}
