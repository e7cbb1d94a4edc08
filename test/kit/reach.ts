/** Whether a person can get at every control of what a page shows now: scrolled into view, with nothing lying upon it. */
import type { Page } from 'playwright-core'

/** What cannot be reached, each by its name and why. The board's own tools have a layout of their own. */
export const unreached = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const controls =
      'button, a[href], input, textarea, select, summary, [role=tab], [role=radio], [role=switch], [role=slider], [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], .cm-scroller'
    const over = [...document.querySelectorAll('[role=alertdialog], [role=dialog], [role=menu]')].at(-1)
    const found: string[] = []
    /** A box that a script has scrolled and no person can: it hides what is too long for it. */
    const heldBy = (control: Element) => {
      for (let box = control.parentElement; box !== null; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box)
        if ((overflowX === 'hidden' && box.scrollLeft > 2) || (overflowY === 'hidden' && box.scrollTop > 2))
          return box
      }
      return null
    }
    for (const control of (over ?? document).querySelectorAll<HTMLElement>(controls)) {
      const box = control.getBoundingClientRect()
      const hidden = !control.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      // What is only there for a keyboard, or not at all.
      if (hidden || box.width < 3 || box.height < 3 || box.bottom < -20) continue
      if (control.closest('[inert], [aria-hidden=true], .tl-container, [data-sonner-toaster]')) continue
      control.scrollIntoView({ block: 'center', inline: 'center' })
      // Of a link that is broken over lines, its first part.
      const { left, top, width, height } = control.getClientRects()[0] ?? box
      const [x, y] = [left + width / 2, top + Math.min(height, 40) / 2]
      const held = heldBy(control)
      const name = (control.getAttribute('aria-label') ?? control.textContent).trim().slice(0, 40)
      const hit = document.elementFromPoint(x, y)
      if (held) found.push(`${name}: in ${held.className.slice(0, 30)}, which nobody can scroll`)
      else if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) found.push(`${name}: out of the screen`)
      else if (!hit || !(control.contains(hit) || hit.closest('label')?.contains(control)))
        found.push(`${name}: under ${hit?.tagName} ${hit?.className.toString().slice(0, 30)}`)
    }
    return [...new Set(found)]
  })
