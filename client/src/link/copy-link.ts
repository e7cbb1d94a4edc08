/** The link of a room that is over and that nobody serves here: its log is in a file. It says no to whatever is asked. */
import { fold, vacant, type At, type CommandAnswer, type Event, type Role } from '@signalroom/shared'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LinkState } from './room-link'
import { ServerClock } from './server-clock'

export class CopyLink {
  readonly state: StoreApi<LinkState>
  readonly seat: string
  readonly role: Role
  readonly clock = new ServerClock()

  constructor(given: { readonly seat: string; readonly role: Role; readonly events: readonly Event[] }) {
    this.seat = given.seat
    this.role = given.role
    this.state = createStore<LinkState>(() => ({
      status: 'live',
      refusal: null,
      refusalDetail: null,
      room: fold(given.events, vacant),
      events: given.events,
      present: [],
      callers: [],
      streamed: null,
      speaking: {},
    }))
  }
  /** Time stands where the copy was made of it. */
  now(): At {
    return this.state.getState().room.at
  }
  can(): boolean {
    return false
  }
  ask(): Promise<CommandAnswer> {
    return Promise.resolve({ ok: false, refusal: 'over', detail: 'This is a copy; nothing in it changes.' })
  }
  speak(): void {}
}
