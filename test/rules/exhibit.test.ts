/** What is laid before the candidate: margin notes, findings, cards with fields, and who is blamed. */
import {
  blamed,
  findingScore,
  lacking,
  placesOf,
  standingFindings,
  progress,
  QuestionFile,
  type Line,
} from '@signalroom/shared'
import { describe, expect, it } from 'vitest'
import { lee, mina, omar, Play } from '../kit/play.js'
import { loopOpening, loopQuestion } from '../kit/loop-rounds.js'

const reading = () => {
  const play = Play.live(loopOpening({ mark: field => `canary-${field}` }))
  play.ask({ type: 'phase.enter', from: 'intro', to: 'read' })
  return play.wake()
}
const finding = () => {
  const play = reading()
  play.ask({ type: 'phase.enter', from: 'read', to: 'find' })
  return play.wake()
}
const check = (play: Play, id: string) => {
  const found = play.room.panel.guide?.phases.flatMap(phase => phase.checks).find(one => one.id === id)
  return found && progress(play.room, found)
}
const line = (play: Play): Line => play.room.open.lines.at(-1) as Line
const add = (play: Play, list: string, text: string, fields?: Record<string, string>) =>
  play.ask({ type: 'line.add', list, text, ...(fields ? { fields } : {}) }, mina)

