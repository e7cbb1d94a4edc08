/** The call over real sockets: who is in it, who hears what, and what is told of the host's relays. No media. */
import { createHmac } from 'node:crypto'
import type { CallAnswer, Caller } from '@signalroom/shared'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/src/config.js'
import { control, until, type Control } from '../kit/clients.js'
import { call, openRoom, openServer, type TestRoom, type TestServer } from '../kit/server.js'

const loud = { muted: false, camera: true }
const ice = [
  { urls: 'stun:stun.example.org:3478' },
  { urls: 'turn:relay.example.org', username: 'lasting', credential: 'lasting-word' },
  { urls: ['turn:relay.example.org:3478', 'turns:relay.example.org:443'], secret: 'the-hosts-secret' },
]

let server: TestServer
let room: TestRoom
const open: Control[] = []
/** One more tab; of a seat that is there already, if its token is given. */
async function tab(role: 'interviewer' | 'candidate' | 'observer', token?: string) {
  const seated = token ?? (await room.sit(role)).token
  const one = control(server.origin, seated)
  open.push(one)
  const { seat } = await one.welcome
  return { ...one, token: seated, seat }
}
type Tab = Awaited<ReturnType<typeof tab>>
const join = (one: Control, look = loud, was: string | null = null): Promise<CallAnswer> =>
  one.socket.timeout(5000).emitWithAck('call.join', { look, was })
async function joined(one: Control, look = loud, was: string | null = null) {
  const answer = await join(one, look, was)
  if (!answer.ok) throw new Error(answer.detail)
  return answer
}
/** Everything of one kind that arrived, oldest first. */
const got = <Message>(one: Control, name: string): readonly Message[] =>
  one.heard
    .map(text => JSON.parse(text) as [string, Message])
    .filter(([kind]) => kind === name)
    .map(([, message]) => message)
const roster = (one: Control): readonly Caller[] => got<readonly Caller[]>(one, 'callers').at(-1) ?? []
/** After this everything that the tab had sent before is dealt with. */
const settled = async (one: Control): Promise<void> => void (await one.socket.emitWithAck('time'))
const candidate = (text = 'candidate:1 1 udp 1 192.0.2.7 50000 typ host') => ({
  candidate: text,
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: 'abcd',
})

beforeEach(async () => {
  server = await openServer({ ice })
  room = await openRoom(server.origin)
})
afterEach(async () => {
  for (const one of open.splice(0)) one.close()
  await server.close()
})

describe('who is in the call', () => {
  test('[V7] everybody in the room is told, also who comes later, and nobody in another room', async () => {
    const [lee, mina] = [await tab('interviewer'), await tab('candidate')]
    const elsewhere = control(server.origin, (await (await openRoom(server.origin)).sit('candidate')).token)
    open.push(elsewhere)
    await elsewhere.welcome
    const { caller } = await joined(lee)
    await until('she sees him', () => roster(mina).length === 1)
    expect(roster(mina)).toEqual([{ caller, seat: lee.seat, away: false, ...loud }])
    lee.socket.emit('call.look', { muted: true, camera: false })
    await until('she sees him mute', () => roster(mina)[0]?.muted === true)
    expect(roster(mina)[0]).toMatchObject({ caller, camera: false })
    const omar = await tab('observer')
    await until('he sees who is there', () => roster(omar).length === 1)
    lee.socket.emit('call.leave')
    await until('nobody is left', () => roster(omar).length === 0)
    expect(got(elsewhere, 'callers')).toEqual([])
    expect(JSON.stringify(lee.events)).not.toContain(caller)
  })
  test('[V6] four can be in it; the fifth is told so, and gets in when one leaves', async () => {
    const tabs: Tab[] = []
    for (const role of ['interviewer', 'candidate', 'observer', 'observer', 'observer'] as const)
      tabs.push(await tab(role))
    for (const one of tabs.slice(0, 4)) await joined(one)
    const [first, fifth] = [tabs[0], tabs[4]]
    if (!first || !fifth) throw new Error('no tabs')
    expect(await join(fifth)).toMatchObject({
      ok: false,
      refusal: 'full',
      detail: expect.stringMatching(/4/),
    })
    expect(roster(fifth)).toHaveLength(4)
    first.socket.emit('call.leave')
    await settled(first)
    expect(await join(fifth)).toMatchObject({ ok: true })
  })
  test('[V6] a second tab of a seat needs no place of its own in a full call', async () => {
    const lee = await tab('interviewer')
    await joined(lee)
    for (const role of ['candidate', 'observer', 'observer'] as const) await joined(await tab(role))
    expect(await join(await tab('interviewer', lee.token))).toMatchObject({ ok: true })
  })
  test('[V8] a second tab of a seat takes the call over, and the first is told', async () => {
    const lee = await tab('interviewer')
    const mina = await tab('candidate')
    const before = await joined(lee)
    await joined(mina)
    const second = await tab('interviewer', lee.token)
    const after = await joined(second)
    expect(after.caller).not.toBe(before.caller)
    await until('the first is told', () => lee.heard.some(text => text.includes('call.taken')))
    expect(second.heard.join('')).not.toContain('call.taken')
    await until('she sees one of his', () => roster(mina).some(one => one.caller === after.caller))
    expect(roster(mina)).toHaveLength(2)
    // What the first tab still sends is nothing any more.
    lee.socket.emit('call.look', { muted: true, camera: false })
    lee.socket.emit('call.leave')
    await settled(lee)
    expect(roster(mina).find(one => one.seat === lee.seat)).toMatchObject({ muted: false })
    lee.close()
    await settled(mina)
    expect(roster(mina)).toHaveLength(2)
  })
  test('[V9] an observer is muted and without a camera, whatever it says', async () => {
    const [omar, mina] = [await tab('observer'), await tab('candidate')]
    await joined(omar, loud)
    omar.socket.emit('call.look', loud)
    await settled(omar)
    await until('she sees him', () => roster(mina).length === 1)
    expect(roster(mina)).toMatchObject([{ muted: true, camera: false }])
  })
  test('[V12] a lost link leaves its place for ten seconds, and the same tab takes it again', async () => {
    const [lee, mina] = [await tab('interviewer'), await tab('candidate')]
    const { caller } = await joined(lee)
    lee.close()
    await until('he is away', () => roster(mina)[0]?.away === true)
    const again = await tab('interviewer', lee.token)
    expect(await join(again, loud, caller)).toMatchObject({ ok: true, caller })
    await until('he is back', () => roster(mina)[0]?.away === false)
    server.time.advance(11_000)
    again.close()
    await until('he is away again', () => roster(mina)[0]?.away === true)
    server.time.advance(9000)
    await settled(mina)
    expect(roster(mina)).toHaveLength(1)
    server.time.advance(1000)
    await until('he is gone', () => roster(mina).length === 0)
  })
  test('[V12] after a restart of the server a tab is who it was; nobody is who another seat is', async () => {
    const [lee, mina] = [await tab('interviewer'), await tab('candidate')]
    const known = '0123456789abcdef'
    expect(await join(lee, loud, known)).toMatchObject({ caller: known })
    const other = await joined(mina, loud, known)
    expect(other.caller).not.toBe(known)
    expect(roster(mina).map(one => one.seat)).toEqual([lee.seat, mina.seat])
  })
})

