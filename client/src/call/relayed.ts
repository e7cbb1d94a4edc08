/** What of a description may be told when nobody is to learn this machine's address: ways through a relay. Pure. */
import type { Candidate, Description, IceServer } from '@signalroom/shared'

/** A browser that was told to use relays alone offers nothing else; this holds it to that. */
export const isRelayed = ({ candidate }: Candidate): boolean =>
  candidate === '' || / typ relay( |$)/.test(candidate)

/** A relayed way names where it was asked from (`raddr`): that is the very address that stays untold. */
const withoutOrigin = (line: string): string => line.replace(/ raddr \S+ rport \d+/, ' raddr 0.0.0.0 rport 0')

export const relayedCandidate = (candidate: Candidate): Candidate => ({
  ...candidate,
  candidate: withoutOrigin(candidate.candidate),
})

export function relayedDescription({ type, sdp }: Description): Description {
  const lines = sdp.split('\r\n')
  const ways = lines
    .filter(line => line.startsWith('a=candidate:') && isRelayed(way(line)))
    .map(line => line.split(' ')[4] ?? '')
  const kept = lines
    .filter(line => !line.startsWith('a=candidate:') || isRelayed(way(line)))
    .map(withoutOrigin)
    .map(line => (connectionLine.test(line) && !ways.some(at => line.endsWith(` ${at}`)) ? nowhere : line))
  return { type, sdp: kept.join('\r\n') }
}
const connectionLine = /^c=IN IP[46] /
/** What a description says before any way is known. */
const nowhere = 'c=IN IP4 0.0.0.0'
const way = (line: string): Candidate => ({ candidate: line.slice(2), sdpMid: null, sdpMLineIndex: null })

/** Whether there is a relay to go through at all. */
export const hasRelay = (ice: readonly IceServer[]): boolean =>
  ice.some(({ urls }) => [urls].flat().some(url => /^turns?:/.test(url)))
