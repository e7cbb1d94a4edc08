/** A round's log without what was typed as code: it also stands in runs, in what they said, and on pins. Knows no copy. */
import type { Event, Outcome } from '@signalroom/shared'

/** Runs keep when they were, how they ended, and which tests passed. */
export const withoutCode = (events: readonly Event[]): readonly Event[] => events.map(emptied)

function emptied(event: Event): Event {
  switch (event.type) {
    case 'run.asked':
      return { ...event, files: event.files.map(file => ({ ...file, text: '' })) }
    case 'run.ended':
      return { ...event, outcome: silent(event.outcome) }
    case 'hidden.reported':
      return {
        ...event,
        files: event.files.map(file => ({ ...file, text: '' })),
        outcome: silent(event.outcome),
      }
    default:
      return unquoted(event) as Event
  }
}

/** What failed may be quoted in it. */
const silent = (outcome: Outcome): Outcome => ({
  ...outcome,
  output: '',
  cases: outcome.cases.map(({ name, outcome: how, ms }) => ({ name, outcome: how, ms })),
})

/** A pin on lines of code says which, and no longer what they were; wherever in an event it stands. */
function unquoted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unquoted)
  if (typeof value !== 'object' || value === null) return value
  const isLines = Reflect.get(value, 'type') === 'code' && 'file' in value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !(isLines && name === 'text'))
      .map(([name, held]) => [name, unquoted(held)]),
  )
}
