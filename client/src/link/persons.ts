/** The person of this browser: their secret, the links of loops they judge, and the calls about them. Knows no screen. */
import type {
  CreatedPerson,
  CreateLoop,
  Inconsistency,
  LibraryAnswer,
  OfferedSlot,
  SeenSlot,
  SlotRoom,
  SlotsAnswer,
  InvitedMember,
  LoopAnswer,
  MemberCommand,
  OwnerCommand,
  OwnRounds,
  PersonAnswer,
  PersonCommand,
  RenewedAddress,
  RoundRoom,
} from '@signalroom/shared'
import { createStore } from 'zustand/vanilla'
import { call, CallFailed } from './api'
import { siteStorage } from './storage'

const keptAt = 'signalroom:person'
const loopKeyAt = (loop: string, round: string | null = null) =>
  round === null ? `signalroom:loop:${loop}` : `signalroom:loop:${loop}:${round}`

/** A browser may forbid storage; then it lasts as long as the page. */
const memory = new Map<string, string>()
const read = (at: string): string | null => memory.get(at) ?? siteStorage.getItem(at)
function write(at: string, value: string | null): void {
  if (value === null) {
    memory.delete(at)
    return siteStorage.removeItem(at)
  }
  memory.set(at, value)
  siteStorage.setItem(at, value)
}

/** The secret of the person of this browser; null where there is none yet. */
export const ownSecret = createStore<string | null>(() => read(keptAt))
export function keepOwnSecret(secret: string | null): void {
  write(keptAt, secret)
  ownSecret.setState(secret, true)
}
/** A person's secret that came by a link, until it is taken or left. */
export const arrivedPerson = createStore<string | null>(() => null)
export function keepArrived(
  { loop, round }: { readonly loop: string | null; readonly round: string | null },
  secret: string,
): void {
  if (loop === null) arrivedPerson.setState(secret, true)
  else write(loopKeyAt(loop, round), secret)
}
/** What this browser opens a loop with: the link of one who judges it, else the person's own. */
export const secretForLoop = (loop: string): string | null => read(loopKeyAt(loop)) ?? read(keptAt)

/** What this browser opens a round with that is answered alone: the link of one who reviews it, else the person's own. */
export const secretForRound = (loop: string, round: string): string | null =>
  read(loopKeyAt(loop, round)) ?? read(keptAt)

export const beginPerson = (): Promise<CreatedPerson> => call('POST', '/api/persons', { body: {} })
export const readPerson = (token: string): Promise<PersonAnswer> => call('GET', '/api/me', { token })
export const askPerson = (token: string, command: PersonCommand): Promise<PersonAnswer> =>
  call('POST', '/api/me/commands', { token, body: { command } })
/** The rounds of all one's loops, in short. */
export const readOwnRounds = (token: string): Promise<OwnRounds['rounds']> =>
  call<OwnRounds>('GET', '/api/me/rounds', { token }).then(a => a.rounds)
export const renewOwnLink = (token: string): Promise<RenewedAddress> =>
  call('POST', '/api/me/link', { token, body: {} })
/** A new address for a calendar of all loops; the one before is over. */
export const newCalendar = (token: string): Promise<RenewedAddress> =>
  call('POST', '/api/me/calendar', { token, body: {} })
/** By their two letters: the countries whose business days the server knows. */
export const listCountries = (): Promise<Readonly<Record<string, string>>> =>
  call<{ countries: Readonly<Record<string, string>> }>('GET', '/api/countries').then(a => a.countries)
export const erasePerson = (token: string): Promise<void> => call('DELETE', '/api/me', { token })

const at = (loop: string) => `/api/loops/${encodeURIComponent(loop)}`
export const createLoop = (token: string, asked: CreateLoop): Promise<LoopAnswer> =>
  call('POST', '/api/loops', { token, body: asked })
export const readLoop = (token: string, loop: string): Promise<LoopAnswer> => call('GET', at(loop), { token })
export const askLoop = (token: string, loop: string, command: OwnerCommand): Promise<LoopAnswer> =>
  call('POST', `${at(loop)}/commands`, { token, body: { command } })
export const judgeLoop = (token: string, loop: string, command: MemberCommand): Promise<LoopAnswer> =>
  call('POST', `${at(loop)}/verdicts`, { token, body: { command } })
export const inviteMember = (
  token: string,
  loop: string,
  asked: { readonly name: string } | { readonly member: string },
): Promise<InvitedMember> => call('POST', `${at(loop)}/members`, { token, body: asked })
export const roomOfRound = (token: string, loop: string, round: string): Promise<RoundRoom> =>
  call('POST', `${at(loop)}/rounds/${encodeURIComponent(round)}/room`, { token, body: {} })
/** Facts of the person's projects that rounds of the loop tell in two ways. */
export const readInconsistencies = (token: string, loop: string): Promise<readonly Inconsistency[]> =>
  call<{ inconsistencies: readonly Inconsistency[] }>('GET', `${at(loop)}/inconsistencies`, { token }).then(
    a => a.inconsistencies,
  )
/** The loop's rounds and windows as a calendar's text. */
export async function readCalendar(token: string, loop: string): Promise<string> {
  const response = await fetch(`${at(loop)}/calendar.ics`, { headers: { authorization: `Bearer ${token}` } })
  if (response.ok) return response.text()
  throw new CallFailed(response.status, 'unknown', 'The calendar did not come.')
}
export const eraseLoop = (token: string, loop: string): Promise<void> => call('DELETE', at(loop), { token })

export const listSlots = (token: string): Promise<SlotsAnswer> => call('GET', '/api/slots', { token })
export const offerSlot = (token: string, slot: OfferedSlot): Promise<{ readonly slot: SeenSlot }> =>
  call('POST', '/api/slots', { token, body: { slot } })
/** One's own way into a slot's room: `take` where it is another's that is open. */
export const intoSlot = (token: string, slot: string, how: 'take' | 'link'): Promise<SlotRoom> =>
  call('POST', `/api/slots/${slot}/${how}`, { token, body: {} })
export const markSlot = (token: string, slot: string, how: 'report' | 'block'): Promise<void> =>
  call('POST', `/api/slots/${slot}/${how}`, { token, body: {} })
export const callOffSlot = (token: string, slot: string): Promise<void> =>
  call('DELETE', `/api/slots/${slot}`, { token })
export const listLibrary = (token: string): Promise<LibraryAnswer> => call('GET', '/api/library', { token })
export const shareOwnRow = (token: string, shelf: 'note' | 'writeup', row: string): Promise<void> =>
  call('POST', '/api/library', { token, body: { shelf, row } })
export const takeBackRow = (token: string, row: string): Promise<void> =>
  call('DELETE', `/api/library/${encodeURIComponent(row)}`, { token })
