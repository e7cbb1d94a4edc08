/** Faults on the drawing, the three-box view and the clutter meter. */
import {
  accessTo,
  briefHint,
  closedBy,
  clutterOf,
  debriefFor,
  debriefMarkdown,
  failing,
  figureSvg,
  fold,
  isDeleted,
  isToldOfClutter,
  metricNamed,
  opening,
  nothingDrawn,
  placeFigure,
  reaching,
  responseTo,
  threeBoxes,
  type Drawn,
  type InjectedFault,
  type QuestionFile,
} from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadRounds } from '../../server/src/content/rounds.js'
import { walk } from '../kit/loop-players.js'
import { lee, mina, omar, Play } from '../kit/play.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
const facts = (of: string, question?: QuestionFile) => {
  const plan = content.plans.find(({ id }) => id === of)!
  return opening({
    room: 'room',
    title: 'A round',
    plan,
    question: question ?? content.questions.find(({ kind }) => plan.kinds.includes(kind))!,
    rubric: content.rubric,
    personas: content.personas ?? [],
    mode: 'coach',
    exam: false,
    alone: false,
  })
}

const { marksOf } = (await import(
  new URL('../../client/src/room/faults/standing-marks.ts', import.meta.url).href
)) as {
  marksOf: (injected: readonly InjectedFault[]) => ReadonlyMap<string, { tone: string; words: string }>
}

const node = (id: string, frame: string | null = null): Drawn => ({
  is: 'node',
  id,
  kind: null,
  name: `${id[0]!.toUpperCase()}${id.slice(1)}`,
  frame,
})
const edge = (from: string, to: string, label = '', heads: 'one' | 'both' | 'none' = 'one'): Drawn => ({
  is: 'edge',
  id: `${from}-${to}`,
  from,
  to,
  heads,
  label,
})
/** web → api → store, api → cache, batch → store, and metrics, which nothing reaches. */
const shop: readonly Drawn[] = [
  ...['web', 'api', 'store', 'cache', 'batch', 'metrics'].map(id => node(id)),
  edge('web', 'api', '10 ms'),
  edge('api', 'store', 'p99 40 ms'),
  edge('api', 'cache'),
  edge('batch', 'store', '1 s'),
]
function round(changes: readonly Drawn[] = shop): Play {
  const play = Play.live()
  play.ask({ type: 'drawing.tell', changes: [...changes] })
  return play.wait(1000)
}
const drawnIn = (play: Play) => play.room.open.drawn ?? nothingDrawn
const newest = (play: Play) => {
  const fault = play.room.open.injected?.at(-1)
  if (!fault) throw new Error('no fault stands')
  return fault
}

describe('what depends on what', () => {
  test('[LF20] whoever reaches what fails along the arrows depends on it, through frames and round circles too', () => {
    const drawing = drawnIn(round())
    expect(reaching(drawing, 'store')).toEqual(['web', 'api', 'batch'])
    expect(reaching(drawing, 'web')).toEqual([])
    expect(reaching(drawing, 'api-store')).toEqual(['web', 'api'])
    const circle = drawnIn(
      round([node('a'), node('b'), node('c'), edge('a', 'b'), edge('b', 'c'), edge('c', 'a')]),
    )
    expect(reaching(circle, 'a')).toEqual(['b', 'c'])
    const site = drawnIn(
      round([
        { is: 'frame', id: 'site', name: 'Site', frame: null },
        { is: 'frame', id: 'rack', name: 'Rack', frame: 'site' },
        node('in', 'rack'),
        node('out'),
        node('web'),
        edge('web', 'site'),
        edge('in', 'out'),
      ]),
    )
    expect(reaching(site, 'out')).toEqual(['in', 'web'])
    const line = drawnIn(round([node('a'), node('b'), edge('a', 'b', '', 'none')]))
    expect(reaching(line, 'a-b')).toEqual(['a', 'b'])
    expect(reaching(line, 'nowhere')).toEqual([])
  })
})

