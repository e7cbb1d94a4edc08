/**
 * Strokes of a busy hand on a page whose clock goes only when it is told, so that an hour takes minutes and each move of the
 * pointer is still one of thirty a second to all that runs there. It knows no engine.
 */
import type { Page } from 'playwright-core'
import { applyUpdate, type Doc } from 'yjs'

/** What the page wrote of a stroke, each with its millisecond, and when the pen was lifted. */
export type Written = {
  readonly updates: readonly { readonly at: number; readonly update: Uint8Array }[]
  readonly until: number
}

const ownClock = `(() => {
  if (window.tick) return
  let now = performance.now()
  const wall = Date.now() - now
  let due = [], frames = [], last = 1e6
  performance.now = () => now
  Date.now = () => Math.round(wall + now)
  window.setTimeout = (act, ms, ...given) => { due.push({ at: now + (ms || 0), id: ++last, act, given }); return last }
  const clear = window.clearTimeout
  window.clearTimeout = id => { due = due.filter(one => one.id !== id); if (id < 1e6) clear.call(window, id) }
  window.requestAnimationFrame = act => { frames.push({ id: ++last, act }); return last }
  window.cancelAnimationFrame = id => { frames = frames.filter(one => one.id !== id) }
  const channel = new MessageChannel()
  let woken = []
  channel.port1.onmessage = () => woken.splice(0).forEach(wake => wake())
  window.settled = () => new Promise(wake => { woken.push(wake); channel.port2.postMessage(0) })
  window.tick = ms => {
    now += ms
    for (let turn = 0; turn < 50; turn += 1) {
      const ripe = due.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)
      if (ripe.length === 0) break
      due = due.filter(one => !ripe.includes(one))
      for (const { act, given } of ripe) act(...given)
    }
    for (const { act } of frames.splice(0)) act(now)
  }
  window.written = []
  panes.doc().on('update', update => written.push([now, btoa(String.fromCharCode(...update))]))
})()`

/** One stroke of so many seconds at 30 moves a second; and then a pause of as long. */
export async function stroke(page: Page, number: number, seconds: number): Promise<Written> {
  await page.evaluate(ownClock)
  const [x, y] = [300 + ((number * 137) % 500), 260 + ((number * 71) % 220)]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.evaluate(`(async () => {
    const canvas = document.querySelector('.tl-canvas, canvas.interactive')
    for (let at = 1; at <= ${seconds * 30}; at += 1) {
      const given = { bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: -1, buttons: 1,
        clientX: ${x} + 90 * Math.sin(at / 5) + 40 * Math.cos(at / 13), clientY: ${y} + 70 * Math.cos(at / 7) - 70 }
      // One engine looks only at what an event was put together from.
      const coalescedEvents = [new PointerEvent('pointermove', given)]
      canvas.dispatchEvent(new PointerEvent('pointermove', { ...given, coalescedEvents }))
      tick(16)
      await settled()
      tick(17)
      await settled()
    }
  })()`)
  const until = (await page.evaluate('performance.now()')) as number
  await page.mouse.up()
  const all = (await page.evaluate(`(async () => {
    for (let at = 0; at < ${seconds * 10}; at += 1) { tick(100); if (at < 20) await settled() }
    return written.splice(0)
  })()`)) as [number, string][]
  const updates = all.map(([at, update]) => ({ at, update: new Uint8Array(Buffer.from(update, 'base64')) }))
  return { updates, until }
}

/** Brings a document to a stroke's end: how long what it shows ever stood still while the pen was down, and how often it grew. */
export function replay(doc: Doc, { updates, until }: Written) {
  let longestStill = 0
  let steps = 0
  let before = updates[0]?.at ?? until
  const notice = () => (steps += 1)
  for (const { at, update } of updates) {
    const known = steps
    doc.on('update', notice)
    applyUpdate(doc, update)
    doc.off('update', notice)
    if (steps === known || at > until) continue
    longestStill = Math.max(longestStill, at - before)
    before = at
  }
  return { longestStill: Math.max(longestStill, until - before), steps }
}
