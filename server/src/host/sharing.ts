/** Keeps one copy of what many rooms were opened with: a room loaded from its log holds plan, question and rubric by value. */
import type { Fact } from '@signalroom/shared'
import { createHash } from 'node:crypto'

export class Sharing {
  /** By hash; a copy that no room holds any more goes, and takes its entry with it. */
  readonly #known = new Map<string, WeakRef<object>>()
  readonly #gone = new FinalizationRegistry<string>(hash => {
    if (this.#known.get(hash)?.deref() === undefined) this.#known.delete(hash)
  })

  /** The same fact, its large parts replaced by equal ones that other rooms have too. Nothing of a fact is ever changed. */
  share<Given extends Fact>(fact: Given): Given {
    switch (fact.type) {
      case 'room.opened':
        return {
          ...fact,
          plan: this.#one(fact.plan),
          question: this.#one(fact.question),
          ...(fact.code ? { code: this.#one(fact.code) } : {}),
          ...(fact.watch ? { watch: this.#one(fact.watch) } : {}),
        }
      case 'panel.opened':
        return {
          ...fact,
          question: this.#one(fact.question),
          phases: this.#one(fact.phases),
          rubric: this.#one(fact.rubric),
          ...(fact.code ? { code: this.#one(fact.code) } : {}),
          ...(fact.personas ? { personas: this.#one(fact.personas) } : {}),
          ...(fact.words ? { words: this.#one(fact.words) } : {}),
          ...(fact.failures ? { failures: this.#one(fact.failures) } : {}),
        }
      default:
        return fact
    }
  }

  #one<Value extends object>(value: Value): Value {
    const hash = createHash('sha256').update(JSON.stringify(value)).digest('base64url')
    const known = this.#known.get(hash)?.deref()
    // Equal text is an equal value: both were parsed from it or are written as it.
    if (known !== undefined) return known as Value
    this.#known.set(hash, new WeakRef(value))
    this.#gone.register(value, hash)
    return value
  }
}
