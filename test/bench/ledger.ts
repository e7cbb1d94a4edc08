/** How long the ledger of a round takes: as a page that lives through it reads it, and from nothing. */
import { evolve, ledgerOf, ledgerReader, vacant, type Command } from '@signalroom/shared'
import { numberRound } from '../kit/number-round.js'
import { mina } from '../kit/play.js'

export interface LedgerFigures {
  /** The whole ledger of a round of 45 minutes after one more message, in milliseconds: the median of forty. */
  readonly ledgerMs: number
  /** The slowest but for one in twenty of all whole ledgers of the round, one after each of its events. */
  readonly ledgerMsP95: number
  /** The whole round read from nothing, as by a debrief that is opened: the median of twenty. */
  readonly ledgerFromNothingMs: number
  readonly numbers: number
}

export function measureLedger(): LedgerFigures {
  const { log, room } = numberRound()
  const lived = (): number[] => {
    const read = ledgerReader()
    let now = vacant
    return log.map(event => {
      now = evolve(now, event)
      return took(() => read(now))
    })
  }
  // The first is not measured: a page has read texts before.
  lived()
  const each = lived()
  const cold = Array.from({ length: 20 }, () => took(() => ledgerOf(room)))
  return {
    ledgerMs: at(0.5, afterOneMore()),
    ledgerMsP95: at(0.95, each),
    ledgerFromNothingMs: at(0.5, cold),
    numbers: ledgerOf(room).entries.length,
  }
}

function afterOneMore(): readonly number[] {
  const play = numberRound()
  const read = ledgerReader()
  read(play.room)
  return Array.from({ length: 40 }, (_, i) => {
    const said: Command = {
      type: 'chat.say',
      text: `The cache answers in ${i + 2} ms, ${i + 3} GB of it hot.`,
    }
    play.ask(said, mina)
    return took(() => read(play.room))
  })
}

const at = (part: number, times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * part)]!

function took(act: () => unknown): number {
  const began = performance.now()
  act()
  return performance.now() - began
}
