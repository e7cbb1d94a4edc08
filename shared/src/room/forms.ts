/** The forms that several parts' commands are made of. Knows no command. */
import { z } from 'zod'

export const anId = z.string().min(1).max(80)
export const aSeq = z.int().min(1)
export const words = (most: number) => z.string().trim().min(1).max(most)
/** Server milliseconds since the epoch. */
export const aMoment = z.number().min(0).max(8.64e15)
