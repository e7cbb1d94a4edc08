/** What writes words down in the page, taken as it is: the client is compiled for a browser. Says what tests need of it. */
import type { At, Command, CommandAnswer, Corrected, Edge, Recognised, Stretch } from '@signalroom/shared'

const page = (file: string): Promise<unknown> =>
  import(new URL(`../../client/src/${file}`, import.meta.url).href)

export interface Parts {
  readonly encoder: { run(given: object): Promise<object> }
  readonly decoder: { run(given: object): Promise<object> }
  readonly Tensor: unknown
}
export interface Hearing extends Recognised {
  readonly likelihood: (text: string) => Promise<number>
  readonly withEarFor: (terms: readonly string[]) => Promise<string>
}
export const { hear, textOf } = (await page('recogniser/decoding.ts')) as {
  readonly hear: (parts: Parts, sound: Float32Array) => Promise<Hearing>
  readonly textOf: (tokens: readonly number[]) => string
}
export const { withTerms } = (await page('recogniser/choosing.ts')) as {
  readonly withTerms: (
    hearing: Pick<Hearing, 'text' | 'likelihood' | 'withEarFor'>,
    terms: readonly string[],
  ) => Promise<Corrected>
}

export interface Listed {
  readonly url: string
  readonly bytes: number
  readonly sum: string
}
export interface Fetching {
  readonly fetch: (url: string) => Promise<Response>
  readonly cache: Pick<Cache, 'match' | 'put' | 'delete'> | null
  readonly digest: (bytes: ArrayBuffer) => Promise<ArrayBuffer>
}
export const { fetchFiles, NotHad } = (await page('recogniser/fetch-files.ts')) as {
  readonly fetchFiles: (
    files: readonly Listed[],
    heard: (got: number) => void,
    given: Fetching,
  ) => Promise<readonly ArrayBuffer[]>
  readonly NotHad: new (why: string, message: string) => Error & { readonly why: string }
}
export const { sums } = (await page('recogniser/sums.ts')) as { readonly sums: object }

export type Heard =
  | ({ readonly type: 'stretch' } & Stretch)
  | { readonly type: 'lost'; readonly from: number; readonly to: number }
export const { Writing } = (await page('ear/writing.ts')) as {
  readonly Writing: new (port: MessagePort) => {
    keep(frame: { readonly end: number; readonly sound: Float32Array }): void
    told(edges: readonly Edge[]): void
  }
}
export const { frameMs, frameSamples } = (await page('ear/messages.ts')) as {
  readonly frameMs: number
  readonly frameSamples: number
}

export interface LinkGiven {
  readonly seat: string
  readonly now: () => At
  readonly state: { getState(): unknown }
  readonly ask: (command: Command) => Promise<CommandAnswer>
}
export interface KeptLine {
  readonly from: number
  readonly to: number
  readonly text: string
}
export const { OwnWords, asHeard } = (await page('room/words/own-words.ts')) as {
  readonly OwnWords: new (
    link: LinkGiven,
    room: string,
  ) => {
    readonly state: { getState(): { readonly lines: readonly KeptLine[]; readonly refused: string | null } }
    readonly recogniser: { readonly state: { getState(): object } }
    turn(on: boolean): void
    share(toRoom: boolean): void
  }
  readonly asHeard: (line: Corrected) => string
}
export const { unwrittenSentence, recogniserSentence } = (await page('room/words/sentences.ts')) as {
  readonly unwrittenSentence: (what: object, when: string) => string
  readonly recogniserSentence: (state: object) => string
}
