/**
 * Plays everybody's recordings together on the round's clock, silence kept: each slice of sound is put at its own time on
 * the clock of the sound itself. Knows a sound's context, no server and no screen.
 */
import type { Clock } from '@signalroom/shared'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Decoder } from './decode'
import type { Packets } from './packets'
import { joined, type Slice, type Stretch } from './slices'

/** One part as it can be played: `from` is the moment at which its recording began. */
export interface Track {
  readonly seat: string
  readonly from: number
  readonly of: Packets
  readonly slices: readonly Slice[]
}
export interface PlayerState {
  readonly playing: boolean
  /** Milliseconds on the round's clock. */
  readonly at: number
  /** The browser lets nothing be heard: it has no device for it, or was told to be quiet. The clock goes on. */
  readonly deaf: boolean
}
export interface PlayerGiven {
  readonly clock: Clock
  /** How long the round took on its clock. */
  readonly took: number
  readonly tracks: readonly Track[]
  readonly at: number
  readonly context: AudioContext
  readonly decoder: Decoder
}
/** A slice, or what of it the clock ran through: `into` is where it begins in the slice. */
interface Cue {
  readonly track: Track
  readonly slice: Slice
  readonly from: number
  readonly to: number
  readonly into: number
}

const tickMs = 100
/** Put in place so long ahead: a tab that nobody looks at ticks once a second. */
const aheadMs = 4000
/** Kept decoded: a minute of two voices. */
const keptSounds = 20
/** The clock of the sound takes its time to begin, where a device has to wake up; after so long there is none. */
const patienceMs = 3000
/** Nothing can begin sooner than this. */
const startMs = 10
/** The first sound is waited for so long. */
const firstMs = 1500

export class Player {
  readonly state: StoreApi<PlayerState>
  readonly #given: PlayerGiven
  readonly #cues: readonly Cue[]
  readonly #gains = new Map<string, GainNode>()
  readonly #sounds = new Map<Slice, Promise<AudioBuffer | null>>()
  #ticking: ReturnType<typeof setInterval> | undefined
  /** Where the round's clock stood when playing began, the sound's own then, in seconds, and the page's. */
  #began = { at: 0, sound: 0, mono: 0 }
  /** Until the first sound is decoded. */
  #waits = false
  /** What is put in place, or on its way there; anew whenever playing begins or goes elsewhere. */
  #placed = new Map<Cue, AudioBufferSourceNode | null>()

