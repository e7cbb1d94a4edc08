/** The recommendation with its gates, and the debrief for each pair of eyes. */
import {
  capWords,
  debriefFor,
  exportName,
  clockText,
  debriefMarkdown,
  leftText,
  phaseWords,
  ms,
  secondsText,
  wantsPin,
  fold,
  recommend,
  rubricFor,
  type Rated,
  type ScoreValue,
} from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { loadRounds } from '../../server/src/content/rounds.js'
import { lee, mina, omar, Play } from '../kit/play.js'
import { seeded } from '../kit/seeds.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
/** The client is compiled for a browser, so it is taken as it is. */
const { dotsOf } = (await import(
  new URL('../../client/src/screens/debrief/dots.ts', import.meta.url).href
)) as {
  dotsOf: (scores: readonly { seat: string; role: string; value: ScoreValue }[]) => readonly {
    seat: string
    value: number
    beside: number
  }[]
}
const rubric = rubricFor(content.rubric, 'design')
const all = (value: ScoreValue): Record<string, ScoreValue> =>
  Object.fromEntries(rubric.criteria.map(c => [c.id, value]))
const gatesPinned = { S1: 1, S2: 1, S3: 1 }
const rated = (more: Partial<Rated>): Rated => ({
  criteria: rubric.criteria,
  flags: rubric.flags,
  design: true,
  level: 'senior',
  ratings: all(3),
  pins: gatesPinned,
  raised: [],
  ...more,
})

