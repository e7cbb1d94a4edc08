/** A round of 45 minutes and two people, with as many changes of board and code as are asked for, made over real sockets. */
import { canonical, fold, type Event } from '@signalroom/shared'
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { control, document, until, type Document } from '../../kit/clients.js'
import { content } from '../../kit/pair.js'
import { random, type Random } from '../../kit/random.js'
import { openRoom, openServer, temporaryFolder, type TestServer } from '../../kit/server.js'

/** What stood live at a moment of the server's clock. */
export interface MomentLive {
  readonly at: number
  readonly board: string
  readonly code: string
  readonly room: string
}
export interface LongRound {
  readonly server: TestServer
  readonly room: string
  readonly link: string
  readonly lee: { readonly seat: string; readonly role: 'interviewer'; readonly token: string }
  readonly moments: readonly MomentLive[]
  close(): Promise<void>
}

const roundMs = 45 * 60_000

export async function longRound(updates: number, moments: number): Promise<LongRound> {
  const { folder, remove } = temporaryFolder()
  const server = await openServer({ folder, content, board: 'excalidraw' })
  const room = await openRoom(server.origin)
  const [lee, mina] = [await room.sit('interviewer', 'Lee'), await room.sit('candidate', 'Mina')]
  const [leads, hers] = [control(server.origin, lee.token), control(server.origin, mina.token)]
  await Promise.all([leads.welcome, hers.welcome])
  await leads.ask({ type: 'round.start' })
  await leads.ask({ type: 'board.open' })
  const open = (token: string) => ({
    board: document(server.origin, room.room, 'board', token),
    code: document(server.origin, room.room, 'code', token),
  })
  const [his, own] = [open(lee.token), open(mina.token)]
  await Promise.all([his, own].flatMap(one => [one.board.synced, one.code.synced]))
  const chance = random(45)
  const live: MomentLive[] = []
  const every = Math.floor(updates / moments)
  const step = Math.floor((roundMs - 10_000) / updates)
  for (let done = 0; done < updates; done++) {
    const [from, to] = chance.chance(0.7) ? [own, his] : [his, own]
    if (chance.chance(0.6)) draw(from.board.doc, chance)
    else write(from.code, chance)
    server.time.advance(step)
    if (done % every !== 0) continue
    await until(
      'both have it',
      () => said(from.board) === said(to.board) && said(from.code) === said(to.code),
      20_000,
    )
    if (done % (every * 5) === 0) await leads.ask({ type: 'chat.say', text: `so far ${done}` })
    const events = leads.events
    live.push({
      at: server.time.now(),
      board: hashOf(board(to.board.doc)),
      code: hashOf(files(to.code.doc)),
      room: hashOf(fold(events).open.chat),
    })
    // Nothing else belongs to that moment.
    server.time.advance(5)
  }
  await leads.ask({ type: 'round.end' })
  for (const one of [his, own]) for (const each of [one.board, one.code]) each.close()
  leads.close()
  hers.close()
  return {
    server,
    room: room.room,
    link: room.links.interviewer,
    lee: { ...lee, role: 'interviewer' },
    moments: live,
    async close() {
      await server.close()
      remove()
    },
  }
}

/** Elements as Excalidraw's board keeps them: each a map of fields; most changes move one that is there. */
function draw(doc: Y.Doc, { below, chance, pick }: Random): void {
  const map = doc.getMap<Y.Map<unknown>>('board')
  const ids = [...map.keys()]
  doc.transact(() => {
    if (ids.length < 20 || (ids.length < 120 && chance(0.02)))
      return void map.set(`el${below(1e9)}`, element(below))
    if (chance(0.005)) return map.delete(pick(ids))
    const one = map.get(pick(ids))
    one?.set('x', below(2000))
    one?.set('y', below(2000))
  })
}
/** What differs from the usual is all that is written. */
const element = (below: Random['below']): Y.Map<unknown> =>
  new Y.Map(
    Object.entries({
      type: 'rectangle',
      x: below(2000),
      y: below(2000),
      width: 120,
      height: 60,
      seed: below(1e9),
      index: `a${below(1e6).toString(36)}`,
    }),
  )

/** As people type: on from where they are, now and then elsewhere, and with some letters taken back. */
function write(of: Document, { below, chance }: Random): void {
  const text = of.code()
  let at = Math.min(carets.get(of) ?? text.length, text.length)
  if (chance(0.02)) at = below(text.length + 1)
  if (chance(0.1) && at > 2) text.delete(--at, 1)
  else text.insert(at++, chance(0.05) ? '\n' : String.fromCodePoint(97 + below(26)))
  carets.set(of, at)
}
const carets = new WeakMap<Document, number>()

const board = (doc: Y.Doc): unknown => doc.getMap('board').toJSON()
const files = (doc: Y.Doc): unknown => doc.getMap('files').toJSON()
/** Which client has come how far, in one order. */
const said = ({ doc }: Document): string =>
  JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b))

/** Two that hold the same are the same. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex')
export const roomAt = (events: readonly Event[], at: number): string =>
  hashOf(fold(events.filter(event => event.at <= at)).open.chat)
