/** Lets the browser read code, and finds the line at which it complained, which it does not say. Knows no file. */

/** The function that `source` is. */
export function compile(source: string): (...all: readonly unknown[]) => unknown {
  // To run what was typed is what an engine is for; indirect, so that it sees no more than the global scope.
  // oxlint-disable-next-line no-eval
  return (0, eval)(source)
}

/** 1-based: the first line with which the complaint is there. A complaint only the whole has is of its end. */
export function lineOfComplaint(head: string, code: string, message: string): number {
  const lines = code.split('\n')
  // Only the end of a class tells that a name is none of it.
  const [hidden] = /(?<=')#[\w$]+(?=')/.exec(message) ?? []
  const at = hidden === undefined ? -1 : lines.findIndex(line => line.includes(hidden))
  if (at >= 0) return at + 1
  const complains = (count: number) => complaintOf(`${head}${lines.slice(0, count).join('\n')}\n`) === message
  let [well, ill] = [0, lines.length]
  while (ill - well > 1) {
    const middle = (well + ill) >> 1
    if (complains(middle)) ill = middle
    else well = middle
  }
  return ill
}
/** `begun` is never whole, and so does not run. */
function complaintOf(begun: string): string | undefined {
  try {
    compile(begun)
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
  return undefined
}
