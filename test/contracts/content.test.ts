/** The loader of content files: what it reads, and that an author is told everything that is wrong, and where. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { ContentError, loadContent, loadFile, together } from '../../server/src/content/load.js'

const Recipe = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/, 'must be lower-case words joined by hyphens'),
  minutes: z.number().max(60),
  steps: z.array(z.strictObject({ text: z.string().min(1) })).default([]),
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
function problemsOf(run: () => unknown): readonly string[] {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof ContentError) return thrown.problems
    throw thrown
  }
  return []
}
const one = () => loadFile(join(folder, 'one.yaml'), Recipe)
const broken = () => loadFile(join(folder, 'two.yaml'), Recipe)
const missing = () => loadContent(join(folder, 'three'), Recipe)
const problems = () => problemsOf(() => loadContent(folder, Recipe))

test('[F1] every YAML file of the folder is read, by id, with the schema’s defaults; other files are not', () => {
  write('b.yaml', 'id: soup\nminutes: 40\nsteps:\n  - text: Boil.\n')
  write('a.yaml', 'id: toast\nminutes: 3\n')
  write('notes.txt', '{{{')
  expect([...loadContent(folder, Recipe)]).toEqual([
    ['toast', { id: 'toast', minutes: 3, steps: [] }],
    ['soup', { id: 'soup', minutes: 40, steps: [{ text: 'Boil.' }] }],
  ])
})

test('[F2] all problems of all files come in one error, each with file, field and what is wrong', () => {
  write('a.yaml', 'id: Toast\nminutes: 90\n')
  write('b.yaml', 'id: soup\nminutes: 40\nsteps:\n  - text: Boil.\n  - text: ""\n    salt: 3\n')
  write('c.yaml', '- just a list\n')
  const found = problems()
  expect(found).toHaveLength(5)
  expect(found).toContain('a.yaml: id: must be lower-case words joined by hyphens')
  expect(found).toContainEqual(expect.stringMatching(/^a\.yaml: minutes: .*60/))
  expect(found).toContainEqual(expect.stringMatching(/^b\.yaml: steps\.1\.text: /))
  expect(found).toContainEqual(expect.stringMatching(/^b\.yaml: steps\.1: .*salt/))
  expect(found).toContainEqual(expect.stringMatching(/^c\.yaml: the file: /))
  expect(() => loadContent(folder, Recipe)).toThrow(
    /cannot be used:\n {2}a\.yaml: id: .*\n {2}a\.yaml: minutes/,
  )
})

test('[F2] an id used twice names both files', () => {
  write('a.yaml', 'id: soup\nminutes: 1\n')
  write('b.yaml', 'id: soup\nminutes: 2\n')
  expect(problems()).toEqual(['b.yaml: id: "soup" is already the id of a.yaml'])
})

test('[F3] bad YAML names file, line and column', () => {
  write('a.yaml', 'id: soup\nminutes: [1, 2\n')
  write('b.yaml', 'id: x\nid: y\nminutes: 1\n')
  const found = problems()
  expect(found).toContainEqual(expect.stringMatching(/^a\.yaml: line 3, column 1: /))
  expect(found).toContainEqual(expect.stringMatching(/^b\.yaml: line 2, column 1: .*unique/))
})

test('[F3] an alias that unfolds without end is a problem, not a hang', () => {
  const layers = Array.from(
    { length: 12 },
    (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`,
  )
  write('bomb.yaml', `a0: &a0 [x]\n${layers.join('\n')}\n`)
  expect(problems()).toEqual([expect.stringMatching(/^bomb\.yaml: .*alias/i)])
})

test('[F4] a folder or a file that is not there is a problem with a name', () => {
  expect(problemsOf(() => loadContent(join(folder, 'nowhere'), Recipe))[0]).toMatch(/nowhere: cannot be read/)
  expect(problemsOf(() => loadFile(join(folder, 'one.yaml'), Recipe))[0]).toMatch(
    /^one\.yaml: cannot be read/,
  )
})

test('[F4] several readers fail as one, with the problems of all', () => {
  write('one.yaml', 'id: soup\nminutes: 1\n')
  expect(together({ one }).one.id).toBe('soup')
  expect(problemsOf(() => together({ one, broken, missing }))).toHaveLength(2)
})
