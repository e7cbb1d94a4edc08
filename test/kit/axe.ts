/** axe-core on a page as it stands; only what is serious or critical counts. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

export async function findings(page: Page): Promise<readonly string[]> {
  // Half a megabyte is laid into a page once; a page that was opened anew has it no more.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { axe: here } = window as unknown as { axe: typeof axe }
    const { violations } = await here.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map(node => node.target.join(' ')),
    }))
  })
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, where }) => `${id}: ${where.slice(0, 3).join(' | ')}`)
}
