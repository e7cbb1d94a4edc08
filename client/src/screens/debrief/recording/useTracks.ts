/** Fetches what was recorded when it is wanted, as slices that can be played from anywhere. Holds no rule. */
import type { RecordingPart } from '@signalroom/shared'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSource, type Source } from '../source'
import type { Sound, Track } from './player'
import { slicesOf } from './slices'

export interface Fetched extends Sound {
  /** Seats of which something was recorded that this browser makes no sound of. */
  readonly unheard: readonly string[]
}
export type Loading =
  | { readonly status: 'unasked' | 'loading' }
  | { readonly status: 'ready'; readonly fetched: Fetched }
  | { readonly status: 'failed'; readonly why: string }

const unasked: Loading = { status: 'unasked' }

/** `of` tells one list of parts from another: what was erased meanwhile is heard no more, and is fetched anew without it. */
export function useTracks(of: string): { readonly loading: Loading; readonly load: () => void } {
  const source = useSource()
  const [loading, setLoading] = useState<Loading & { readonly of: string }>({ ...unasked, of })
  const context = useRef<AudioContext | null>(null)
  useEffect(() => () => void context.current?.close(), [])
  const load = useCallback(() => {
    setLoading({ status: 'loading', of })
    // A browser lets a page be heard where it was pressed, not later.
    context.current ??= new AudioContext()
    void context.current.resume()
    fetchAll(source, context.current).then(
      fetched => setLoading({ status: 'ready', fetched, of }),
      (error: unknown) =>
        setLoading({ status: 'failed', of, why: error instanceof Error ? error.message : String(error) }),
    )
  }, [source, of])
  return { loading: loading.of === of ? loading : unasked, load }
}

async function fetchAll(source: Source, context: AudioContext): Promise<Fetched> {
  // What reads containers is large, and few press Play.
  const [{ readPackets }, { openDecoder }] = await Promise.all([import('./packets'), import('./decode')])
  const decoder = openDecoder(context)
  const parts = (await source.voices()).filter(part => part.bytes > 0)
  const read = async (part: RecordingPart): Promise<Track | null> => {
    const file = await (await source.voice(part)).arrayBuffer()
    const of = await readPackets(file)
    const slices = of ? slicesOf(of.packets) : []
    const [first] = slices
    if (!of || !first || !(await decoder.decode(of, first))) return null
    return { seat: part.seat, from: part.from, of, slices }
  }
  const tracks = await Promise.all(parts.map(read))
  const unheard = parts.filter((_, i) => !tracks[i]).map(({ seat }) => seat)
  return { tracks: tracks.filter(one => one !== null), context, decoder, unheard: [...new Set(unheard)] }
}
