/**
 * Folds events into a room: the list of all parts' folds. Knows no rules: total, never throws. An event changes one half only;
 * but for erased words, which leave whatever part of a room has them.
 */
import type { BlindFact, Event, OpenFact, OwnFact, PanelFact } from './event.js'
import { erasedFrom } from './erasing.js'
import type { Add, Folds } from './fold.js'
import { artifactFolds } from './parts/artifacts/facts.js'
import { assistantFolds, assistantPanelFolds } from './parts/assistant/facts.js'
import { blockFolds } from './parts/blocks/facts.js'
import { bookmarkFolds } from './parts/bookmarks/facts.js'
import { boardFolds } from './parts/board/facts.js'
import { codeFolds, codePanelFolds } from './parts/code/facts.js'
import { deckFolds } from './parts/deck/facts.js'
import { drawingFolds } from './parts/drawing/facts.js'
import { exhibitFolds, exhibitOwnFolds, exhibitPanelFolds } from './parts/exhibit/facts.js'
import { faultFolds } from './parts/faults/facts.js'
import { failurePanelFolds } from './parts/failures/facts.js'
import { focusFolds } from './parts/focus/facts.js'
import { inviteFolds } from './parts/invites/facts.js'
import { judgingBlindFolds, judgingFolds, judgingOwnFolds, judgingPanelFolds } from './parts/judging/facts.js'
import { openingFolds, openingPanelFolds } from './parts/opening/facts.js'
import { personaFolds } from './parts/personas/facts.js'
import { phaseFolds } from './parts/phases/facts.js'
import { pushFolds } from './parts/push/facts.js'
import { recordingFolds } from './parts/recording/facts.js'
import { sealFolds, sealPanelFolds } from './parts/seal/facts.js'
import { seatFolds } from './parts/seats/facts.js'
import { swapFolds } from './parts/swap/facts.js'
import { takeFolds } from './parts/takes/facts.js'
import { talkFolds, talkPanelFolds } from './parts/talk/facts.js'
import { voiceFolds } from './parts/voice/facts.js'
import { wordsFolds, wordsPanelFolds } from './parts/words/facts.js'
import { worksheetFolds } from './parts/worksheet/facts.js'
import { emptyOwn, vacant, type OpenHalf, type OwnHalf, type PanelHalf, type Room } from './room.js'
import type { Role } from './seat.js'

/** A fact that is in none of these lists does not compile. Where it stands is the half it belongs to. */
const open: Folds<OpenFact, OpenHalf> = {
  ...openingFolds,
  ...seatFolds,
  ...inviteFolds,
  ...phaseFolds,
  ...boardFolds,
  ...worksheetFolds,
  ...artifactFolds,
  ...deckFolds,
  ...talkFolds,
  ...voiceFolds,
  ...codeFolds,
  ...judgingFolds,
  ...takeFolds,
  ...focusFolds,
  ...sealFolds,
  ...recordingFolds,
  ...blockFolds,
  ...exhibitFolds,
  ...personaFolds,
  ...pushFolds,
  ...drawingFolds,
  ...faultFolds,
  ...assistantFolds,
  ...swapFolds,
  ...wordsFolds,
}
const panel: Folds<PanelFact, PanelHalf> = {
  ...openingPanelFolds,
  ...talkPanelFolds,
  ...codePanelFolds,
  ...judgingPanelFolds,
  ...sealPanelFolds,
  ...exhibitPanelFolds,
  ...assistantPanelFolds,
  ...failurePanelFolds,
  ...wordsPanelFolds,
}
/** Folded into the panel, too, but sent to nobody but the interviewer who did it. */
const blind: Folds<BlindFact, PanelHalf> = { ...judgingBlindFolds }
const own: Folds<OwnFact, OwnHalf> = { ...judgingOwnFolds, ...bookmarkFolds, ...exhibitOwnFolds }

/** Every type of fact that this build knows. */
export const factTypes: readonly string[] = [open, panel, blind, own].flatMap(folds => Object.keys(folds))

