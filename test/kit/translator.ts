/**
 * Translates a page as browsers do: every text is put into two <font> elements, changed, and so is what comes later or is
 * changed, but for what is not to be translated. `moved` keeps the page's own text nodes inside, `replaced` throws them away.
 */
import type { BrowserContext } from 'playwright-core'

/** Stands behind everything that was translated. */
export const translated = ' ·'

export const translate = (context: BrowserContext, way: 'moved' | 'replaced') =>
  context.addInitScript(
    ([how, mark]) => {
      if (window.top !== window) return
      const kept = '[translate="no"], script, style, textarea, option, title, [contenteditable="true"]'
      const wrap = (text: Text) => {
        const { parentElement: parent, data } = text
        if (parent === null || data.trim() === '' || data.endsWith(mark) || parent.closest(kept)) return
        if (parent.nodeName === 'FONT') return void (text.data += mark)
        const [outer, inner] = [document.createElement('font'), document.createElement('font')]
        outer.append(inner)
        text.replaceWith(outer)
        inner.append(how === 'moved' ? text : document.createTextNode(data))
        for (const one of inner.childNodes) (one as Text).data += mark
      }
      const within = (root: Node) => {
        const texts: Text[] = []
        const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
        for (let node: Node | null = root; node; node = walk.nextNode())
          if (node instanceof Text) texts.push(node)
        texts.forEach(wrap)
      }
      // As a program beside the page does, it looks a little later than the page draws.
      const waiting = new Set<Node>()
      new MutationObserver(records => {
        if (waiting.size === 0) setTimeout(() => ([...waiting].forEach(within), waiting.clear()), 20)
        for (const { target } of records) waiting.add(target)
      }).observe(document, { childList: true, subtree: true, characterData: true })
    },
    [way, translated] as const,
  )
