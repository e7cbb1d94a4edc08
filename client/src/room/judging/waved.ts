/** Which suggested flags a seat has waved away: kept with the tab, so that a reload does not bring them back. Knows no screen. */
import { tabStorage } from '../../link/storage'

const nameOf = (room: string, seat: string) => `signalroom:waved:${room}:${seat}`

export function wavedAway(room: string, seat: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(tabStorage.getItem(nameOf(room, seat)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(one => typeof one === 'string') : []
  } catch {
    return []
  }
}
/** All that are waved away by then. */
export const waveAway = (room: string, seat: string, flags: readonly string[]): void =>
  void tabStorage.setItem(nameOf(room, seat), JSON.stringify(flags))
