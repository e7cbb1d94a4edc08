/** Seals: what is closed or hidden in a room, for whom, why and until when. Knows no rules and no bytes. */
import { z } from 'zod'
import { at as moment, ms, type At } from '../../../base/brand.js'
import { Pane } from '../../document.js'
import type { Folds } from '../../fold.js'
import { aLine, aMoment, anId, words } from '../../forms.js'
import { Role } from '../../seat.js'

/** When a seal ends by itself: at a moment of the wall, or when so much of the round is spent, by its clock. */
const Until = z.union([
  z.strictObject({ at: aMoment.transform(moment) }),
  z.strictObject({ spent: z.number().min(0).max(86_400_000).transform(ms) }),
])
export type Until = z.infer<typeof Until>

export const sealCommands = [
  /**
   * Closes or hides documents, keeps a card back to play itself, or a text to be read later. Left out: for the candidate,
   * closed, until it is lifted. A card or a text needs its end.
   */
  z.object({
    type: z.literal('seal.set'),
    on: z.discriminatedUnion('type', [
      z.object({ type: z.literal('documents'), documents: z.array(Pane).min(1).max(2) }),
      z.object({ type: z.literal('card'), card: anId }),
      z.object({ type: z.literal('text'), title: aLine(80), text: words(2000) }),
    ]),
    does: z.enum(['closes', 'hides']).default('closes'),
    for: z
      .array(Role.exclude(['interviewer']))
      .min(1)
      .max(2)
      .default(['candidate']),
    until: Until.optional(),
  }),
  /** By the seal's id; a card that is kept back by the card's. */
  z.object({ type: z.literal('seal.lift'), seal: anId }),
  /** After the round: what was written behind a seal is shown to the others in their replay, or no longer. */
  z.object({ type: z.literal('hidden.show'), seal: anId, shown: z.boolean() }),
] as const
export type SealCommand = z.infer<(typeof sealCommands)[number]>

/** `not-yet`: its time has not come; `private`: somebody works unseen; `locked`: by the interviewer's hand. */
export type SealReason = 'not-yet' | 'private' | 'locked'
/** A text is told by its title alone while it is sealed. */
export type Sealed =
  | { readonly type: 'documents'; readonly documents: readonly Pane[] }
  | { readonly type: 'text'; readonly title: string }
export type SealedFor = { readonly roles: readonly Role[] } | { readonly allBut: string }

/** What a seal is, as its event and the room hold it. */
export interface SealTerms {
  /** `board` and `focus` are the round's own; others have ids of their own. */
  readonly seal: string
  readonly reason: SealReason
  readonly on: Sealed
  readonly does: 'closes' | 'hides'
  readonly for: SealedFor
  readonly until: Until | null
}
export type SealFact =
  | ({ readonly type: 'seal.set' } & SealTerms)
  /** A text that was kept back is told here, by value. */
  | {
      readonly type: 'seal.lifted'
      readonly seal: string
      readonly cause: 'asked' | 'clock' | 'round'
      readonly text?: string | undefined
    }
  /** In replay, what was written behind it stands at its own time for everybody, or no longer does. */
  | { readonly type: 'hidden.shown'; readonly seal: string; readonly shown: boolean }

/** What a seal keeps from everybody but interviewers: a text, or a card that plays itself at its end. */
export type SealPanelFact =
  | { readonly type: 'text.sealed'; readonly seal: string; readonly text: string }
  /** Null: it is kept back no longer, and does not play itself. */
  | { readonly type: 'card.sealed'; readonly card: string; readonly until: Until | null }

export interface Seal extends SealTerms {
  readonly from: At
  /** Null while it lasts. */
  readonly liftedAt: At | null
  /** Of a text, once it was told. */
  readonly text: string | null
  /** What was hidden behind it is shown in replay: whose it was wants it so. */
  readonly isShown?: true
}
/** In the order in which they were set, those that were lifted among them. */
export interface Seals {
  readonly seals: readonly Seal[]
}
export const unsealed: Seals = { seals: [] }

export interface SealsPanel {
  /** By seal. */
  readonly sealedTexts: Readonly<Record<string, string>>
  /** By card; what was played meanwhile is played no more. */
  readonly sealedCards: Readonly<Record<string, Until | null>>
}
export const nothingSealed: SealsPanel = { sealedTexts: {}, sealedCards: {} }

export const sealFolds: Folds<SealFact, Seals> = {
  'seal.set': ({ seals }, { seal, reason, on, does, for: whom, until, at }, add) => ({
    seals: add(seals, sealed({ seal, reason, on, does, for: whom, until }, at)),
  }),
  'seal.lifted': ({ seals }, { seal, at, text }) => ({ seals: lifted(seals, seal, at, text) }),
  'hidden.shown': ({ seals }, { seal: id, shown, actor }) => ({
    seals: seals.map(one => {
      const { isShown: _, ...bare } = one
      return one.seal === id && isBehind(one, actor) ? (shown ? { ...bare, isShown: true } : bare) : one
    }),
  }),
}
export const sealPanelFolds: Folds<SealPanelFact, SealsPanel> = {
  'text.sealed': ({ sealedTexts }, { seal, text }) => ({ sealedTexts: { ...sealedTexts, [seal]: text } }),
  'card.sealed': ({ sealedCards }, { card, until }) => ({ sealedCards: { ...sealedCards, [card]: until } }),
}

/** Of one that is for all but a seat, whether it is that one; of others the room tells. */
const isBehind = ({ for: whom }: Seal, seat: string): boolean => !('allBut' in whom) || whom.allBut === seat

export const sealed = (terms: SealTerms, from: At): Seal => ({ ...terms, from, liftedAt: null, text: null })
export const lifted = (seals: readonly Seal[], id: string, at: At, text?: string): readonly Seal[] =>
  seals.map(one =>
    one.seal === id && one.liftedAt === null ? { ...one, liftedAt: at, text: text ?? null } : one,
  )
