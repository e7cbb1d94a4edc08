/** Finds in an error the file and line of the pane it came from. Knows no runner. */
import { shown } from './console'
import { scheme, type Unreadable } from './modules'
import { lineWritten } from './written'

export interface SourceLine {
  readonly file: string
  readonly line: number
}

const frame = new RegExp(`${scheme}([\\w.-]+):(\\d+)`, 'g')

/** The innermost frame that stands in the pane; undefined without one. */
export function sourceLineOf(error: unknown): SourceLine | undefined {
  // A runner tells of errors as plain copies: what tells this one apart is what it has.
  if (isUnreadable(error))
    return error.line === undefined ? undefined : { file: error.file, line: error.line }
  return placesOf(error)[0]
}

/** So far goes what an error says of those before it, and so many are told of what it holds. */
const mostCauses = 4
const mostHeld = 5

/** The frames of the pane alone, as a person reads them, and what it came of; the rest is ours. */
export function shownStack(error: unknown, deep = 0): string {
  const places = placesOf(error).map(({ file, line }) => `    at ${file}:${line}`)
  const lines = [headline(error), ...places]
  if (!(error instanceof Error) || deep >= mostCauses) return lines.join('\n')
  const held: readonly unknown[] = error instanceof AggregateError ? error.errors.slice(0, mostHeld) : []
  return [
    ...lines,
    ...held.map(one => `It holds: ${shownStack(one, deep + 1)}`),
    ...(error.cause === undefined ? [] : [`Caused by: ${shownStack(error.cause, deep + 1)}`]),
  ].join('\n')
}
export function headline(error: unknown): string {
  if (isUnreadable(error)) return `SyntaxError: ${error.message} (${error.file}:${error.line ?? '?'})`
  if (!(error instanceof Error)) return `Thrown: ${shown(error)}`
  const message = plainMessage(String(error.message))
  return message === '' ? String(error.name) : `${String(error.name)}: ${message}`
}

/** By the names that were imported, not by what the stripper calls them. */
export const plainMessage = (message: string): string =>
  message
    .replaceAll(/\(0 , (_\w+\.[\w$]+)\)|\b(_\w+\.[\w$]+)\.call(?= is not )/g, '$1$2')
    .replaceAll(/\b_\w+\.default(?= is not )/g, 'what is imported as the default')
    .replaceAll(/\b_\w+\.(?=[\w$.]+ is not )/g, '')

function placesOf(error: unknown): readonly SourceLine[] {
  return [...ofThePane(stackOf(error)).matchAll(frame)].map(([, file = '', line]) => ({
    file,
    line: lineWritten(file, Number(line)),
  }))
}
/** Without what was put into a file so that its imports and exports are there before its first line. */
const ofThePane = (stack: string): string =>
  stack.includes('ɪ') ? stack.replaceAll(/^.*ɪtself.*\n?|(?<=^.*ɪmport\d+.*\n).*\n?/gm, '') : stack
function stackOf(error: unknown): string {
  const stack = typeof error === 'object' && error !== null && 'stack' in error ? error.stack : undefined
  return typeof stack === 'string' ? stack : ''
}
function isUnreadable(error: unknown): error is Unreadable {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    error.name === 'SyntaxError' &&
    'file' in error &&
    'line' in error &&
    'message' in error
  )
}
