/** Makes copies of the round that stands open, with what was chosen of it: all that this seat was told, and no more. */
import type { Debrief, DocumentName } from '@signalroom/shared'
import { useHere } from '../../room/read'
import { useSource } from './source'

interface Chosen {
  readonly documents: readonly DocumentName[]
  readonly voice: boolean
  readonly nameless?: boolean
}

/** Rejects with a sentence. */
export function useCopyOf(debrief: Debrief): (chosen: Chosen) => Promise<Blob> {
  const source = useSource()
  const { link, me } = useHere()
  return async ({ documents, voice, nameless = false }) => {
    const { makeCopy } = await import('../copy/make-copy')
    const { events } = link.state.getState()
    const made = Date.now()
    return makeCopy({ source, debrief, events, name: me.name, documents, voice, nameless, made })
  }
}
