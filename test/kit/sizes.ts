/** How large a scenario is run: small in `npm test`, in full when SIGNALROOM_FULL is set. Knows no scenario. */
export const full = process.env['SIGNALROOM_FULL'] !== undefined
export const sized = <Value>(small: Value, whole: Value): Value => (full ? whole : small)
