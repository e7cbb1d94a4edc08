/** `npm run bench -- NAME [--json] [more]`: builds what is stale, runs one bench, prints its numbers. Knows no bench. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CannotRun, shown, type Bench, type Measured } from './bench.js'

const known = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter(file => file.endsWith('.bench.ts'))
  .map(file => file.replace('.bench.ts', ''))
const asked = process.argv.slice(2).filter(word => word !== '--json')
const [name, ...words] = asked

if (name === undefined || !known.includes(name)) {
  const wrong = name === undefined ? 'No bench was named' : `There is no bench "${name}"`
  process.stderr.write(`${wrong}; known: ${known.join(', ')}. Try: npm run bench -- ${known[0]} [--json]\n`)
  process.exit(1)
}

await built()
// Every `NAME.bench.ts` exports a bench by default.
const { default: bench } = (await import(`./${name}.bench.ts`)) as { readonly default: Bench }
const measured = (await bench.run(words).catch(giveUp)).map(one => ({ ...one, value: shown(one) }))
process.stdout.write(`\n${table(measured)}\n`)
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(nested(measured))}\n`)

/** `a.b` stands in an object of its own, `{ a: { b } }`. */
function nested(rows: readonly Measured[]): object {
  const found: Record<string, number | Record<string, number>> = {}
  for (const { key, value } of rows) {
    const [first = key, second] = key.split('.', 2)
    const group = found[first]
    if (second === undefined) found[first] = value
    else if (typeof group === 'object') group[second] = value
    else found[first] = { [second]: value }
  }
  return found
}

/** What the one who asked can change is a sentence; anything else is a fault and shows where. */
function giveUp(thrown: unknown): never {
  if (!(thrown instanceof CannotRun)) throw thrown
  process.stderr.write(`${thrown.message}\n`)
  process.exit(1)
}

async function built(): Promise<void> {
  const setup = new URL('../../server/bin/setup.mjs', import.meta.url).href
  // A script without types; `npm start` calls the same.
  await ((await import(setup)) as { buildWhatIsStale: () => Promise<void> }).buildWhatIsStale()
}

function table(rows: readonly Measured[]): string {
  const width = (column: readonly string[]) => Math.max(...column.map(cell => cell.length))
  const keys = width(rows.map(row => row.key))
  const values = width(rows.map(row => String(row.value)))
  return rows
    .map(row => `${row.key.padEnd(keys)}  ${String(row.value).padStart(values)} ${row.unit}  ${row.means}`)
    .join('\n')
}
