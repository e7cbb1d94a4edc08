/**
 * A part of the page that comes when it is asked for. What has come before it is drawn stands at once: React holds back whatever
 * it had to wait for, were it for a moment, by a third of a second. Knows no part.
 */
import { lazy, useState, type ComponentType } from 'react'

export type LaterPart<Props> = ComponentType<Props> & {
  /** Fetches it; what fails is asked for again when it is drawn. */
  readonly fetch: () => Promise<unknown>
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
  const Awaited = lazy(fetch)
  function Part(props: Props) {
    // What is drawn stays what it is.
    const [Drawn] = useState<ComponentType<Props>>(() => come ?? Awaited)
    return <Drawn {...props} />
  }
  return Object.assign(Part, { fetch })
}
