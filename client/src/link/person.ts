/** Who sits at a pane. Others' names and colours come from their awareness field `user`, which the server stamps. */
import type { Role } from '@signalroom/shared'

export interface Person {
  readonly seat: string
  readonly name: string
  /** A CSS colour of six hexadecimal digits, dark enough for white text. */
  readonly color: string
  readonly role: Role
}
