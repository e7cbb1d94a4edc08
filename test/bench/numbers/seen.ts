/** From a field of a card being left to its value standing on the other screen: two browsers, one server, the card on the board. */
import { launch } from '../../kit/chromium.js'
import { control } from '../../kit/clients.js'
import { pair } from '../../kit/pair.js'
import { percentile, type Measured } from '../bench.js'

const times = 60

export async function cardSeen(): Promise<readonly Measured[]> {
  const browser = await launch()
  const two = await pair(browser)
  const lead = control(two.server.origin, (await two.room.sit('interviewer')).token)
  try {
    await lead.welcome
    await lead.ask({ type: 'board.open' })
    const { mina, lee } = two
    const sheet = mina.page.getByRole('region', { name: 'Latency budget', exact: true })
    for (const [from, to] of [
      ['scope', 'layers'],
      ['layers', 'contract'],
      ['contract', 'high-level'],
    ] as const)
      await lead.ask({ type: 'phase.enter', from, to })
    const target = sheet.getByRole('textbox', { name: /^Target, p99/ })
    await target.fill('1 ms')
    await target.press('Tab')
    await mina.page.getByRole('button', { name: 'Lay on the board: Latency budget' }).press('Enter')
    const card = lee.page.getByRole('region', { name: 'Card: Latency budget' })
    await card.getByText('1 ms').waitFor()
    await lee.page.evaluate(`
      window.shownAt = {}
      new MutationObserver(() => {
        const text = document.querySelector('[aria-label="Card: Latency budget"] dd')?.textContent ?? ''
        window.shownAt[text] ??= Date.now()
      }).observe(document.body, { subtree: true, childList: true, characterData: true })`)
    await mina.page.evaluate(`
      window.leftAt = {}
      document.addEventListener('focusout', ({ target }) => { window.leftAt[target.value] = Date.now() }, true)`)
    for (let nth = 0; nth < times; nth += 1) {
      const value = `${200 + nth} ms`
      await target.fill(value)
      await target.press('Tab')
      await card.getByText(value).waitFor()
    }
    const [left, shown] = (await Promise.all([
      mina.page.evaluate('leftAt'),
      lee.page.evaluate('shownAt'),
    ])) as [Record<string, number>, Record<string, number>]
    const took = Array.from({ length: times }, (_, nth) => {
      const value = `${200 + nth} ms`
      return (shown[value] ?? Number.NaN) - (left[value] ?? Number.NaN)
    }).filter(one => !Number.isNaN(one))
    if (took.length < times * 0.9) throw new Error(`only ${took.length} of ${times} changes were seen`)
    return [
      {
        key: 'cardSeenMsP95',
        value: percentile(took, 0.95),
        unit: 'ms',
        means: `a field of a card left, to its value on the other screen; p50 ${percentile(took, 0.5)}`,
      },
    ]
  } finally {
    lead.close()
    await two.close()
    await browser.close()
  }
}
