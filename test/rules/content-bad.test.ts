/** What is wrong in a content file is said by file, field and reason, all of it at once, and nothing of it is taken. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ContentError } from '../../server/src/content/load.js'
import { prove } from '../../server/src/content/prove.js'
import { loadRounds } from '../../server/src/content/rounds.js'

const shipped = fileURLToPath(new URL('../../server/content', import.meta.url))
const folders: string[] = []
afterAll(() => folders.forEach(folder => rmSync(folder, { recursive: true })))

/** A copy of what is shipped with some words changed: FILE, what stood there, what stands there now. */
function spoiled(...changes: readonly (readonly [file: string, was: string, is: string])[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'content-'))
  folders.push(folder)
  cpSync(shipped, folder, { recursive: true })
  for (const [file, was, is] of changes) {
    const text = readFileSync(path.join(folder, file), 'utf8')
    if (!text.includes(was)) throw new Error(`${file} does not hold "${was}"`)
    writeFileSync(path.join(folder, file), text.replace(was, is))
  }
  return folder
}
function problemsOf(folder: string): readonly string[] {
  try {
    loadRounds(folder)
    return []
  } catch (thrown) {
    if (thrown instanceof ContentError) return thrown.problems
    throw thrown
  }
}

describe('files that fit no form', () => {
  let problems: readonly string[]
  const cards = readFileSync(path.join(shipped, 'questions/ad-click.yaml'), 'utf8')
  const lastCard = cards.slice(cards.indexOf('  - id: noon'), cards.indexOf('numbers:'))
  const change = readFileSync(path.join(shipped, 'questions/price-cache.yaml'), 'utf8')
  const after = change.slice(
    change.indexOf('      after: |', change.indexOf('name: shop.py')),
    change.indexOf('    - name: test_price_cache.py'),
  )
  beforeAll(() => {
    problems = problemsOf(
      spoiled(
        ['questions/ad-click.yaml', lastCard, ''],
        ['questions/video-home.yaml', 'id: video-home', 'id: harmful-posts'],
        ['questions/checkout-outage.yaml', 'timeline.3', 'timeline.99'],
        ['questions/price-cache.yaml', after, "      diff: 'No diff at all.'\n"],
        [
          'personas/data-lead.yaml',
          /goals:\n(?: {2}.*\n)+/.exec(
            readFileSync(path.join(shipped, 'personas/data-lead.yaml'), 'utf8'),
          )?.[0] ?? '',
          '',
        ],
        ['presets/london.yaml', 'currency: GBP', 'currency: pounds'],
        ['plans/bar-raiser.yaml', "minutes: '3:40'", "minutes: '3:41'"],
      ),
    )
  })
  test.each([
    ['a card is missing', 'ad-click.yaml: cards: must hold exactly three cards, or none for a drill'],
    ['an id is there twice', 'video-home.yaml: id: "harmful-posts" is already the id of harmful-posts.yaml'],
    [
      'a gap points nowhere',
      'checkout-outage.yaml: planted.0.at.0: "timeline.99" is no place of the exhibit',
    ],
    [
      'a diff does not apply',
      'price-cache.yaml: exhibit.files.1.diff: does not apply to what shop.py was before',
    ],
    ['a persona wants nothing', 'data-lead.yaml: goals: '],
    ['a currency is none', 'london.yaml: pay.currency: '],
    [
      'blocks do not fill their phase',
      'bar-raiser.yaml: phases.1.blocks: must last as long as the phase: 601 s of 600 s',
    ],
  ])('%s', (_, wanted) =>
    expect(
      problems.some(problem => problem.startsWith(wanted)),
      problems.join('\n'),
    ).toBe(true),
  )
})

test('files that fit their forms and not each other', () => {
  const problems = problemsOf(
    spoiled(
      ['questions/split-amount.yaml', "minute: '23:00'", "minute: '31:00'"],
      ['questions/settlement-files.yaml', "minute: '37:00'", "minute: '47:00'"],
      ['questions/free-tier.yaml', 'support-lead', 'support-leader'],
    ),
  )
  expect(problems).toEqual([
    'question free-tier: partners.1: there is no persona "support-leader"',
    'question settlement-files: sealed.minute: lies behind the end of the plan "takehome-call"',
    'question split-amount: cards.2.minute: lies behind the end of the plan "phone-screen"',
  ])
})

test('a wrong unit and a wrong digit', () => {
  const wrong = ['10 TB / 1 day = 116 MB', '10 TB / 1 day = 117 MB/s']
  expect(prove([{ says: 'A day of uploads.', sums: wrong }]).problems).toEqual([
    'numbers.0: 10 TB / 1 day = 116 MB: units do not match: it is 10 TB / day',
    'numbers.0: 10 TB / 1 day = 117 MB/s: it is 115.7 MB/s',
  ])
})
