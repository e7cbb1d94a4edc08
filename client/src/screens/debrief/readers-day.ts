/** The reader's own day, as YYYY-MM-DD: what a saved file is named after. It knows no round. */
export function readersDay(moment: number): string {
  const day = new Date(moment)
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map(part => String(part).padStart(2, '0'))
    .join('-')
}
