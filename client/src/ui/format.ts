/** Days as people read them. Durations are words of the shared half. */

export const dateText = (moment: number): string =>
  new Date(moment).toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' })
