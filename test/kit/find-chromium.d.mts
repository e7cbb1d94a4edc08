/** Where a Chromium is, or undefined. Throws if SIGNALROOM_CHROMIUM names none. */
export function findChromium(): Promise<string | undefined>
/** What to do where none is. */
export const noChromium: string
