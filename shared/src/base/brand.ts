/** Branded values: a duration is not a moment, a seat is not a room. Knows nothing of what they are used for. */
declare const brand: unique symbol
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name }

/** A moment: server clock, whole milliseconds since the epoch. */
export type At = Brand<number, 'At'>
/** A duration in milliseconds. */
export type Ms = Brand<number, 'Ms'>

export const at = (milliseconds: number): At => Math.round(milliseconds) as At
export const ms = (milliseconds: number): Ms => Math.round(milliseconds) as Ms

export const seconds = (count: number): Ms => ms(count * 1000)
export const minutes = (count: number): Ms => ms(count * 60_000)

/** The time from one moment to a later one; never negative. */
export const between = (from: At, to: At): Ms => ms(Math.max(0, to - from))
