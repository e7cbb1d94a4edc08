/** Artifact cards in a room: who fills, stamps, lays and rules, and what a check makes of it. */
import {
  artifactCard,
  artifactList,
  debriefFor,
  debriefMarkdown,
  fold,
  isCommitted,
  opening,
  ownsSlo,
  progress,
  rulingOf,
  sheetOf,
  tiedTo,
  workedCard,
  type Command,
  type Needs,
} from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadRounds } from '../../server/src/content/rounds.js'
import { lee, mina, omar, Play } from '../kit/play.js'
import { fill, wholeCards } from '../kit/whole-cards.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
const planOf = (id: string) => content.plans.find(one => one.id === id)!
const round = (id: string): Play => {
  const plan = planOf(id)
  const question = content.questions.find(one => plan.kinds.includes(one.kind))!
  const { rubric } = content
  return Play.live(
    opening({
      room: 'room',
      title: 'A round',
      plan,
      question,
      rubric,
      mode: 'coach',
      exam: false,
      alone: false,
    }),
  )
}
const all = (play: Play, commands: readonly Command[]) =>
  commands.map(command => play.ask(command, mina)).map(one => (one.ok ? 'ok' : one.refusal))
const met = (play: Play, list: string) =>
  progress(play.room, { needs: { of: 'artifact', list } satisfies Needs }).met
const row = (list: string, text: string, fields: Record<string, string>): Command => ({
  type: 'line.add',
  list,
  text,
  fields,
})

