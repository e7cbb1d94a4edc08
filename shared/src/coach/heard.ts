/** What the coach listens to: who spoke from when to when, hands at work, keys pressed. Knows no microphone and no clock. */

/** The two sides of the talk. */
export type Side = 'candidate' | 'interviewer'
/** How the interviewer reacted by a key. */
export type AckKind = 'nod' | 'yes' | 'no' | 'adjust' | 'question'
/** Whether speech is a question about the own proposal, and whether it names a number or a target. */
export type Asks = false | { readonly anchored: boolean }

/**
 * One thing heard. Moments are milliseconds on one clock; `id` tells the same thing heard twice.
 * What is left out is not known: a room without a transcript knows neither words nor questions.
 */
export type Heard = { readonly id: string } & (
  | {
      /** A finished stretch of speech. */
      readonly type: 'voice'
      readonly who: Side
      readonly from: number
      readonly to: number
      readonly words?: number | undefined
      /** Holds a pick, an open option or a number with a unit. */
      readonly substantive?: boolean | undefined
      readonly confirm?: Asks | undefined
    }
  /** Speech that has begun; a voice that covers its beginning replaces it. By hand it begins a chunk. */
  | { readonly type: 'speaking'; readonly who: Side; readonly from: number }
  /**
   * The interviewer reacts by a key; `confirm` is the id of the question meant, else the newest open one. `aloud`: it
   * answers what was asked aloud, whether or not a key told of it.
   */
  | {
      readonly type: 'ack'
      readonly at: number
      readonly kind: AckKind
      readonly confirm?: string | undefined
      readonly aloud?: boolean | undefined
    }
  /** The candidate's hands at work on board or code. */
  | { readonly type: 'work'; readonly from: number; readonly to: number }
  /** A key of the candidate: the chunk is over, I am asking, let me think. */
  | { readonly type: 'mark'; readonly mark: 'chunk-end' | 'confirm' | 'think'; readonly at: number }
  /** A written message; what it holds is read from its text unless `confirm` says it. */
  | {
      readonly type: 'typed'
      readonly who: Side
      readonly at: number
      readonly text: string
      readonly confirm?: Asks | undefined
    }
  /** The clock pauses, the phase changes, a link is lost: what is open is cut, and nothing counts until `resume`. */
  | { readonly type: 'suspend' | 'resume'; readonly at: number }
  | { readonly type: 'end'; readonly at: number }
)

/** The moment a thing is first known. */
export const moment = (heard: Heard): number => ('at' in heard ? heard.at : heard.from)

/** What was heard by `until`, in one order whatever the order of arrival, each thing once. */
export function inOrder(heard: readonly Heard[], until: number): readonly Heard[] {
  const seen = new Set<string>()
  return heard
    .filter(one => moment(one) <= until && !('to' in one && one.to < one.from))
    .sort((a, b) => moment(a) - moment(b) || compare(a.id, b.id) || compare(spelled(a), spelled(b)))
    .filter(one => !seen.has(one.id) && seen.add(one.id))
}

/** Tells two things apart that claim one id at one moment. */
const spelled = (one: Heard): string => JSON.stringify(Object.entries(one).toSorted())

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