describe('the recommendation', () => {
  test('[B9] without one of its three sections, code is worth 2 at most and the round no hire', () => {
    const coding = rubricFor(content.rubric, 'coding')
    const good = (sections: Rated['sections']) =>
      recommend({
        criteria: coding.criteria,
        flags: coding.flags,
        design: false,
        level: 'senior',
        ratings: Object.fromEntries(coding.criteria.map(c => [c.id, 4])),
        pins: { S1: 1, S2: 1 },
        raised: [],
        sections,
      })
    expect(good(['validation', 'core', 'tests'])).toMatchObject({ verdict: 'strong_hire', score: 4 })
    expect(good(undefined).verdict).toBe('strong_hire')
    const thin = good(['validation', 'core'])
    expect(thin).toMatchObject({ verdict: 'no_hire', caps: [{ type: 'section', section: 'tests' }] })
    expect(thin.score).toBeCloseTo(
      4 - (0.4 * 2) / (coding.criteria.reduce((sum, c) => sum + c.weight, 0) / 100),
    )
  })
  test('[B1] the worked examples come out as written', () => {
    const gate = recommend(rated({ ratings: { ...all(4), S3: 1 }, pins: { S1: 1, S2: 1 } }))
    expect(gate.score).toBeCloseTo(3.58)
    expect(gate).toMatchObject({
      base: 'strong_hire',
      verdict: 'no_hire',
      caps: [{ type: 'gate', criterion: 'S3' }],
    })
    expect(recommend(rated({}))).toMatchObject({ score: 3, verdict: 'hire' })
    expect(recommend(rated({ ratings: { ...all(3), COM: 1 } }))).toMatchObject({
      score: 2.8,
      verdict: 'hire',
    })
    const two = { ...all(3), COM: 1, RSK: 2 } as const
    expect(recommend(rated({ ratings: two })).verdict).toBe('no_hire')
    expect(recommend(rated({ ratings: two })).score).toBeCloseTo(2.66)
    const culture = { ratings: two, raised: ['cultural-alignment'] }
    expect(recommend(rated({ ...culture, level: 'mid' })).verdict).toBe('hire')
    // At senior level the SLO cap holds it.
    expect(recommend(rated(culture))).toMatchObject({ verdict: 'no_hire', base: 'hire' })
  })
  test('[B1] a heavy row not evidenced counts as 1, a light one is left out', () => {
    expect(recommend(rated({ ratings: { ...all(3), RSK: 'NE' } })).score).toBeCloseTo(3 - 0.14 * 2)
    expect(recommend(rated({ ratings: { ...all(3), CUR: 'NE' } })).score).toBeCloseTo(3)
  })
  test('[B2] whatever the ratings, an unmet gate never yields a hire', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<ScoreValue>(1, 2, 3, 4, 'NE'), {
          minLength: rubric.criteria.length,
          maxLength: rubric.criteria.length,
        }),
        fc.constantFrom('S1', 'S2', 'S3'),
        fc.boolean(),
        fc.constantFrom<Rated['level']>('mid', 'senior', 'staff'),
        (values, missing, byPin, level) => {
          const ratings = Object.fromEntries(rubric.criteria.map((c, i) => [c.id, values[i] ?? 'NE']))
          const unmet = byPin
            ? rated({ level, ratings, pins: { ...gatesPinned, [missing]: 0 } })
            : rated({ level, ratings: { ...ratings, [missing]: 1 } })
          expect(['no_hire', 'strong_no_hire']).toContain(recommend(unmet).verdict)
        },
      ),
      seeded(300),
    ))
  test('[B3] nobody owning the SLO caps a senior, not a mid level', () => {
    const ratings = { ...all(4), RSK: 1 } as const
    expect(recommend(rated({ ratings }))).toMatchObject({
      verdict: 'no_hire',
      caps: [{ type: 'slo_ownership' }],
    })
    expect(recommend(rated({ ratings, level: 'mid' })).verdict).toBe('strong_hire')
  })
  test.each([
    [{ ratings: { ...all(4), RSK: 2 } }, 'score'],
    [{ ratings: { ...all(4), RSK: 1.5 } }, 'score'],
    [{ ratings: { ...all(4), RSK: 'NE' } }, 'unscored'],
    [{ ratings: all(4), raised: ['no-slo-ownership'] }, 'flag'],
  ] as const)('[B3] to describe it without owning it caps too, and the reason is said (%#)', (more, by) => {
    for (const level of ['senior', 'staff'] as const) {
      const r = recommend(rated({ ...more, level }))
      expect(r.verdict).toBe('no_hire')
      expect(r.caps).toContainEqual({ type: 'slo_ownership', by })
      expect(r.caps.map(capWords).join()).toMatch(/SLO/)
    }
    expect(recommend(rated({ ...more, level: 'mid' })).caps).toEqual([])
    expect(recommend(rated({ ...more, design: false })).caps).toEqual([])
  })
  test('[B4] culture tips only close cases, and both flags cancel out', () => {
    expect(recommend(rated({ raised: ['cultural-alignment'] })).verdict).toBe('hire')
    expect(
      recommend(rated({ ratings: { ...all(3), COM: 1 }, raised: ['filler-culture-answer'] })).verdict,
    ).toBe('no_hire')
    expect(
      recommend(
        rated({ ratings: { ...all(3), COM: 1 }, raised: ['filler-culture-answer', 'cultural-alignment'] }),
      ).verdict,
    ).toBe('hire')
  })
  test('[B4] that it did is said, and only where it made another verdict', () => {
    const tipped = (more: Partial<Rated>) => recommend(rated({ level: 'mid', ...more })).tipped
    const close = { ...all(3), COM: 1, RSK: 2 } as const
    expect(tipped({ ratings: close, raised: ['cultural-alignment'] })).toBe('up')
    expect(tipped({ ratings: { ...all(3), COM: 1 }, raised: ['filler-culture-answer'] })).toBe('down')
    expect(tipped({ raised: ['cultural-alignment'] })).toBeNull()
    expect(tipped({ ratings: close })).toBeNull()
  })
  test('[B5] to know and not to have done is neutral by itself: it caps nothing, beside a red one neither', () => {
    const raised = ['knows-has-not-done', 'conceptual-talker']
    expect(rubric.flags.find(flag => flag.id === raised[0])?.tone).toBe('neutral')
    expect(recommend(rated({ ratings: all(4), raised })).score).toBe(4)
    expect(
      recommend(rated({ ratings: all(4), raised: ['stale-knowledge', 'conceptual-talker'] })).score,
    ).toBeLessThan(4)
  })
  test('[B5] two different red flags on one row cap it at 2; the same one twice does not', () => {
    const reds = rubric.flags.filter(flag => flag.tone === 'red')
    const pair = reds.flatMap(one =>
      reds
        .filter(other => other.criterion === one.criterion && other.id !== one.id)
        .map(other => [one, other] as const),
    )[0]
    if (!pair) throw new Error('the rubric has no row with two red flags')
    const [one, other] = pair
    const weight = rubric.criteria.find(c => c.id === one.criterion)?.weight ?? 0
    expect(recommend(rated({ ratings: all(4), raised: [one.id, one.id] })).score).toBe(4)
    expect(recommend(rated({ ratings: all(4), raised: [one.id, other.id] })).score).toBeCloseTo(
      4 - (2 * weight) / 100,
    )
  })
  test('[B6] a 1, a 4 or a gate without a pin leaves the result not final', () => {
    expect(recommend(rated({})).unproven).toEqual([])
    expect(recommend(rated({ ratings: { ...all(3), COM: 4, LD: 1 } })).unproven).toEqual(['LD', 'COM'])
    expect(recommend(rated({ pins: { S1: 1 } })).unproven).toEqual(['S2', 'S3'])
  })
})

