/** What a key means, by what it types and what was typed before it. */
import { beforeEach, describe, expect, test } from 'vitest'

type Pressed = {
  readonly key: string
  readonly code: string
  readonly altKey?: boolean
  getModifierState?(name: string): boolean
}
// The client's sources belong to the bundler; a test takes what it needs, shaped by hand.
const { typedKey } = (await import(new URL('../../client/src/ui/typed-key.ts', import.meta.url).href)) as {
  typedKey(pressed: Pressed): string
}

const typed = (key: string, code: string, held: 'AltGraph' | 'Alt' | null = null) =>
  typedKey({ key, code, altKey: held === 'Alt', getModifierState: name => name === held })

beforeEach(() => {
  typed('a', 'KeyA')
})

describe('on a Latin keyboard', () => {
  test.each([
    ['the micro sign', 'µ', 'KeyM'],
    ['a litre', 'ℓ', 'KeyL'],
    ['an apostrophe that is a letter', 'ʼ', 'KeyN'],
    ['an okina', 'ʻ', 'KeyO'],
    ['an accent by itself', 'ˆ', 'KeyI'],
  ])('[L83] %s is what it is, and no sign of another script', (_, key, code) => {
    expect(typed(key, code)).toBe(key)
    expect(typed(';', 'KeyQ')).toBe(';')
  })
  test('[L83] nor is a letter of another script on its third level', () => {
    for (const held of ['Alt', 'AltGraph'] as const) {
      typed('π', 'KeyP', held)
      expect(typed(';', 'KeyQ')).toBe(';')
    }
  })
})

test('[L83] one of every script leaves another script what it was', () => {
  typed('ψ', 'KeyC')
  typed('µ', 'KeyM', 'AltGraph')
  expect(typed(';', 'KeyQ')).toBe('q')
})

test.each([
  ['ｎ', 'KeyN', 'n'],
  ['Ｎ', 'KeyN', 'n'],
  ['ａ', 'KeyQ', 'a'],
  ['３', 'Digit3', '3'],
  ['？', 'Slash', '?'],
  ['，', 'Comma', ','],
  ['［', 'BracketLeft', '['],
  ['\u3000', 'Space', 'Space'],
])('[L83] %s of full width on %s means %s', (key, code, meant) => {
  expect(typed(key, code)).toBe(meant)
  expect(typed(';', 'KeyQ')).toBe(';')
})

test('[L83] what only looks like a digit is none', () => {
  for (const key of ['²', '¹', '½', '①']) expect(typed(key, 'Backquote')).toBe(key)
})
