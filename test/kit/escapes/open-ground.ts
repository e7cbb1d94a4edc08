/** Where no wall stands: workers and frames of an open page, in which every attempt must get out. Knows no engine. */
import { PGlite } from '@electric-sql/pglite'
import type { BrowserContext, Page } from 'playwright-core'
import { secret, type Attempt } from './attempts.js'
import type { Witness } from './witness.js'

/** Whether the attempt gets out when nothing holds it. */
export type Control = (attempt: Attempt) => Promise<boolean>

export async function openGround(context: BrowserContext, witness: Witness): Promise<Control> {
  const page = await pageOf(context, witness)
  await page.addScriptTag({ content: naiveHost })
  const placed = (code: string) => code.replaceAll('HERE', witness.open).replaceAll('AWAY', witness.open)
  return async ({ ground, code }) => {
    witness.hits('open')
    if (ground === 'sql') return inPglite(code)
    const said =
      ground === 'frame'
        ? await inFrame(context, witness, placed(code[0] ?? ''))
        : await page.evaluate(([kind, all]) => naiveRun(kind, all), [ground, code.map(placed)] as const)
    return said.includes('REACHED') || witness.hits('open').length > 0
  }
}
declare function naiveRun(kind: string, code: readonly string[]): Promise<string>

async function pageOf(context: BrowserContext, witness: Witness): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${witness.origin}/open.html`)
  await page.evaluate(() => {
    document.cookie = 'secret=1'
    localStorage.setItem('secret', '1')
  })
  return page
}

/** A frame of the page's own origin, in a page of its own: one attempt takes the page away. */
async function inFrame(context: BrowserContext, witness: Witness, code: string): Promise<string> {
  const page = await pageOf(context, witness)
  await page.evaluate(
    () =>
      new Promise(loaded => {
        const element = document.createElement('iframe')
        element.addEventListener('load', loaded, { once: true })
        element.src = '/open.html'
        document.body.append(element)
      }),
  )
  const tried = (page.frames()[1]?.evaluate(runIn, code) ?? Promise.resolve('')).catch(() => '')
  const said = await within(3000, tried, '')
  const opened = context.pages().filter(one => one !== context.pages()[0])
  await within(3000, Promise.all(opened.map(one => one.close().catch(() => {}))), [])
  return said
}

/** What is promised, or `otherwise` once it is late: a page or frame that is taken away may never answer. */
export const within = <Value>(ms: number, promised: Promise<Value>, otherwise: Value): Promise<Value> =>
  Promise.race([promised, new Promise<Value>(late => setTimeout(() => late(otherwise), ms))])

/** Runs in a document: what the code prints. */
export async function runIn(code: string): Promise<string> {
  const lines: string[] = []
  const Code = (async () => {}).constructor as new (...all: string[]) => (console: object) => Promise<void>
  try {
    await new Code('console', code)({ log: (text: string) => lines.push(text) })
  } catch (thrown) {
    lines.push(String(thrown))
  }
  return lines.join('\n')
}

let database: Promise<PGlite> | undefined
async function inPglite(code: readonly string[]): Promise<boolean> {
  const answered = await (await (database ??= withSecret())).exec(code.join(';'))
  return JSON.stringify(answered).includes('REACHED')
}
/** As if the wall had let the file in. */
async function withSecret(): Promise<PGlite> {
  const made = await PGlite.create()
  const { FS } = made.Module as unknown as { readonly FS: { writeFile(name: string, text: string): void } }
  FS.writeFile('/secret.txt', secret)
  return made
}

/** A host that takes no care: its worker calls its port by names that code of a run can change. */
const naiveHost = `
const naiveWorker = \`
  let python
  onmessage = first => {
    const [port] = first.ports
    const log = text => {
      Reflect.apply(MessagePort.prototype.postMessage, port, [String(text)])
      MessagePort.prototype.postMessage.apply(port, [String(text)])
    }
    port.onmessage = async event => {
      const { kind, code } = event.data
      try {
        if (kind === 'python') await inPython(code, log)
        else {
          const owner = { port, run: new ((async () => {}).constructor)('console', code) }
          await owner.run({ log })
        }
      } catch (thrown) { log(thrown) }
      port.postMessage('DONE')
    }
  }
  async function inPython(code, log) {
    if (!python) {
      // Pyodide refuses a classic worker by this; the attempts want it back.
      const real = self.importScripts
      self.importScripts = undefined
      const { loadPyodide } = await import('BASE/pyodide/pyodide.mjs')
      python = await loadPyodide({ indexURL: 'BASE/pyodide/' })
      self.importScripts = real
      python.setStdout({ batched: log })
    }
    await python.runPythonAsync(code)
  }
\`.replaceAll('BASE', location.origin)
let pythonPort
globalThis.naiveRun = async (kind, code) => {
  let said = ''
  const open = () => {
    const worker = new Worker(URL.createObjectURL(new Blob([naiveWorker])))
    const { port1, port2 } = new MessageChannel()
    worker.postMessage(0, [port2])
    return port1
  }
  const port = kind === 'python' ? (pythonPort ??= open()) : open()
  for (const one of code)
    await new Promise(done => {
      port.onmessage = ({ data }) => { said += data + '\\n'; if (data === 'DONE') done() }
      port.postMessage({ kind, code: one })
      if (kind !== 'python') setTimeout(done, 3000)
    })
  return said
}`