describe('a card of a list', () => {
  test('[AC1] takes rows and a head of the fields of its kind, which entered the room by value', () => {
    const play = round('design')
    expect(artifactList(play.room, 'budget')?.fields?.map(({ id }) => id)).toEqual([
      'p50',
      'p99',
      'basis',
      'source',
    ])
    expect(
      all(play, [
        row('budget', 'Edge', { p99: '20 ms', basis: 'assumed' }),
        row('budget', 'Edge', { cost: '20 ms' }),
        row('budget', 'Edge', { basis: 'guessed' }),
        { type: 'card.head', list: 'budget', fields: { target: '200 ms' } },
        { type: 'card.head', list: 'budget', fields: { target: '200 ms' } },
        { type: 'card.head', list: 'budget', fields: { constructor: 'x' } },
        { type: 'card.head', list: 'in-scope', fields: { target: '200 ms' } },
      ]),
    ).toEqual(['ok', 'unknown', 'malformed', 'ok', 'done', 'unknown', 'unknown'])
    expect(sheetOf(play.room, 'budget').head).toEqual({ target: '200 ms' })
    all(play, [{ type: 'card.head', list: 'budget', fields: { target: '', total: '10 ms' } }])
    expect(sheetOf(play.room, 'budget').head).toEqual({ total: '10 ms' })
    for (const person of [lee, omar])
      expect(
        play.ask({ type: 'card.head', list: 'budget', fields: { target: '1 s' } }, person),
      ).toMatchObject({ refusal: 'role' })
  })

  test('[AC4] what was changed and changed back, or written in another order, is not stamped anew', () => {
    const play = round('design')
    const target = (value: string): Command => ({
      type: 'card.head',
      list: 'budget',
      fields: { target: value },
    })
    const total: Command = { type: 'card.head', list: 'budget', fields: { total: '180 ms' } }
    const commit: Command = { type: 'card.commit', list: 'budget' }
    all(play, [target('200 ms'), total, row('budget', 'Edge', { p99: '20 ms' }), commit])
    const line = play.room.open.lines.at(-1)?.id ?? 0
    const p99 = (value: string): Command => ({
      type: 'line.change',
      line,
      text: 'Edge',
      fields: { p99: value },
    })
    all(play.wait(1000), [target(''), target('200 ms'), p99('30 ms'), p99('20 ms')])
    expect(isCommitted(play.room, 'budget')).toBe(true)
    expect(all(play, [commit])).toEqual(['done'])
    all(play, [p99('30 ms')])
    expect(isCommitted(play.room, 'budget')).toBe(false)
    expect(all(play, [commit])).toEqual(['ok'])
  })

  test('[AC4] is stamped with what stood there, again only when something has changed', () => {
    const play = round('design')
    const commit: Command = { type: 'card.commit', list: 'budget' }
    expect(all(play, [commit, ...fill('latency-budget', 'budget'), commit, commit])).toEqual([
      'nothing',
      'ok',
      'ok',
      'ok',
      'ok',
      'done',
    ])
    const line = play.room.open.lines[0]!.id
    all(play, [
      { type: 'line.change', line, text: 'Edge', fields: { p99: '90 ms', basis: 'assumed' } },
      commit,
    ])
    const versions = artifactCard(play.room, 'budget')!.versions
    expect(versions.map(one => [one.version, one.head['target'], one.rows[0]?.fields?.['p99']])).toEqual([
      [1, '200 ms', '20 ms'],
      [2, '200 ms', '90 ms'],
    ])
    expect(fold(play.log)).toEqual(play.room)
  })

  test('[AC5] lies on the board where it was laid, for everybody; the candidate lays it once the board is open', () => {
    const play = round('design')
    const place: Command = { type: 'card.place', list: 'budget', x: 40.4, y: -12 }
    expect(play.ask(place, mina)).toMatchObject({ refusal: 'nothing' })
    expect(play.ask(place, omar)).toMatchObject({ refusal: 'role' })
    expect(play.ask(place, lee)).toMatchObject({ refusal: 'nothing' })
    all(play, fill('latency-budget', 'budget'))
    expect(play.ask(place, lee).ok).toBe(true)
    play.ask({ type: 'board.open' })
    expect(play.ask({ ...place, x: 80 }, mina).ok).toBe(true)
    expect(artifactCard(play.room, 'budget')?.place).toEqual({ x: 80, y: -12 })
    play.ask({
      type: 'seal.set',
      on: { type: 'documents', documents: ['board'] },
      does: 'closes',
      for: ['candidate'],
    })
    expect(play.ask(place, mina)).toMatchObject({ refusal: 'private' })
    expect(play.ask({ type: 'card.shelve', list: 'budget' }, lee).ok).toBe(true)
    expect(play.ask({ type: 'card.shelve', list: 'budget' }, lee)).toMatchObject({ refusal: 'nothing' })
    expect(artifactCard(play.room, 'budget')?.place).toBeNull()
    expect(fold(play.seenBy(omar)).open.artifacts).toEqual(play.room.open.artifacts)
  })

  test('[SYS-11] [AC6] what is left out is accepted or pulled back by the interviewer, and both moments stay in the log', () => {
    const play = round('design')
    all(play, [
      row('out-of-scope', 'Search', { reason: 'The database does it' }),
      { type: 'line.add', list: 'in-scope', text: 'Read' },
    ])
    const [left, kept] = play.room.open.lines
    const rule = (line: number, ruling: 'accepted' | 'pulled-back', person = lee) =>
      play.wait(1000).ask({ type: 'line.rule', line, ruling }, person)
    expect(rule(left!.id, 'accepted', mina)).toMatchObject({ refusal: 'role' })
    expect(rule(kept!.id, 'accepted')).toMatchObject({ refusal: 'unknown' })
    expect([rule(left!.id, 'accepted').ok, rule(left!.id, 'pulled-back').ok]).toEqual([true, true])
    expect(rule(left!.id, 'pulled-back')).toMatchObject({ refusal: 'done' })
    expect(rulingOf(play.room, left!.id)?.ruling).toBe('pulled-back')
    const ruled = play.log.filter(event => event.type === 'line.ruled')
    expect(ruled.map(({ ruling }) => ruling)).toEqual(['accepted', 'pulled-back'])
    expect(ruled[1]!.at).toBeGreaterThan(ruled[0]!.at)
    expect(workedCard(play.room, artifactList(play.room, 'out-of-scope')!).figures[0]?.shown).toBe(
      'pulled it back',
    )
  })

  test('[AC7] a check on an artifact is met when it is whole, and open again when it is not', () => {
    for (const plan of ['design', 'ml-design', 'postmortem']) {
      const lists = planOf(plan)
        .phases.flatMap(phase => phase.lists)
        .filter(list => list.artifact)
      expect(lists.length).toBeGreaterThan(1)
      for (const { id, artifact } of lists) {
        const play = round(plan)
        expect(met(play, id)).toBe(false)
        expect(new Set(all(play, fill(artifact!, id)))).toEqual(new Set(['ok']))
        expect([plan, id, met(play, id)]).toEqual([plan, id, true])
        play.ask({ type: 'line.remove', line: play.room.open.lines[0]!.id }, mina)
        if (wholeCards[artifact!].rows.length === 1)
          expect([plan, id, met(play, id)]).toEqual([plan, id, false])
      }
    }
  })

  test('[SYS-05] [AC10] an SLO card that says who set or changed it is evidence of owning it; one that was given is not', () => {
    const play = round('design')
    const [text, fields] = wholeCards.slo.rows[0]!
    all(play, [row('slo', text, { ...fields, stance: 'it was given to me' })])
    expect(ownsSlo(play.room)).toBe(false)
    all(play, [row('slo', text, { ...fields, owner: ' x' })])
    expect(ownsSlo(play.room)).toBe(true)
    const other = round('design')
    all(other, [row('slo', text, { target: '99.9 %', window: '30 days', stance: 'I set it' })])
    expect(ownsSlo(other.room)).toBe(false)
  })
})

