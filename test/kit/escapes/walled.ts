/** Tries an attempt where it would be tried: as a run in an engine of the real server, and in the engine's own frame. */
import type { EngineStage } from '../engine-stage.js'
import { job } from '../engine-job.js'
import type { Attempt, Ground } from './attempts.js'
import { runIn } from './open-ground.js'
import type { Witness } from './witness.js'

const files: Readonly<Record<Ground, readonly ['javascript' | 'python' | 'sql', string]>> = {
  worker: ['javascript', 'main.js'],
  frame: ['javascript', 'main.js'],
  python: ['python', 'main.py'],
  sql: ['sql', 'main.sql'],
}

const outward = /HERE|AWAY|indexedDB|caches|getDirectory/

/** What was reached beyond the frame; empty if nothing. */
export async function tryBehindWall(
  stage: EngineStage,
  witness: Witness,
  here: string,
  { ground, code }: Attempt,
): Promise<string> {
  witness.hits()
  const before = await shape(stage)
  const placed = code.map(text => text.replaceAll('HERE', here).replaceAll('AWAY', witness.origin))
  const [language, name] = files[ground]
  const said: string[] = []
  for (const text of placed) {
    const whole = language === 'javascript' ? `${text}\nexport {}` : text
    const { outcome } = await stage.run(job(language, 'run', { [name]: whole }, { limitMs: 4000 }))
    said.push(outcome.output)
  }
  // The frame has only the first lock: what it keeps in it keeps in for a worker whose second lock is picked.
  if (ground === 'frame' || (ground === 'worker' && outward.test(code.join())))
    said.push(await inFrame(stage, placed[0] ?? ''))
  const reached = said.filter(text => /^ ?REACHED/m.test(text))
  const after = await shape(stage)
  return [...reached, ...witness.hits(), ...(after === before ? [] : [`${before} became ${after}`])].join(
    '; ',
  )
}

/** In a document as it stands around a worker, where no lock but the first one stands. */
async function inFrame({ page }: EngineStage, code: string): Promise<string> {
  await page.evaluate(
    () =>
      new Promise(loaded => {
        const element = document.createElement('iframe')
        element.setAttribute('sandbox', 'allow-scripts')
        element.id = 'trial'
        element.addEventListener('load', loaded, { once: true })
        element.src = '/engines/javascript.html'
        document.body.append(element)
      }),
  )
  const frame = await (await page.$('#trial'))?.contentFrame()
  if (!frame) throw new Error('there is no frame to try it in')
  const tried = frame.evaluate(runIn, code).catch(thrown => String(thrown))
  // A frame that is taken away may never answer.
  const waited = new Promise<string>(done => setTimeout(() => done('no answer'), 3000))
  const said = await Promise.race([tried, waited])
  await page.evaluate(() => document.querySelector('#trial')?.remove())
  return said
}

/** What a page looks like from outside; a navigation or a window changes it. */
async function shape({ page }: EngineStage): Promise<string> {
  const heard = await page.evaluate(
    () => (globalThis as unknown as { escaped?: string }).escaped ?? 'nothing',
  )
  return `${page.url()}, ${page.context().pages().length} pages, heard ${heard}`
}
