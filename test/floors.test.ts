/** Who may import whom: reads every import of the product and fails on one that points up, or out of its package. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What each module may import besides itself. `*` is any package; names are packages of their own. */
const floors: Readonly<Record<string, readonly string[]>> = {
  'shared/base': [],
  'shared/content': ['shared/artifacts', 'shared/base', 'zod', 'diff'],
  'shared/quantity': [],
  'shared/artifacts': ['shared/base', 'shared/quantity', 'big.js', 'zod'],
  'shared/image': [],
  'shared/board': ['shared/quantity', 'shared/base'],
  'shared/room': [
    'shared/artifacts',
    'shared/content',
    'shared/board',
    'shared/quantity',
    'shared/base',
    'zod',
  ],
  'shared/ledger': [
    'shared/words',
    'shared/artifacts',
    'shared/room',
    'shared/board',
    'shared/quantity',
    'shared/base',
  ],
  'shared/ear': ['shared/room', 'shared/base'],
  'shared/coach': ['shared/ear', 'shared/room', 'shared/quantity', 'shared/base'],
  'shared/words': [
    'double-metaphone',
    'shared/room',
    'shared/content',
    'shared/coach',
    'shared/quantity',
    'shared/base',
  ],
  'shared/wire': [
    'shared/partners',
    'shared/person',
    'shared/loop',
    'shared/room',
    'shared/content',
    'shared/base',
    'zod',
  ],
  'shared/failures': [
    'shared/words',
    'shared/artifacts',
    'shared/coach',
    'shared/room',
    'shared/content',
    'shared/board',
    'shared/quantity',
    'shared/base',
  ],
  'shared/debrief': [
    'shared/failures',
    'shared/words',
    'shared/room',
    'shared/content',
    'shared/artifacts',
    'shared/base',
    'shared/coach',
    'shared/ledger',
    'shared/quantity',
  ],
  'shared/pay': ['shared/room', 'shared/content', 'zod'],
  'shared/partners': ['shared/person', 'shared/room', 'shared/content', 'shared/base', 'zod'],
  'shared/person': [
    'shared/artifacts',
    'shared/partners',
    'shared/pay',
    'shared/room',
    'shared/content',
    'shared/base',
    'zod',
  ],
  'shared/loop': [
    'shared/coach',
    'temporal-polyfill',
    'shared/board',
    'shared/ledger',
    'shared/person',
    'shared/progress',
    'shared/debrief',
    'shared/room',
    'shared/content',
    'shared/base',
    'zod',
  ],
  'shared/hub': [
    'temporal-polyfill',
    'zod',
    'shared/loop',
    'shared/person',
    'shared/debrief',
    'shared/words',
    'shared/coach',
    'shared/artifacts',
    'shared/quantity',
    'shared/content',
    'shared/base',
  ],
  'shared/progress': ['shared/debrief', 'shared/failures', 'shared/content', 'shared/base', 'zod'],
  'shared/replay': [
    'shared/room',
    'shared/base',
    'fflate',
    'lib0/decoding',
    'lib0/encoding',
    'lib0/hash/sha256',
    'lib0/string',
    'zod',
  ],
  'shared/index.ts': [
    'shared/artifacts',
    'shared/base',
    'shared/content',
    'shared/quantity',
    'shared/image',
    'shared/board',
    'shared/room',
    'shared/ear',
    'shared/coach',
    'shared/ledger',
    'shared/failures',
    'shared/words',
    'shared/wire',
    'shared/debrief',
    'shared/progress',
    'shared/pay',
    'shared/partners',
    'shared/person',
    'shared/loop',
    'shared/hub',
    'shared/replay',
  ],
  // From the sources a thread needs a loader, named in the text it begins with.
  'server/base': ['node:fs/promises', 'node:path', 'node:worker_threads', 'tsx/esm/api', '${file}'],
  'server/journal': ['shared', '*'],
  'server/relay': ['shared', 'server/base', 'server/journal', '*'],
  'server/recordings': ['server/base', '*'],
  'server/images': ['shared', 'server/base', '*'],
  'server/shares': ['server/base', '*'],
  'server/content': ['shared', 'server/host', '*'],
  'server/assistant': ['zod'],
  'server/host': ['shared', 'server/assistant', 'server/journal', '*'],
  'server/loops': ['server/base', 'server/recordings', 'shared', 'server/host', 'server/journal', '*'],
  'server/replay': ['shared', 'server/base', 'server/journal', 'server/relay', '*'],
  'server/erasure': ['shared', 'server/base', 'server/host', 'server/relay', 'server/journal', '*'],
  'server/web': [
    'shared',
    'server/content',
    'server/erasure',
    'server/base',
    'server/host',
    'server/relay',
    'server/journal',
    'server/recordings',
    'server/replay',
    'server/images',
    'server/shares',
    'server/loops',
    '*',
  ],
  'server/config.ts': ['zod'],
  'server/serve.ts': [
    'shared',
    'server/assistant',
    'server/erasure',
    'server/host',
    'server/relay',
    'server/journal',
    'server/recordings',
    'server/replay',
    'server/images',
    'server/shares',
    'server/loops',
    'server/web',
    '*',
  ],
  'server/main.ts': [
    'server/loops',
    'shared',
    'server/host',
    'server/journal',
    'server/recordings',
    'server/images',
    'server/shares',
    'server/content',
    'server/config.ts',
    'server/serve.ts',
    '*',
  ],
  'client/link': ['shared', '*'],
  'client/ui': ['*'],
  'client/ear': ['shared', '*'],
  'client/recogniser': ['shared', 'client/ear', '*'],
  'client/engines': ['shared', 'client/ui', '*'],
  'client/call': ['shared', 'client/link', '*'],
  'client/room': [
    'shared',
    'client/link',
    'client/ui',
    'client/engines',
    'client/ear',
    'client/recogniser',
    'client/call',
    '*',
  ],
  'client/board': ['shared', 'client/link', 'client/ui', '*'],
  'client/code': ['shared', 'client/link', 'client/ui', '*'],
  'client/replay': ['shared', 'client/link', 'client/ui', '*'],
  'client/screens': [
    'shared',
    'client/link',
    'client/ui',
    'client/engines',
    'client/call',
    'client/room',
    'client/board',
    'client/code',
    'client/replay',
    '*',
  ],
  'client/main.tsx': ['client/link', 'client/ui', 'client/screens', '*'],
}

