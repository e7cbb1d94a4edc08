/** Pastes a text as a browser does, without the machine's one clipboard. */
import type { Locator } from 'playwright-core'

export const paste = (where: Locator, text: string): Promise<void> =>
  where.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
