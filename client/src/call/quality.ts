/** How well one connection carries speech, as a word, from two readings of its figures. Pure. */

/** `fair`: speech with a delay or small gaps. `poor`: sentences have to be said twice. */
export type Quality = 'good' | 'fair' | 'poor'
export interface Figures {
  /** Round trip between the two browsers in milliseconds; null until it was measured. */
  readonly roundTrip: number | null
  /** Packets of sound and picture from the other side since the beginning. */
  readonly received: number
  readonly lost: number
}

/** Above 300 ms of round trip people begin to talk over each other (ITU-T G.114 has 150 ms one way as comfortable). */
const [fairTrip, poorTrip] = [300, 600]
/** Opus conceals a lost packet in fifty without being noticed; one in ten is heard by everybody. */
const [fairLoss, poorLoss] = [0.02, 0.1]

export function qualityOf(before: Figures | null, now: Figures): Quality {
  const received = now.received - (before?.received ?? 0)
  const lost = Math.max(0, now.lost - (before?.lost ?? 0))
  const loss = received + lost === 0 ? 0 : lost / (received + lost)
  const trip = now.roundTrip ?? 0
  if (loss >= poorLoss || trip >= poorTrip) return 'poor'
  return loss >= fairLoss || trip >= fairTrip ? 'fair' : 'good'
}

export function figuresOf(report: RTCStatsReport): Figures {
  let figures: Figures = { roundTrip: null, received: 0, lost: 0 }
  // The report's values are open by its type; what is read of them is what the standard names.
  for (const stat of report.values() as Iterable<Record<string, unknown>>) {
    const { type, nominated, state, currentRoundTripTime, packetsReceived, packetsLost } = stat
    if (
      type === 'candidate-pair' &&
      nominated &&
      state === 'succeeded' &&
      typeof currentRoundTripTime === 'number'
    )
      figures = { ...figures, roundTrip: currentRoundTripTime * 1000 }
    if (type === 'inbound-rtp')
      figures = {
        ...figures,
        received: figures.received + Number(packetsReceived ?? 0),
        lost: figures.lost + Number(packetsLost ?? 0),
      }
  }
  return figures
}
