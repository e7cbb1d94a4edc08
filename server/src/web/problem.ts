/** What an HTTP caller is told when something does not fit: RFC 9457 problems. Knows no room. */
import type { Problem } from '@signalroom/shared'
import type { ErrorRequestHandler, Response } from 'express'
import type { ZodError } from 'zod'
import type { Logger } from 'pino'

const titles: Readonly<Record<number, string>> = {
  400: 'That does not fit',
  401: 'No valid seat',
  403: 'Not for this seat',
  404: 'Not found',
  409: 'Not now',
  410: 'Gone',
  413: 'Too large',
  415: 'Not of a kind that is read here',
  416: 'Not that far',
  429: 'Too many requests',
  500: 'Something broke here',
  503: 'Not ready',
  507: 'No room left',
}

/** Ends a response with a problem. `type` names the kind so that a client need not read sentences. */
export function problem(
  response: Response,
  status: number,
  kind: string,
  detail: string,
  more: Pick<Problem, 'field' | 'size'> = {},
): void {
  const body: Problem = {
    type: `urn:signalroom:${kind}`,
    title: titles[status] ?? 'Error',
    status,
    detail,
    ...more,
  }
  response.status(status).type('application/problem+json').send(JSON.stringify(body))
}

/** 400 that names the first field that does not fit, and why. */
export function unfit(response: Response, error: ZodError): void {
  const issue = error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const field = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join('.') || 'body'
  problem(
    response,
    400,
    'unfit',
    `${field}: ${unknown === undefined ? (issue?.message ?? 'does not fit') : 'is not known here'}`,
    { field },
  )
}

/** The last stop of every request: nobody is ever shown a stack. */
export const onError =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const { status, type } = error as { status?: number; type?: string }
    if (status === 413) return problem(response, 413, 'too-large', 'The body is larger than this call takes.')
    if (status === 416) return problem(response, 416, 'no-range', 'The file is shorter than that.')
    if (status === 415)
      return problem(response, 415, 'not-json', 'Send JSON with content-type application/json.')
    if (type === 'entity.parse.failed')
      return problem(response, 400, 'unfit', 'body: is not JSON', { field: 'body' })
    if (status !== undefined && status >= 400 && status < 500)
      return problem(response, 400, 'unfit', 'The request does not parse.', { field: 'body' })
    log.error({ err: error, path: pathForLog(request.path) }, 'a request failed')
    problem(response, 500, 'broken', 'The server could not do that. Nothing was changed; try again.')
  }

/**
 * What some programs make of a link puts its key into the path, behind a sign that no path of ours has; a calendar's address
 * is a secret as a whole.
 */
const pathForLog = (path: string): string =>
  path.replace(/[%#;&].*$/s, '…').replace(/^(\/+calendar\/).*$/s, '$1…')
