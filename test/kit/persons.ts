/** A person and their loops over a server's own doors, as any client would ask. Knows no screen. */
import type {
  AloneAnswer,
  CreatedPerson,
  InvitedMember,
  LoopAnswer,
  MembersLoop,
  OwnersLoop,
  PersonAnswer,
  Problem,
  RoundRoom,
} from '@signalroom/shared'

export interface Answered<Body> {
  readonly status: number
  readonly body: Body
  readonly text: string
}

export async function askHttp<Body = Problem>(
  origin: string,
  method: string,
  path: string,
  secret?: string,
  body?: unknown,
): Promise<Answered<Body>> {
  const response = await fetch(origin + path, {
    method,
    headers: {
      ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  // What the call's own shape says; a test that reads it names it.
  return { status: response.status, text, body: (text === '' ? null : JSON.parse(text)) as Body }
}

export async function beginPerson(origin: string) {
  const { body: created } = await askHttp<CreatedPerson>(origin, 'POST', '/api/persons')
  const { secret } = created
  const ask = <Body = Problem>(method: string, path: string, body?: unknown) =>
    askHttp<Body>(origin, method, path, secret, body)
  return {
    ...created,
    ask,
    me: async () => (await ask<PersonAnswer>('GET', '/api/me')).body,
    command: (command: object) => ask<PersonAnswer & Problem>('POST', '/api/me/commands', { command }),
    openLoop: async (asked: object = {}) => {
      const { body } = await ask<LoopAnswer>('POST', '/api/loops', {
        title: 'Two weeks in May',
        zone: 'Europe/London',
        ...asked,
      })
      return loopHandle(origin, secret, body)
    },
  }
}

function loopHandle(origin: string, secret: string, first: LoopAnswer) {
  const id = first.loop.id
  const at = `/api/loops/${id}`
  return {
    id,
    first: first.loop as OwnersLoop,
    get: async () => (await askHttp<LoopAnswer & { loop: OwnersLoop }>(origin, 'GET', at, secret)).body,
    command: (command: object) =>
      askHttp<LoopAnswer & { loop: OwnersLoop } & Problem>(origin, 'POST', `${at}/commands`, secret, {
        command,
      }),
    /** A round that is answered alone, as its owner. */
    alone: (round: string) => aloneHandle(origin, id, round, secret),
    room: async (round: string) =>
      (await askHttp<RoundRoom>(origin, 'POST', `${at}/rounds/${round}/room`, secret)).body,
    async invite(name: string) {
      const { body } = await askHttp<InvitedMember>(origin, 'POST', `${at}/members`, secret, { name })
      const key = new URL(body.link).hash.slice(1)
      return {
        link: body.link,
        key,
        get: () => askHttp<LoopAnswer & { loop: MembersLoop } & Problem>(origin, 'GET', at, key),
        say: (command: object) =>
          askHttp<LoopAnswer & { loop: MembersLoop } & Problem>(origin, 'POST', `${at}/verdicts`, key, {
            command,
          }),
      }
    },
  }
}

/** A round that is answered alone, by whoever has the secret. */
export function aloneHandle(origin: string, loop: string, round: string, secret: string) {
  const at = `/api/loops/${loop}/rounds/${round}`
  const bearer = { authorization: `Bearer ${secret}` }
  return {
    at,
    get: () => askHttp<AloneAnswer & Problem>(origin, 'GET', at, secret),
    command: (command: object) =>
      askHttp<AloneAnswer & Problem>(origin, 'POST', `${at}/commands`, secret, { command }),
    /** A piece of a take. */
    async put(take: string, offset: number, bytes: Uint8Array<ArrayBuffer>, mime = 'video/webm') {
      const response = await fetch(`${origin}${at}/takes/${take}/${offset}`, {
        method: 'PUT',
        headers: { ...bearer, 'content-type': mime },
        body: bytes,
      })
      return { status: response.status, body: (await response.json()) as Problem & { size?: number } }
    },
    async play(take: string, range?: string) {
      const response = await fetch(`${origin}${at}/takes/${take}`, {
        headers: { ...bearer, ...(range === undefined ? {} : { range }) },
      })
      return { status: response.status, text: await response.text() }
    },
    async invite(name: string) {
      const { body } = await askHttp<InvitedMember>(origin, 'POST', `${at}/reviewers`, secret, { name })
      const key = new URL(body.link).hash.slice(1)
      return { link: body.link, key, ...aloneHandle(origin, loop, round, key) }
    },
  }
}
