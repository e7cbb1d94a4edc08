/** Every example in docs/content.md is what it says it is: a stranger copies it and it fits. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import type { z } from 'zod'
import {
  AssistantReply,
  DrillFile,
  Exhibit,
  List,
  Needs,
  PersonaFile,
  PlantedFile,
  PresetFile,
  QuestionFile,
  StoryFile,
} from '@signalroom/shared'
import { prove } from '../../server/src/content/prove.js'

const text = readFileSync(new URL('../../docs/content.md', import.meta.url), 'utf8')
const written = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => yaml)
const isNeeds = (yaml: string) => yaml.startsWith('needs:')
const examples = written.filter(yaml => !isNeeds(yaml)).map(yaml => parse(yaml) as Example)
const needs = written.filter(isNeeds).flatMap(yaml => yaml.trim().split('\n'))

interface Example {
  readonly [field: string]: unknown
  readonly planted?: readonly unknown[]
  readonly stories?: readonly unknown[]
  readonly lists?: readonly unknown[]
}
const each = (field: string) => examples.filter(example => example[field] !== undefined)
const fits = (schema: z.ZodType, values: readonly unknown[], atLeast: number) => {
  expect(values.length).toBeGreaterThanOrEqual(atLeast)
  for (const value of values) expect(schema.safeParse(value).error?.issues ?? []).toEqual([])
}

it('the question is whole', () => {
  fits(
    QuestionFile,
    each('hints').filter(({ kind }) => kind === 'design'),
    1,
  )
})
it('the sums hold', () => {
  const numbers = each('numbers').map(example => example['numbers'] as Parameters<typeof prove>[0])
  expect(numbers.length).toBeGreaterThanOrEqual(2)
  for (const one of numbers) expect(prove(one).problems).toEqual([])
})
it('stories, exhibits and what is planted fit', () => {
  fits(
    StoryFile,
    each('stories').flatMap(({ stories = [] }) => stories),
    1,
  )
  fits(
    Exhibit,
    each('exhibit').map(({ exhibit }) => exhibit),
    2,
  )
  fits(
    PlantedFile,
    each('planted').flatMap(({ planted = [] }) => planted),
    3,
  )
})
it('a diff applies', () => {
  const files = examples.filter(Array.isArray)
  fits(
    Exhibit,
    files.map(one => ({ type: 'change', title: 'A change', says: 'What it does.', files: one })),
    1,
  )
})
it('assistant, persona, preset, drill, list and what a check needs fit', () => {
  fits(
    AssistantReply,
    each('assistant').flatMap(({ assistant }) => (assistant as { replies: readonly unknown[] }).replies),
    1,
  )
  fits(PersonaFile, each('patience'), 1)
  fits(PresetFile, each('weighs'), 1)
  fits(
    DrillFile,
    each('drill').map(({ drill }) => drill),
    1,
  )
  fits(
    List,
    each('lists').flatMap(({ lists = [] }) => lists),
    1,
  )
  fits(
    Needs,
    needs.map(line => (parse(line) as Example)['needs']),
    15,
  )
})
