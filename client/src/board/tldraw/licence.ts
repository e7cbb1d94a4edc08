/** Tells where tldraw refuses to work without a key. It knows no editor and reads nothing by itself. */
import { isLoopback } from '@signalroom/shared'

/** The part of `location` that decides. */
export type Place = { readonly protocol: string; readonly hostname: string }

/**
 * True where tldraw would take its editor down after five seconds and send the page's address to its
 * own servers: https away from loopback, and any name under `.localhost`, each without the host's key.
 */
export function keyMissing(place: Place, licenseKey: string | undefined): boolean {
  if (licenseKey !== undefined && licenseKey.trim() !== '') return false
  const host = place.hostname.toLowerCase().replace(/^\[|\]$/g, '')
  if (host.endsWith('.localhost')) return true
  return place.protocol === 'https:' && !isLoopback(host)
}