describe('what callers say to each other', () => {
  test('[V10] it reaches the one it is for, with who said it, and nobody else', async () => {
    const [lee, mina, omar] = [await tab('interviewer'), await tab('candidate'), await tab('observer')]
    const bystander = await tab('candidate')
    const [from, to] = [await joined(lee), await joined(mina)]
    await joined(omar)
    const description = { type: 'offer', sdp: 'v=0 secret-address' }
    lee.socket.emit('signal', { to: to.caller, description })
    lee.socket.emit('signal', { to: to.caller, candidate: candidate() })
    await until('both arrive', () => got(mina, 'signal').length === 2)
    expect(got(mina, 'signal')).toEqual([
      { from: from.caller, description },
      { from: from.caller, candidate: candidate() },
    ])
    for (const one of [lee, omar, bystander]) {
      await settled(one)
      expect(one.heard.join('')).not.toContain('secret-address')
      expect(got(one, 'signal')).toEqual([])
    }
    for (const secret of ['secret-address', '192.0.2.7', to.caller])
      expect(server.logged()).not.toContain(secret)
  })
  test('[V10] from outside of the call, or of the room, nothing reaches a caller', async () => {
    const mina = await tab('candidate')
    const { caller } = await joined(mina)
    const outside = await tab('interviewer')
    const elsewhere = control(server.origin, (await (await openRoom(server.origin)).sit('candidate')).token)
    open.push(elsewhere)
    await joined(elsewhere)
    for (const one of [outside, elsewhere]) {
      one.socket.emit('signal', { to: caller, candidate: candidate() })
      await settled(one)
    }
    await joined(outside)
    outside.socket.emit('call.leave')
    outside.socket.emit('signal', { to: caller, candidate: candidate() })
    await settled(outside)
    await settled(mina)
    expect(got(mina, 'signal')).toEqual([])
  })
  test('[V11] what does not fit is dropped, and the room goes on', async () => {
    const [lee, mina] = [await tab('interviewer'), await tab('candidate')]
    await joined(lee)
    const { caller: to } = await joined(mina)
    for (const said of [
      null,
      'nonsense',
      { to },
      { to, description: { type: 'offer' } },
      { to, description: { type: 'rumour', sdp: '' } },
      { to, description: { type: 'offer', sdp: 'x'.repeat(20_001) } },
      { to, candidate: candidate('x'.repeat(1001)) },
      { to, candidate: candidate(), description: { type: 'offer', sdp: '' } },
      { to, candidate: { ...candidate(), extra: 1 } },
      { to: 'somebody', candidate: candidate() },
      { to: '0123456789abcdef', candidate: candidate() },
    ])
      lee.socket.emit('signal', said)
    for (const asked of [
      null,
      {},
      { look: loud },
      { look: { ...loud, name: 'x' }, was: null },
      { look: loud, was: 'me' },
    ])
      expect(await lee.socket.emitWithAck('call.join', asked)).toMatchObject({
        ok: false,
        refusal: 'malformed',
      })
    lee.socket.emit('call.look', { muted: 'yes' })
    lee.socket.emit('call.join', { look: loud, was: null })
    await settled(lee)
    await settled(mina)
    expect(got(mina, 'signal')).toEqual([])
    expect(await lee.ask({ type: 'chat.say', text: 'still here' })).toMatchObject({ ok: true })
  })
  test('[V11] what comes too often is dropped', async () => {
    const [lee, mina] = [await tab('interviewer'), await tab('candidate')]
    await joined(lee)
    const { caller: to } = await joined(mina)
    for (let i = 0; i < 600; i++) lee.socket.emit('signal', { to, candidate: candidate(`${i}`) })
    await settled(lee)
    await settled(mina)
    expect(got(mina, 'signal').length).toBeGreaterThan(100)
    expect(got(mina, 'signal').length).toBeLessThan(300)
    const answers: CallAnswer[] = []
    for (let i = 0; i < 15; i++) answers.push(await join(lee))
    expect(answers.at(-1)).toMatchObject({ ok: false, refusal: 'busy' })
  })
})

