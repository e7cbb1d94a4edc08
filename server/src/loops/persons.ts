/**
 * All persons of this server: each a secret link of their own and what they keep by it. Whoever has the link is the person;
 * a renewed one opens nothing any more. Knows no transport.
 */
import {
  decidePerson,
  evolvePerson,
  keep,
  nobody,
  notKept,
  shelves,
  type KeptRefusal,
  type Person,
  type PersonCommand,
  type PersonEvent,
  type PersonFact,
} from '@signalroom/shared'
import { newPersonSecret, personGrant } from '../host/capabilities.js'
import { newPersonId } from '../host/ids.js'
import type { Time } from '../host/time.js'
import type { Store } from '../journal/port.js'
import { Logs, plainKind } from './logs.js'

/** A person as they came in by their link. */
export interface Known {
  readonly id: string
  readonly person: Person
}
type Done = (KeptRefusal & { readonly person: Person }) | { readonly ok: true; readonly person: Person }

export class Persons {
  readonly #store: Store
  readonly #logs: Logs<Person, PersonFact, PersonEvent, KeptRefusal>

  constructor({ store, time }: { readonly store: Store; readonly time: Time }) {
    this.#store = store
    this.#logs = new Logs({
      prefix: 'person/',
      kind: plainKind<Person, PersonFact, PersonEvent>(nobody, evolvePerson),
      journal: store,
      time,
    })
  }

  /** A new person; the secret is seen now and never again. */
  async begin(): Promise<{ readonly id: string; readonly secret: string }> {
    const id = newPersonId()
    await this.#logs.submit(id, id, () => keep<PersonFact>({ type: 'secret.renewed', generation: 1 }))
    const secret = await newPersonSecret(this.#store, 'person', { person: id, generation: 1 })
    return { id, secret }
  }

  /** Whose secret it is; null for one that was never given, is renewed or erased. */
  async admit(secret: string, kind: 'person' | 'feed' = 'person'): Promise<Known | null> {
    const grant = await personGrant(this.#store, kind, secret)
    if (!grant) return null
    const person = await this.#logs.find(grant.person)
    if (!person) return null
    const current = kind === 'person' ? person.generation : person.feed
    return current === grant.generation ? { id: grant.person, person } : null
  }

  async command(id: string, command: PersonCommand): Promise<Done> {
    return this.#submit(id, person => decidePerson(person, command))
  }
  /** Another link, or another address of the calendar; the one before opens nothing from then on. Null for one who is erased. */
  async renew(id: string, kind: 'person' | 'feed'): Promise<string | null> {
    let generation = 0
    const renewed = await this.#submit(id, person => {
      generation = (kind === 'person' ? person.generation : person.feed) + 1
      return keep<PersonFact>({ type: kind === 'person' ? 'secret.renewed' : 'feed.renewed', generation })
    })
    return renewed.ok ? newPersonSecret(this.#store, kind, { person: id, generation }) : null
  }
  /** Puts a loop on the person's own shelf, or says that no more fit. */
  async putLoop(id: string, loop: string, title: string): Promise<Done> {
    return this.#submit(id, person =>
      person.rows.loop.length >= shelves.loop.most && !person.rows.loop.some(row => row.id === loop)
        ? notKept('limit', `There are ${shelves.loop.most} loops already: erase one first.`)
        : keep<PersonFact>({ type: 'row.kept', shelf: 'loop', id: loop, value: { title } }),
    )
  }
  async dropLoop(id: string, loop: string): Promise<Done> {
    return this.#submit(id, () => keep<PersonFact>({ type: 'row.dropped', shelf: 'loop', id: loop }))
  }
  async block(id: string, person: string): Promise<void> {
    await this.#submit(id, () => keep<PersonFact>({ type: 'person.blocked', person }))
  }
  /** Whether one of two never wants to meet the other. */
  async blocks(one: string, other: string): Promise<boolean> {
    const [a, b] = [await this.#logs.find(one), await this.#logs.find(other)]
    return (a?.blocked.includes(other) ?? false) || (b?.blocked.includes(one) ?? false)
  }
  /** Whether they are still there: what was begun for them meanwhile is taken back otherwise. */
  async known(id: string): Promise<boolean> {
    return (await this.#logs.find(id)) !== null
  }
  /** All that is known of the person; their loops are erased by who knows them, before. */
  async erase(id: string): Promise<void> {
    await this.#store.forget(`"person":${JSON.stringify(id)}`)
    await this.#logs.erase([id])
    // A link that was renewed in the meantime goes too.
    await this.#store.forget(`"person":${JSON.stringify(id)}`)
  }
  close(): Promise<void> {
    return this.#logs.close()
  }

  async #submit(id: string, rule: (person: Person) => ReturnType<typeof decidePerson>): Promise<Done> {
    const { state, ...answer } = await this.#logs.submit(id, id, person =>
      // Erased on another device since: nothing is begun anew.
      person.seq === 0 ? notKept('unknown', 'This hub was erased on another device since.') : rule(person),
    )
    return answer.ok ? { ok: true, person: state } : { ...answer, person: state }
  }
}
