/** What stands between the store and whatever writes for it: writes in groups, reads one by one. */
import type { Conflict, Corrupt, Draft, Entry, Snapshot, StoreEvent } from './port.js'

export type Write =
  | {
      readonly type: 'append'
      readonly stream: string
      readonly expected: number
      /** How many drafts there are. */
      readonly count: number
      readonly drafts: readonly Draft[]
    }
  | { readonly type: 'keepSnapshot'; readonly stream: string; readonly snapshot: Snapshot }
  | { readonly type: 'keep'; readonly hash: string; readonly grant: string }
  | { readonly type: 'beat'; readonly at: number }
  | EraseWrite
  | RewriteWrite

/** These streams, and the grants whose text holds one of `grants`. */
export interface EraseWrite {
  readonly type: 'erase'
  readonly streams: readonly string[]
  readonly grants: readonly string[]
}

/** All records of a stream, each in the place of the one that stood there. */
export interface RewriteWrite {
  readonly type: 'rewrite'
  readonly stream: string
  readonly drafts: readonly Draft[]
}
/** After these what stood there is nowhere any more. */
export const takesAway = ({ type }: Write): boolean => type === 'erase' || type === 'rewrite'

/** Why one write of a group was not done; it harms no other. */
export type Objection = Conflict | Corrupt

/** What can be asked, each as the port of the same name says. */
export interface Reads {
  read(stream: string, after: number): readonly Entry[]
  end(stream: string): number
  snapshot(stream: string): Snapshot | undefined
  streams(prefix: string): readonly string[]
  find(hash: string): string | undefined
  lastHeartbeat(): number | undefined
}

export interface Disk {
  /** Resolves once the whole group is durable, with the objection to each write; rejects if none of it was written. */
  commit(writes: readonly Write[]): Promise<readonly (Objection | undefined)[]>
  ask<Name extends keyof Reads>(name: Name, ...of: Parameters<Reads[Name]>): Promise<ReturnType<Reads[Name]>>
  /** Lets go of the folder. */
  close(): Promise<void>
}

export type StoreReport = (event: StoreEvent) => void
