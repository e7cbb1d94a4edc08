/** A round of 45 minutes in which many numbers are stated: layers, lines, a drawing that grows, and talk. Test content. */
import type { Command, Drawn } from '@signalroom/shared'
import { lee, mina, Play, type Person } from './play.js'

const boxes = [
  'Web',
  'Gateway',
  'Checkout',
  'Ledger',
  'Cache',
  'Orders',
  'Search',
  'Mail',
  'Queue',
  'Worker',
  'Reports',
  'Store',
]
const nouns = ['orders', 'payments', 'searches', 'messages', 'reads', 'writes', 'events', 'rows']

/** About 150 texts with some 200 numbers, as many as a busy candidate brings to the table. */
export function numberRound(): Play {
  const play = Play.live()
  const ask = (command: Command, person: Person) => void play.wait(15_000).ask(command, person)
  const name = (i: number) => boxes[i % boxes.length]!
  const tell = (...changes: Drawn[]) => ask({ type: 'drawing.tell', changes }, lee)
  ask(
    { type: 'layer.state', layer: 'business', text: '10 million users a month, $0.40 an order, 2 % refunds' },
    mina,
  )
  ask(
    { type: 'layer.state', layer: 'data', text: '10 TB hot a day, 100 GB in the cache, kept 30 days' },
    mina,
  )
  ask(
    { type: 'layer.state', layer: 'operational', text: 'p99 200 ms, cold start under 200 ms, 2× spikes' },
    mina,
  )
  boxes.forEach((box, i) => {
    tell({ is: 'node', id: `n${i}`, kind: null, name: box, frame: null })
    if (i > 0)
      tell({
        is: 'edge',
        id: `e${i}`,
        from: `n${i - 1}`,
        to: `n${i}`,
        heads: 'one',
        label: `p50 ${4 + i} ms, p99 ${20 + 7 * i} ms`,
      })
  })
  for (let i = 0; i < 40; i++)
    ask(
      {
        type: 'line.add',
        list: 'in-scope',
        text: `${name(i)} takes ${(i + 1) * 150} ${nouns[i % nouns.length]} a second, ${i + 2} KB each`,
      },
      mina,
    )
  for (let i = 0; i < 90; i++)
    ask(
      {
        type: 'chat.say',
        text:
          i % 3 === 0
            ? `And ${name(i).toLowerCase()} → ${name(i + 1).toLowerCase()}, what happens there when it is slow?`
            : `${name(i)} to ${name(i + 1)} takes about ${10 + i} ms at the 99th percentile, which costs us $${i + 1}00 a month.`,
      },
      i % 3 === 0 ? lee : mina,
    )
  return play
}
