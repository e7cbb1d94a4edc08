/** Letters that are composed (Japanese, Hangul, dead keys) while somebody else writes on the same line. */
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Text as YText } from 'yjs'
import { eventually, lines } from './hands.js'
import { setStage, type Stage } from './stage.js'

const mina = { seat: 'seat-1', name: 'Mina', color: '#0f6b5c', role: 'candidate', panes: 'code' }
const ravi = { seat: 'seat-2', name: 'Ravi', color: '#6a4bb0', role: 'interviewer', panes: 'code' }

let stage: Stage
let a: Page
let b: Page
let hands: CDPSession
let room = ''
let rooms = 0

beforeAll(async () => {
  stage = await setStage()
  ;[a, b] = await Promise.all([
    stage.open({ ...mina, room: 'lobby' }),
    stage.open({ ...ravi, room: 'lobby' }),
  ])
  hands = await a.context().newCDPSession(a)
})
afterAll(() => stage?.close())

const start = 'x = 1\n# : end\ny = 2\n'
const shared = () => stage.doc(room).getMap<YText>('files').get('a.py')
const held = () => shared()?.toString()

beforeEach(async () => {
  room = `compose-${++rooms}`
  stage.doc(room).getMap<YText>('files').set('a.py', new YText(start))
  for (const page of [a, b]) {
    await page.evaluate(`panes.set(${JSON.stringify({ room, readOnly: false, panes: ['code'] })})`)
    await eventually(() => text(page)).toBe(start)
  }
  await stand(a, start.indexOf(':'))
})

const text = (page: Page) =>
  lines(page).evaluate(content => {
    const bare = content.cloneNode(true) as HTMLElement
    for (const caret of bare.querySelectorAll('.cm-ySelectionCaret, .cm-placeholder')) caret.remove()
    return [...bare.querySelectorAll('.cm-line')].map(line => line.textContent).join('\n')
  })
async function stand(page: Page, at: number) {
  await lines(page).click()
  await page.keyboard.press('Control+Home')
  for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowRight')
}
const compose = (words: string) =>
  hands.send('Input.imeSetComposition', {
    text: words,
    selectionStart: words.length,
    selectionEnd: words.length,
  })
const commit = (words: string) => hands.send('Input.insertText', { text: words })
async function everywhere(expected: string) {
  await eventually(held).toBe(expected)
  for (const page of [a, b]) await eventually(() => text(page)).toBe(expected)
}
/** What Ravi puts into the document, in front of a word of it. */
const before = (word: string, insert: string) => {
  const file = shared()
  file?.insert(file.toString().indexOf(word), insert)
}

test('[Y55] what is composed is there once, whoever writes on the same line meanwhile', async () => {
  await compose('か')
  await eventually(held).toBe(start.replace('# :', '# か:'))
  before('end', 'x')
  await compose('かん')
  before('# ', '!')
  await compose('漢')
  await commit('漢')
  await everywhere('x = 1\n!# 漢: xend\ny = 2\n')
  // And it is one step, however long it took.
  await a.keyboard.press('Control+z')
  await everywhere('x = 1\n!# : xend\ny = 2\n')
  await a.keyboard.press('Control+Shift+Z')
  await everywhere('x = 1\n!# 漢: xend\ny = 2\n')
  await a.keyboard.type('go')
  await everywhere('x = 1\n!# 漢go: xend\ny = 2\n')
})

test('[Y55] other lines are seen while one composes, and nothing of them moves what is composed', async () => {
  await compose('か')
  before('x = 1', '# above\n')
  before('y = 2', '# below\n')
  await eventually(() => text(a)).toContain('# above')
  await compose('かん')
  await commit('漢')
  await everywhere('# above\nx = 1\n# 漢: end\n# below\ny = 2\n')
})

test('[Y55] a composition that is given up leaves nothing, and what was held is shown', async () => {
  await compose('か')
  before('end', 'x')
  await compose('')
  await everywhere('x = 1\n# : xend\ny = 2\n')
})

test('[Y55] a composition is over when the focus goes, and when the pane is locked', async () => {
  await compose('か')
  before('end', 'x')
  await a.evaluate('document.activeElement.blur()')
  await everywhere('x = 1\n# か: xend\ny = 2\n')
  await stand(a, start.indexOf(':') + 1)
  await compose('き')
  before('end', 'y')
  await a.evaluate('panes.set({ readOnly: true })')
  await eventually(() => text(a)).toContain('xyend')
  expect(await text(a)).toBe(held())
})

test('[Y55] two compose on one line at once, and both words are whole', async () => {
  const his = await b.context().newCDPSession(b)
  await stand(b, start.indexOf('end') + 3)
  const also = (words: string) =>
    his.send('Input.imeSetComposition', {
      text: words,
      selectionStart: words.length,
      selectionEnd: words.length,
    })
  await compose('か')
  await also('ㅎ')
  await compose('かん')
  await also('하')
  await also('한')
  await compose('漢')
  await his.send('Input.insertText', { text: '한' })
  await commit('漢')
  await everywhere('x = 1\n# 漢: end한\ny = 2\n')
})

test('[Y55] a word composed over a selection takes its place, also where another writes in it meanwhile', async () => {
  await a.keyboard.down('Shift')
  for (let step = 0; step < 2; step += 1) await a.keyboard.press('ArrowRight')
  await a.keyboard.up('Shift')
  await compose('か')
  before('end', 'x')
  await compose('漢')
  await commit('漢')
  // Nothing stands between the two words: which comes first is the document's to say, and the same for all.
  await eventually(held).toMatch(/^x = 1\n# (?:漢x|x漢)end\ny = 2\n$/)
  await everywhere(held() ?? '')
})

test('[Y55] a line that goes while one composes in it leaves both the same', async () => {
  await compose('か')
  const file = shared()
  file?.delete(6, file.toString().indexOf('y = 2') - 6)
  await compose('かん')
  await commit('漢')
  await eventually(held).toContain('漢')
  await everywhere(held() ?? '')
})

test('no page reported an error', () => {
  expect(stage.errors).toEqual([])
})
