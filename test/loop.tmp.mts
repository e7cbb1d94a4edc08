import { launch } from './kit/chromium.js'
import { content } from './kit/pair.js'
import { enter, someone } from './kit/people.js'
import { openRoom, openServer } from './kit/server.js'
const plan = process.argv[2] ?? 'bar-raiser'
const out = `/tmp/shots22/${plan}`
import { mkdirSync } from 'node:fs'
mkdirSync(out, { recursive: true })
const browser = await launch()
const server = await openServer({ content })
const lee = await someone(browser, server.origin)
const mina = await someone(browser, server.origin)
for (const one of [lee, mina]) await one.page.setViewportSize({ width: 1440, height: 900 })
const room = await openRoom(server.origin, { plan })
await enter(lee, room.links.interviewer, 'Lee')
await enter(mina, room.links.candidate, 'Mina')
let n = 0
const shot = async (name: string) => {
  n += 1
  await lee.page.screenshot({ path: `${out}/${n}-${name}-lee.png` })
  await mina.page.screenshot({ path: `${out}/${n}-${name}-mina.png` })
}
await lee.page.waitForTimeout(800)
await shot('lobby')
await lee.page.getByRole('button', { name: 'Start the round' }).click()
await mina.page.waitForTimeout(2500)
await lee.page.getByRole('tab', { name: 'Question' }).click()
await shot('start')
export { browser, server, lee, mina, room, shot, out, plan }
const steps = await import(`/tmp/steps-${plan}.mts`).catch(() => null)
if (steps) await steps.default({ browser, server, lee, mina, room, shot })
await browser.close()
await server.close()
process.exit(0)
