/** How two browsers agree, what they tell of their addresses, and what a link is called. Connections are made up. */
import type { Candidate, Description, IceServer } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { random } from '../kit/random.js'

type Said = { readonly description: Description } | { readonly candidate: Candidate }
interface Negotiation {
  hear(said: Said): Promise<void>
  repeat(): void
}
/** The client is compiled for a browser, so it is taken as it is. */
const client = (path: string) => import(new URL(`../../client/src/call/${path}`, import.meta.url).href)
const { Negotiation } = (await client('negotiation.ts')) as {
  Negotiation: new (given: {
    connection: object
    polite: boolean
    say: (said: Said) => void
    prepareAnswer: () => void
    failed: (error: unknown) => void
  }) => Negotiation
}
const { relayedCandidate, relayedDescription, isRelayed, hasRelay } = (await client('relayed.ts')) as {
  relayedCandidate: (candidate: Candidate) => Candidate
  relayedDescription: (description: Description) => Description
  isRelayed: (candidate: Candidate) => boolean
  hasRelay: (ice: readonly IceServer[]) => boolean
}
interface Figures {
  readonly roundTrip: number | null
  readonly received: number
  readonly lost: number
}
const { qualityOf } = (await client('quality.ts')) as {
  qualityOf: (before: Figures | null, now: Figures) => string
}

/** The signalling of a connection as the standard has it; a description is the round it began and what was laid in. */
class Connection extends EventTarget {
  signalingState: 'stable' | 'have-local-offer' | 'have-remote-offer' = 'stable'
  localDescription: Description | null = null
  /** What both sides are to end up with. */
  agreed = ''
  private needed = false
  private told = false
  private offers = 0
  private readonly name: string
  private pending = ''
  /** One thing after the other, as the standard has it; nobody is told that something is needed in between. */
  private doing = 0
  private last: Promise<unknown> = Promise.resolve()
  constructor(name: string) {
    super()
    this.name = name
  }
  need(): void {
    this.needed = true
    this.tell()
  }
  setLocalDescription(): Promise<void> {
    return this.inTurn(() => {
      if (this.signalingState === 'have-remote-offer') {
        this.localDescription = { type: 'answer', sdp: this.pending }
        return this.settle(this.pending)
      }
      if (this.signalingState !== 'stable') throw new Error('an offer is out already')
      this.needed = false
      this.told = false
      this.offers += 1
      this.localDescription = { type: 'offer', sdp: `${this.name}${this.offers}` }
      this.signalingState = 'have-local-offer'
    })
  }
  setRemoteDescription({ type, sdp }: Description): Promise<void> {
    return this.inTurn(() => {
      if (type === 'answer') {
        if (this.signalingState !== 'have-local-offer') throw new Error('an answer to nothing')
        if (sdp !== this.localDescription?.sdp) throw new Error(`an answer to ${sdp}`)
        return this.settle(sdp)
      }
      // An own offer is taken back, and what it was for is still needed.
      if (this.signalingState === 'have-local-offer') this.needed = true
      this.pending = sdp
      this.signalingState = 'have-remote-offer'
    })
  }
  async addIceCandidate({ candidate }: Candidate): Promise<void> {
    if (candidate.startsWith('lost')) throw new Error('of an offer that was not taken')
  }
  private settle(agreed: string): void {
    this.agreed = agreed
    this.signalingState = 'stable'
    this.told = false
  }
  private async inTurn(act: () => void): Promise<void> {
    this.doing += 1
    const before = this.last
    let done = () => {}
    this.last = new Promise<void>(resolve => (done = resolve))
    await before
    try {
      act()
    } finally {
      this.doing -= 1
      done()
      queueMicrotask(() => this.tell())
    }
  }
  private tell(): void {
    if (!this.needed || this.told || this.doing > 0 || this.signalingState !== 'stable') return
    this.told = true
    this.dispatchEvent(new Event('negotiationneeded'))
  }
}

