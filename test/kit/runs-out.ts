/** What a page shows beyond its own box: words that no line holds, rows that are too wide. Knows no screen of ours. */
import type { Locator } from 'playwright-core'

/** Those at or under an element that hold more than they are wide, but for what is cut on purpose; as a tag and its words. */
export const runsOut = (where: Locator): Promise<readonly string[]> =>
  where.evaluate(root =>
    [root, ...root.querySelectorAll('*')]
      // What only a screen reader is told is one pixel wide, and an inline element has no width of its own.
      .filter(one => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
      .filter(one => getComputedStyle(one).textOverflow !== 'ellipsis')
      .map(one => `${one.tagName} ${one.scrollWidth} in ${one.clientWidth}: ${one.textContent.slice(0, 40)}`),
  )
