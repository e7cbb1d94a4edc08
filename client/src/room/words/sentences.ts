/** What is said of the recogniser: how far it is, why it writes nothing, what it left out. Draws nothing. */
import type { Failure, Unwritten } from '../../recogniser/messages'
import type { RecogniserState } from '../../recogniser/recogniser'

const failures: Readonly<Record<Failure, string>> = {
  'wrong-sum':
    'The files that write down what you say are not those this page was made with, so they were not used. Tell whoever runs this server.',
  missing: 'This server does not have the files that write down what you say.',
  offline: 'The files that write down what you say could not be fetched: the server cannot be reached.',
  unsupported: 'This browser cannot write down what you say.',
  broken: 'What writes down what you say has stopped working. Turn it off and on to try again.',
}
const goesOn = 'The round goes on without: write what you want to keep.'

/** Empty while it is off. */
export function recogniserSentence(state: RecogniserState): string {
  switch (state.status) {
    case 'off':
      return ''
    case 'fetching':
      return `Fetching what is needed: ${megabytes(state.got)} of ${megabytes(state.of)} MB. Your browser keeps it.`
    case 'starting':
      return 'Getting ready …'
    case 'ready':
      return state.waiting > 1
        ? `Writing down; ${state.waiting} stretches wait.`
        : 'Writing down what you say.'
    case 'failed':
      return `${failures[state.why]} ${goesOn}`
  }
}
const megabytes = (bytes: number): string => String(Math.round(bytes / 1e6))

/** With the moment on the round's clock. */
export function unwrittenSentence({ why }: Unwritten, when: string): string {
  switch (why) {
    case 'unlike':
      return `${when}: not written down. It was no English, or too unclear to tell.`
    case 'repeats':
      return `${when}: not written down. What came out repeated itself, so it was no speech.`
    case 'asleep':
      return `${when}: the end of what you said is lost, for this tab was put to sleep.`
    case 'behind':
      return `${when}: not written down. This device is too far behind.`
  }
}
