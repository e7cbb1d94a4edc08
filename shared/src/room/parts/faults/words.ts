/** A fault in a sentence: on every screen, in the news, in the export. Knows no rules. */
import { exhaustive } from '../../../base/exhaustive.js'
import { secondsText } from '../../../base/duration.js'
import type { Dependant, FaultHow, InjectedFault } from './facts.js'
import type { FaultResponse } from './rules.js'

/** What a button says. */
export const faultVerbs: Readonly<Record<FaultHow, string>> = {
  cut: 'Cut',
  slow: 'Slow ×10',
  kill: 'Kill',
}

/** "Checkout → Ledger is cut". */
export function faultWords({ on, how }: Pick<InjectedFault, 'on' | 'how'>): string {
  switch (how) {
    case 'cut':
      return `${on.name} is cut`
    case 'slow':
      return `${on.name} is ten times as slow`
    case 'kill':
      return `${on.name} is gone`
    default:
      return exhaustive(how)
  }
}

const namedAtMost = 6

/** "Checkout and Web depend on it". */
export function dependWords(dependants: readonly Dependant[]): string {
  const names = dependants.slice(0, namedAtMost).map(({ name }) => name)
  const more = dependants.length - names.length
  const all = more > 0 ? [...names, `${more} more`] : names
  if (all.length === 0) return 'nothing drawn depends on it'
  if (all.length === 1) return `${all[0]} depends on it`
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)} depend on it`
}

const did: Readonly<Record<FaultResponse['by'], string>> = {
  speech: 'spoke',
  message: 'wrote',
  line: 'wrote down a line',
  hands: 'went on drawing or typing',
}
/** "spoke after 4.2 s". */
export const responseWords = (response: FaultResponse | null): string =>
  response ? `${did[response.by]} after ${secondsText(response.after)}` : 'no response'
