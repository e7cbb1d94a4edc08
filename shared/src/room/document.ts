/** The documents of a room by name, and the two panes that show them. Knows no room and no bytes. */
import { z } from 'zod'

/** What people draw and type in. In a room that was opened when both were one document, both are `work`. */
export const Pane = z.enum(['board', 'code'])
export type Pane = z.infer<typeof Pane>
export const panes = Pane.options

export const documents = ['board', 'code', 'work', 'desk'] as const
export type DocumentName = (typeof documents)[number]
