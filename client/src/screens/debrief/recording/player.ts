/**
 * Plays the round again on its own clock, silence kept. Where voices were recorded each slice of sound is put at its own time
 * on the clock of the sound itself, and that one leads. Knows a sound's context, no server and no screen.
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
  /** How many times as fast as it was. */
  readonly rate: number
  /** Long silences are gone over. */
  readonly skips: boolean
  /** By seat: where there is sound of it, on the round's clock. */
  readonly voices: Readonly<Record<string, readonly Stretch[]>>
}
export const rates = [0.5, 1, 1.5, 2, 4, 8, 16] as const
/** Faster than this nobody understands a word, and nothing is heard. */
const fastestHeard = 2

export interface PlayerGiven {
  readonly clock: Clock
  /** How long the round took on its clock. */
  readonly took: number
  readonly at: number
  /** What is gone over where that is wanted, in time order: stretches of silence on the round's clock. */
  readonly silences: readonly Stretch[]
}
/** What there is to hear. */
export interface Sound {
  readonly tracks: readonly Track[]
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
/** Of a silence so much is left, so that what comes next does not come as a blow. */
const leadMs = 700

export class Player {
  readonly state: StoreApi<PlayerState>
  readonly #given: PlayerGiven
  #sound: Sound | null = null
  #cues: readonly Cue[] = []
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
    this.state = createStore(() => ({
      playing: false,
      at: given.at,
      deaf: false,
      rate: 1,
      skips: false,
      voices: {},
    }))
  }
  /** From now on its clock is that of the sound, wherever sound can be heard; without any, its own. */
  give(sound: Sound | null): void {
    const { playing } = this.state.getState()
    // Whoever pressed Play wants to hear that moment, however long its sound took to come.
    const isFirst = this.#sound === null && (sound?.tracks.length ?? 0) > 0
    const now = playing ? this.#now() : this.state.getState().at
    this.#letGo()
    this.#sound = sound
    const at = playing && isFirst && this.#isAudible() ? this.#began.at : now
    this.#cues = (sound?.tracks ?? []).flatMap(track => cuesOf(track, this.#given.clock))
    for (const { seat } of sound?.tracks ?? []) {
      if (!sound || this.#gains.has(seat)) continue
      const gain = sound.context.createGain()
      gain.connect(sound.context.destination)
      this.#gains.set(seat, gain)
    }
    const seats = [...this.#gains.keys()]
    this.state.setState({ voices: Object.fromEntries(seats.map(seat => [seat, this.#heard(seat)])) })
    if (playing) this.#begin(at)
  }
  play(): void {
    const { at } = this.state.getState()
    void this.#sound?.context.resume()
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
    const to = Math.min(Math.max(0, at), this.#given.took)
    if (this.state.getState().playing) this.#begin(to)
    else this.state.setState({ at: to })
  }
  pace(rate: number): void {
    const { playing } = this.state.getState()
    const at = playing ? this.#now() : 0
    this.state.setState({ rate })
    if (playing) this.#begin(Math.min(at, this.#given.took))
  }
  skip(skips: boolean): void {
    this.state.setState({ skips })
  }
  /** How loud one seat is: 0 to 1. */
  hear(seat: string, volume: number, muted: boolean): void {
    const gain = this.#gains.get(seat)
    if (gain) gain.gain.value = muted ? 0 : volume
  }
  #heard(seat: string): readonly Stretch[] {
    return joined(this.#cues.filter(({ track }) => track.seat === seat))
  }
  close(): void {
    this.pause()
    this.#letGo()
  }
  #letGo(): void {
    this.#clear()
    for (const gain of this.#gains.values()) gain.disconnect()
    this.#gains.clear()
    this.#sounds.clear()
  }

  /** The clock begins with the sound that belongs to its first moment, if that can be had soon. */
  #begin(at: number): void {
    this.#clear()
    this.#start(at)
    this.#waits = false
    if (!this.#isAudible()) return
    const mine = this.#placed
    const first = this.#cues.filter(cue => cue.from < at + 500 && cue.to > at).map(cue => this.#decoded(cue))
    const soon = new Promise(resolve => setTimeout(resolve, firstMs))
    this.#waits = true
    void Promise.race([Promise.all(first), soon]).then(() => {
      if (mine !== this.#placed) return
      this.#waits = false
      this.#start(at)
      this.#place()
    })
  }
  #isAudible(): boolean {
    return this.#sound !== null && this.state.getState().rate <= fastestHeard
  }
  #start(at: number): void {
    const sound = (this.#sound?.context.currentTime ?? 0) + startMs / 1000
    this.#began = { at, sound, mono: performance.now() }
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
    const { deaf, rate } = this.state.getState()
    if (deaf || !this.#sound || !this.#isAudible()) return at + (performance.now() - mono) * rate
    return at + Math.max(0, this.#sound.context.currentTime - sound) * 1000 * rate
  }
  #listen(): void {
    if (!this.#sound || !this.#isAudible()) return
    const { sound, mono } = this.#began
    const stands = this.#sound.context.currentTime < sound
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
    if (at >= this.#given.took) return this.pause()
    const over =
      this.state.getState().skips &&
      this.#given.silences.find(({ from, to }) => at >= from && at < to - 2 * leadMs)
    if (over) this.#begin(over.to - leadMs)
    else this.#place()
  }
  /** Each slice where it belongs; where nothing was recorded, nothing. */
  #place(): void {
    const { rate } = this.state.getState()
    if (!this.#isAudible()) return
    const at = this.#now()
    const placed = this.#placed
    for (const cue of this.#cues) {
      if (placed.has(cue) || cue.to <= at || cue.from > at + aheadMs * rate) continue
      placed.set(cue, null)
      void this.#decoded(cue).then(sound => {
        if (sound && placed === this.#placed) placed.set(cue, this.#put(cue, sound))
      })
    }
  }
  #put({ track, slice, from, to, into }: Cue, sound: AudioBuffer): AudioBufferSourceNode | null {
    const context = this.#sound?.context
    const gain = this.#gains.get(track.seat)
    if (!context || !gain) return null
    const { rate } = this.state.getState()
    // What comes late begins where it would be by now.
    const soonest = this.#began.at + (context.currentTime - this.#began.sound) * 1000 * rate + startMs * rate
    const late = Math.max(0, soonest - from)
    if (from + late >= to) return null
    const node = context.createBufferSource()
    node.buffer = sound
    node.playbackRate.value = rate
    node.connect(gain)
    const when = this.#began.sound + (from + late - this.#began.at) / 1000 / rate
    const lead = slice.lead.reduce((ms, one) => ms + one.ms, 0)
    node.start(when, (lead + into + late) / 1000, (to - from - late) / 1000)
    return node
  }
  #decoded({ track, slice }: Cue): Promise<AudioBuffer | null> {
    const known =
      this.#sounds.get(slice) ?? this.#sound?.decoder.decode(track.of, slice) ?? Promise.resolve(null)
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