  constructor(given: PlayerGiven) {
    this.#given = given
    this.#cues = given.tracks.flatMap(track => cuesOf(track, given.clock))
    for (const { seat } of given.tracks) {
      if (this.#gains.has(seat)) continue
      const gain = given.context.createGain()
      gain.connect(given.context.destination)
      this.#gains.set(seat, gain)
    }
    this.state = createStore(() => ({ playing: false, at: given.at, deaf: false }))
  }
  play(): void {
    const { at } = this.state.getState()
    void this.#given.context.resume()
    this.state.setState({ playing: true })
    clearInterval(this.#ticking)
    this.#ticking = setInterval(() => this.#tick(), tickMs)
    this.#begin(at >= this.#given.took ? 0 : at)
  }
  pause(): void {
    clearInterval(this.#ticking)
    this.#clear()
    this.state.setState({ playing: false })
  }
  /** Goes to a time on the round's clock, playing or not. */
  seek(at: number): void {
    if (this.state.getState().playing) this.#begin(at)
    else this.state.setState({ at })
  }
  /** How loud one seat is: 0 to 1. */
  hear(seat: string, volume: number, muted: boolean): void {
    const gain = this.#gains.get(seat)
    if (gain) gain.gain.value = muted ? 0 : volume
  }
  /** Where there is sound of a seat, on the round's clock. */
  heard(seat: string): readonly Stretch[] {
    return joined(this.#cues.filter(({ track }) => track.seat === seat))
  }
  close(): void {
    this.pause()
    for (const gain of this.#gains.values()) gain.disconnect()
  }

  /** The clock begins with the sound that belongs to its first moment, if that can be had soon. */
  #begin(at: number): void {
    this.#clear()
    this.#start(at)
    const mine = this.#placed
    const first = this.#cues.filter(cue => cue.from < at + 500 && cue.to > at).map(cue => this.#sound(cue))
    const soon = new Promise(resolve => setTimeout(resolve, firstMs))
    this.#waits = true
    void Promise.race([Promise.all(first), soon]).then(() => {
      if (mine !== this.#placed) return
      this.#waits = false
      this.#start(at)
      this.#place()
    })
  }
  #start(at: number): void {
    const { currentTime } = this.#given.context
    this.#began = { at, sound: currentTime + startMs / 1000, mono: performance.now() }
    this.state.setState({ at })
  }
  #clear(): void {
    for (const node of this.#placed.values()) {
      node?.stop()
      node?.disconnect()
    }
    this.#placed = new Map()
  }
  #now(): number {
    const { at, sound, mono } = this.#began
    if (this.state.getState().deaf) return at + performance.now() - mono
    return at + Math.max(0, this.#given.context.currentTime - sound) * 1000
  }
  #listen(): void {
    const { sound, mono } = this.#began
    const stands = this.#given.context.currentTime < sound
    const { deaf } = this.state.getState()
    if (!deaf && stands && performance.now() - mono > patienceMs) {
      this.#began = { ...this.#began, mono: performance.now() }
      this.state.setState({ deaf: true })
    } else if (deaf && !stands) {
      const at = this.#now()
      this.state.setState({ deaf: false })
      this.#begin(at)
    }
  }
  #tick(): void {
    if (this.#waits) return
    this.#listen()
    const at = this.#now()
    this.state.setState({ at: Math.min(at, this.#given.took) })
    if (at >= this.#given.took) this.pause()
    else this.#place()
  }
  /** Each slice where it belongs; where nothing was recorded, nothing. */
  #place(): void {
    const at = this.#now()
    const placed = this.#placed
    for (const cue of this.#cues) {
      if (placed.has(cue) || cue.to <= at || cue.from > at + aheadMs) continue
      placed.set(cue, null)
      void this.#sound(cue).then(sound => {
        if (sound && placed === this.#placed) placed.set(cue, this.#put(cue, sound))
      })
    }
  }
  #put({ track, slice, from, to, into }: Cue, sound: AudioBuffer): AudioBufferSourceNode | null {
    const { context } = this.#given
    const gain = this.#gains.get(track.seat)
    // What comes late begins where it would be by now.
    const soonest = this.#began.at + (context.currentTime - this.#began.sound) * 1000 + startMs
    const late = Math.max(0, soonest - from)
    if (!gain || from + late >= to) return null
    const node = context.createBufferSource()
    node.buffer = sound
    node.connect(gain)
    const when = this.#began.sound + (from + late - this.#began.at) / 1000
    const lead = slice.lead.reduce((ms, one) => ms + one.ms, 0)
    node.start(when, (lead + into + late) / 1000, (to - from - late) / 1000)
    return node
  }
  #sound({ track, slice }: Cue): Promise<AudioBuffer | null> {
    const known = this.#sounds.get(slice) ?? this.#given.decoder.decode(track.of, slice)
    this.#sounds.delete(slice)
    this.#sounds.set(slice, known)
    for (const oldest of this.#sounds.keys()) {
      if (this.#sounds.size <= keptSounds) break
      this.#sounds.delete(oldest)
    }
    return known
  }
}
/** The round's clock stands in pauses: a slice that reaches over one is heard in two parts. */
export function cuesOf(track: Track, clock: Clock): readonly Cue[] {
  const cues: Cue[] = []
  let elapsed = 0
  for (const run of clock.runs) {
    for (const slice of track.slices) {
      const begins = track.from + slice.at
      const [from, to] = [Math.max(begins, run.from), Math.min(begins + slice.ms, run.to)]
      if (from >= to) continue
      const on = (moment: number) => elapsed + moment - run.from
      cues.push({ track, slice, from: on(from), to: on(to), into: from - begins })
    }
    elapsed += run.to - run.from
  }
  return cues
}
