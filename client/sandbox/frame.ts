/**
 * The page inside an engine's frame: starts the worker, hands it its port, and answers whether this process is alive.
 * Nothing that a run says comes by here. Knows no language.
 */
import type { Given } from './common/worker'

const script = document.currentScript as HTMLScriptElement
const folder = new URL('.', script.src).href
const { engine = '', wheels = '' } = script.dataset

addEventListener('message', event => {
  const [life, work] = event.ports
  if (event.source !== parent || !life || !work) return
  life.addEventListener('message', () => life.postMessage('here'))
  life.start()
  void start(life, work, event.data as Pick<Given, 'files'> & { readonly version: string })
})

async function start(
  life: MessagePort,
  work: MessagePort,
  { version, files }: Pick<Given, 'files'> & { readonly version: string },
): Promise<void> {
  try {
    // A frame without an origin may start a worker only from what it holds itself.
    const answered = await fetch(`${folder}${engine}.js`)
    if (!answered.ok) throw new Error(`${engine}.js: ${answered.status}`)
    const address = URL.createObjectURL(new Blob([await answered.text()], { type: 'text/javascript' }))
    const worker = new Worker(address)
    URL.revokeObjectURL(address)
    worker.addEventListener('error', event => {
      event.preventDefault()
      life.postMessage({ died: event.message })
    })
    // Files of another build are of no use: then they are fetched from here.
    const mine = folder.endsWith(`/${version}/`) ? files : new Map<string, Blob>()
    const given: Given = { folder, files: mine, wheels: wheels.split(' ').filter(name => name !== '') }
    worker.postMessage(given, [work])
  } catch (thrown) {
    life.postMessage({ died: thrown instanceof Error ? thrown.message : String(thrown) })
  }
}
