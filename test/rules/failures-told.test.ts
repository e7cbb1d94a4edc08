/** What is told of the failure modes: the lines of each side, flags they suggest, the debrief, the device, a file that does not fit. */
import {
  candidateHint,
  debriefFor,
  debriefMarkdown,
  failuresIn,
  fold,
  interviewerAlarm,
  judgedAlarms,
  lineFor,
  mergedAlarms,
  noticedIn,
  precisionOf,
  suggestedBy,
  type Firing,
  type JudgedAlarms,
  type Mode,
} from '@signalroom/shared'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { ContentError } from '../../server/src/content/load.js'
import { loadRounds } from '../../server/src/content/rounds.js'
import {
  adding,
  byLee,
  byMina,
  good,
  logOf,
  picks,
  played,
  says,
  shipped,
  until,
  without,
  type Deed,
} from '../kit/design-rounds.js'
import { scripts } from '../kit/failing-rounds.js'
import { careless } from '../kit/careless-players.js'
import { honest } from '../kit/design-players.js'
import { alarmsOf } from '../bench/numbers/detectors.js'
import { walk } from '../kit/loop-players.js'
import { lee, mina, omar, start, type Play } from '../kit/play.js'

const scriptOf = (rule: Firing['rule']): readonly Deed[] =>
  scripts.find(one => one.rule === rule)?.deeds ?? []
const firedBy = (play: Play, who = lee): readonly Firing[] => failuresIn(play.seenBy(who), play.now)
/** The round of that script as it stood at a second, still live. */
function liveAt(deeds: readonly Deed[], second: number, given: object = {}): Play {
  const play = played(
    deeds.filter(one => one.at <= second),
    given,
  )
  return play.wait(start + second * 1000 - play.now).wake()
}

describe('lines', () => {
  const noCommit = without(good, 'commit')
  const shown = (second: number, given: { mode?: Mode; exam?: boolean } = {}) => {
    const play = liveAt(noCommit, second, given)
    const own = fold(play.seenBy(mina))
    const alarm = interviewerAlarm(play.room, lee.seat, firedBy(play), play.now)
    return {
      interviewer: alarm && lineFor(play.room, alarm),
      candidate: candidateHint(own, firedBy(play, mina), play.now),
    }
  }
  test('[FM13] each side has a line of its own for twenty seconds', () => {
    expect(shown(595)).toEqual({ interviewer: null, candidate: null })
    expect(shown(605)).toEqual({ interviewer: 'No commitment by 10:00.', candidate: 'Trace one request.' })
    expect(shown(619)).toMatchObject({ interviewer: 'No commitment by 10:00.' })
    expect(shown(621)).toEqual({ interviewer: null, candidate: null })
  })
  test('[FM13] a strict round tells the candidate nothing, and an exam nobody', () => {
    expect(shown(605, { mode: 'strict' })).toEqual({
      interviewer: 'No commitment by 10:00.',
      candidate: null,
    })
    expect(shown(605, { exam: true })).toEqual({ interviewer: null, candidate: null })
  })
  test('[FM13] of two that fire at once the second waits for the first', () => {
    const both = without(good, 'commit', 'scale', 'rate', 'data', 'estimate')
    const lineAt = (second: number) => {
      const play = liveAt(both, second)
      const alarm = interviewerAlarm(play.room, lee.seat, firedBy(play), play.now)
      return alarm && lineFor(play.room, alarm)
    }
    expect(lineAt(610)).toBe('No traffic or size written down by 10:00.')
    expect(lineAt(630)).toBe('No commitment by 10:00.')
    expect(lineAt(641)).toBeNull()
  })
  test('[FM13] what was called false is told no more', () => {
    const play = liveAt(noCommit, 602)
    const line = () => interviewerAlarm(play.room, lee.seat, firedBy(play), play.now)
    expect(line()).not.toBeNull()
    play.ask({ type: 'failure.judge', mode: 'F3', phase: line()?.phase ?? '', right: false })
    expect(line()).toBeNull()
  })
  test('[FM13] both sides never read the same text, and every figure is filled in', () => {
    for (const { deeds } of scripts) {
      const play = played(deeds)
      for (const firing of firedBy(play)) {
        const line = lineFor(play.room, firing) ?? ''
        expect(line).toMatch(/^[^{}]{5,}$/)
        expect(line).not.toBe(play.room.open.watch?.modes[firing.mode].candidate)
      }
    }
  })
})

