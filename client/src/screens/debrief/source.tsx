/** Where the debrief has a room's documents and voices from: its server, or a copy. Draws nothing. */
import type { DocumentName, DocumentPast, RecordingPart } from '@signalroom/shared'
import { createContext, useContext, useMemo } from 'react'
import { imagesOf, type Images } from '../../link/images'
import { listRecordings, readRecording } from '../../link/recordings'
import { readPast } from '../../link/replay'
import { useHere, useRoom } from '../../room/read'

export interface Source {
  /** A copy changes no more, and has nobody in it to talk to. */
  readonly isCopy: boolean
  /** Documents of the room that whoever made the copy did not put in. */
  readonly leftOut: readonly DocumentName[]
  /** Rejects with a sentence. */
  past(document: DocumentName): Promise<DocumentPast>
  voices(): Promise<readonly RecordingPart[]>
  voice(part: RecordingPart): Promise<Blob>
  readonly images: Images
}

export const CopySource = createContext<Source | null>(null)

export function useSource(): Source {
  const copy = useContext(CopySource)
  const { me } = useHere()
  const room = useRoom(one => one.open.id)
  return useMemo(() => {
    const asking = { room, token: me.token }
    return (
      copy ?? {
        isCopy: false,
        leftOut: [],
        past: document => readPast(asking, document),
        voices: () => listRecordings(asking),
        voice: part => readRecording(asking, part),
        images: imagesOf(asking),
      }
    )
  }, [copy, room, me.token])
}
