/**
 * Reads what a solution consists of: its three sections, and the guards that it lacks. A parser reads the text, nothing is
 * run. It knows no editor and no room.
 */
import type { CodeMeasure } from '@signalroom/shared'
import { dialectOf } from './dialects'
import type { MissingGuard } from './missing-guards'
import { readFile, type FileReading, type ReadFile } from './read-file'
import { countSelects, isSql } from './sql'

/** Missing: nothing of it is there, whatever a comment says. Thin: less than a reviewer would ask for. */
export type Standing = 'missing' | 'thin' | 'present'
export interface Section {
  readonly standing: Standing
  /** Where it begins: its marker, or the first of what it holds; null while there is neither. */
  readonly at: SectionStart | null
}
/** A line, from 1. */
export interface SectionStart {
  readonly file: string
  readonly line: number
}

export interface Sections {
  readonly validation: Section
  readonly core: Section
  readonly testing: Section
  readonly lacks: readonly MissingGuard[]
  readonly measure: CodeMeasure
}

/** What each section needs to be more than thin (two guards, three tests). */
const enough = { guards: 2, statements: 3, tests: 3 } as const
/** Longer files are not read: a reading must not be felt. */
const mostText = 128 * 1024

export function readSections(files: readonly ReadFile[]): Sections {
  const readings = files.filter(({ text }) => text.length <= mostText).flatMap(read)
  const sum = (count: (reading: FileReading) => number) =>
    readings.reduce((total, reading) => total + count(reading), 0)
  const [guards, statements, tests] = [
    sum(one => one.guards.length),
    sum(one => one.core.length),
    sum(one => one.tests.length),
  ]
  const validation = section(readings, 'validation', guards, enough.guards)
  const core = section(readings, 'core', statements, enough.statements)
  const testing = section(readings, 'tests', tests, enough.tests)
  return {
    validation,
    core,
    testing,
    lacks: readings.flatMap(reading => reading.lacks),
    measure: {
      validation: grades[validation.standing],
      core: grades[core.standing],
      testing: grades[testing.standing],
      guards,
      tests,
      errors: sum(one => one.errors.length),
      edges: sum(one => one.tests.filter(test => test.edge).length),
      loads: sum(one => one.tests.filter(test => test.load).length),
      shared: sum(one => one.shared),
      selects: files.filter(isSql).reduce((total, file) => total + countSelects(written(file)), 0),
    },
  }
}

/** With spaces for what was given. */
function written({ text, given = [] }: ReadFile): string {
  let left = text
  for (const { from, to } of given) left = left.slice(0, from) + ' '.repeat(to - from) + left.slice(to)
  return left
}

const grades = { missing: 0, thin: 1, present: 2 } as const

function read(file: ReadFile): readonly FileReading[] {
  const dialect = dialectOf(file.name)
  return dialect ? [readFile(file, dialect)] : []
}

function section(
  readings: readonly FileReading[],
  name: 'validation' | 'core' | 'tests',
  count: number,
  most: number,
): Section {
  const standing = count === 0 ? 'missing' : count < most ? 'thin' : 'present'
  const marked = readings.flatMap(({ file, markers }) =>
    markers.filter(marker => marker.section === name).map(({ line }) => ({ file, line })),
  )
  const held = readings.flatMap(({ file, guards, core, tests }) =>
    ({ validation: guards, core, tests })[name].map(({ line }) => ({ file, line })),
  )
  return { standing, at: marked[0] ?? held[0] ?? null }
}
