/**
 * A part of the page that comes when it is asked for. What has come before it is drawn stands at once: React holds back whatever
 * it had to wait for, were it for a moment, by a third of a second. Knows no part.
 */
import { lazy, useState, type ComponentType } from 'react'

export type LaterPart<Props> = ComponentType<Props> & {
  /** Fetches it; what fails is asked for again when it is drawn. */
  readonly fetch: () => Promise<unknown>
}

/** How long until it is asked for again, in milliseconds. */
const againAfter = 1500

async function untilItComes<Module>(fetch: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      const module = await fetch()
      await styled()
      return module
    } catch {
      await new Promise(done => setTimeout(done, againAfter))
    }
  }
}

/** Styles that could not be fetched: the bundler asks for each once, and lets the part wait for none of them twice. */
const unstyled = new Set<string>()
addEventListener('vite:preloadError', event => {
  const [style] = /https?:\S+\.css|\/\S+\.css/.exec(event.payload.message) ?? []
  if (style === undefined) return
  unstyled.add(style)
  event.preventDefault()
})
async function styled(): Promise<void> {
  for (const href of unstyled) {
    await new Promise<void>((done, failed) => {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
      link.addEventListener('load', () => done())
      link.addEventListener('error', () => {
        link.remove()
        failed(new Error(`${href} did not come`))
      })
      document.head.append(link)
    })
    unstyled.delete(href)
  }
}

export function laterPart<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): LaterPart<Props> {
  let come: ComponentType<Props> | null = null
  const fetch = async () => {
    const module = await load()
    come = module.default
    return module
  }
  // The server may be away for a while, and a page that has been let in does not stop for that.
  const Awaited = lazy(() => untilItComes(fetch))
  function Part(props: Props) {
    // What is drawn stays what it is.
    const [Drawn] = useState<ComponentType<Props>>(() => come ?? Awaited)
    return <Drawn {...props} />
  }
  return Object.assign(Part, { fetch })
}
