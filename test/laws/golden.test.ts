/** Logs that were written by older versions: each still folds to what it folded to then, and still has its debrief. */
import { canonical, debriefFor, factTypes, fold, maySee, type Event } from '@signalroom/shared'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { digestOf, type Recorded } from '../golden/digest.js'
import { playCoding, playDrill } from '../golden/play-coding.js'
import { playRound } from '../golden/play-round.js'

const folder = fileURLToPath(new URL('../golden/', import.meta.url))
const digests = JSON.parse(readFileSync(`${folder}digests.json`, 'utf8')) as Record<string, Recorded>
const logOf = (name: string): readonly Event[] =>
  readFileSync(`${folder}${name}.jsonl`, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Event)
const names = readdirSync(folder)
  .filter(file => file.endsWith('.jsonl'))
  .map(file => file.replace('.jsonl', ''))

test('[10 Golden] every recording has a digest, and every digest its recording', () => {
  expect(names.toSorted()).toEqual(Object.keys(digests).toSorted())
  expect(names).toContain('round-1')
})

/** Events that no release has written yet: each stands here until a log with it is recorded. */
const unreleased: readonly string[] = [
  'line.changed',
  'card.headed',
  'card.committed',
  'card.placed',
  'card.shelved',
  'line.ruled',
  'self.submitted',
  'hidden.shown',
  'block.entered',
  'fault.landed',
  'exhibit.laid',
  'margin.counted',
  'margins.opened',
  'persona.entered',
  'seniority.said',
  'push.sent',
  'push.settled',
  'drawing.told',
  'fault.injected',
  'fault.lifted',
  'assistant.asked',
  'assistant.answered',
  'assistant.failed',
  'swap.agreed',
  'swap.declined',
  'swap.made',
  'words.uttered',
  'words.imported',
  'words.corrected',
  'words.erased',
  'self.shared',
  'score.revised',
  'finding.judged',
  'assistant.judged',
  'assistant.scripted',
  'failure.judged',
  'words.noted',
  'words.unnoted',
  'note.offered',
  'note.withheld',
  'bookmark.kept',
  'bookmark.dropped',
  'margin.noted',
  'margin.dropped',
]
test('[10 Golden] every event that this build knows stands in a recording, or has not been released', () => {
  const recorded = new Set(names.flatMap(logOf).map(event => event.type as string))
  expect(factTypes.filter(type => !recorded.has(type))).toEqual(unreleased)
})

describe.each(names)('%s', name => {
  const log = logOf(name)
  const room = fold(log)
  const recorded = digests[name]

  test('[10 Golden] folds to its recorded digest', () => {
    const fields = Object.keys(recorded?.fields ?? {})
    expect(fields.length).toBeGreaterThan(20)
    const now = digestOf(room, fields)
    expect(now.fields).toEqual(recorded?.fields)
    expect(now.digest).toBe(recorded?.digest)
  })

  test('[10 Golden] is a whole log: gapless, in time, and every seat’s part folds to the same open half', () => {
    expect(log.map(event => event.seq)).toEqual(log.map((_, i) => i + 1))
    expect(log.every((event, i) => event.at >= (log[i - 1]?.at ?? 0))).toBe(true)
    for (const { id: seat, role } of room.open.seats)
      expect(fold(log.filter(event => maySee(event, { seat, role }))).open).toEqual(room.open)
  })

  test('[10 Golden] each of its seats still reads a debrief, and a candidate theirs without the panel', () => {
    for (const { id: seat, role } of room.open.seats) {
      const seen = fold(log.filter(event => maySee(event, { seat, role })))
      const debrief = JSON.stringify(debriefFor(seen, { seat, role }))
      expect(debrief.length).toBeGreaterThan(1000)
      for (const note of room.panel.notes) expect(debrief.includes(note.text)).toBe(role === 'interviewer')
    }
  })
})

describe('round-1', () => {
  const log = logOf('round-1')

  test('[10 Golden] is a whole round: all seven phases, released, with something of nearly everything in it', () => {
    const { open, panel, own } = fold(log)
    expect(open.visits.map(visit => visit.phase)).toEqual(open.plan.phases.map(phase => phase.id))
    expect(open.visits).toHaveLength(7)
    expect([open.stage, open.released !== null]).toEqual(['over', true])
    expect([open.hints.length, open.cards.length, open.credits.length]).toEqual([5, 3, 1])
    expect(Object.keys(panel.scores['lee'] ?? {})).toHaveLength(12)
    expect(Object.keys(own['mina']?.scores ?? {})).toEqual(['S1', 'S2', 'S3'])
    expect(new Set(log.map(event => event.type)).size).toBe(40)
  })

  test('[10 Golden] one event more or less, or one word changed, is another digest', () => {
    const { digest } = digestOf(fold(log))
    expect(digestOf(fold(log.filter(event => event.type !== 'nod.given'))).digest).not.toBe(digest)
    const changed = log.map(event =>
      event.type === 'note.taken' ? { ...event, text: `${event.text}.` } : event,
    )
    const { fields } = digestOf(fold(changed))
    const differing = Object.entries(digestOf(fold(log)).fields).filter(
      ([name, hash]) => fields[name] !== hash,
    )
    expect(differing.map(([name]) => name)).toEqual(['panel.notes'])
  })
})

describe('digests', () => {
  test('the order of keys is no difference, the order of a list is, and a new field is none to an old recording', () => {
    expect(canonical({ b: [1, { d: 1, c: 2 }], a: 1 })).toBe('{"a":1,"b":[1,{"c":2,"d":1}]}')
    expect(canonical([2, 1])).not.toBe(canonical([1, 2]))
    const room = fold(logOf('round-1'))
    const grown = { ...room, open: { ...room.open, weather: 'fine' } }
    const fields = Object.keys(digestOf(room).fields)
    expect(digestOf(grown, fields)).toEqual(digestOf(room))
    expect(digestOf(grown).digest).not.toBe(digestOf(room).digest)
  })

  test('the script that records plays by the rules of today, to the end', () => {
    const played = fold(playRound({ talkMs: 30_000 }))
    expect([played.open.stage, played.open.released !== null]).toEqual(['over', true])
    for (const play of [playCoding, playDrill]) expect(fold(play()).open.stage).toBe('over')
  })
})
