/** Two people in a room of a released server, over stock clients: they talk, ask and write while its clock is moved on. */
import type { Command, Event, TakenSeat } from '@signalroom/shared'
import type { Text } from 'yjs'
import { control, document, until, type Control, type Document } from '../../kit/clients.js'
import { openRoom } from '../../kit/server.js'
import type { Move } from '../script.js'
import type { Released } from './released.js'

export type Who = 'lee' | 'mina'
export interface Pair {
  readonly room: string
  readonly seats: Readonly<Record<Who, TakenSeat>>
  /** The events that each of them was told: neither is told all. */
  readonly log: Readonly<Record<Who, readonly Event[]>>
  /** Asks, and throws if it is refused; returns the seq. */
  ask(who: Who, command: Command): Promise<number>
  /** Makes moves of a script, `pace` times as slowly as they are written. */
  play(moves: readonly Move[], pace: number): Promise<void>
  /** A document as one of them has it open. */
  open(who: Who, name: string): Promise<Document>
  /** Puts a text into a file in front of what stands there, and waits until it is on the server's disk. */
  type(who: Who, file: string, text: string): Promise<void>
  now(): Promise<number>
  pass(ms: number): Promise<void>
  close(): void
}

/** Opens a room; both sit down in it. */
export async function twoIn(server: Released, body: object): Promise<Pair> {
  const made = await openRoom(server.origin, body)
  const seats = { lee: await made.sit('interviewer', 'Lee'), mina: await made.sit('candidate', 'Mina') }
  const links = {
    lee: control(server.origin, seats.lee.token),
    mina: control(server.origin, seats.mina.token),
  }
  await Promise.all([links.lee.welcome, links.mina.welcome])
  const documents = new Map<string, Document>()
  const log = { lee: links.lee.events, mina: links.mina.events }

  async function ask(who: Who, command: Command): Promise<number> {
    const answer = await links[who].ask(pointed(log[who], command))
    if (!answer.ok) throw new Error(`${JSON.stringify(command)}: ${answer.refusal}, ${answer.detail}`)
    await until('the log has it', () => (log[who].at(-1)?.seq ?? 0) >= answer.seq)
    return answer.seq
  }
  const now = async () => ((await links.lee.socket.timeout(5000).emitWithAck('time')) as { now: number }).now
  async function talk(who: Who, ms: number): Promise<void> {
    const from = await now()
    await server.pass(ms)
    // Behind the bell nobody is heard.
    if (ms >= 2000 && !log.lee.some(({ type }) => type === 'round.ended'))
      await ask(who, { type: 'voice.spoke', from: from + 300, to: from + ms - 400 })
  }
  async function open(who: Who, name: string): Promise<Document> {
    const known = documents.get(`${who} ${name}`)
    if (known) return known
    const one = document(server.origin, made.room, name, seats[who].token)
    documents.set(`${who} ${name}`, one)
    await one.synced
    return one
  }
  return {
    room: made.room,
    seats,
    log,
    ask,
    now,
    open,
    pass: ms => server.pass(ms),
    async play(moves, pace) {
      for (const [seconds, who, command] of moves) {
        await talk(who, Math.round(seconds * (seconds >= 8 ? pace : 1) * 1000))
        await ask(who, command)
      }
    },
    async type(who, file, text) {
      const { doc } = await open(who, 'work')
      doc.getMap<Text>('files').get(file)?.insert(0, text)
      await new Promise(resolve => setTimeout(resolve, 300))
    },
    close() {
      for (const one of documents.values()) one.close()
      for (const one of Object.values<Control>(links)) one.close()
    },
  }
}

/** A move that takes back names 0: what it means is the newest of its kind. */
function pointed(log: readonly Event[], command: Command): Command {
  const newest = (type: Event['type']) => log.findLast(event => event.type === type)?.seq ?? 0
  switch (command.type) {
    case 'line.remove':
      return { ...command, line: newest('line.added') }
    case 'flag.withdraw':
      return { ...command, raised: newest('flag.raised') }
    case 'evidence.unpin':
      return { ...command, pinned: newest('evidence.pinned') }
    default:
      return command
  }
}
