/**
 * A round that is over and in which two voices were recorded, as a browser finds it; and what such a page plays, by the clock
 * of the sound itself. Knows no test.
 */
import { control, until } from '../clients.js'
import { openRoom, type TestServer } from '../server.js'

export interface Sound {
  readonly bytes: Uint8Array
  readonly mime: string
}
export interface RecordedRoom {
  readonly address: string
  /** Run in a page of that origin, it makes it the interviewer's. */
  readonly seat: string
}
/** What the candidate's own tab heard, in milliseconds after the recording began. */
export interface SaidInIt {
  readonly from: number
  readonly to: number
  readonly text: string
}

export async function recordedRoom(
  server: TestServer,
  his: Sound,
  hers: Sound,
  { seconds = 10, said = [] }: { readonly seconds?: number; readonly said?: readonly SaidInIt[] } = {},
): Promise<RecordedRoom> {
  const room = await openRoom(server.origin)
  const [lee, mina] = [await room.sit('interviewer', 'Lee'), await room.sit('candidate', 'Mina')]
  const [leads, other] = [control(server.origin, lee.token), control(server.origin, mina.token)]
  const { seat, role } = await leads.welcome
  await other.welcome
  await leads.ask({ type: 'round.start' })
  await leads.ask({ type: 'recording.allow' })
  await other.ask({ type: 'recording.allow' })
  await until('it runs', () => leads.events.some(({ type }) => type === 'recording.begun'))
  const from = server.time.now()
  for (const [i, { bytes, mime }] of [his, hers].entries()) {
    const url = `${server.origin}/api/rooms/${room.room}/recordings/${'ab'[i]?.repeat(20)}/0?from=${from}&at=${from}`
    const { token } = [lee, mina][i] ?? lee
    const headers = { authorization: `Bearer ${token}`, 'content-type': mime }
    const kept = await fetch(url, { method: 'PUT', headers, body: Buffer.from(bytes) })
    if (kept.status !== 200) throw new Error(`the recording was refused: ${kept.status}`)
  }
  server.time.advance(seconds * 1000)
  for (const one of said)
    await other.ask({ type: 'words.utter', from: from + one.from, to: from + one.to, text: one.text })
  await leads.ask({ type: 'round.end' })
  leads.close()
  other.close()
  const kept = [{ seat, role, token: lee.token, name: 'Lee', keyMark: 'k' }]
  const script = `localStorage.setItem('signalroom:seats:${room.room}', ${JSON.stringify(JSON.stringify(kept))})`
  return { address: `${server.origin}/r/${room.room}`, seat: script }
}

export interface Tone {
  /** On the clock of the sound, in seconds. */
  readonly at: number
  readonly hertz: number
}

/** Says of everything that is put on the clock of the sound when its tones begin, and of which pitch they are. */
export const listening = `
globalThis.tones = []
const start = AudioBufferSourceNode.prototype.start
AudioBufferSourceNode.prototype.start = function (when, offset, duration) {
  start.call(this, when, offset, duration)
  const rate = this.buffer.sampleRate
  const sound = this.buffer.getChannelData(0).subarray(offset * rate, (offset + duration) * rate)
  for (let i = 0; i < sound.length; i++) {
    if (Math.abs(sound[i]) < 0.1) continue
    let turns = 0
    for (let j = i; j < i + 0.03 * rate; j++) if (sound[j] < 0 !== sound[j + 1] < 0) turns += 1
    tones.push(Object.defineProperty({ at: when + i / rate, hertz: turns / 0.06 }, 'node', { value: this }))
    i += 0.3 * rate
  }
}
// What was taken back was not heard.
const stop = AudioBufferSourceNode.prototype.stop
AudioBufferSourceNode.prototype.stop = function () {
  stop.call(this)
  tones = tones.filter(one => one.node !== this || one.at < this.context.currentTime)
}`
