/**
 * Where a Chromium is, or undefined: one as people have it, or the lightest, if that is there. The one that
 * SIGNALROOM_CHROMIUM names is taken for both; throws if it names none.
 */
export function findChromium(kind?: 'whole' | 'light'): Promise<string | undefined>
/** What to do where none is. */
export const noChromium: string
