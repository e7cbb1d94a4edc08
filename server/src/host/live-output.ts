/** What of a run's output may be passed on while it runs. Keeps no text, only how much there was; knows no transport. */
import { runBounds, underWay, type Room, type RunOutput } from '@signalroom/shared'

export class LiveOutput {
  #run = 0
  #characters = 0

  /** Only of the run that is under way, only from its seat, and no more than its outcome may hold. */
  admits(room: Room, seat: string, { run, text }: RunOutput): boolean {
    const now = underWay(room)
    if (now?.id !== run || now.seat !== seat) return false
    if (this.#run !== run) this.#characters = 0
    this.#run = run
    this.#characters += text.length
    return this.#characters <= runBounds.output
  }
}
