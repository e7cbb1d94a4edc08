/** What every way of answering is given. */
import type { RoundAnswer } from '@signalroom/shared'
import type { AloneHere } from './useAlone'

export type AnsweringGiven = AloneHere & { readonly answered: RoundAnswer }
