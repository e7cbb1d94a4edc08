/** The HTTP calls as functions. Knows addresses and shapes; keeps nothing. */
import type {
  CheckedQuestion,
  CreatedRoom,
  CreateRoom,
  Debrief,
  Door,
  HostConfig,
  LoopTemplate,
  Pair,
  PlanRow,
  PrepFile,
  PresetRow,
  Problem,
  QuestionLanguages,
  QuestionRow,
  RenewedLink,
  Role,
  SwappedLink,
  TakenSeat,
} from '@signalroom/shared'

/** What the server said no with, or that it could not be reached (`status` 0). */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly status: number
  readonly kind: string
  readonly field: string | undefined
  constructor(status: number, kind: string, detail: string, field?: string) {
    super(detail)
    this.status = status
    this.kind = kind
    this.field = field
  }
}

const unreachable = 'The server cannot be reached. Check your connection; nothing was lost.'

export async function call<Answer>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  given: { body?: unknown; token?: string } = {},
): Promise<Answer> {
  const headers = {
    ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(given.token === undefined ? {} : { authorization: `Bearer ${given.token}` }),
  }
  const response = await fetch(path, {
    method,
    headers,
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
  }).catch(() => {
    throw new CallFailed(0, 'unreachable', unreachable)
  })
  const answer: unknown = await response.json().catch(() => null)
  // Both sides are built from the same shapes; an answer that is no problem is the one the call names.
  if (response.ok) return answer as Answer
  const said = answer as Partial<Problem> | null
  throw new CallFailed(
    response.status,
    said?.type ?? 'unknown',
    said?.detail ?? `The server answered ${response.status}.`,
    said?.field,
  )
}

export const createRoom = (asked: CreateRoom): Promise<CreatedRoom> =>
  call('POST', asked.ownQuestion === undefined ? '/api/rooms' : '/api/rooms?own', { body: asked })
/** As what a link lets one in. */
export const askDoor = (room: string, key: string): Promise<Door> =>
  call('POST', `/api/rooms/${encodeURIComponent(room)}/door`, { body: { key } })
export const takeSeat = (room: string, key: string, name: string): Promise<TakenSeat> =>
  call('POST', `/api/rooms/${encodeURIComponent(room)}/seats`, { body: { key, name } })
export const listPlans = (): Promise<readonly PlanRow[]> =>
  call<{ plans: readonly PlanRow[] }>('GET', '/api/plans?with=kinds,group').then(a => a.plans)
export const listQuestions = (): Promise<readonly QuestionRow[]> =>
  call<{ questions: readonly QuestionRow[] }>('GET', '/api/questions?with=tags,companies').then(
    a => a.questions,
  )
export const listLanguages = (): Promise<QuestionLanguages> =>
  call<{ languages: QuestionLanguages }>('GET', '/api/languages').then(a => a.languages)
/** What does not fit of a question of one's own, and how many of its sums hold. */
export const checkQuestion = (question: Readonly<Record<string, unknown>>): Promise<CheckedQuestion> =>
  call('POST', '/api/questions/check?own', { body: question })
export const listPresets = (): Promise<readonly PresetRow[]> =>
  call<{ presets: readonly PresetRow[] }>('GET', '/api/presets').then(a => a.presets)
/** Sentences to rewrite, each with what a better one must hold. */
export const listPairs = (): Promise<readonly Pair[]> =>
  call<{ pairs: readonly Pair[] }>('GET', '/api/pairs').then(a => a.pairs)
/** Loops to start from. */
export const listLoopTemplates = (): Promise<readonly LoopTemplate[]> =>
  call<{ loops: readonly LoopTemplate[] }>('GET', '/api/loop-templates').then(a => a.loops)
/** Plans of preparation and checklists. */
export const readPrep = (): Promise<PrepFile> => call('GET', '/api/prep')
/** A seat's own link into the second half. */
export const swappedLink = (room: string, token: string): Promise<SwappedLink> =>
  call('POST', `/api/rooms/${encodeURIComponent(room)}/swapped`, { token, body: {} })
export const readConfig = (): Promise<HostConfig> => call('GET', '/api/config')
export const readDebrief = (room: string, token: string): Promise<Debrief> =>
  call('GET', `/api/rooms/${encodeURIComponent(room)}/debrief`, { token })

/** A new room on board and code of a moment of one that is over. */
export const continueRoom = (room: string, token: string, at: number): Promise<CreatedRoom> =>
  call('POST', `/api/rooms/${encodeURIComponent(room)}/continue`, { token, body: { at } })
/** Takes the room off the server, for good; answers when it is done. */
export const eraseRoom = ({ room, token }: AtRoom): Promise<void> =>
  call('DELETE', `/api/rooms/${encodeURIComponent(room)}`, { token })

/** Of who leads a room, by their token. */
interface AtRoom {
  readonly room: string
  readonly token: string
}
const inRoom = ({ room }: AtRoom, path: string, name: string): string =>
  `/api/rooms/${encodeURIComponent(room)}/${path}/${encodeURIComponent(name)}`

/** The answer is the one time that the new link is told. */
export const renewLink = (at: AtRoom, role: Role): Promise<RenewedLink> =>
  call('POST', inRoom(at, 'links', role), { token: at.token })
export const revokeLink = (at: AtRoom, role: Role): Promise<void> =>
  call('DELETE', inRoom(at, 'links', role), { token: at.token })
export const showOut = (at: AtRoom, seat: string): Promise<void> =>
  call('DELETE', inRoom(at, 'seats', seat), { token: at.token })
