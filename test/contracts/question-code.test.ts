/** The code of questions as files: what is read, what is refused and how, and what a room is opened with. */
import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fold, type Event, type QuestionCode } from '@signalroom/shared'
import { loadCode } from '../../server/src/content/code.js'
import { ContentError } from '../../server/src/content/load.js'
import { loadRounds } from '../../server/src/content/rounds.js'
import type { Content } from '../../server/src/host/choose.js'
import { control, document } from '../kit/clients.js'
import { call, openRoom, openServer, sampleContent, temporaryFolder } from '../kit/server.js'

let folder: string
let remove: () => void
beforeEach(() => ({ folder, remove } = temporaryFolder()))
afterEach(() => remove())

const write = (files: Readonly<Record<string, string | Uint8Array>>) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, 'code', name)), { recursive: true })
    writeFileSync(path.join(folder, 'code', name), text)
  }
}
const load = () => loadCode(path.join(folder, 'code'))
function problems(): readonly string[] {
  try {
    load()
  } catch (thrown) {
    if (thrown instanceof ContentError) return thrown.problems
    throw thrown
  }
  return []
}
const python = {
  'sum/python/starter/sum.py': 'def sum(a, b): ...\n',
  'sum/python/hidden/test_hidden.py': 'def test_edge(): ...\n',
  'sum/python/solution/sum.py': 'def sum(a, b): return a + b\n',
}
const sql = {
  'sum/sql/starter/answer.sql': 'select 1;\n',
  'sum/sql/hidden/total.sql': '-- name: clean: the total\n-- data: clean\nselect 2;\n',
  'sum/sql/solution/answer.sql': 'select 2;\n',
  'sum/sql/data/clean.sql': 'create table a (b int);\n',
  'sum/sql/data/dirty.sql': 'create table a (b int);\n',
}

