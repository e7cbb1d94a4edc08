/** The console that a run writes to: every word of it is output. Knows no runner. */
import { format, inspect } from '@vitest/utils/display'

/** What a program may call on `console`; what it may not be missing is silent. */
export function openConsole(write: (text: string) => void): Readonly<Record<string, unknown>> {
  const counts = new Map<string, number>()
  const times = new Map<string, number>()
  let indent = ''
  const say = (...words: unknown[]) => {
    const text = told(words)
    write(`${indent}${text.replaceAll('\n', `\n${indent}`)}\n`)
  }
  const spent = (label = 'default') =>
    `${label}: ${(performance.now() - (times.get(label) ?? 0)).toFixed(3)} ms`
  return {
    ...Object.fromEntries(['log', 'info', 'warn', 'error', 'debug'].map(name => [name, say])),
    dir: (value: unknown) => say(shown(value)),
    table: (value: unknown) => say(shown(value)),
    trace: (...words: unknown[]) => say('Trace:', ...words),
    assert: (claim: unknown, ...words: unknown[]) => {
      if (!claim) say('Assertion failed:', ...words)
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1)
      say(`${label}: ${counts.get(label)}`)
    },
    countReset: (label = 'default') => void counts.delete(label),
    time: (label = 'default') => void times.set(label, performance.now()),
    timeLog: (label?: string) => say(spent(label)),
    timeEnd: (label?: string) => say(spent(label)),
    group: (...words: unknown[]) => {
      if (words.length > 0) say(...words)
      indent += '  '
    },
    groupEnd: () => {
      indent = indent.slice(2)
    },
    clear: () => {},
  }
}

/** A first text may hold places for what follows it; all else stands behind, as it is shown. */
function told(words: readonly unknown[]): string {
  const [first, ...others] = words
  if (typeof first !== 'string') return words.map(shown).join(' ')
  const places = [...first.matchAll(/%[sdjifoOc%]/g)].filter(([place]) => place !== '%%').length
  const filled = others.length === 0 ? first : format(first, ...others.slice(0, places))
  return [filled, ...others.slice(places).map(shown)].join(' ')
}

/** A value as a person reads it; never throws, whatever it is. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value
  try {
    const written = inspect(value, { depth: 4, truncate: 8000, customInspect: false, stylize } as object)
    return written === '' ? Object.prototype.toString.call(value) : written
  } catch {
    return 'an object that cannot be shown'
  }
}
/** Nobody writes a sign before a zero that is not below. */
const stylize = (written: unknown): string => (written === '+0' ? '0' : String(written))
