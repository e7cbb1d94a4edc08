/** Parses foreign JSON within a depth, because turning a deep value back into text overflows the stack. Knows no meaning. */

/** Returns undefined if it is not JSON or nests deeper than `deepest`. */
export function parseJson(text: string, deepest: number): unknown {
  if (opens(text, deepest) && nests(text) > deepest) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether it holds more brackets than may nest: most texts hold fewer, and need no closer look. */
function opens(text: string, most: number): boolean {
  let count = 0
  for (const bracket of '[{')
    for (let i = text.indexOf(bracket); i >= 0; i = text.indexOf(bracket, i + 1))
      if (++count > most) return true
  return false
}

/** How deep brackets nest outside of strings. */
function nests(text: string): number {
  let depth = 0
  let most = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (quoted) {
      if (c === backslash) i++
      else if (c === quote) quoted = false
    } else if (c === quote) quoted = true
    else if (c === openList || c === openObject) most = Math.max(most, ++depth)
    else if (c === closeList || c === closeObject) depth--
  }
  return most
}

const [quote, backslash, openList, closeList, openObject, closeObject] = [34, 92, 91, 93, 123, 125]
