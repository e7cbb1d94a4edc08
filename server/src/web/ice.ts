/** What a seat is told of the host's STUN and TURN servers: short-lived credentials are made here. Knows no room. */
import type { IceServer } from '@signalroom/shared'
import { createHmac } from 'node:crypto'

/** One entry of ICE_SERVERS. With `secret`, username and credential are made for each seat and the secret stays here. */
export interface ConfiguredIce {
  readonly urls: string | readonly string[]
  readonly username?: string | undefined
  readonly credential?: string | undefined
  readonly secret?: string | undefined
}

/**
 * How long a made credential opens a TURN server, in milliseconds. A relay asks for it again as long as a call lasts, so
 * it must outlive the longest one: a round ends at twice its length at most and its debrief the same day. What leaks
 * is worthless on the next.
 */
const validMs = 12 * 60 * 60 * 1000

/** The servers as one seat may use them from `now` on, by coturn's `use-auth-secret`. */
export function iceFor(servers: readonly ConfiguredIce[], seat: string, now: number): readonly IceServer[] {
  return servers.map(({ urls, username, credential, secret }) => ({
    urls,
    ...(secret === undefined ? given({ username, credential }) : made(secret, seat, now)),
  }))
}

/** `username` is the second it expires in, a colon, and whom it was made for. */
function made(secret: string, seat: string, now: number): Pick<IceServer, 'username' | 'credential'> {
  const username = `${Math.floor((now + validMs) / 1000)}:${seat}`
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') }
}

const given = ({
  username,
  credential,
}: Pick<ConfiguredIce, 'username' | 'credential'>): Pick<IceServer, 'username' | 'credential'> => ({
  ...(username === undefined ? {} : { username }),
  ...(credential === undefined ? {} : { credential }),
})