describe('flags', () => {
  const suggested = (deeds: readonly Deed[]) => firedBy(played(deeds)).flatMap(one => suggestedBy(one) ?? [])
  test('[FM14] options without a pick suggest vague, a decision opened again over-explained, nothing else any', () => {
    expect(suggested(scriptOf('open-options')).map(({ flag }) => flag)).toEqual(['vague'])
    expect(suggested(scriptOf('reopened')).map(({ flag }) => flag)).toEqual(['over-explained'])
    for (const rule of ['no-question', 'unjoined', 'not-deep', 'no-check', 'store-first'] as const)
      expect(suggested(scriptOf(rule))).toEqual([])
  })
  test('[FM14] every flag that is suggested is in the rubric, by its key', () => {
    const key = (id: string) => shipped.rubric.flags.find(flag => flag.id === id)?.key
    expect([key('vague'), key('over-explained')]).toEqual(['v', 'x'])
  })
})

describe('rows of the field', () => {
  test('[SYS-09] the round goes through its seven phases at the planned minutes, and a good one fires none of the six modes', () => {
    const play = played(good)
    const entered = play.room.open.visits.map(({ at }) => (at - start) / 60_000)
    expect(entered).toEqual([0, 5, 10, 14, 24, 37, 42])
    expect(firedBy(play)).toEqual([])
    expect(new Set(scripts.map(({ mode }) => mode)).size).toBe(7)
  })
  test('[SYS-10] without a commitment at 10:00 the interviewer is told so, as a pile without order', () => {
    const play = liveAt(without(good, 'commit'), 601)
    expect(firedBy(play)).toMatchObject([{ mode: 'F3', rule: 'no-commitment', elapsed: 600_000 }])
    const alarm = interviewerAlarm(play.room, lee.seat, firedBy(play), play.now)
    expect(alarm && lineFor(play.room, alarm)).toBe('No commitment by 10:00.')
    expect(firedBy(liveAt(good, 601))).toEqual([])
  })
  test('[SYS-79] three open options in five minutes suggest vague once, with the words', () => {
    const play = played(scriptOf('open-options'))
    const found = firedBy(play).flatMap(one => suggestedBy(one) ?? [])
    expect(found).toEqual([
      { flag: 'vague', said: { at: start + 1_620_000, text: 'We could move it into the client.' } },
    ])
    const slower = adding(
      good,
      ...[1500, 1660, 1830].map((at, i) => byMina(at, 'could', says(`We could use a cache, kind ${i}.`))),
      ...[1580, 1700].map(at => byLee(at, 'nod', { type: 'nod.give' })),
    )
    expect(firedBy(played(slower))).toEqual([])
  })
  test('[SYS-82] a decision opened again twice suggests over-explained; once does not', () => {
    const again = scriptOf('reopened')
    expect(firedBy(played(again)).map(one => suggestedBy(one)?.flag)).toEqual(['over-explained'])
    const last = again.findLast(({ is }) => is === 'again')
    expect(firedBy(played(again.filter(one => one !== last)))).toEqual([])
  })
  test('[SYS-82] also where another option of the card is picked, and then the first again', () => {
    const play = played(until(good, 1690).filter(({ is }) => is !== 'end'))
    const pick = (of: string) => play.wait(20_000).ask(picks(of)(play.room), mina)
    pick('by person')
    pick('by time')
    expect(firedBy(play)).toEqual([])
    pick('by person')
    expect(firedBy(play)).toMatchObject([{ mode: 'F6', rule: 'reopened', times: 2 }])
  })
})

describe('the debrief', () => {
  test('[FM6] says each with its minute and why, and what its reader called it', () => {
    const play = played(scriptOf('unjoined'))
    play.ask({ type: 'failure.judge', mode: 'F3', phase: 'high-level', right: true })
    const noticed = noticedIn(logOf(play), play.room, lee)
    expect(noticed[0]).toMatchObject({
      title: 'Pile without order',
      phaseTitle: 'High level',
      elapsed: 960_000,
      why: '6 boxes and one arrow, and so for a minute.',
      right: true,
    })
    const text = debriefMarkdown(debriefFor(play.room, lee), { noticed })
    expect(text).toContain('## Noticed')
    expect(text).toContain(
      '- 16:00 **Pile without order**: 6 boxes and one arrow, and so for a minute. (right)',
    )
    expect(debriefMarkdown(debriefFor(fold(play.seenBy(omar)), omar))).not.toContain('Noticed')
  })
  test('[FM11] the release says nothing of it, and one may still change one’s word', () => {
    const play = played(without(good, 'commit'))
    play.ask({ type: 'failure.judge', mode: 'F3', phase: 'contract', right: false })
    play.ask({ type: 'debrief.release' })
    expect(play.room.open.released).not.toBeNull()
    expect(JSON.stringify(play.room.open.released)).not.toContain('F3')
    expect(play.ask({ type: 'failure.judge', mode: 'F3', phase: 'contract', right: true })).toMatchObject({
      ok: true,
    })
  })
})

