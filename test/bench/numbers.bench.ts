/** Numbers on the table: what the failure modes catch, which quantities are read right, cards by keyboard, the ledger. */
import { CannotRun, type Bench } from './bench.js'
import { cards } from './numbers/cards.js'
import { detectors } from './numbers/detectors.js'
import { ledger } from './numbers/ledger.js'
import { quantities } from './numbers/quantities.js'

const numbers: Bench = {
  run(words) {
    if (words.length > 0) throw new CannotRun(`This bench takes no options; found ${words.join(' ')}.`)
    return Promise.resolve([...detectors(), ...quantities(), ...cards(), ...ledger()])
  },
}
export default numbers
