/** The forms that several parts' commands are made of. Knows no command. */
import { z } from 'zod'

export const anId = z.string().min(1).max(80)
export const aSeq = z.int().min(1)
export const words = (most: number) => z.string().trim().min(1).max(most)
/** One line that is drawn for others: without what could break it or turn it round. */
export const aLine = (most: number) =>
  words(most).refine(
    text => !/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text),
    'must be one line of plain characters',
  )
/** Server milliseconds since the epoch. */
export const aMoment = z.number().min(0).max(8.64e15)
