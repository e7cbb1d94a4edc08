/** The forms that several parts' commands are made of. Knows no command. */
import { z } from 'zod'
import { visible, visibleLine } from '../base/visible.js'

export const anId = z.string().min(1).max(80)
export const aSeq = z.int().min(1)
/** What people write, of one line or several, without what is not seen. */
export const words = (most: number) => z.string().overwrite(visible).trim().min(1).max(most)
/** One line that is drawn for others. */
export const aLine = (most: number) => z.string().overwrite(visibleLine).min(1).max(most)
/** Server milliseconds since the epoch. */
export const aMoment = z.number().min(0).max(8.64e15)
