/** Lays the cadence out as a row of blocks, oldest first. Draws nothing; what a chunk or a pause is, the coach has said. */
import { secondsText, type Cadence } from '@signalroom/shared'

export interface Block {
  readonly id: string
  readonly at: number
  readonly kind: 'chunk' | 'pause' | 'still' | 'ask' | 'answer'
  /** In pixels. */
  readonly width: number
  readonly says: string
}

const most = 28
const wide = (ms: number, least: number, atMost: number) =>
  Math.round(Math.min(atMost, Math.max(least, ms / 250)))

export function blocksOf({ chunks, pauses, asked }: Cadence): readonly Block[] {
  const blocks: readonly Block[] = [
    ...chunks.map(({ from, to }): Block => ({
      id: `chunk ${from}`,
      at: from,
      kind: 'chunk',
      width: wide(to - from, 8, 120),
      says: `spoke ${secondsText(to - from)}`,
    })),
    ...pauses.map((pause): Block => ({
      id: `pause ${pause.at}`,
      at: pause.at,
      kind: pause.kind === 'dead-air' ? 'still' : 'pause',
      width: wide(pause.ms, 6, 48),
      says: `paused ${secondsText(pause.ms)}`,
    })),
    ...asked.flatMap(({ id, from, to, ack }): readonly Block[] => [
      {
        id: `ask ${id}`,
        at: from,
        kind: 'ask',
        width: wide(to - from, 14, 40),
        says: 'asked whether it fits',
      },
      ...(ack
        ? [{ id: `answer ${id}`, at: ack.at, kind: 'answer' as const, width: 12, says: 'you answered' }]
        : []),
    ]),
  ]
  return blocks.toSorted((a, b) => a.at - b.at || a.id.localeCompare(b.id)).slice(-most)
}
