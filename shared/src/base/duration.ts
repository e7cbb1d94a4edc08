/** Durations as people read them, on every screen and in every file: the only place where milliseconds become words. */

/** Minutes and seconds, rounded down, so that nothing is said to have taken longer than it did: "5:24". Below zero: "+0:45" over. */
export function clockText(duration: number): string {
  const total = Math.floor(Math.abs(duration) / 1000)
  const text = `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`
  return duration < 0 && total > 0 ? `+${text}` : text
}
/** Time left: rounded up, so that a budget of 5:00 begins at 5:00 and nobody sees 0:00 while there is time. */
export const leftText = (duration: number): string =>
  duration < 0 ? clockText(duration) : clockText(Math.ceil(duration / 1000) * 1000)
/** Seconds with a tenth: "2.4 s". */
export const secondsText = (duration: number): string => `${(duration / 1000).toFixed(1)} s`
