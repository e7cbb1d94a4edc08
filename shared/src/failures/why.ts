/** An alarm in words: the figures its line may name, and why it fired. The only place where it becomes a sentence. */
import { clockText, secondsText } from '../base/duration.js'
import type { Firing, Quoted } from './firing.js'

/** By the names that a content file uses in braces. `title` gives a phase its title. */
export function figuresOf(
  firing: Firing,
  title: (phase: string) => string,
): Readonly<Record<string, string>> {
  switch (firing.rule) {
    case 'no-question':
    case 'no-number':
    case 'no-commitment':
      return { by: clockText(firing.by) }
    case 'boxes-first':
    case 'store-first':
      return { named: capital(firing.named) }
    case 'scale-word-first':
      return { word: firing.word }
    case 'unjoined':
      return { nodes: String(firing.nodes), arrows: String(firing.arrows) }
    case 'many-stores':
      return { stores: String(firing.stores) }
    case 'not-drawing':
    case 'not-deep':
      return { phase: title(firing.awaited), left: `${Math.round(firing.left / 60_000)} min` }
    case 'monologue':
      return { took: secondsText(firing.took) }
    case 'no-check':
      return { proposals: String(firing.proposals) }
    case 'dead-air':
      return { silences: firing.silences.map(secondsText).join(', ') }
    case 'push-open':
      return { waited: `${Math.round(firing.waited / 60_000)} min` }
    case 'open-options':
      return { options: String(firing.options.length) }
    case 'hedges':
      return { hedges: String(firing.hedges), words: String(firing.words) }
    case 'reopened':
      return { times: String(firing.times) }
    case 'tried-board':
      return { tries: String(firing.tries) }
    case 'one-region':
      return { region: firing.region || 'One place', took: `${Math.round(firing.took / 60_000)} min` }
    case 'argued':
      return { took: secondsText(firing.took) }
  }
}

/** Why it fired, from its inputs; what was written is quoted. */
export function whyFired(firing: Firing, title: (phase: string) => string): string {
  switch (firing.rule) {
    case 'no-question':
      return `No question was marked or typed by ${clockText(firing.by)}.`
    case 'boxes-first':
      return firing.said
        ? `“${firing.named}” was named before any question: ${quoted(firing.said)}.`
        : `${capital(firing.named)} stood on the board before any question.`
    case 'tried-board':
      return `A hand went to the board ${firing.tries} times while it was closed, before the three layers held a number.`
    case 'scale-word-first':
      return firing.said
        ? `“${firing.word}” was written before any traffic or size: ${quoted(firing.said)}.`
        : 'The board spoke of shards, replicas or queues before any traffic or size.'
    case 'no-number':
      return `No traffic and no size was written down by ${clockText(firing.by)}.`
    case 'unjoined':
      return `${boxes(firing.nodes)} and ${arrows(firing.arrows)}, and so for a minute.`
    case 'many-stores':
      return `${firing.stores} stores on the board, and no line under a list of options.`
    case 'no-commitment':
      return `No line stood under the commitment by ${clockText(firing.by)}.`
    case 'not-drawing':
    case 'not-deep':
      return `“${title(firing.awaited)}” had not begun by ${clockText(firing.by)}, with ${clockText(firing.left)} left.`
    case 'monologue':
      return `The candidate spoke for ${clockText(firing.took)} without a breath of a second.`
    case 'no-check':
      return `${firing.proposals} proposals came in a row, without a question and without a word in between.`
    case 'dead-air':
      return `Nobody spoke, typed or drew for ${firing.silences.map(secondsText).join(' and ')}, within five minutes.`
    case 'push-open':
      return `A push-back had been open for ${clockText(firing.waited)}: ${quoted(firing.said)}.`
    case 'open-options':
      return `${firing.options.length} options in five minutes and no pick: ${firing.options.map(quoted).join(', ')}.`
    case 'hedges':
      return `${firing.hedges} hedges in ${firing.words} words of five minutes, the last in ${quoted(firing.said)}.`
    case 'reopened':
      return `One decision was opened again ${firing.times} times, last by ${quoted(firing.said)}.`
    case 'one-region':
      return `For ${clockText(firing.took)} all that changed on the board was ${firing.region === '' ? 'in one place' : `“${firing.region}” and what hangs on it`}.`
    case 'argued':
      return `A decision that was made was argued for ${clockText(firing.took)} more, last by ${quoted(firing.said)}.`
    case 'store-first':
      return firing.said
        ? `“${firing.named}” was named before anybody said how much is kept: ${quoted(firing.said)}.`
        : `${capital(firing.named)} stood on the board before anybody said how much is kept.`
  }
}

const longest = 160
const quoted = ({ text }: Quoted): string =>
  `“${text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text}”`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const boxes = (count: number): string => `${count} ${count === 1 ? 'box' : 'boxes'}`
const arrows = (count: number): string =>
  count === 1 ? 'one arrow' : count === 0 ? 'no arrow' : `${count} arrows`
