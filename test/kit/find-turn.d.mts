/** What to install, as a sentence. */
export const noTurn: string
/** The path of a turnserver that runs; undefined if there is none. */
export function findTurn(): string | undefined
