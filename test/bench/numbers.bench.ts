/** Numbers on the table: what the failure modes catch, which quantities are read right, cards by keyboard and on the other screen, the ledger. */
import { CannotRun, type Bench } from './bench.js'
import { cards } from './numbers/cards.js'
import { detectors } from './numbers/detectors.js'
import { ledger } from './numbers/ledger.js'
import { quantities } from './numbers/quantities.js'
import { cardSeen } from './numbers/seen.js'

const numbers: Bench = {
  async run(words) {
    if (words.length > 0) throw new CannotRun(`This bench takes no options; found ${words.join(' ')}.`)
    return [...detectors(), ...quantities(), ...cards(), ...ledger(), ...(await cardSeen())]
  },
}
export default numbers