describe('STUN and TURN', () => {
  test('[V13] who joins is told, with a credential that a relay with the same secret takes for twelve hours', async () => {
    const mina = await tab('candidate')
    const answer = await joined(mina)
    const [stun, lasting, made] = answer.ice
    expect(stun).toEqual({ urls: 'stun:stun.example.org:3478' })
    expect(lasting).toEqual({
      urls: 'turn:relay.example.org',
      username: 'lasting',
      credential: 'lasting-word',
    })
    expect(made?.urls).toEqual(ice[2]?.urls)
    const [expiry, seat] = made?.username?.split(':') ?? []
    expect(seat).toBe(mina.seat)
    expect(Number(expiry)).toBe(Math.floor(server.time.now() / 1000) + 12 * 3600)
    const expected = createHmac('sha1', 'the-hosts-secret')
      .update(made?.username ?? '')
      .digest('base64')
    expect(made?.credential).toBe(expected)
  })
  test('[V13] nobody else is told, and the secret leaves the server by no door', async () => {
    const [lee, mina] = [await tab('interviewer'), await tab('candidate')]
    await joined(mina)
    await settled(lee)
    expect(lee.heard.join('')).not.toContain('relay.example.org')
    for (const path of ['/api/config', '/api/plans', '/api/questions', '/healthz', '/metrics', '/']) {
      const { text } = await call(server.origin, 'GET', path)
      for (const word of ['relay.example.org', 'lasting-word', 'the-hosts-secret'])
        expect(text).not.toContain(word)
    }
    expect(mina.heard.join('')).not.toContain('the-hosts-secret')
    for (const word of ['the-hosts-secret', 'lasting-word']) expect(server.logged()).not.toContain(word)
  })
  test('[V25] a frame in the page is given neither microphone nor camera', async () => {
    const policy = (path: string) =>
      call(server.origin, 'GET', path).then(({ headers }) => headers.get('permissions-policy') ?? '')
    expect(await policy('/')).toContain('camera=(self), microphone=(self)')
    const frame = await policy('/engines/python.html')
    for (const power of ['camera', 'microphone']) expect(frame).toContain(`${power}=()`)
  })
  test.each([
    ['no list', '{}'],
    ['no address', '[{"urls":"relay.example.org","username":"u","credential":"secret-word"}]'],
    ['half a login', '[{"urls":"turn:relay.example.org","username":"secret-word"}]'],
    ['a relay without any login', '[{"urls":["stun:a.example.org","turn:relay.example.org"]}]'],
    [
      'two kinds of login',
      '[{"urls":"turn:r.example.org","username":"u","credential":"c","secret":"secret-word"}]',
    ],
    ['a secret for STUN', '[{"urls":"stun:r.example.org","secret":"secret-word"}]'],
    ['an unknown field', '[{"urls":"turn:r.example.org","secrt":"secret-word"}]'],
  ])('[V14] %s in ICE_SERVERS stops the start, and the sentence shows no word of it', (_, text) => {
    const read = readConfig({ ICE_SERVERS: text })
    expect(read).toBeInstanceOf(Array)
    expect(String(read)).toMatch(/^ICE_SERVERS/)
    expect(String(read)).not.toContain('secret-word')
  })
  test('[V14] what a browser can use is taken as it is', () => {
    expect(readConfig({ ICE_SERVERS: JSON.stringify(ice) })).toMatchObject({ ICE_SERVERS: ice })
    expect(readConfig({})).not.toHaveProperty('ICE_SERVERS')
  })
})
