/** Days as people read them, and people's words inside of ours. Durations are words of the shared half. */

export const dateText = (moment: number): string =>
  new Date(moment).toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' })

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
/** For a sentence that is no markup: what runs from the right stands by itself, and turns nothing around it. */
export const isolated = (words: string): string => (rightToLeft.test(words) ? `\u2068${words}\u2069` : words)