describe('a fault', () => {
  test('[SYS-44] cutting an edge marks its dependants; the log has fault id, time and first response latency', () => {
    const play = round()
    const at = play.now
    expect(play.ask({ type: 'fault.inject', on: 'api-store', how: 'cut' })).toMatchObject({ ok: true })
    const logged = play.log.at(-1)
    expect(logged).toMatchObject({
      type: 'fault.injected',
      at,
      on: { type: 'edge', id: 'api-store', name: 'Api → Store' },
      how: 'cut',
      dependants: [
        { id: 'web', name: 'Web' },
        { id: 'api', name: 'Api' },
      ],
    })
    const fault = newest(play)
    expect([fault.id, fault.at]).toEqual([logged?.seq, at])
    expect(responseTo(play.room, fault)).toBeNull()
    play.wait(4200).ask({ type: 'chat.say', text: 'The user sees an error page.' }, mina)
    expect(responseTo(play.room, fault)).toEqual({ after: 4200, by: 'message' })
    for (const person of [lee, mina, omar])
      expect(fold(play.seenBy(person)).open.injected).toEqual(play.room.open.injected)
    play.ask({ type: 'round.end' })
    const debrief = debriefFor(play.room, mina)
    expect(debrief.faults).toMatchObject([
      { fault: fault.id, what: 'Api → Store is cut', response: { after: 4200 }, stoodFor: null },
    ])
    expect(debriefMarkdown(debrief)).toContain(
      'Api → Store is cut; Web and Api depend on it. wrote after 4.2 s',
    )
  })

  test('[LF20] an arrow is cut, a node killed, either slowed; nothing else, and by nobody but who leads', () => {
    const play = round()
    const inject = (on: string, how: 'cut' | 'slow' | 'kill', person = lee) =>
      play.ask({ type: 'fault.inject', on, how }, person)
    expect(inject('store', 'cut')).toMatchObject({
      refusal: 'malformed',
      detail: expect.stringMatching(/^how:/),
    })
    expect(inject('api-store', 'kill')).toMatchObject({ refusal: 'malformed' })
    expect(inject('nowhere', 'kill')).toMatchObject({ refusal: 'unknown' })
    expect(inject('store', 'kill', mina)).toMatchObject({ refusal: 'role' })
    for (const [on, how] of [
      ['store', 'kill'],
      ['store', 'slow'],
      ['api-store', 'slow'],
    ] as const)
      expect(inject(on, how)).toMatchObject({ ok: true })
  })

  test('[LF21] the same fault stands once and is lifted once; a round takes fifty', () => {
    const play = round()
    const inject = () => play.ask({ type: 'fault.inject', on: 'store', how: 'kill' })
    inject()
    expect(inject()).toMatchObject({ refusal: 'done' })
    const lift = () => play.ask({ type: 'fault.lift', fault: newest(play).id })
    expect(lift()).toMatchObject({ ok: true })
    expect(newest(play).liftedAt).toBe(play.now)
    expect(lift()).toMatchObject({ refusal: 'done' })
    expect(play.ask({ type: 'fault.lift', fault: 999 })).toMatchObject({ refusal: 'unknown' })
    for (let i = 1; i < 50; i++) {
      expect(inject()).toMatchObject({ ok: true })
      lift()
    }
    expect(inject()).toMatchObject({ refusal: 'limit' })
  })

  test('[LF22] what fails and what depends on it is marked until it is lifted; what has failed itself says so first', () => {
    const play = round()
    play.ask({ type: 'fault.inject', on: 'store', how: 'slow' })
    play.ask({ type: 'fault.inject', on: 'api', how: 'kill' })
    const marks = () => Object.fromEntries(marksOf(play.room.open.injected ?? []))
    expect(marks()).toEqual({
      web: { tone: 'depends', words: 'depends on it' },
      batch: { tone: 'depends', words: 'depends on it' },
      store: { tone: 'failed', words: 'ten times as slow' },
      api: { tone: 'failed', words: 'gone' },
    })
    for (const { id } of play.room.open.injected ?? []) play.ask({ type: 'fault.lift', fault: id })
    expect(marks()).toEqual({})
  })

  test('[LF23] what fails may be deleted: the fault stands with the name it had, and says so', () => {
    const play = round()
    play.ask({ type: 'fault.inject', on: 'store', how: 'slow' })
    expect(isDeleted(play.room.open, newest(play))).toBe(false)
    play.ask({ type: 'drawing.tell', changes: [{ is: 'gone', id: 'store' }] })
    expect(failing(drawnIn(play), 'store')).toBeNull()
    expect(newest(play)).toMatchObject({ on: { name: 'Store' }, liftedAt: null })
    expect(isDeleted(play.room.open, newest(play))).toBe(true)
    play.ask({ type: 'round.end' })
    expect(debriefFor(play.room, lee).faults[0]).toMatchObject({
      deleted: true,
      what: 'Store is ten times as slow',
    })
  })

  test('[LF24] the first that began after it counts: speech, line or stroke; what was under way answers nothing', () => {
    const play = round()
    play.wait(5000).ask({ type: 'fault.inject', on: 'store', how: 'kill' })
    const { at } = newest(play)
    play.wait(9000)
    play.ask({ type: 'work.show', from: at - 3000, to: at + 2000 }, mina)
    expect(responseTo(play.room, newest(play))).toBeNull()
    play.ask({ type: 'line.add', list: 'in-scope', text: 'Orders wait' }, mina)
    expect(responseTo(play.room, newest(play))).toEqual({ after: 9000, by: 'line' })
    play.ask({ type: 'work.show', from: at + 7000, to: at + 8000 }, mina)
    expect(responseTo(play.room, newest(play))).toEqual({ after: 7000, by: 'hands' })
    play.ask({ type: 'ear.open', at: at - 4000 }, mina)
    play.ask({ type: 'voice.spoke', from: at + 2500, to: at + 6000 }, mina)
    expect(responseTo(play.room, newest(play))).toEqual({ after: 2500, by: 'speech' })
    play.ask({ type: 'chat.say', text: 'Hm.' }, lee)
    expect(responseTo(play.room, newest(play))?.after).toBe(2500)
  })
})

