/** What was put on the drawing to fail, what depended on it and how soon the candidate responded. Pure; draws nothing. */
import { ms, type Ms } from '../base/brand.js'
import { secondsText } from '../base/duration.js'
import type { FaultHow } from '../room/parts/faults/facts.js'
import { isDeleted, responseTo, type FaultResponse } from '../room/parts/faults/rules.js'
import { dependWords, faultWords, responseWords } from '../room/parts/faults/words.js'
import type { Room } from '../room/room.js'
import { section, stamp, text } from './markdown-text.js'
import type { Moment } from './rows.js'

export interface DebriefFault extends Moment {
  /** The seq it was injected with. */
  readonly fault: number
  readonly what: string
  readonly how: FaultHow
  readonly depends: string
  /** Null where the candidate did nothing after it. */
  readonly response: FaultResponse | null
  /** Null where it stood to the end. */
  readonly stoodFor: Ms | null
  /** What it was on was taken off the drawing later; its name is the one it had. */
  readonly deleted: boolean
}

export const faultsOfRound = (room: Room, when: (at: number) => Moment): readonly DebriefFault[] =>
  (room.open.injected ?? []).map(fault => ({
    ...when(fault.at),
    fault: fault.id,
    what: faultWords(fault),
    how: fault.how,
    depends: dependWords(fault.dependants),
    response: responseTo(room, fault),
    stoodFor: fault.liftedAt === null ? null : ms(fault.liftedAt - fault.at),
    deleted: isDeleted(room.open, fault),
  }))

export const faultsMarkdown = (faults: readonly DebriefFault[]): readonly string[] =>
  section(
    'Faults on the drawing',
    faults.map(
      one =>
        `- ${stamp(one)} ${text(one.what)}; ${text(one.depends)}. ${responseWords(one.response)}${one.deleted ? '; taken off the drawing since' : ''}`,
    ),
  )

/** What a drill of faults came to, in a sentence. */
export function faultsHeadline(faults: readonly DebriefFault[]): string {
  if (faults.length === 0) return 'Nothing was drawn that could fail.'
  const answered = faults.flatMap(({ response }) => (response ? [response.after] : []))
  if (answered.length === 0) return 'No fault was responded to.'
  const first = secondsText(Math.min(...answered))
  return faults.length === 1
    ? `The first response came after ${first}.`
    : `${answered.length} of ${faults.length} faults were responded to, the quickest after ${first}.`
}
