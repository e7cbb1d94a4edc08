/** The server's clock as the loop's page knows it: a browser may have a wrong one. */

let ahead = 0
/** `now` as the server has just said. */
export function heardNow(now: number): void {
  ahead = now - Date.now()
}
export const loopNow = (): number => Date.now() + ahead
