/**
 * Watches every page of a browser for reports of the policy that it was served with: whoever closes the context, or the
 * browser, is told of them. Frames that run people's code have a policy of their own, which is tried on purpose.
 */
import type { Browser, BrowserContext } from 'playwright-core'

const mark = 'policy report:'

/** The same browser; closing what had a report throws. */
export function watched(browser: Browser): Browser {
  const unread = new Set<() => void>()
  const open = browser.newContext.bind(browser)
  browser.newContext = async (...how) => {
    const context = await open(...how)
    const read = await listen(context)
    unread.add(read)
    const close = context.close.bind(context)
    context.close = async (...why) => {
      await close(...why)
      unread.delete(read)
      read()
    }
    return context
  }
  const close = browser.close.bind(browser)
  browser.close = async (...why) => {
    await close(...why)
    for (const read of unread) read()
  }
  return browser
}

/** Listens from now on; what it answers throws once there was a report. */
async function listen(context: BrowserContext): Promise<() => void> {
  const reports: string[] = []
  await context.addInitScript(word => {
    if (window.top !== window) return
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      // oxlint-disable-next-line no-console -- the way out of a page that asks the page for nothing
      console.error(`${word} ${violatedDirective} ${blockedURI} in ${sourceFile}:${lineNumber}`),
    )
  }, mark)
  context.on('console', message => {
    if (message.text().startsWith(mark)) reports.push(message.text())
  })
  return () => {
    if (reports.length > 0) throw new Error([...new Set(reports)].join('\n'))
  }
}
