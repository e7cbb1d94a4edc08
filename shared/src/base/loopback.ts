/** Which host names mean this very machine. Knows no network. */

/** Of `localhost`, `127.…` and `::1`, with or without brackets; no name below `.localhost`. */
export const isLoopback = (hostname: string): boolean => {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '')
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}