describe('the folder', () => {
  test('[F9] is read by question, language, part and file; the clean set is apart from the others', () => {
    write({ ...python, ...sql })
    const code = load().get('sum')
    expect(Object.keys(code ?? {}).sort()).toEqual(['python', 'sql'])
    expect(code?.python).toEqual({
      starter: [{ name: 'sum.py', text: 'def sum(a, b): ...\n' }],
      hidden: [{ name: 'test_hidden.py', text: 'def test_edge(): ...\n' }],
      solution: [{ name: 'sum.py', text: 'def sum(a, b): return a + b\n' }],
    })
    expect(code?.sql).toMatchObject({
      data: 'create table a (b int);\n',
      moreData: { dirty: 'create table a (b int);\n' },
    })
  })
  test('[F9] may be missing altogether', () => {
    expect(load().size).toBe(0)
  })

  const without = (name: string) => () => rmSync(path.join(folder, 'code', name), { recursive: true })
  const alsoHolds = (files: Readonly<Record<string, string | Uint8Array>>) => () => write(files)
  test.each<[string, () => void, string | RegExp]>([
    ['a missing part', without('sum/python/starter'), 'code/sum/python/starter: is missing'],
    ['a missing test', without('sum/python/hidden/test_hidden.py'), /^code\/sum\/python\/hidden: /],
    ['another language', alsoHolds({ 'sum/cobol/starter/a.cob': '\n' }), /^code\/sum\/cobol: .*python/],
    ['another part', alsoHolds({ 'sum/python/secret/a.py': '\n' }), /^code\/sum\/python\/secret: is none of/],
    ['a stray file', alsoHolds({ 'sum/python/a.py': '\n' }), /^code\/sum\/python\/a\.py: is out of place/],
    [
      'a name with a space',
      alsoHolds({ 'sum/python/starter/a b.py': '\n' }),
      /^code\/sum\/python\/starter\/a b\.py: must be 1 to 60/,
    ],
    [
      'other line ends',
      alsoHolds({ 'sum/python/starter/a.py': 'a\r\n' }),
      'code/sum/python/starter/a.py: must end its lines with a newline alone',
    ],
    [
      'no last newline',
      alsoHolds({ 'sum/python/starter/a.py': 'a' }),
      'code/sum/python/starter/a.py: must end with a newline',
    ],
    [
      'bytes that are no text',
      alsoHolds({ 'sum/python/starter/a.py': new Uint8Array([0xff, 0xfe, 10]) }),
      'code/sum/python/starter/a.py: is not UTF-8 text',
    ],
    [
      'too much text',
      alsoHolds({ 'sum/python/hidden/test_long.py': `${'#'.repeat(70_000)}\n` }),
      /^code\/sum\/python\/hidden: leaves the candidate too little room/,
    ],
    [
      'a hidden file in the place of another',
      alsoHolds({ 'sum/python/hidden/sum.py': '\n' }),
      /^code\/sum\/python\/hidden\/sum\.py: has the name of/,
    ],
    [
      'a data set for Python',
      alsoHolds({ 'sum/python/data/clean.sql': '\n' }),
      /^code\/sum\/python\/data: only SQL/,
    ],
    ['no clean set', without('sum/sql/data/clean.sql'), 'code/sum/sql/data/clean.sql: is missing'],
    ['no answer file', without('sum/sql/starter/answer.sql'), /^code\/sum\/sql\/starter: /],
    [
      'a check without a name',
      alsoHolds({ 'sum/sql/hidden/x.sql': '-- data: clean\nselect 1;\n' }),
      /^code\/sum\/sql\/hidden\/x\.sql: must begin with "-- name/,
    ],
    [
      'a check on no set',
      alsoHolds({ 'sum/sql/hidden/x.sql': '-- name: x\n-- data: muddy\nselect 1;\n' }),
      /^code\/sum\/sql\/hidden\/x\.sql: must say .* one of clean, dirty/,
    ],
    [
      'a check with a header nobody reads',
      alsoHolds({ 'sum/sql/hidden/x.sql': '-- name: x\n-- data: clean\n-- orderd: yes\nselect 1;\n' }),
      /^code\/sum\/sql\/hidden\/x\.sql: "-- orderd:" is none of/,
    ],
    [
      'a header that is neither yes nor no',
      alsoHolds({ 'sum/sql/hidden/x.sql': '-- name: x\n-- data: clean\n-- twice: often\nselect 1;\n' }),
      /^code\/sum\/sql\/hidden\/x\.sql: "-- twice:" is yes or no/,
    ],
  ])('[F9] names %s', (_, spoil, problem) => {
    write({ ...python, ...sql })
    spoil()
    expect(problems()).toContainEqual(typeof problem === 'string' ? problem : expect.stringMatching(problem))
  })
  test('[F9] says everything at once', () => {
    write({
      ...python,
      'sum/python/starter/a.py': 'a\r\n',
      'sum/python/solution/b.py': 'b',
      'sum/cobol/starter/a.cob': '\n',
    })
    expect(problems()).toHaveLength(3)
  })
})

describe('with plans and questions', () => {
  const shipped = fileURLToPath(new URL('../../server/content', import.meta.url))
  const rounds = (): readonly string[] => {
    try {
      loadRounds(folder)
    } catch (thrown) {
      if (thrown instanceof ContentError) return thrown.problems
      throw thrown
    }
    return []
  }
  beforeEach(() => cpSync(shipped, folder, { recursive: true }))

  test('[F10] a question of a plan about code is refused without code', () => {
    expect(rounds()).toEqual([])
    appendFileSync(path.join(folder, 'plans', 'design.yaml'), 'code: true\n')
    expect(rounds()).toContainEqual(
      expect.stringMatching(/^question build-cache: brings no code: .*code\/build-cache\/LANGUAGE/),
    )
  })
  test('[F10] code of a question nobody wrote, or written into the question’s own file, is refused', () => {
    write(python)
    appendFileSync(
      path.join(folder, 'questions', 'build-cache.yaml'),
      'code: { python: { starter: [&a { name: a.py, text: a }], hidden: [*a], solution: [*a] } }\n',
    )
    expect(rounds()).toEqual([
      'question build-cache: code: stands in the folder code/build-cache, not in this file',
      'code/sum: there is no question "sum"',
    ])
  })
})

