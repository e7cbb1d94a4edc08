/** The page's microphone with devices that are made up: what it says, and what it lets go. No browser. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { StoreApi } from 'zustand/vanilla'

type WhyNot = 'denied' | 'missing' | 'busy' | 'insecure' | 'lost'
type State =
  | { readonly status: 'off' | 'asking' }
  | { readonly status: 'on'; readonly stream: Stream; readonly deviceId: string; readonly muted: boolean }
  | { readonly status: 'failed'; readonly why: WhyNot }
interface Microphone {
  readonly state: StoreApi<State>
  open(deviceId?: string): Promise<WhyNot | null>
  mute(muted: boolean): void
  close(): void
  end(): void
}
/** The client is compiled for a browser, so it is taken as it is. */
const { Microphone } = (await import(
  new URL('../../client/src/call/microphone.ts', import.meta.url).href
)) as { Microphone: new (devices: object | undefined) => Microphone }

class Track extends EventTarget {
  enabled = true
  stopped = false
  readonly id: string
  constructor(id: string) {
    super()
    this.id = id
  }
  getSettings = () => ({ deviceId: this.id })
  stop = () => void (this.stopped = true)
  /** As a browser does when the device goes. */
  unplug = () => void this.dispatchEvent(new Event('ended'))
}
class Stream {
  readonly track: Track
  constructor(id: string) {
    this.track = new Track(id)
  }
  getAudioTracks = () => [this.track]
  getTracks = () => [this.track]
}
interface Asked {
  readonly audio: { readonly deviceId?: { readonly exact: string }; readonly echoCancellation: boolean }
}
class Devices extends EventTarget {
  readonly asked: Asked[] = []
  readonly given: Stream[] = []
  plugged: string[] = ['inner']
  refuse: string | null = null
  /** What is waited for while the person has not answered. */
  answering: Promise<void> = Promise.resolve()
  async getUserMedia(wanted: Asked): Promise<Stream> {
    this.asked.push(wanted)
    await this.answering
    if (this.refuse) throw Object.assign(new Error('no'), { name: this.refuse })
    const id = wanted.audio.deviceId?.exact ?? this.plugged[0]
    if (id === undefined || !this.plugged.includes(id))
      throw Object.assign(new Error('none'), {
        name: wanted.audio.deviceId ? 'OverconstrainedError' : 'NotFoundError',
      })
    const stream = new Stream(id)
    this.given.push(stream)
    return stream
  }
  change = () => void this.dispatchEvent(new Event('devicechange'))
}

let devices: Devices
let microphone: Microphone
const state = () => microphone.state.getState()
const becomes = (status: State['status']): Promise<void> =>
  new Promise(resolve => {
    const unwatch = microphone.state.subscribe(now => {
      if (now.status !== status) return
      unwatch()
      resolve()
    })
  })
const on = () => {
  const now = state()
  if (now.status !== 'on') throw new Error(`it is ${now.status}`)
  return now
}
beforeEach(() => {
  devices = new Devices()
  microphone = new Microphone(devices)
})