describe('on the device', () => {
  const round = (room: string, keptAt: number, ...right: readonly boolean[]): JudgedAlarms => ({
    room,
    seat: 's-1',
    keptAt,
    judged: right.map((one, i) => ({ mode: 'F1', phase: `p${i}`, right: one })),
  })
  test('[FM16] of what was called either, so many were right; a round counts once, as it was kept last', () => {
    expect(precisionOf([])).toBeNull()
    const kept = [round('a', 1, true, false), round('b', 2, true, true, true)]
    expect(precisionOf(kept)).toEqual({ right: 4, of: 5, rounds: 2 })
    const later = [round('a', 9, true, true)]
    expect(precisionOf(mergedAlarms(kept, later))).toEqual({ right: 5, of: 5, rounds: 2 })
    expect(mergedAlarms(later, kept)).toEqual(mergedAlarms(kept, later))
    expect(mergedAlarms(kept, kept)).toEqual(mergedAlarms(kept))
  })
  test('[FM16] nothing is kept of a round of which nothing was said', () => {
    const play = played(without(good, 'commit'))
    const noticed = () => noticedIn(logOf(play), play.room, lee)
    expect(judgedAlarms(noticed(), { room: 'room', seat: 'lee' }, 5)).toBeNull()
    play.ask({ type: 'failure.judge', mode: 'F3', phase: 'contract', right: false })
    expect(judgedAlarms(noticed(), { room: 'room', seat: 'lee' }, 5)).toEqual({
      room: 'room',
      seat: 'lee',
      keptAt: 5,
      judged: [{ mode: 'F3', phase: 'contract', right: false }],
    })
  })
})

describe('a file that does not fit', () => {
  const folder = fileURLToPath(new URL('../../server/content', import.meta.url))
  const made: string[] = []
  afterAll(() => made.forEach(one => rmSync(one, { recursive: true })))
  const problemsOf = (...changes: readonly (readonly [was: string, is: string])[]): readonly string[] => {
    const copy = mkdtempSync(path.join(tmpdir(), 'failures-'))
    made.push(copy)
    cpSync(folder, copy, { recursive: true })
    const file = path.join(copy, 'failures.yaml')
    writeFileSync(
      file,
      changes.reduce((text, [was, is]) => text.replace(was, is), readFileSync(file, 'utf8')),
    )
    try {
      loadRounds(copy)
      return []
    } catch (thrown) {
      if (thrown instanceof ContentError) return thrown.problems
      throw thrown
    }
  }
  test('[FM15] a figure its line cannot have, a rule that is missing or unknown', () => {
    expect(
      problemsOf(['{nodes} ', '{names} '].map(text => `Boxes: ${text.trim()}`) as [string, string]),
    ).toEqual([
      'failures.yaml: modes.F3.interviewer.unjoined: "{names}" is not known here: {nodes}, {arrows}',
    ])
    expect(problemsOf(['      no-commitment:', '      no-commit:']).join('\n')).toMatch(
      /failures\.yaml: modes\.F3\.interviewer/,
    )
  })
  test('[FM15] a plan, a phase or a list that is not there', () => {
    expect(
      problemsOf(
        ['draws: high-level', 'draws: heights'],
        ['tradeOffs: [options]', 'tradeOffs: [opinions]'],
        ['picks: [options]', 'picks: [optons]'],
      ),
    ).toEqual([
      'failures.yaml: plans.design.draws: the plan has no phase "heights"',
      'failures.yaml: plans.design.tradeOffs.0: the plan has no list "opinions"',
      'failures.yaml: plans.design.picks.0: the plan has no list "optons"',
    ])
    expect(problemsOf(['  ml-design:', '  ml-art:'])).toEqual([
      'failures.yaml: plans.ml-art: there is no such plan',
    ])
  })
})

test('[FM2] generated rounds of people who do it well fire next to nothing, careless ones nearly always', () => {
  const well = alarmsOf(honest, 60)
  const bad = alarmsOf(careless, 60)
  expect(well.reduce((sum, one) => sum + one.length, 0)).toBeLessThanOrEqual(2)
  expect(bad.filter(one => one.length > 0).length).toBeGreaterThanOrEqual(58)
})

test('[FM2] who does all that each phase asks for fires none, with every question of every watched plan', () => {
  const plans = shipped.plans.filter(plan => shipped.failures?.plans[plan.id])
  expect(plans.map(({ id }) => id)).toEqual(['design', 'ml-design'])
  for (const plan of plans)
    for (const question of shipped.questions.filter(one => plan.kinds.includes(one.kind))) {
      const { play } = walk(shipped, plan, question, true)
      expect(play.room.open.watch).toBeDefined()
      expect(firedBy(play).map(({ rule, phase }) => `${question.id} ${rule} ${phase}`)).toEqual([])
    }
})