describe('a room', () => {
  const text = (name: string, body: string) => [{ name, text: `${body}\n` }]
  const code: QuestionCode = {
    python: {
      starter: text('sum.py', '# python'),
      hidden: text('test_hidden.py', '# hidden'),
      solution: text('sum.py', '# solution'),
    },
    sql: {
      starter: text('answer.sql', '-- sql'),
      hidden: text('total.sql', '-- hidden'),
      solution: text('answer.sql', '-- solution'),
      data: 'clean\n',
      moreData: { dirty: 'dirty\n' },
    },
  }
  const content = (): Content => {
    const { plans, questions, rubric } = sampleContent()
    return { plans, questions: questions.map(one => ({ ...one, code })), rubric }
  }
  /** What a seat is sent of a new room, folded, and the files of its code pane. */
  async function opened(asked: object, role: 'interviewer' | 'candidate') {
    const server = await openServer({ content: content() })
    try {
      const room = await openRoom(server.origin, asked)
      const { token } = await room.sit(role)
      const here = control(server.origin, token)
      await here.welcome
      await here.seen('seat.taken')
      const work = document(server.origin, room.room, 'code', token)
      await work.synced
      const files = Object.fromEntries(
        [...work.doc.getMap('files')].map(([name, one]) => [name, String(one)]),
      )
      const seen = fold(here.events as readonly Event[])
      work.close()
      here.close()
      return { files, open: seen.open.code, panel: seen.panel.code }
    } finally {
      await server.close()
    }
  }

  test('[W25] begins in the question’s usual language, with its starter in the code pane', async () => {
    const { files, open } = await opened({}, 'candidate')
    expect(open).toEqual({ language: 'python', data: null })
    expect(files).toEqual({ 'sum.py': '# python\n' })
  })
  test('[W25] begins in the language that was asked for', async () => {
    const { files, open } = await opened({ language: 'sql' }, 'candidate')
    expect(open).toEqual({ language: 'sql', data: 'clean\n' })
    expect(files).toEqual({ 'answer.sql': '-- sql\n' })
  })
  test('[D12] gives hidden tests, solution and further sets to the interviewer, nothing of them to others', async () => {
    const interviewer = await opened({ language: 'sql' }, 'interviewer')
    expect(interviewer.panel).toEqual({
      hidden: text('total.sql', '-- hidden'),
      solution: text('answer.sql', '-- solution'),
      moreData: { dirty: 'dirty\n' },
    })
    expect((await opened({ language: 'sql' }, 'candidate')).panel).toBeNull()
  })
  test('[W25] is refused in a language the question lacks, or one that does not run', async () => {
    const server = await openServer({ content: content() })
    const plain = await openServer()
    try {
      const lacking = await call(server.origin, 'POST', '/api/rooms', { language: 'typescript' })
      expect([lacking.status, lacking.json]).toMatchObject([400, { field: 'language' }])
      expect(lacking.text).toContain('python or sql')
      const unheard = await call(server.origin, 'POST', '/api/rooms', { language: 'cobol' })
      expect([unheard.status, unheard.json]).toMatchObject([400, { field: 'language' }])
      const codeless = await call(plain.origin, 'POST', '/api/rooms', { language: 'python' })
      expect([codeless.status, codeless.json]).toMatchObject([400, { field: 'language' }])
      expect(codeless.text).toContain('brings no code')
    } finally {
      await Promise.all([server.close(), plain.close()])
    }
  })
  test('[W26] languages are listed by question, and nothing else of its code', async () => {
    const server = await openServer({ content: content() })
    const plain = await openServer()
    try {
      const listed = await call(server.origin, 'GET', '/api/languages')
      expect(listed.json).toEqual({ languages: { 'photo-search': ['python', 'sql'] } })
      expect((await call(plain.origin, 'GET', '/api/languages')).json).toEqual({ languages: {} })
    } finally {
      await Promise.all([server.close(), plain.close()])
    }
  })
})
