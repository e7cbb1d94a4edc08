/** The forms of small things in content files. Knows no file and no room. */
import { z } from 'zod'
import { ms, type Ms } from '../base/brand.js'

/** Lower-case words joined by hyphens: the form of every id in content files. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
  .max(60)
/** A duration in a data file: minutes and seconds, "5:00" or "0:20". */
export const duration = z
  .string()
  .regex(/^\d{1,3}:[0-5]\d$/, 'must be minutes and seconds, like 5:00')
  .transform((text): Ms => {
    const [m = '0', s = '0'] = text.split(':')
    return ms((Number(m) * 60 + Number(s)) * 1000)
  })

/** The names that rounds and drills go by have underscores, too. */
export const kindId = z
  .string()
  .regex(/^[a-z0-9]+([-_][a-z0-9]+)*$/, 'must be lower-case words joined by hyphens or underscores')
  .max(60)

/** One thing that is said, in a file. */
export const line = z.string().trim().min(1).max(400)

export const criterionId = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{1,2}$/, 'must be two or three capitals or digits, like S1 or COM')

/** How far somebody has come; a later one asks for more. */
export const Level = z.enum(['mid', 'senior', 'staff'])
export type Level = z.infer<typeof Level>
export const levels = Level.options
