/** Has a room's recording begin and end with the people in it: the rules say when, this asks again whenever that may have changed. */
import { mayRecord, recording, type CommandAnswer, type DoorCommand, type Room } from '@signalroom/shared'

export interface RecordingSwitchGiven {
  readonly room: () => Room
  /** Seats that have a link open now. */
  readonly present: () => readonly string[]
  /** The command is made when its turn comes, of the room as it is then. */
  readonly ask: (command: (room: Room) => DoorCommand) => Promise<CommandAnswer>
  readonly onFailed: (error: unknown) => void
  /** Whether the room is closing: nothing is asked any more. */
  readonly closed: () => boolean
}

export class RecordingSwitch {
  readonly #given: RecordingSwitchGiven
  #asking = false

  constructor(given: RecordingSwitchGiven) {
    this.#given = given
  }

  /** To be asked whenever somebody came or went, and after every event. */
  async consider(): Promise<void> {
    const { room, ask, onFailed, closed } = this.#given
    if (closed() || this.#asking || this.#wanted(room()) === recording(room())) return
    this.#asking = true
    const written = await ask(now => ({ type: 'recording.run', on: this.#wanted(now) })).then(
      () => true,
      (error: unknown) => {
        onFailed(error)
        return false
      },
    )
    this.#asking = false
    // Somebody may have come meanwhile. What could not be written is not tried without end.
    if (written) await this.consider()
  }

  #wanted(room: Room): boolean {
    return mayRecord(room, this.#given.present())
  }
}