/** What the cadence is computed from. */
const heard: ReadonlySet<string> = new Set<OpenFact['type']>([
  ...(Object.keys(talkFolds) as (keyof typeof talkFolds)[]),
  ...(Object.keys(voiceFolds) as (keyof typeof voiceFolds)[]),
  ...(Object.keys(focusFolds) as (keyof typeof focusFolds)[]),
  'clock.paused',
  'clock.resumed',
  'link.lost',
  'link.restored',
])

export type Half = 'open' | 'panel' | 'blind' | 'own'

/** The half an event type belongs to. A type nobody knows is kept from everybody but its actor. */
export function half(type: string): Half {
  if (Object.hasOwn(open, type)) return 'open'
  if (Object.hasOwn(panel, type)) return 'panel'
  return Object.hasOwn(blind, type) ? 'blind' : 'own'
}

/** Whether a seat may be sent this event. The one guard between the log and every wire, file and page. */
export function maySee(
  event: { readonly type: string; readonly actor: string },
  viewer: { readonly seat: string; readonly role: Role },
): boolean {
  switch (half(event.type)) {
    case 'open':
      return true
    case 'panel':
      return viewer.role === 'interviewer'
    case 'blind':
      return viewer.role === 'interviewer' && event.actor === viewer.seat
    case 'own':
      return event.actor === viewer.seat
  }
}

type AnyFold<Slice> = (slice: Slice, event: Event, add: Add) => Partial<Slice>
/** By type; the type tells which fold takes the event, which TypeScript cannot see. */
const byType = <Slice>(folds: object) => new Map(Object.entries(folds) as [string, AnyFold<Slice>][])
const [openByType, panelByType, ownByType] = [
  byType<OpenHalf>(open),
  byType<PanelHalf>({ ...panel, ...blind }),
  byType<OwnHalf>(own),
]

const appended: Add = (list, item) => [...list, item]

/** Folds one event; everything of the room that it does not change is the same object as before. */
export function evolve(room: Room, event: Event): Room {
  const next = { ...room, seq: event.seq, at: event.at }
  const openFold = openByType.get(event.type)
  if (openFold) {
    next.open = { ...room.open, ...openFold(room.open, event, appended) }
    if (heard.has(event.type)) next.open = { ...next.open, heard: [...next.open.heard, event] }
    return erasedFrom(next, event)
  }
  const panelFold = panelByType.get(event.type)
  if (panelFold)
    return erasedFrom({ ...next, panel: { ...room.panel, ...panelFold(room.panel, event, appended) } }, event)
  const ownFold = ownByType.get(event.type)
  if (!ownFold) return next
  const mine = room.own[event.actor] ?? emptyOwn
  return { ...next, own: { ...room.own, [event.actor]: { ...mine, ...ownFold(mine, event, appended) } } }
}

/** Folds a log, whole or the part a seat may see, onto a room (by default an empty one), which stays as it is. */
export function fold(events: Iterable<Event>, room: Room = vacant): Room {
  // The same as `evolve` for each, but that halves and lists which nobody has seen yet are changed in place.
  const next = { ...room, open: { ...room.open }, panel: { ...room.panel }, own: { ...room.own } }
  const ours = new Set<readonly unknown[]>()
  const add: Add = (list, item) => {
    if (ours.has(list)) {
      ;(list as (typeof item)[]).push(item)
      return list
    }
    const grown = [...list, item]
    ours.add(grown)
    return grown
  }
  for (const event of events) {
    next.seq = event.seq
    next.at = event.at
    const without = erasedFrom(next, event)
    if (without !== next) {
      // Halves of our own again.
      next.open = { ...without.open }
      next.panel = { ...without.panel }
      next.own = { ...without.own }
    }
    const openFold = openByType.get(event.type)
    if (openFold) {
      Object.assign(next.open, openFold(next.open, event, add))
      if (heard.has(event.type)) next.open.heard = add(next.open.heard, event)
      continue
    }
    const panelFold = panelByType.get(event.type)
    if (panelFold) Object.assign(next.panel, panelFold(next.panel, event, add))
    const ownFold = ownByType.get(event.type)
    if (!ownFold) continue
    const mine = next.own[event.actor] ?? emptyOwn
    next.own[event.actor] = { ...mine, ...ownFold(mine, event, add) }
  }
  return next
}
