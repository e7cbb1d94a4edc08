/** SPEC and tests name each other: no rule without a test, no test of a rule that is not written down. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const found = (text: string, form: RegExp): readonly string[] =>
  [...text.matchAll(form)].map(match => match[1] ?? '')

test('every rule of SPEC has a test, and every rule a test names is in SPEC', () => {
  const rules = found(readFileSync(path.join(root, 'shared/SPEC.md'), 'utf8'), /\*\*([A-Z]{1,2}\d+)\*\*/g)
  const written = new Set(rules)
  expect(rules.filter((rule, i) => rules.indexOf(rule) < i)).toEqual([])
  const tested = new Set(
    readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.test.ts'))
      .flatMap(file => found(readFileSync(path.join(root, 'test', file), 'utf8'), /\[([A-Z]{1,2}\d+)\]/g)),
  )
  expect(written.size).toBeGreaterThan(100)
  expect([...written].filter(rule => !tested.has(rule))).toEqual([])
  expect([...tested].filter(rule => !written.has(rule))).toEqual([])
})
