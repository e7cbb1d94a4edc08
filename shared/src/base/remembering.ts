/** A reading of texts that is made once for each: a round is read again at every word of it. Knows no text. */

/** `of` must depend on the text alone. Beyond `most` texts all are forgotten, and read again as they come. */
export function remembering<Is extends object>(most: number, of: (text: string) => Is): (text: string) => Is {
  const known = new Map<string, Is>()
  return text => {
    const before = known.get(text)
    if (before) return before
    const is = of(text)
    if (known.size >= most) known.clear()
    known.set(text, is)
    return is
  }
}
