/** Makes copies of the round that stands open, with what was chosen of it: all that this seat was told, and no more. */
import type { Debrief, DocumentName } from '@signalroom/shared'
import { useHere } from '../../room/read'
import { useSource } from './source'

/** Rejects with a sentence. */
export function useCopyOf(
  debrief: Debrief,
): (chosen: { readonly documents: readonly DocumentName[]; readonly voice: boolean }) => Promise<Blob> {
  const source = useSource()
  const { link, me } = useHere()
  return async ({ documents, voice }) => {
    const { makeCopy } = await import('../copy/make-copy')
    const { events } = link.state.getState()
    const made = Date.now()
    return makeCopy({ source, debrief, events, name: me.name, documents, voice, made })
  }
}
