/** vitest's `expect`, put together for a place where no vitest stands around it. Knows no runner but its current test. */
import {
  addCustomEqualityTesters,
  ASYMMETRIC_MATCHERS_OBJECT,
  customMatchers,
  getState,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
  type ExpectStatic,
} from '@vitest/expect'
import { getCurrentTest } from '@vitest/runner'
import * as chai from 'chai'

/** Laid into chai once; chai keeps what it was given. */
export function makeExpect(): ExpectStatic {
  chai.use(JestExtend)
  chai.use(JestChaiExpect)
  chai.use(JestAsymmetricMatchers)
  const call = (value: unknown, message?: string) => {
    setState({ assertionCalls: getState(expect).assertionCalls + 1 }, expect)
    const assertion = chai.expect(value, message) as unknown as { withTest(test: unknown): unknown }
    const test = getCurrentTest()
    return test ? assertion.withTest(test) : assertion
  }
  // What is missing of the type is laid in below.
  const expect = call as unknown as ExpectStatic
  const more = globalThis as unknown as Record<symbol, object>
  Object.assign(expect, chai.expect, more[ASYMMETRIC_MATCHERS_OBJECT], {
    getState: () => getState(expect),
    setState: (state: object) => setState(state, expect),
    assert: chai.assert,
    extend: (matchers: never) => (chai.expect as unknown as { extend: Extend }).extend(expect, matchers),
    addEqualityTesters: addCustomEqualityTesters,
    unreachable: (message = '') => chai.assert.fail(`expected ${message} not to be reached`),
    assertions: (wanted: number) =>
      setState(
        {
          expectedAssertionsNumber: wanted,
          expectedAssertionsNumberErrorGen: () =>
            new Error(`expected ${wanted} assertions, got ${getState(expect).assertionCalls}`),
        },
        expect,
      ),
    hasAssertions: () => setState({ isExpectingAssertions: true }, expect),
  })
  beginAssertions(expect)
  expect.extend(customMatchers)
  Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, writable: true, configurable: true })
  return expect
}
type Extend = (expect: ExpectStatic, matchers: never) => void

/** Before each test: nothing has been asserted yet. */
export function beginAssertions(expect: ExpectStatic): void {
  setState(
    {
      assertionCalls: 0,
      isExpectingAssertions: false,
      isExpectingAssertionsError: null,
      expectedAssertionsNumber: null,
      expectedAssertionsNumberErrorGen: null,
    },
    expect,
  )
}
/** After each test: throws if it asserted less, or more, than it said. */
export function endAssertions(expect: ExpectStatic): void {
  const state = getState(expect)
  const { assertionCalls, expectedAssertionsNumber, expectedAssertionsNumberErrorGen } = state
  if (expectedAssertionsNumber !== null && assertionCalls !== expectedAssertionsNumber)
    throw expectedAssertionsNumberErrorGen?.() ?? new Error('the number of assertions is another')
  if (state.isExpectingAssertions && assertionCalls === 0) throw new Error('expected assertions, got none')
}
