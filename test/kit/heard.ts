/** What a screen reader would say of a page: every text that comes into a live region of it, as it comes. */
import type { Page } from 'playwright-core'

/** From now on, and over every later page of the tab; answers what was said until it is asked. */
export async function hearing(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const live = '[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]'
    new MutationObserver(records => {
      for (const { type, target, addedNodes } of records)
        for (const node of type === 'childList' ? addedNodes : [target]) {
          const place = target instanceof Element ? target : target.parentElement
          const region = place?.closest(live)
          // What nobody sees is not said either, nor is a region that came with its words.
          if (!region || region.closest('[hidden], [aria-live=off], [data-state=inactive]')) continue
          const words = node.textContent?.trim() ?? ''
          if (words !== '' && region.checkVisibility()) said.push(words)
        }
    }).observe(document, { childList: true, subtree: true, characterData: true })
  })
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said)
}
