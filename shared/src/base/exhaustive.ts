/** Ends a switch that has handled every case; a new case then fails to compile here. Knows nothing of the cases. */
export function exhaustive(never: never): never {
  throw new Error(`not handled: ${JSON.stringify(never)}`)
}