test('[SYS-13] a push that is pinned to a node is open until it is settled, and the debrief counts what was not answered', () => {
  const play = round()
  const on = { type: 'board' as const, x: 0, y: 0, w: 90, h: 60, shapes: ['store'] }
  const send = (text: string) => play.ask({ type: 'push.send', text, on })
  send('What does the user see when the store dies here?')
  send('And when it is slow?')
  send('And when both are?')
  const [first, second] = play.room.open.pushes ?? []
  expect(play.room.open.pushes?.map(({ outcome, on: where }) => [outcome, where])).toEqual([
    [null, on],
    [null, on],
    [null, on],
  ])
  play.ask({ type: 'push.settle', push: first?.id ?? 0, outcome: 'answered' })
  play.ask({ type: 'push.settle', push: second?.id ?? 0, outcome: 'dropped' })
  play.ask({ type: 'round.end' })
  const pushes = debriefFor(play.room, lee).loop?.pushes ?? []
  expect(pushes.map(({ outcome }) => outcome)).toEqual(['answered', 'dropped', null])
  expect(pushes.filter(({ outcome }) => outcome !== 'answered')).toHaveLength(2)
})

describe('a drawing that can be read at a glance', () => {
  test('[SYS-08] the meter speaks up past twelve boxes or two without an arrow', () => {
    expect(clutterOf({ nodes: 12, orphans: 2 })).toBeNull()
    expect(clutterOf({ nodes: 13, orphans: 0 })).toMatchObject({ short: '13 boxes' })
    expect(clutterOf({ nodes: 5, orphans: 3 })).toMatchObject({ short: '3 unconnected' })
    expect(clutterOf({ nodes: 14, orphans: 4 })?.short).toBe('14 boxes, 4 unconnected')
  })

  test('[LF14] all are told that the board is crowded, in an exam interviewers alone', () => {
    const told = (exam: boolean) =>
      (['interviewer', 'candidate', 'observer'] as const).filter(role => isToldOfClutter(exam, role))
    expect(told(false)).toEqual(['interviewer', 'candidate', 'observer'])
    expect(told(true)).toEqual(['interviewer'])
  })

  test('[SYS-08] three boxes are exported with the arrows between them alone, and not while one has no latency', () => {
    const drawing = drawnIn(round())
    expect(threeBoxes(drawing, ['api', 'cache', 'store'])).toEqual({
      ok: false,
      sentences: ['Api → Cache has no latency: write one on it, like 12 ms.'],
    })
    const shown = threeBoxes(drawing, ['store', 'web', 'api'])
    expect(shown).toMatchObject({
      ok: true,
      boxes: [{ id: 'web' }, { id: 'api' }, { id: 'store' }],
      arrows: [
        { from: 0, to: 1, label: '10 ms' },
        { from: 1, to: 2, label: 'p99 40 ms' },
      ],
    })
  })

  test('[LF13] more than three, none, or what is gone is no figure', () => {
    const drawing = drawnIn(round())
    expect(threeBoxes(drawing, [])).toMatchObject({ ok: false })
    expect(threeBoxes(drawing, ['gone'])).toMatchObject({ ok: false })
    expect(threeBoxes(drawing, ['web', 'api', 'store', 'batch'])).toEqual({
      ok: false,
      sentences: ['Choose three boxes at most; these are 4.'],
    })
  })

  test('[LF13] what people wrote becomes no markup in the figure, and nothing in it is of elsewhere', () => {
    const play = round([
      { is: 'node', id: 'a', kind: null, name: '<script>alert(1)</script> & "co"', frame: null },
      node('b'),
      node('c'),
      edge('a', 'b', '<b>1 ms</b>', 'both'),
      edge('b', 'a', '2 ms'),
      edge('c', 'a', '3 ms'),
    ])
    const shown = threeBoxes(drawnIn(play), ['a', 'b', 'c'])
    if (!shown.ok) throw new Error(shown.sentences.join())
    const figure = placeFigure(shown)
    const svg = figureSvg(figure, 'A & B')
    expect(svg).not.toMatch(/<script|<b>|href|url\((?!#)/)
    expect(svg).toContain('&lt;script&gt;')
    for (const { x, y } of [...figure.boxes, ...figure.arrows]) {
      expect(x).toBeGreaterThan(0)
      expect(y).toBeGreaterThan(0)
      expect(x).toBeLessThan(figure.width)
      expect(y).toBeLessThan(figure.height)
    }
    expect(new Set(figure.arrows.map(({ x, y }) => `${x} ${y}`)).size).toBe(3)
  })
})

describe('the layers', () => {
  test('[SYS-06] before three layers hold a number of their own the board takes nothing of the candidate, until 10:00', () => {
    const play = new Play(facts('design'))
    play.ask({ type: 'round.start' })
    const state = (layer: 'business' | 'data' | 'operational', text: string) =>
      play.ask({ type: 'layer.state', layer, text }, mina)
    const mayDraw = () => accessTo('board', play.wake().room, mina).mayWrite
    for (const layer of ['business', 'data', 'operational'] as const) state(layer, '3 teams')
    expect(mayDraw()).toBe(false)
    expect(closedBy(play.room, 'board', mina)).toMatchObject({ reason: 'not-yet', until: { spent: 600_000 } })
    state('business', '99.9 % available')
    state('data', '10 TB hot, 100 GB cache')
    expect(mayDraw()).toBe(false)
    state('operational', 'cold start under 200 ms, 2× spikes')
    expect(mayDraw()).toBe(true)
    expect(play.room.open.board.opened?.cause).toBe('layers')

    const slow = new Play(facts('design'))
    slow.ask({ type: 'round.start' })
    slow.wait(599_999).wake()
    expect(accessTo('board', slow.room, mina).mayWrite).toBe(false)
    slow.wait(1).wake()
    expect(accessTo('board', slow.room, mina).mayWrite).toBe(true)
    expect(slow.room.open.board.opened?.cause).toBe('clock')
  })

  test('[SYS-17] a business layer that names no metric of the brief gets a question, and counts all the same', () => {
    const question = content.questions.find(({ id }) => id === 'quorum-writes')!
    const play = new Play(facts('design', question))
    play.ask({ type: 'round.start' })
    const { brief } = fold(play.seenBy(mina)).open.question
    expect(brief?.metrics).toEqual(['orders accepted', 'revenue an hour', 'orders that were doubled'])
    expect(briefHint(brief, '99.9 % availability')).toBe(
      'The brief speaks of orders accepted, revenue an hour or orders that were doubled: does this number move one of them?',
    )
    expect(briefHint(brief, '2,000 orders a minute')).toBeNull()
    expect(briefHint(brief, '')).toBeNull()
    expect(briefHint(undefined, '99.9 % availability')).toBeNull()
    play.ask({ type: 'layer.state', layer: 'business', text: '99.9 % availability' }, mina)
    expect(play.room.open.layers.business?.quantified).toBe(true)
  })

  test('[LF26] each question for a round with layers has a brief, and no metric of it gives a figure away', () => {
    const layered = new Set(
      content.plans.filter(one => one.layers && !one.drill).flatMap(({ kinds }) => kinds),
    )
    for (const { id, kind, brief } of content.questions.filter(one => layered.has(one.kind))) {
      expect(brief?.metrics.length, `${id} of ${kind}`).toBeGreaterThanOrEqual(3)
      expect(JSON.stringify(brief), id).not.toMatch(/\d/)
      for (const metric of brief?.metrics ?? []) expect(metricNamed(brief!, metric), id).not.toBeNull()
    }
  })
})

describe('the drill of a partition', () => {
  const plan = content.plans.find(({ id }) => id === 'partition')!
  const question = content.questions.find(({ kind }) => kind === 'partition')!

  test('[LF25] the cut lands by itself on the arrow that most depends on, and the first response is timed', () => {
    const play = openDrill()
    play.ask({ type: 'drawing.tell', changes: [...shop] })
    play.ask({ type: 'block.end', phase: 'cut', block: 'draw', by: 'key' })
    const begun = play.now
    play.wait(60_000).wake()
    expect(play.room.open.faults).toMatchObject([{ title: question.stories?.[0]?.fault?.title }])
    expect(newest(play)).toMatchObject({ at: begun + 5000, how: 'cut', on: { name: 'Api → Store' } })
    play.ask({ type: 'chat.say', text: 'The traveller sees it declined.' }, mina)
    play.ask({ type: 'round.end' })
    expect(debriefFor(play.room, mina).drill).toMatchObject({
      of: 'faults',
      faults: [{ response: { after: 55_000, by: 'message' } }],
    })
    expect(debriefMarkdown(debriefFor(play.room, mina))).toContain('The first response came after 55.0 s.')
  })

  test('[LF25] where no arrow joins two boxes the story’s fault lands alone', () => {
    const play = openDrill()
    play.ask({ type: 'drawing.tell', changes: [node('web')] })
    play.ask({ type: 'block.end', phase: 'cut', block: 'draw', by: 'key' })
    play.wait(60_000).wake()
    expect(play.room.open.faults).toHaveLength(1)
    expect(play.room.open.injected).toBeUndefined()
  })

  test('[U25] it can be played to its end, and each check met', () => {
    const { checks } = walk(content, plan, question, true)
    expect(Object.values(checks).length).toBeGreaterThan(3)
    expect(Object.values(checks).every(Boolean)).toBe(true)
  })

  const openDrill = () => Play.live(facts('partition'))
})
