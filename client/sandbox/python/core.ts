/** Runs Python in a Pyodide it is given, in a browser or in Node. Knows no worker and no page. */
import type { Outcome } from '@signalroom/shared'
import type { PyodideInterface } from 'pyodide'
import type { RunListener, Job } from '../../src/engines/job'
import { concluded, type FoundCase } from '../common/outcome'
import { openSink } from '../common/sink'
import absent from './absent.py?raw'
import colour from './colour.py?raw'
import driver from './driver.py?raw'
import files from './files.py?raw'
import loop from './loop.py?raw'
import names from './names.py?raw'
import output from './output.py?raw'
import withPytest from './with_pytest.py?raw'
import withUnittest from './with_unittest.py?raw'

/** What the driver answers; `runner` is null where no test ran. */
interface Told {
  readonly exit: 'passed' | 'failed' | 'refused'
  readonly ms: number
  readonly cases: readonly FoundCase[]
  readonly runner: string | null
}
type Perform = (job: string, write: (text: string) => boolean) => string

const folder = '/engine'
const modules = {
  'engine_absent.py': absent,
  'engine_colour.py': colour,
  'engine_files.py': files,
  'engine_loop.py': loop,
  'engine_names.py': names,
  'engine_output.py': output,
  'engine_pytest.py': withPytest,
  'engine_unittest.py': withUnittest,
  'engine_driver.py': driver,
}
const performs = new WeakMap<PyodideInterface, Perform>()

/**
 * Lays the driver in, imports the test runner and runs a trivial test, so that the first run finds all of it warm.
 * `wheels` are pytest's; without them the runner is unittest. Resolves to the runner's name.
 */
export async function preparePython(
  python: PyodideInterface,
  wheels: readonly Uint8Array[],
): Promise<string> {
  python.FS.mkdirTree(folder)
  for (const [name, text] of Object.entries(modules)) python.FS.writeFile(`${folder}/${name}`, text)
  const zones = wheels.find(isZones)
  for (const wheel of wheels)
    if (wheel !== zones) python.unpackArchive(wheel, 'wheel', { extractDir: `${folder}/packages` })
  // Six hundred small files, of which a run reads one or two: they are read where they lie.
  if (zones) python.FS.writeFile(`${folder}/zones.zip`, zones)
  python.runPython(`import sys; sys.path[:0] = ['${folder}', '${folder}/packages', '${folder}/zones.zip']`)
  const { perform } = python.pyimport('engine_driver') as { readonly perform: Perform }
  performs.set(python, perform)
  const trial = await runPython(python, trialJob, { output: () => {} })
  if (trial.runner === null) throw new Error(`Python does not run here: ${trial.output}`)
  return trial.runner
}
/** The first file of a wheel stands at its beginning by name. */
const isZones = (wheel: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(wheel.subarray(0, 100)).includes('tzdata')

/** Passing, failing and broken, since each is told by parts of its own that must be warm. */
const trialJob: Job = {
  language: 'python',
  kind: 'tests',
  entry: 'test_engine.py',
  files: [
    { name: 'test_engine.py', text: 'import asyncio\n\n\ndef test_engine():\n    assert [1] == [2]\n' },
    { name: 'test_broken.py', text: 'def test_broken(:\n' },
  ],
}

/** `crashed` means that this Pyodide is of no more use. */
export async function runPython(python: PyodideInterface, job: Job, heard: RunListener): Promise<Outcome> {
  const perform = performs.get(python)
  if (!perform) throw new Error('preparePython comes first')
  const sink = openSink(text => heard.output(text))
  const beganAt = performance.now()
  heard.began?.()
  try {
    const told = JSON.parse(perform(JSON.stringify(job), text => sink.write(text))) as Told
    return concluded({ ...told, sink })
  } catch (thrown) {
    sink.write(`\n${crash(thrown)}\n`)
    return concluded({ exit: 'crashed', ms: performance.now() - beganAt, cases: [], runner: null, sink })
  }
}
function crash(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  if (/stack|recursion/i.test(text)) return 'Python ran out of stack: the recursion went too deep.'
  if (/memory|allocation/i.test(text)) return 'Python ran out of memory.'
  return `Python came to an end: ${text.slice(-600)}`
}
