/** A small kind of log beside a room's: a debt with a day on which the clock owes a reminder. For tests of what writes any log. */
import { at, type At } from '@signalroom/shared'
import type { LogKind, Placed } from '../../server/src/host/writer.js'

export type DebtFact =
  | { readonly type: 'lent'; readonly amount: number; readonly due: number }
  | { readonly type: 'paid'; readonly amount: number }
  | { readonly type: 'reminded' }
export type DebtEvent = DebtFact & { readonly seq: number; readonly at: At; readonly actor: string }
export interface Debt {
  readonly seq: number
  readonly at: At
  readonly owed: number
  /** When the clock owes the next reminder; null while it does not. */
  readonly due: number | null
}
export type DebtRefused = { readonly ok: false; readonly why: 'too-much' }

const evolve = (debt: Debt, event: DebtEvent): Debt => {
  const next = { ...debt, seq: event.seq, at: event.at }
  switch (event.type) {
    case 'lent':
      return { ...next, owed: debt.owed + event.amount, due: event.due }
    case 'paid':
      return { ...next, owed: debt.owed - event.amount, due: debt.owed === event.amount ? null : debt.due }
    case 'reminded':
      return { ...next, due: null }
  }
}
const fold = (events: readonly DebtEvent[], debt: Debt): Debt => events.reduce(evolve, debt)
const place = (debt: Debt, facts: readonly DebtFact[], actor: string, now: At): Placed<Debt, DebtEvent> => {
  const events = facts.map((fact, i) => ({ ...fact, seq: debt.seq + i + 1, at: now, actor }))
  return { state: fold(events, debt), events }
}

export const debts: LogKind<Debt, DebtFact, DebtEvent> = {
  empty: { seq: 0, at: at(0), owed: 0, due: null },
  fold,
  place,
  settle: (debt, now) =>
    debt.due !== null && debt.due <= now
      ? place(debt, [{ type: 'reminded' }], 'clock', at(debt.due))
      : { state: debt, events: [] },
  alarm: debt => (debt.due === null ? null : at(debt.due)),
  momentOf: event => event.at,
  encode: event => Buffer.from(JSON.stringify(event)),
  decode: body => JSON.parse(Buffer.from(body).toString()) as DebtEvent,
}

/** Nobody pays more than is owed. */
export const pay =
  (amount: number) =>
  (debt: Debt): DebtRefused | { readonly ok: true; readonly facts: readonly DebtFact[] } =>
    amount > debt.owed ? { ok: false, why: 'too-much' } : { ok: true, facts: [{ type: 'paid', amount }] }