describe('the microphone', () => {
  test('[V1] it is off until it is asked for, asks once, and says which device it is', async () => {
    expect(state()).toEqual({ status: 'off' })
    const opening = microphone.open()
    expect(state()).toEqual({ status: 'asking' })
    expect(await opening).toBeNull()
    expect(on()).toMatchObject({ deviceId: 'inner', muted: false })
    expect(devices.asked).toHaveLength(1)
    expect(devices.asked[0]?.audio.echoCancellation).toBe(true)
  })
  test.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
  ])('[V1] %s is told as %s', async (name, why) => {
    devices.refuse = name
    expect(await microphone.open()).toBe(why)
    expect(state()).toEqual({ status: 'failed', why })
    devices.refuse = null
    expect(await microphone.open()).toBeNull()
    expect(state().status).toBe('on')
  })
  test('[V1] a page that is given no devices says that it is insecure', async () => {
    microphone = new Microphone(undefined)
    expect(await microphone.open()).toBe('insecure')
    expect(state()).toEqual({ status: 'failed', why: 'insecure' })
  })
  test('[V2] muted its stream is silent, and so is what is opened later', async () => {
    await microphone.open()
    microphone.mute(true)
    expect(on()).toMatchObject({ muted: true })
    expect(on().stream.track.enabled).toBe(false)
    devices.plugged.push('headset')
    await microphone.open('headset')
    expect(on()).toMatchObject({ deviceId: 'headset', muted: true })
    expect(on().stream.track.enabled).toBe(false)
    microphone.mute(false)
    expect(on().stream.track.enabled).toBe(true)
  })
  test('[V2] mute may be wished before it is on', async () => {
    microphone.mute(true)
    await microphone.open()
    expect(on().stream.track.enabled).toBe(false)
  })
  test('[V3] an unplugged one is lost; plugging something in goes on, as muted as before', async () => {
    await microphone.open()
    microphone.mute(true)
    const { stream } = on()
    devices.plugged = []
    stream.track.unplug()
    devices.change()
    await becomes('failed')
    expect(state()).toEqual({ status: 'failed', why: 'missing' })
    expect(stream.track.stopped).toBe(true)
    devices.plugged = ['headset']
    devices.change()
    await becomes('on')
    expect(on()).toMatchObject({ deviceId: 'headset', muted: true })
  })
  test('[V3] lost without another: it says lost, and choosing one by hand goes on', async () => {
    await microphone.open()
    on().stream.track.unplug()
    expect(state()).toEqual({ status: 'failed', why: 'lost' })
    await microphone.open('inner')
    expect(state().status).toBe('on')
  })
  test('[V3] one that was never asked for is not opened by plugging something in', async () => {
    devices.change()
    expect(state()).toEqual({ status: 'off' })
    devices.refuse = 'NotAllowedError'
    await microphone.open()
    devices.refuse = null
    devices.change()
    expect(devices.asked).toHaveLength(1)
    expect(state()).toEqual({ status: 'failed', why: 'denied' })
  })
  test('[V4] another is taken while the first is on, which is let go only then', async () => {
    await microphone.open()
    const first = on().stream
    devices.plugged.push('headset')
    const changing = microphone.open('headset')
    expect(on().stream).toBe(first)
    await changing
    expect(on().deviceId).toBe('headset')
    expect(first.track.stopped).toBe(true)
    first.track.unplug()
    expect(on().deviceId).toBe('headset')
  })
  test('[V4] one that cannot be had leaves the first on, and the answer says why', async () => {
    await microphone.open()
    const first = on().stream
    devices.refuse = 'NotReadableError'
    expect(await microphone.open('headset')).toBe('busy')
    expect(on().stream).toBe(first)
    expect(first.track.stopped).toBe(false)
  })
  test('[V4] a chosen one that is gone gives way to any other', async () => {
    expect(await microphone.open('sold')).toBeNull()
    expect(on().deviceId).toBe('inner')
  })
  test('[V5] closed while the person is asked: what comes later is let go at once', async () => {
    let answer = () => {}
    devices.answering = new Promise(resolve => (answer = resolve))
    const opening = microphone.open()
    microphone.close()
    answer()
    await opening
    expect(state()).toEqual({ status: 'off' })
    expect(devices.given.map(stream => stream.track.stopped)).toEqual([true])
  })
  test('[V5] asked twice before an answer, one is kept and one let go', async () => {
    await Promise.all([microphone.open(), microphone.open()])
    expect(devices.given.map(stream => stream.track.stopped)).toEqual([true, false])
    microphone.close()
    expect(devices.given.every(stream => stream.track.stopped)).toBe(true)
    expect(state()).toEqual({ status: 'off' })
  })
  test('[V5] at its end it hears of no device any more', async () => {
    await microphone.open()
    on().stream.track.unplug()
    microphone.end()
    devices.change()
    expect(state()).toEqual({ status: 'off' })
    expect(devices.asked).toHaveLength(1)
  })
})
