/** What a schema says of a field, in words for who wrote it. Knows no schema. */
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

export function plainly(issue: Issue): string {
  const field = issue.path.join('.') || 'the question'
  return `${field}: ${reasonOf(issue)}`
}

function reasonOf(issue: Issue): string {
  if (issue.code === 'too_small' && issue.origin === 'string') return 'is empty'
  if (issue.code === 'too_small' && issue.origin === 'array') return `needs ${String(issue.minimum)} at least`
  if (issue.code === 'too_big' && issue.origin === 'string')
    return `is longer than ${String(issue.maximum)} letters`
  if (issue.code === 'too_big' && issue.origin === 'array') return `holds more than ${String(issue.maximum)}`
  if (issue.code === 'invalid_type' && /received undefined/.test(issue.message)) return 'is missing'
  if (issue.code === 'unrecognized_keys') return `does not know ${issue.keys.join(', ')}`
  return issue.message
}
