/** What to say to a person when the door said no. Knows no call. */
import { CallFailed } from '../../link/api'

export const sentenceOf = (error: unknown): string =>
  error instanceof CallFailed ? error.message : 'That did not work. Try again.'
