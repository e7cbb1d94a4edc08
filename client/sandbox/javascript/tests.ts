/** Collects and runs tests by vitest's runner, and tells of each case. Knows no pane and no worker. */
import type { ExpectStatic } from '@vitest/expect'
import * as runner from '@vitest/runner'
import type { File, Suite, Task, VitestRunner } from '@vitest/runner'
import { getTests } from '@vitest/runner/utils'
import { version } from '@vitest/runner/package.json'
import { clearAllMocks, fn, isMockFunction, resetAllMocks, restoreAllMocks, spyOn } from '@vitest/spy'
import * as chai from 'chai'
import type { FoundCase } from '../common/outcome'
import { beginAssertions, endAssertions, makeExpect } from './expect'
import type { Exported } from './modules'
import { plainMessage, sourceLineOf } from './source-line'

export const runnerName = `vitest ${version}`

/** How long one test may take, unless it says otherwise: under the run's own limit, so that it is told by name. */
const testMs = 5000

/** What a test file sees as globals and may import from 'vitest'; `faking` moves time by hand. */
export function testApi(
  faking: Exported,
): Exported & { readonly expect: ExpectStatic; readonly vi: Exported } {
  const { describe, it, test, suite, beforeEach, afterEach, beforeAll, afterAll } = runner
  const { onTestFailed, onTestFinished } = runner
  return {
    describe,
    it,
    test,
    suite,
    beforeEach,
    afterEach,
    beforeAll,
    afterAll,
    onTestFailed,
    onTestFinished,
    expect: makeExpect(),
    assert: chai.assert,
    vi: { fn, spyOn, isMockFunction, ...allMocks, mocked: (one: unknown) => one, ...faking },
  }
}

const allMocks = { clearAllMocks, resetAllMocks, restoreAllMocks }

/** `begin` runs a file of tests, which registers what it holds. */
export async function runTests(
  files: readonly string[],
  begin: (file: string) => Promise<unknown>,
  expect: ExpectStatic,
): Promise<readonly FoundCase[]> {
  const found = await runner.startTests([...files], configured(begin, expect))
  return found.flatMap(file => [...broken(file), ...getTests(file).map(caseOf)])
}

function configured(begin: (file: string) => Promise<unknown>, expect: ExpectStatic): VitestRunner {
  return {
    config: {
      root: '/',
      setupFiles: [],
      name: undefined,
      passWithNoTests: false,
      testNamePattern: undefined,
      allowOnly: true,
      sequence: { seed: 1, hooks: 'stack', setupFiles: 'list' },
      chaiConfig: undefined,
      maxConcurrency: 5,
      testTimeout: testMs,
      hookTimeout: testMs,
      retry: 0,
      includeTaskLocation: false,
      tags: [],
      tagsFilter: undefined,
      strictTags: false,
    },
    importFile: file => begin(file),
    onBeforeTryTask: () => beginAssertions(expect),
    onAfterTryTask: () => endAssertions(expect),
    extendTaskContext: context => Object.assign(context, { expect }),
  }
}

/** Files and describes that failed outside of any test. */
function broken(suite: Suite | File): readonly FoundCase[] {
  const inner = suite.tasks.flatMap(task => (task.type === 'suite' ? broken(task) : []))
  return suite.result?.errors?.length ? [caseOf(suite), ...inner] : inner
}

function caseOf(task: Task): FoundCase {
  const [error] = task.result?.errors ?? []
  const state = task.result?.state
  return {
    name: nameOf(task),
    outcome: state === 'pass' ? 'passed' : state === 'fail' ? 'failed' : 'skipped',
    ms: task.result?.duration ?? 0,
    ...(error ? { message: messageOf(error), ...sourceLineOf(error) } : {}),
  }
}
/** The describes around it and its own name; a file's name only where the file itself is told of. */
function nameOf(task: Task): string {
  if ('filepath' in task) return task.filepath
  const names = []
  for (let one: Task | undefined = task; one && !('filepath' in one); one = one.suite) names.unshift(one.name)
  return names.join(' > ')
}
function messageOf(error: { name?: string; message: string; diff?: string }): string {
  const diff = error.diff ? `\n\n${withoutColour(error.diff)}` : ''
  return `${error.name ? `${error.name}: ` : ''}${plainMessage(withoutColour(error.message))}${diff}`
}
// oxlint-disable-next-line no-control-regex
const withoutColour = (text: string) => text.replace(/\u001b\[\d+m/g, '')
