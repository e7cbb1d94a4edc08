/** A process that appends to a store one record at a time and says how many it was told are safe. Ends only by a kill. */
import { openStore } from '../../server/src/journal/sqlite/open-in-thread.js'

const folder = process.argv[2]
if (folder === undefined) throw new Error('which folder?')
const stream = 'room/killed'
const store = await openStore({ folder, report: () => {}, windowMs: 1 })
let end = (await store.read(stream, 0)).length
for (;;) {
  await store.append(stream, end, [{ at: end, body: new TextEncoder().encode(`n${end + 1}`) }])
  end += 1
  process.stdout.write(`${end}\n`)
}
