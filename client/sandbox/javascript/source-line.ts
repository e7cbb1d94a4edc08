/** Finds in an error the file and line of the pane it came from. Knows no runner. */
import { scheme, type Unreadable } from './modules'

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
  const [first] = stackOf(error).matchAll(frame)
  return first?.[1] === undefined ? undefined : { file: first[1], line: Number(first[2]) }
}

/** The frames of the pane alone, as a person reads them; the rest is ours. */
export function shownStack(error: unknown): string {
  const places = [...stackOf(error).matchAll(frame)].map(([, file, line]) => `    at ${file}:${line}`)
  return [headline(error), ...places].join('\n')
}
export function headline(error: unknown): string {
  if (isUnreadable(error)) return `SyntaxError: ${error.message} (${error.file}:${error.line ?? '?'})`
  if (error instanceof Error) return `${error.name}: ${error.message}`
  return `Thrown: ${String(error)}`
}

function stackOf(error: unknown): string {
  const stack = typeof error === 'object' && error !== null && 'stack' in error ? error.stack : undefined
  return typeof stack === 'string' ? stack : ''
}
function isUnreadable(error: unknown): error is Unreadable {
  return (
    typeof error === 'object' && error !== null && 'file' in error && 'line' in error && 'message' in error
  )
}