describe('the exhibit', () => {
  it('[U8] is laid with its phase, by value, and no byte of it is at the candidate’s before; what is planted never', () => {
    const play = Play.live(loopOpening({ mark: field => `canary-${field}` }))
    expect(JSON.stringify(play.seenBy(mina))).not.toContain('exhibit-line')
    play.ask({ type: 'phase.enter', from: 'intro', to: 'read' })
    play.wake()
    const seen = JSON.stringify(play.seenBy(mina))
    expect(seen).toContain('canary-exhibit-line-1')
    expect(seen).not.toMatch(/canary-(planted|why|grades)/)
    expect(placesOf(play.room.open.exhibit!)).toEqual(['timeline.1', 'timeline.2', 'actions.1'])
  })

  it('[U9] margin notes are their author’s alone until their phase; how many there are everybody knows', () => {
    const play = reading()
    expect(play.ask({ type: 'margin.note', place: 'nowhere', text: 'x' }, mina)).toMatchObject({
      refusal: 'unknown',
    })
    play.ask({ type: 'margin.note', place: 'timeline.1', text: 'canary-margin-one' }, mina)
    play.ask({ type: 'margin.note', place: 'actions.1', text: 'canary-margin-two' }, mina)
    play.ask({ type: 'margin.note', place: 'actions.1', text: 'canary-margin-three' }, mina)
    const kept = play.room.own['mina']?.notes ?? []
    play.ask({ type: 'margin.drop', note: kept[2]?.id ?? 0 }, mina)
    for (const person of [lee, omar])
      expect(JSON.stringify(play.seenBy(person))).not.toContain('canary-margin')
    expect(check(play, 'noted')).toEqual({ met: true, have: 2, need: 2 })
    play.ask({ type: 'phase.enter', from: 'read', to: 'find' })
    play.wake()
    expect(JSON.stringify(play.seenBy(lee))).toContain('canary-margin-two')
    expect(JSON.stringify(play.seenBy(lee))).not.toContain('canary-margin-three')
    expect(play.room.open.margins?.map(note => note.place)).toEqual(['timeline.1', 'actions.1'])
    expect(play.ask({ type: 'margin.note', place: 'actions.1', text: 'late' }, mina)).toMatchObject({
      refusal: 'done',
    })
  })

  it('[U10] findings are judged against what is planted; false alarms cost half of one', () => {
    const play = finding()
    add(play, 'findings', 'Nobody was paged', { place: 'timeline.1' })
    const first = line(play).id
    add(play, 'findings', 'Spelling', { place: 'timeline.2' })
    const second = line(play).id
    expect(play.ask({ type: 'finding.judge', line: first, as: { planted: 'silent' } }, mina)).toMatchObject({
      refusal: 'role',
    })
    expect(play.ask({ type: 'finding.judge', line: first, as: { planted: 'nope' } })).toMatchObject({
      refusal: 'unknown',
    })
    play.ask({ type: 'finding.judge', line: first, as: { planted: 'silent' } })
    expect(check(play, 'found')).toEqual({ met: false, have: 1, need: 2 })
    play.ask({ type: 'finding.judge', line: second, as: { planted: 'silent' } })
    expect(check(play, 'found')?.have).toBe(1)
    play.ask({ type: 'finding.judge', line: second, as: { planted: 'owner' } })
    expect(check(play, 'found')?.met).toBe(true)
    play.ask({ type: 'finding.judge', line: second, as: 'false-alarm' })
    expect(JSON.stringify(play.seenBy(mina))).not.toContain('finding.judged')
    const planted = play.room.panel.guide?.question.planted ?? []
    expect(findingScore(planted, Object.values(play.room.panel.findings ?? {}))).toMatchObject({
      planted: 3,
      found: ['silent'],
      missed: ['owner', 'luck'],
      falseAlarms: 1,
      score: 0.5 / 3,
    })
    expect(findingScore(planted, ['false-alarm', 'false-alarm', 'false-alarm']).score).toBe(0)
  })

  it('[U31] a finding whose line was taken out counts neither as found nor as a false alarm', () => {
    const play = finding()
    const planted = play.room.panel.guide?.question.planted ?? []
    const score = () =>
      findingScore(planted, standingFindings(play.room.open.lines, play.room.panel.findings))
    const judge = (as: 'false-alarm' | { readonly planted: string }) => {
      add(play, 'findings', 'Something', { place: 'timeline.1' })
      const { id } = line(play)
      play.ask({ type: 'finding.judge', line: id, as })
      return id
    }
    const [found, wrong] = [judge({ planted: 'silent' }), judge('false-alarm')]
    expect(score()).toMatchObject({ found: ['silent'], falseAlarms: 1 })
    play.ask({ type: 'line.remove', line: wrong }, mina)
    expect(score()).toMatchObject({ found: ['silent'], falseAlarms: 0, score: 1 / 3 })
    play.ask({ type: 'line.remove', line: found }, mina)
    expect(score()).toMatchObject({ found: [], score: 0 })
    expect(check(play, 'found')?.have).toBe(0)
  })

  it('[U10] what was planted, what it was taken for and what was graded in secret come with the release', () => {
    const play = finding()
    add(play, 'findings', 'Nobody was paged', { place: 'timeline.1' })
    play.ask({ type: 'finding.judge', line: line(play).id, as: { planted: 'silent' } })
    play.ask({ type: 'round.end' })
    expect(JSON.stringify(play.seenBy(mina))).not.toMatch(/canary-(planted|grades)/)
    play.ask({ type: 'debrief.release' })
    expect(play.room.open.released?.release).toMatchObject({
      planted: [{ id: 'silent' }, { id: 'owner' }, { id: 'luck' }],
      findings: { [play.room.open.lines[0]?.id ?? 0]: { planted: 'silent' } },
      grades: ['canary-grades'],
    })
  })

  it('[U11] a line with fields is a card: whole when each is filled as it asks, and changed in its place', () => {
    const play = finding()
    expect(add(play, 'actions', 'Alarm', { nobody: 'x' })).toMatchObject({ refusal: 'unknown' })
    expect(add(play, 'actions', 'Alarm', { door: 'ajar' })).toMatchObject({ refusal: 'malformed' })
    add(play, 'actions', 'Alarm on queue age', { owner: 'Payments', date: 'soon', cost: 'little' })
    expect(lacking(play.room, line(play)).map(field => field.id)).toEqual(['date', 'cost'])
    expect(check(play, 'acted')?.met).toBe(false)
    const { id } = line(play)
    const whole = { owner: 'Payments', date: 'by Friday', cost: '3 days', door: 'two way' }
    play.ask({ type: 'line.change', line: id, text: 'Alarm on the age of the queue', fields: whole }, mina)
    expect(line(play)).toMatchObject({
      id,
      text: 'Alarm on the age of the queue',
      fields: whole,
      quantified: true,
    })
    expect(check(play, 'acted')?.met).toBe(true)
    expect(play.ask({ type: 'line.change', line: 9999, text: 'x' }, mina)).toMatchObject({
      refusal: 'unknown',
    })
    add(play, 'findings', 'Nowhere', { place: 'nowhere.9' })
    expect(lacking(play.room, line(play)).map(field => field.id)).toEqual(['place'])
  })

  it('[U12] a person named as a cause is pointed out, a team or a machine is not', () => {
    const play = finding()
    const who = (text: string) => {
      add(play, 'trigger', text)
      return blamed(play.room, line(play))
    }
    expect(who('Dana pushed the change')).toBe('Dana Reyes')
    expect(who('ilya was asleep')).toBe('Ilya')
    expect(who('Human error during the rollout')).toBe('Human error')
    expect(who('The engineer did not read the runbook')).toBe('The engineer')
    expect(who('She forgot the flag')).toBe('She forgot')
    expect(who('The on-call rotation had no runbook')).toBeNull()
    expect(who('A config push without a canary; danaid service down')).toBeNull()
    add(play, 'findings', 'Dana is named in the text', { place: 'timeline.1' })
    expect(blamed(play.room, line(play))).toBeNull()
  })
})