describe('the debrief', () => {
  const played = () => {
    const play = Play.live().wait(30_000)
    play.ask({ type: 'score.set', criterion: 'S1', value: 4, pin: { quote: 'p99 *120* ms' } })
    play.ask({ type: 'flag.raise', flag: 'vague' })
    play.ask({ type: 'note.take', text: 'kept to myself' })
    play.ask({ type: 'chat.say', text: '# not a heading <script>' }, mina)
    play.ask({ type: 'confirm.ask', text: 'does it fit?' }, mina)
    play.ask({ type: 'line.add', list: 'in-scope', text: '[link](http://evil)' }, mina)
    play.wait(30_000).ask({ type: 'round.end' })
    play.ask({ type: 'self.score', criterion: 'S1', value: 2 }, mina)
    return play
  }
  const seen = (play: Play, person: typeof lee) => debriefFor(fold(play.seenBy(person)), person)

  test('[B7] before the release each sees their own scores only, and only interviewers their notes', () => {
    const play = played()
    const scores = (person: typeof lee) =>
      seen(play, person).rows.flatMap(row => row.scores.map(score => [score.seat, score.value]))
    expect(scores(lee)).toEqual([['lee', 4]])
    expect(scores(mina)).toEqual([['mina', 2]])
    expect(scores(omar)).toEqual([])
    expect(seen(play, mina)).toMatchObject({ recommendation: null, notes: null, flags: [] })
    expect(seen(play, lee).notes).toMatchObject([{ text: 'kept to myself' }])
  })
  test('[B7] released, everybody sees both, and still nobody else the notes', () => {
    const play = played()
    play.ask({ type: 'debrief.release' })
    for (const person of [lee, mina, omar]) {
      expect(seen(play, person).rows[0]?.scores).toHaveLength(2)
      expect(seen(play, person).flags).toMatchObject([{ flag: 'vague' }])
      expect(JSON.stringify(seen(play, person)).includes('kept to myself')).toBe(person === lee)
    }
    expect(seen(play, mina).recommendation).toEqual(seen(play, lee).recommendation)
  })
  test('[B7] it says what stayed open, what each phase took, and what to do next', () => {
    const debrief = seen(played(), lee)
    expect(debrief.unanswered).toMatchObject([{ text: 'does it fit?', elapsed: 30_000 }])
    expect(debrief.phases.map(phase => [phase.id, phase.spent, phase.state])).toEqual([
      ['scope', 60_000, 'partial'],
      ['deep-dive', 0, 'skipped'],
      ['close', 0, 'skipped'],
    ])
    expect(debrief.next.length).toBeGreaterThan(0)
    expect(debrief.next.length).toBeLessThanOrEqual(3)
  })
  test('[B39] a phase is called done only where its checks are known', () => {
    const words = (person: typeof lee) => seen(played(), person).phases.map(phaseWords)
    expect(words(lee)).toEqual(['partial', 'not reached', 'not reached'])
    expect(words(mina)).toEqual(['reached', 'not reached', 'not reached'])
    expect(debriefMarkdown(seen(played(), mina))).toContain('| reached |')
  })
  test('[L93] what had no time is told as a list with commas', () => {
    const play = Play.live().wait(9 * 60_000)
    play.ask({ type: 'round.end' })
    const room = fold(play.seenBy(mina))
    const { plan } = room.open
    const last = plan.phases.slice(-1).map(phase => ({ ...phase, id: 'wash-up', title: 'Wash-up' }))
    const long = { ...room, open: { ...room.open, plan: { ...plan, phases: [...plan.phases, ...last] } } }
    const [short, longer] = [room, long].map(one => debriefFor(one, mina).next[0]?.text)
    expect(short).toContain(' and Close had no time.')
    expect(longer).toContain(', Close, and Wash-up had no time.')
  })
  test('[B8] the Markdown holds it all, and what people typed stays text', () => {
    const markdown = debriefMarkdown(seen(played(), lee))
    expect(markdown).toContain('# Debrief: Photo search')
    expect(markdown).toContain('p99 \\*120\\* ms')
    expect(markdown).toContain('\\[link\\]')
    expect(markdown).toContain('does it fit?')
    expect(markdown).not.toMatch(/(^|[^\\])<script/)
  })
  test.each([
    'see www.example.org and https://example.org/a_b',
    'mail me at lee@example.org',
    '~~not so~~ and ~one~',
    'fish &copy; chips &amp; &#42;',
    '1. first 2) second',
    '- a list',
    '+ one',
    '* one',
    '# heading',
    '> quote',
    '| a | b |',
    '---',
    '===',
    '```js',
    '<b>bold</b> <!-- gone -->',
    '![x](y) [a]: b [^1]',
    '_a_ __b__ *c* **d**',
    'C:\\temp\\*',
    '- [ ] task',
    'xmpp:lee@example.org/a ftp://example.org',
    '    code',
    'مرحبا *x*',
  ])('[B8] no reader of Markdown makes more of what was typed than its text: %s', typed => {
    const play = Play.live().wait(30_000)
    play.ask({ type: 'note.take', text: typed })
    play.ask({ type: 'line.add', list: 'in-scope', text: typed }, mina)
    play.ask({ type: 'round.end' })
    const debrief = seen(play, lee)
    const html = micromark(
      debriefMarkdown({ ...debrief, question: { ...debrief.question, ask: typed }, title: typed }),
      {
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      },
    )
    const plain = typed.replace(/\s+/g, ' ').trim()
    const shown = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    expect(html).toContain(`<h1>Debrief: ${shown(plain)}</h1>`)
    expect(html).toContain(`<p>${shown(plain)}</p>`)
    expect(html).toContain(`0:30 ${shown(plain)} (lee)</li>`)
    expect(html).toContain(`In scope: ${shown(plain)}</li>`)
  })
  test('[B8] control: by its signs alone an address would become a link', () => {
    const html = micromark('see www.example.org', { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
    expect(html).toContain('<a href')
  })
  test('[B22] a flag keeps the words it was raised on, in the debrief and in its export', () => {
    const play = Play.live().wait(30_000)
    play.ask({ type: 'flag.raise', flag: 'vague', pin: { quote: 'we could use *something*' } })
    play.ask({ type: 'flag.raise', flag: 'vague' })
    play.ask({ type: 'round.end' })
    play.ask({ type: 'debrief.release' })
    for (const person of [lee, mina]) {
      const debrief = seen(play, person)
      expect(debrief.flags.map(flag => flag.quote)).toEqual(['we could use *something*', null])
      expect(debriefMarkdown(debrief)).toContain('flag-vague (lee): “we could use \\*something\\*”')
    }
  })
  test.each([
    ['Photo search', 'debrief-photo-search-2026-11-30.md'],
    ['設計の面接', 'debrief-設計の面接-2026-11-30.md'],
    ['Проектирование: лента', 'debrief-проектирование-лента-2026-11-30.md'],
    ['تصميم نظام', 'debrief-تصميم-نظام-2026-11-30.md'],
    ['हिन्दी में', 'debrief-हिन्दी-में-2026-11-30.md'],
    ['../../etc/passwd', 'debrief-etc-passwd-2026-11-30.md'],
    ['???', 'debrief-round-2026-11-30.md'],
    ['字'.repeat(80), `debrief-${'字'.repeat(40)}-2026-11-30.md`],
  ])('[B21] the export of %s is called %s', (title, name) => {
    expect(exportName(title, '2026-11-30', 'md')).toBe(name)
  })
  test('[B10] a duration is the same in the export as on the screen: rounded down, half a second and all', () => {
    const debrief = { ...seen(played(), lee), took: ms(59_999), planned: ms(60_500) }
    expect(debriefMarkdown(debrief)).toContain('0:59 on the clock of 1:00 planned.')
    expect([
      clockText(59_999),
      clockText(-60_500),
      clockText(-999),
      leftText(999),
      secondsText(2450),
    ]).toEqual(['0:59', '+1:00', '0:00', '0:01', '2.5 s'])
  })
  test('[B6] a 1, a 4 and any score of a gate want a pin; what was not evidenced wants none', () => {
    const wants = (isGate: boolean) =>
      ([1, 2, 3, 4, 'NE'] as const).filter(score => wantsPin({ gate: isGate }, score))
    expect([wants(false), wants(true)]).toEqual([
      [1, 4],
      [1, 2, 3, 4],
    ])
  })
})

test('[L87] dots of one value stand beside each other around its place, and none covers another', () => {
  const given = (...values: readonly ScoreValue[]) =>
    values.map((value, seat) => ({ seat: `${seat}`, role: seat === 0 ? 'candidate' : 'interviewer', value }))
  expect(dotsOf(given(2, 3, 'NE')).map(({ value, beside }) => [value, beside])).toEqual([
    [2, 0],
    [3, 0],
  ])
  expect(dotsOf(given(3, 2, 3)).map(({ seat, beside }) => [seat, beside])).toEqual([
    ['0', -0.5],
    ['1', 0],
    ['2', 0.5],
  ])
  expect(dotsOf(given(4, 4, 4, 4)).map(({ beside }) => beside)).toEqual([-1.5, -0.5, 0.5, 1.5])
})