const sources = (workspace: string): readonly string[] =>
  readdirSync(path.join(root, workspace, 'src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)))

/** `shared/src/room/decide.ts` stands on `shared/room`; a file right in src stands on a floor of its own. */
function floorOf(file: string): string {
  const [workspace = '', , first = ''] = file.split(path.sep)
  return `${workspace}/${first}`
}

/** Statements with `from`, imports for effect, and lazy ones. */
const imports =
  /(?:^|\n)(?:import|export)\s[\w*{}\s,$]*?\bfrom\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'|\bimport\(\s*'([^']+)'/g
const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(imports)].map(found => found[1] ?? found[2] ?? found[3] ?? '')

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('.'))
    return floorOf(path.join(path.dirname(file), specifier).replace(/\.js$/, '.ts'))
  return specifier.startsWith('@signalroom/') ? specifier.slice('@signalroom/'.length) : specifier
}

function allowed(file: string, specifier: string): boolean {
  const own = floorOf(file)
  const may = floors[own]
  if (!may) return false
  const target = targetOf(file, specifier)
  if (target === own || may.includes(target)) return true
  return may.includes('*') && !specifier.startsWith('.') && !specifier.startsWith('@signalroom/')
}

describe('floors', () => {
  test('[F5] no import points up, across, or at a floor nobody named', () => {
    const files = ['shared', 'server', 'client'].flatMap(sources)
    expect(files.length).toBeGreaterThan(60)
    const wrong = files.flatMap(file =>
      importsOf(readFileSync(path.join(root, file), 'utf8'))
        .filter(specifier => !allowed(file, specifier))
        .map(specifier => `${file} imports ${specifier}`),
    )
    expect(wrong).toEqual([])
  })
  test('[F6] the check sees an import that points up', () => {
    expect(allowed('shared/src/room/decide.ts', '../coach/cadence.js')).toBe(false)
    expect(allowed('client/src/board/board.ts', '../code/CodePane')).toBe(false)
    expect(allowed('server/src/relay/relay.ts', '../host/rooms.js')).toBe(false)
    expect(
      importsOf(
        "import {\n  one,\n  two,\n} from './far.js'\nexport * from './near.js'\nconst x = import('./lazy')",
      ),
    ).toEqual(['./far.js', './near.js', './lazy'])
  })
  test('[F7] shared is pure: no wall clock, no timers, no chance, no process', () => {
    const impure =
      /\bnew Date\b|\bDate\.now\b|\bMath\.random\b|\bsetTimeout\b|\bsetInterval\b|\bfetch\(|\bprocess\.|\bcrypto\./
    expect(impure.test('const now = Date.now()')).toBe(true)
    const wrong = sources('shared').filter(file => impure.test(readFileSync(path.join(root, file), 'utf8')))
    expect(wrong).toEqual([])
  })
  test('[F8] only main reads the environment', () => {
    const readers = sources('server').filter(file =>
      /process\.env/.test(readFileSync(path.join(root, file), 'utf8')),
    )
    expect(readers).toEqual([path.join('server', 'src', 'main.ts')])
  })
})
