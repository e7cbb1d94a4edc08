/**
 * Sound straight from its tracks to the worker, past the page's own thread and without an audio context. Each piece bears
 * the moment of its capture, so that a busy machine moves no edge. Not every browser can; the tap is for the others.
 */
import { tell, type OpenSource } from './messages'

interface Processor {
  readonly readable: ReadableStream<AudioData>
}
type Processing = new (of: { readonly track: MediaStreamTrack; readonly maxBufferSize: number }) => Processor
/** Not in the types of the page yet. */
const processing = (): Processing | undefined =>
  (globalThis as { readonly MediaStreamTrackProcessor?: Processing }).MediaStreamTrackProcessor

/** Pieces of 10 ms that wait at most while the worker is busy: twenty seconds. */
const maxBufferSize = 2000

export const hasTracks = (): boolean => processing() !== undefined

export const byTrack: OpenSource = (stream, worker) => {
  const Processing = processing()
  const [track] = stream.getAudioTracks()
  if (!Processing || !track) throw new Error('there is no track to listen to')
  const pieces = (of: MediaStreamTrack) => new Processing({ track: of, maxBufferSize }).readable
  const own = pieces(track)
  tell(worker, { type: 'own', pieces: own, origin: performance.timeOrigin }, [own])
  let played: readonly MediaStreamTrack[] = []
  return Promise.resolve({
    against(others) {
      const tracks: readonly MediaStreamTrack[] = others.flatMap(other => other.getAudioTracks())
      for (const { id } of played.filter(one => !tracks.includes(one))) tell(worker, { type: 'far.end', id })
      for (const one of tracks.filter(other => !played.includes(other))) {
        const far = pieces(one)
        tell(worker, { type: 'far', id: one.id, pieces: far }, [far])
      }
      played = tracks
    },
    mute: muted => tell(worker, { type: 'open', open: !muted }),
    asleep: () => false,
    close() {},
  })
}
