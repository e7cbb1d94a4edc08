/** What a page and its recogniser say to each other. Knows neither. */
import type { Doubt, TermPlace } from '@signalroom/shared'

/**
 * Why nothing is written down: files that are not those this page was made with, files that are not there, nobody to ask
 * for them, a browser that cannot, a model that broke.
 */
export type Failure = 'wrong-sum' | 'missing' | 'offline' | 'unsupported' | 'broken'

/** From the page to the worker. */
export type ToRecogniser =
  /** Where the sound of stretches comes from, beside the ports before. */
  | { readonly type: 'from'; readonly port: MessagePort }
  /** What the talk is about: the terms that are looked for. */
  | { readonly type: 'terms'; readonly terms: readonly string[] }

/** What was said in one piece of sound; moments are `performance.timeOrigin + performance.now()`. */
export interface HeardLine {
  readonly from: number
  readonly to: number
  readonly text: string
  /** Where a term stands in place of what was heard. */
  readonly places: readonly TermPlace[]
}
/** What is not written down: `why` it is held back, or that it is lost to sleep or to a device that is too slow. */
export interface Unwritten {
  readonly from: number
  readonly to: number
  readonly why: Doubt | 'asleep' | 'behind'
}

/** From the worker to the page. */
export type FromRecogniser =
  | { readonly type: 'fetched'; readonly got: number; readonly of: number }
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly why: Failure; readonly detail: string }
  /** So many pieces wait or are under way. */
  | { readonly type: 'waiting'; readonly count: number }
  | ({ readonly type: 'line' } & HeardLine)
  | ({ readonly type: 'unwritten' } & Unwritten)
