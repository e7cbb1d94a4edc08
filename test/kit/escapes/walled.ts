/** Tries an attempt where it would be tried: as a run in an engine of the real server, and in the engine's own frame. */
import type { Page } from 'playwright-core'
import { job } from '../engine-job.js'
import { plant, type EngineStage } from '../engine-stage.js'
import type { Attempt, Ground } from './attempts.js'
import { runIn, within } from './open-ground.js'
import type { Witness } from './witness.js'

/** What was reached beyond the frame; empty if nothing. */
export type Trial = (attempt: Attempt) => Promise<string>

const files: Readonly<Record<Ground, readonly ['javascript' | 'python' | 'sql', string]>> = {
  worker: ['javascript', 'main.js'],
  frame: ['javascript', 'main.js'],
  python: ['python', 'main.py'],
  sql: ['sql', 'main.sql'],
}
/** Code of a worker that a frame's document can run as well. */
const outward = /HERE|AWAY|indexedDB|caches|getDirectory/

export function behindWall(stage: EngineStage, witness: Witness, here: string): Trial {
  let trials: Page | undefined
  return async ({ ground, code }) => {
    witness.hits('wall')
    const placed = code.map(text => text.replaceAll('HERE', here).replaceAll('AWAY', witness.origin))
    const [language, name] = files[ground]
    const said: string[] = []
    for (const text of placed) {
      const whole = language === 'javascript' ? `${text}\nexport {}` : text
      const { outcome } = await stage.run(job(language, 'run', { [name]: whole }, { limitMs: 4000 }))
      said.push(outcome.output)
    }
    // The frame has only the first lock: what it keeps in it keeps in for a worker whose second lock is picked.
    if (ground === 'frame' || (ground === 'worker' && outward.test(code.join()))) {
      trials ??= await trialPage(stage, here)
      said.push(await inFrame(trials, placed[0] ?? ''))
    }
    const reached = said.filter(text => /^ ?REACHED/m.test(text))
    const changes = await Promise.all(
      [stage.page, ...(trials ? [trials] : [])].map(page => changeOf(page, here)),
    )
    return [...reached, ...witness.hits('wall'), ...changes.filter(change => change !== '')].join('; ')
  }
}

async function trialPage(stage: EngineStage, here: string): Promise<Page> {
  const page = await stage.page.context().newPage()
  await page.goto(here)
  await plant(page)
  return page
}

/** In a document as it stands around a worker, where no lock but the first one stands. */
async function inFrame(page: Page, code: string): Promise<string> {
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
  const said = await within(3000, tried, 'no answer')
  await page.evaluate(() => document.querySelector('#trial')?.remove())
  return said
}

/** What somebody in a frame has done to the page around it: taken it elsewhere, opened another, been heard. */
async function changeOf(page: Page, here: string): Promise<string> {
  if (new URL(page.url()).origin !== here) return `the page went to ${page.url()}`
  if (page.context().pages().length > 2) return 'there is another page'
  return page.evaluate(() => (globalThis as unknown as { escaped?: string }).escaped ?? '')
}