/** Two sides and what is on its way between them. */
function pair(politeness: readonly [boolean, boolean] = [false, true]) {
  const errors: unknown[] = []
  const [left, right] = [new Connection('left'), new Connection('right')]
  const toRight: Said[] = []
  const toLeft: Said[] = []
  const side = (connection: Connection, polite: boolean, way: Said[]) =>
    new Negotiation({
      connection,
      polite,
      say: said => void way.push(said),
      prepareAnswer: () => {},
      failed: error => void errors.push(error),
    })
  const [one, other] = [side(left, politeness[0], toRight), side(right, politeness[1], toLeft)]
  const deliver = (way: Said[]) => {
    const said = way.shift()
    if (said) void (way === toRight ? other : one).hear(said)
  }
  const quiet = async () => {
    for (let i = 0; i < 12; i++) await Promise.resolve()
  }
  const drain = async () => {
    await quiet()
    for (let i = 0; i < 100 && toLeft.length + toRight.length > 0; i++) {
      deliver(toRight)
      deliver(toLeft)
      await quiet()
    }
  }
  return { left, right, one, other, toLeft, toRight, deliver, quiet, drain, errors }
}

describe('agreeing', () => {
  test.each(['left', 'right'] as const)('[V16] one side begins (%s), both agree', async side => {
    const call = pair()
    call[side].need()
    await call.drain()
    expect([call.left.agreed, call.right.agreed]).toEqual([`${side}1`, `${side}1`])
    expect(call.errors).toEqual([])
  })
  test('[V16] both begin at once: the polite side gives way, and gets its turn afterwards', async () => {
    const call = pair()
    call.left.need()
    call.right.need()
    await call.quiet()
    expect([call.toLeft.length, call.toRight.length]).toEqual([1, 1])
    await call.drain()
    expect([call.left.signalingState, call.right.signalingState]).toEqual(['stable', 'stable'])
    expect([call.left.agreed, call.right.agreed]).toEqual(['right2', 'right2'])
    expect(call.errors).toEqual([])
  })
  test('[V16] whatever the order of wishes and arrivals, both end stable and agreed', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const chance = random(seed)
      const call = pair()
      for (let step = 0; step < 30; step++) {
        const choice = chance.below(5)
        if (choice === 0) call.left.need()
        if (choice === 1) call.right.need()
        if (choice === 2) call.deliver(call.toLeft)
        if (choice === 3) call.deliver(call.toRight)
        if (choice === 4) await call.quiet()
      }
      await call.drain()
      expect(call.errors, `seed ${seed}`).toEqual([])
      expect([call.left.signalingState, call.right.signalingState], `seed ${seed}`).toEqual([
        'stable',
        'stable',
      ])
      expect(call.left.agreed, `seed ${seed}`).toBe(call.right.agreed)
    }
  })
  test('[V16] where nobody is polite two offers at once are never settled: the rule is what does it', async () => {
    const call = pair([false, false])
    call.left.need()
    call.right.need()
    await call.drain()
    expect([call.left.signalingState, call.right.signalingState]).toEqual([
      'have-local-offer',
      'have-local-offer',
    ])
  })
  test('[V12] two offers that were lost on the way are made again when the link is back', async () => {
    const call = pair()
    call.left.need()
    call.right.need()
    await call.quiet()
    call.toLeft.length = 0
    call.toRight.length = 0
    await call.drain()
    expect([call.left.signalingState, call.right.signalingState]).toEqual([
      'have-local-offer',
      'have-local-offer',
    ])
    call.one.repeat()
    call.other.repeat()
    await call.drain()
    expect([call.left.signalingState, call.right.signalingState]).toEqual(['stable', 'stable'])
    expect(call.errors).toEqual([])
  })
  test('[V16] a lost answer is asked for again; one that comes twice is taken once', async () => {
    const call = pair()
    call.left.need()
    await call.quiet()
    call.deliver(call.toRight)
    await call.quiet()
    call.toLeft.length = 0
    call.one.repeat()
    call.one.repeat()
    await call.drain()
    expect([call.left.agreed, call.right.agreed]).toEqual(['left1', 'left1'])
    expect(call.errors).toEqual([])
  })
  test('[V16] a way of an offer that was not taken is no error; of one that was, it is', async () => {
    const lost = { candidate: { candidate: 'lost', sdpMid: '0', sdpMLineIndex: 0 } }
    const call = pair()
    call.left.need()
    call.right.need()
    await call.quiet()
    call.deliver(call.toLeft)
    await call.quiet()
    await call.one.hear(lost)
    expect(call.errors).toEqual([])
    await call.drain()
    await call.one.hear(lost)
    expect(call.errors).toHaveLength(1)
  })
})

