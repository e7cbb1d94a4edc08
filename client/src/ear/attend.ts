/**
 * Keeps an ear on the page's microphone for one room: what the microphone does, the ear follows, and the room is told.
 * Knows no screen.
 */
import type { At, Command, CommandAnswer, Spoken, Stage } from '@signalroom/shared'
import type { StoreApi } from 'zustand/vanilla'
import { Ear, type EarState } from './ear'
import { Report } from './report'

/** What the ear must know of the microphone, and no more. */
export type Sounding =
  | { readonly status: 'off' | 'asking' | 'failed' }
  | { readonly status: 'on'; readonly stream: MediaStream; readonly muted: boolean }
export interface Attended {
  readonly now: () => At
  readonly ask: (command: Command) => Promise<CommandAnswer>
  readonly speak: (spoken: Spoken) => void
}

export class Attending {
  readonly state: StoreApi<EarState>
  readonly #ear: Ear
  readonly #report: Report
  #stream: MediaStream | null = null

  constructor(link: Attended) {
    const now = () => link.now()
    this.#report = new Report({ now, ask: command => link.ask(command), speak: spoken => link.speak(spoken) })
    this.#ear = new Ear({ now, heard: edge => this.#report.heard(edge) })
    this.state = this.#ear.state
    addEventListener('pagehide', this.#leaving)
    this.state.subscribe(({ status }, before) => {
      if (status === 'deaf' && before.status !== 'deaf') this.#wentDeaf()
    })
  }

  microphone(sounding: Sounding): void {
    if (sounding.status !== 'on') return void this.#leave(sounding.status === 'failed' ? 'lost' : 'left')
    this.#ear.mute(sounding.muted)
    if (sounding.stream === this.#stream) return
    this.#stream = sounding.stream
    void this.#ear.listen(sounding.stream)
  }

  /** What the loudspeaker plays. */
  against(others: readonly MediaStream[]): void {
    this.#ear.against(others)
  }

  /** Whoever writes down what is said is handed its sound, in this tab. */
  write(openPort: (() => MessagePort) | null): void {
    this.#ear.write(openPort)
  }

  stage(stage: Stage): void {
    if (stage !== 'over') return this.#report.round(stage === 'live')
    // What is being said when the bell rings ends with it, and is told.
    void this.#leave('left').then(() => this.#report.round(false))
  }

  linked(): void {
    this.#report.linked()
  }

  async close(): Promise<void> {
    removeEventListener('pagehide', this.#leaving)
    await this.#leave('left')
    this.#report.close()
  }

  readonly #leaving = (): void => this.#report.leaving()

  async #leave(cause: 'left' | 'lost'): Promise<void> {
    const left = this.#stream
    if (!left) return
    this.#stream = null
    await this.#ear.cease()
    // Another one may have been opened meanwhile.
    if (this.#stream) return
    this.#report.stopped(cause)
    this.#ear.close()
  }

  #wentDeaf(): void {
    const state = this.state.getState()
    if (state.status === 'deaf') this.#report.stopped(state.why === 'asleep' ? 'asleep' : 'lost')
  }
}
