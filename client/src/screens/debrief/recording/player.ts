/** Plays everybody's recordings together on the round's clock, silence kept. Knows sound elements, no server and no screen. */
import type { Clock } from '@signalroom/shared'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { momentAt } from '../moments'

/** One part as it can be played: `from` is the moment of its first sample, `ms` how long it is. */
export interface Track {
  readonly seat: string
  readonly from: number
  readonly ms: number
  readonly element: HTMLAudioElement
}
export interface PlayerState {
  readonly playing: boolean
  /** Milliseconds on the round's clock. */
  readonly at: number
}
export interface PlayerGiven {
  readonly clock: Clock
  /** How long the round took on its clock. */
  readonly took: number
  readonly tracks: readonly Track[]
  readonly at: number
}

const tickMs = 100
/** What is further off than this is set right; nobody hears less. */
const driftMs = 250

export class Player {
  readonly state: StoreApi<PlayerState>
  readonly #given: PlayerGiven
  #ticking: ReturnType<typeof setInterval> | undefined
  /** Where the clock stood when playing began, and when that was. */
  #began = { at: 0, mono: 0 }

  constructor(given: PlayerGiven) {
    this.#given = given
    this.state = createStore(() => ({ playing: false, at: given.at }))
  }
  play(): void {
    const { at } = this.state.getState()
    this.#began = { at: at >= this.#given.took ? 0 : at, mono: performance.now() }
    this.state.setState({ playing: true, at: this.#began.at })
    clearInterval(this.#ticking)
    this.#ticking = setInterval(() => this.#tick(), tickMs)
    this.#place()
  }
  pause(): void {
    clearInterval(this.#ticking)
    this.state.setState({ playing: false })
    for (const { element } of this.#given.tracks) element.pause()
  }
  /** Goes to a time on the round's clock, playing or not. */
  seek(at: number): void {
    this.#began = { at, mono: performance.now() }
    this.state.setState({ at })
    this.#place()
  }
  /** How loud one seat is: 0 to 1. */
  hear(seat: string, volume: number, muted: boolean): void {
    for (const { element } of this.#given.tracks.filter(one => one.seat === seat)) {
      element.volume = volume
      element.muted = muted
    }
  }
  close(): void {
    this.pause()
  }

  #tick(): void {
    const at = this.#began.at + performance.now() - this.#began.mono
    this.state.setState({ at: Math.min(at, this.#given.took) })
    this.#place()
    if (at >= this.#given.took) this.pause()
  }
  /** Each voice where it belongs at this moment; where nothing was recorded, silence. */
  #place(): void {
    const { playing, at } = this.state.getState()
    const moment = momentAt(this.#given.clock, at)
    for (const { element, from, ms } of this.#given.tracks) {
      const into = moment - from
      if (into < 0 || into >= ms) element.pause()
      else follow(element, into, playing)
    }
  }
}

function follow(element: HTMLAudioElement, into: number, playing: boolean): void {
  if (Math.abs(element.currentTime * 1000 - into) > driftMs) element.currentTime = into / 1000
  if (playing && element.paused)
    void element.play().catch(() => {
      // It was paused again before it began.
    })
}

/**
 * How long a sound is, in milliseconds. What a browser recorded says so nowhere: its end must be looked for once, by
 * going further than there is.
 */
export async function lengthOf(element: HTMLAudioElement): Promise<number> {
  await once(element, 'loadedmetadata', () => element.readyState > 0)
  if (!Number.isFinite(element.duration)) {
    element.currentTime = 1e9
    await once(element, 'durationchange', () => Number.isFinite(element.duration))
    element.currentTime = 0
  }
  return element.duration * 1000
}

function once(element: HTMLAudioElement, name: string, holds: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!holds()) return
      element.removeEventListener(name, look)
      resolve()
    }
    element.addEventListener(name, look)
    element.addEventListener('error', () => reject(new Error('This browser cannot play it.')), { once: true })
    look()
  })
}