test('[AC18] the Markdown of a debrief has each card as a table, by hand beside computed, and nothing of it twice', () => {
  const play = round('design')
  all(play, [
    ...fill('latency-budget', 'budget'),
    { type: 'card.head', list: 'budget', fields: { target: '10 ms' } },
    { type: 'card.commit', list: 'budget' },
    row('levels', '1× | now', { traffic: '1,000 rps', nodes: '7', price: '$0.40/h', 'per-hour': '$3.60' }),
  ])
  play.ask({ type: 'round.end' })
  const markdown = debriefMarkdown(debriefFor(play.room, mina))
  expect(markdown).toContain('### Latency budget\n\n| Hop | p50 | p99 | Known how | Measured where |')
  expect(markdown).toContain('- p99, at most: 25 ms (over)')
  expect(markdown).toMatch(/- 0:00 version 1/)
  expect(markdown).toContain(
    '| 1× \\| now | 1,000 rps | 7 | \\$0.40/h | \\$3.60 (by hand; computed \\$2.80) | \\$1.00 |',
  )
  expect(markdown).toContain('- still open: 2 more levels')
  // The ledger, which holds every number, names it once more.
  const [cards = '', ledger = ''] = markdown.split('## Ledger')
  expect([cards, ledger].map(part => part.match(/1,000 rps/g)?.length)).toEqual([1, 1])
})

describe('what a card is about', () => {
  const cache = { is: 'node', id: 'n1', kind: 'cache', name: 'Cache\n10 GB', frame: null } as const
  const tie = (to: string | null, list = 'budget'): Command => ({ type: 'card.tie', list, to })
  const drawn = () => {
    const play = round('design')
    play.ask({ type: 'drawing.tell', changes: [cache] })
    return play
  }
  test('[AC20] is a box or arrow that is drawn, said once, by the candidate', () => {
    const play = drawn()
    expect(all(play, [tie('n2'), tie('n1', 'nope'), tie(null), tie('n1'), tie('n1')])).toEqual([
      'unknown',
      'unknown',
      'done',
      'ok',
      'done',
    ])
    expect(play.ask(tie(null), lee)).toMatchObject({ refusal: 'role' })
    expect(tiedTo(play.room, 'budget')).toEqual({ id: 'n1', name: 'Cache', isGone: false })
    all(play, [tie(null)])
    expect(tiedTo(play.room, 'budget')).toBeNull()
  })
  test('[AC20] a card whose box was taken off says so, under the name it had, and keeps what it holds', () => {
    const play = drawn()
    all(play, [row('budget', 'Read', { p99: '5 ms', basis: 'assumed' }), tie('n1')])
    play.ask({ type: 'drawing.tell', changes: [{ ...cache, name: 'Redis' }] })
    expect(tiedTo(play.room, 'budget')).toMatchObject({ name: 'Redis', isGone: false })
    play.ask({ type: 'drawing.tell', changes: [{ is: 'gone', id: 'n1' }] })
    expect(tiedTo(play.room, 'budget')).toEqual({ id: 'n1', name: 'Cache', isGone: true })
    expect(sheetOf(play.room, 'budget').rows).toHaveLength(1)
    const done = play.ask({ type: 'round.end' })
    expect(done.ok).toBe(true)
    const debrief = debriefFor(play.room, { seat: mina.seat, role: 'candidate' })
    expect(debriefMarkdown(debrief)).toContain('“Cache” is no longer on the board.')
  })
  test('[AC21] a pin holds the card it shows', () => {
    const play = drawn()
    const pin = { on: { type: 'card', list: 'budget' } } as const
    const pinned = play.ask({ type: 'evidence.pin', criterion: 'S1', pin })
    expect(pinned.ok && pinned.facts).toMatchObject([{ type: 'evidence.pinned', pin }])
  })
})