describe('a question with an exhibit', () => {
  const file = () => {
    const { cards, planted, ...rest } = JSON.parse(JSON.stringify(loopQuestion())) as {
      cards: readonly object[]
      planted: readonly object[]
      sealed: object
    }
    return {
      ...rest,
      sealed: { ...rest.sealed, minute: '37:00' },
      cards: cards.map(card => ({ ...card, minute: '26:00' })),
      planted,
    }
  }
  const issues = (change: object) => {
    const result = QuestionFile.safeParse({ ...file(), ...change })
    return result.success ? [] : result.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  }
  const planted = (change: object) => ({
    planted: file().planted.map((one, i) => (i === 1 ? { ...one, ...change } : one)),
  })
  it('[U13] is refused by field and reason: a gap that points nowhere, a double id, a diff that does not apply', () => {
    expect(issues({})).toEqual([])
    expect(issues(planted({ at: ['actions.7'] }))).toEqual([
      'planted.1.at.0: "actions.7" is no place of the exhibit',
    ])
    expect(issues(planted({ id: 'silent' }))).toEqual(['planted.1.id: "silent" is used twice'])
    const change = (diff: string) => ({
      exhibit: {
        type: 'change',
        title: 'A change',
        says: 'Faster.',
        files: [{ name: 'a.py', before: 'one\ntwo\n', diff }],
      },
      planted: file().planted.map(one => ({ ...one, at: ['a.py:1'] })),
    })
    expect(issues(change('--- a.py\n+++ a.py\n@@ -1,2 +1,2 @@\n-one\n+uno\n two\n'))).toEqual([])
    for (const diff of [
      '--- a.py\n+++ a.py\n@@ -1,2 +1,2 @@\n-three\n+uno\n two\n',
      'no diff at all',
      '@@ -1 @@',
    ])
      expect(issues(change(diff)).join()).toContain(
        'exhibit.files.0.diff: does not apply to what a.py was before',
      )
  })

  it('[U29] a hunk is not looked for through a long file', () => {
    const files = (hunk: string, before = 'a\n'.repeat(30_000)) => ({
      exhibit: {
        type: 'change',
        title: 'A change',
        says: 'Faster.',
        files: [{ name: 'a.py', before, diff: `--- a.py\n+++ a.py\n${hunk}` }],
      },
      planted: file().planted.map(one => ({ ...one, at: ['a.py:1'] })),
    })
    const began = performance.now()
    expect(issues(files(`@@ -1,20001 +1,20001 @@\n${' a\n'.repeat(20_000)}-b\n+c\n`)).join()).toContain(
      'apply',
    )
    expect(performance.now() - began).toBeLessThan(3000)
    expect(issues(files('@@ -1,1 +1,1 @@\n-two\n+zwei\n', 'one\ntwo\n')).join()).toContain('apply')
    expect(issues(files('@@ -2,1 +2,1 @@\n-two\n+zwei\n', 'one\ntwo\n'))).toEqual([])
    expect(issues(files('@@ -1,0 +2,1 @@\n+half\n', 'one\ntwo\n'))).toEqual([])
    expect(issues(files('@@ -0,0 +1,1 @@\n+new\n', ''))).toEqual([])
  })
})