describe('addresses', () => {
  const host = 'candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host generation 0'
  const reflexive = 'candidate:2 1 udp 1686052607 198.51.100.4 50000 typ srflx raddr 192.0.2.7 rport 50000'
  const relay =
    'candidate:3 1 udp 41885439 203.0.113.9 60000 typ relay raddr 192.0.2.7 rport 50000 generation 0'
  const of = (candidate: string): Candidate => ({ candidate, sdpMid: '0', sdpMLineIndex: 0 })
  const sdp = (...lines: readonly string[]): Description => ({ type: 'offer', sdp: lines.join('\r\n') })

  test('[V20] only a relayed way passes, without the address it was asked from', () => {
    expect([host, reflexive, relay, ''].map(text => isRelayed(of(text)))).toEqual([false, false, true, true])
    const told = relayedCandidate(of(relay)).candidate
    expect(told).toContain('203.0.113.9 60000 typ relay raddr 0.0.0.0 rport 0 generation 0')
    expect(told).not.toContain('192.0.2.7')
  })
  test('[V20] nor does a description carry another', () => {
    const before = sdp(
      'v=0',
      'o=- 1 2 IN IP4 127.0.0.1',
      'm=audio 50000 UDP/TLS/RTP/SAVPF 111',
      'c=IN IP4 192.0.2.7',
      `a=${host}`,
      `a=${reflexive}`,
      `a=${relay}`,
      'a=mid:0',
    )
    const { sdp: told } = relayedDescription(before)
    for (const address of ['192.0.2.7', '198.51.100.4']) expect(told).not.toContain(address)
    expect(told).toContain('a=candidate:3')
    expect(told).toContain('a=mid:0')
    expect(told).toContain('c=IN IP4 0.0.0.0')
    const own = sdp('c=IN IP4 203.0.113.9', `a=${relay}`)
    expect(relayedDescription(own).sdp).toContain('c=IN IP4 203.0.113.9')
  })
  test('[V20] a relay is a TURN server, whatever else stands beside it', () => {
    expect(hasRelay([])).toBe(false)
    expect(hasRelay([{ urls: 'stun:a.example.org' }])).toBe(false)
    expect(hasRelay([{ urls: ['stun:a.example.org', 'turns:a.example.org'] }])).toBe(true)
  })
})

describe('how a link is called', () => {
  test.each([
    ['nothing measured yet', null, { roundTrip: null, received: 0, lost: 0 }, 'good'],
    ['near and whole', null, { roundTrip: 40, received: 500, lost: 1 }, 'good'],
    ['far', null, { roundTrip: 350, received: 500, lost: 0 }, 'fair'],
    ['very far', null, { roundTrip: 700, received: 500, lost: 0 }, 'poor'],
    ['some lost', null, { roundTrip: 40, received: 95, lost: 5 }, 'fair'],
    ['much lost', null, { roundTrip: 40, received: 85, lost: 15 }, 'poor'],
    [
      'much lost, long ago',
      { roundTrip: 40, received: 85, lost: 15 },
      { roundTrip: 40, received: 285, lost: 15 },
      'good',
    ],
    [
      'lost just now',
      { roundTrip: 40, received: 1000, lost: 0 },
      { roundTrip: 40, received: 1080, lost: 20 },
      'poor',
    ],
  ] as const)('[V23] %s', (_, before, now, word) => {
    expect(qualityOf(before, now)).toBe(word)
  })
})
