/** What a person said in a round and keeps on this device alone, by room and seat. Knows no recogniser and no screen. */
import { siteStorage } from './storage'

export interface KeptLine {
  /** On the server's clock. */
  readonly from: number
  readonly to: number
  readonly text: string
  /** Where a term stands in place of what was heard. */
  readonly places: readonly { readonly at: number; readonly length: number; readonly heard: string }[]
}

/** An hour and a half of talk without a breath. */
const linesMost = 1500
const nameOf = (room: string, seat: string) => `signalroom:words:${room}:${seat}`

export function keptWords(room: string, seat: string): readonly KeptLine[] {
  try {
    const kept: unknown = JSON.parse(siteStorage.getItem(nameOf(room, seat)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isLine) : []
  } catch {
    return []
  }
}
/** Whether they are there after the page is left. */
export const keepWords = (room: string, seat: string, lines: readonly KeptLine[]): boolean =>
  siteStorage.setItem(nameOf(room, seat), JSON.stringify(lines.slice(-linesMost)))
export const forgetWords = (room: string, seat: string): void => siteStorage.removeItem(nameOf(room, seat))

function isLine(one: unknown): one is KeptLine {
  if (typeof one !== 'object' || one === null) return false
  const { from, to, text, places } = one as Partial<Record<keyof KeptLine, unknown>>
  return (
    typeof from === 'number' && typeof to === 'number' && typeof text === 'string' && Array.isArray(places)
  )
}
