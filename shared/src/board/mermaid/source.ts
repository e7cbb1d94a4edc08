/** A text that is read from front to back, and knows in which line it stands. Knows no Mermaid. */

/** What does not parse: the line it stands in, from 1, and what is wrong with it. */
export class Unreadable extends Error {
  readonly at: number
  constructor(at: number, reason: string) {
    super(reason)
    this.at = at
  }
}

export class Source {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get done(): boolean {
    return this.#at >= this.#text.length
  }
  get at(): number {
    return this.#at
  }

  /** What the form finds right here, which must be sticky; nothing is consumed otherwise. */
  take(form: RegExp): RegExpExecArray | null {
    const found = this.sees(form)
    if (found) this.#at += found[0].length
    return found
  }
  sees(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at
    return form.exec(this.#text)
  }
  skip(letters: number) {
    this.#at += letters
  }
  takeWord(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false
    this.#at += word.length
    return true
  }

  /** What stands here, for a sentence. */
  get here(): string {
    const rest = this.#text
      .slice(this.#at, this.#at + 30)
      .split('\n')[0]!
      .trim()
    return rest === '' ? 'the end of the line' : `“${rest}”`
  }
  fail(reason: string): never {
    throw new Unreadable(this.#at, reason)
  }
}

export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length
