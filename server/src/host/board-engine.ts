/** Which drawing engine a new room's board gets, and why, in a sentence for who starts the server. Knows no room. */
import { isLoopback, type BoardEngine } from '@signalroom/shared'

/** `BOARD` of the configuration. */
export type BoardChoice = 'auto' | BoardEngine

export interface BoardGiven {
  readonly choice: BoardChoice
  readonly licenseKey: string | null
}

/**
 * By itself: tldraw where its licence reaches, which is with the host's own key, or on this very machine; Excalidraw
 * everywhere else. `origin` is what the room's links begin with.
 */
export function boardEngine({ choice, licenseKey }: BoardGiven, origin: string): BoardEngine {
  if (choice !== 'auto') return choice
  const here = URL.canParse(origin) && isLoopback(new URL(origin).hostname)
  return licenseKey !== null || here ? 'tldraw' : 'excalidraw'
}

/** What the server says of it at its start. */
export function boardSentence({ choice, licenseKey }: BoardGiven, origin: string | null): string {
  if (choice === 'excalidraw') return 'Boards: Excalidraw, as BOARD says.'
  const key = licenseKey === null ? 'no TLDRAW_LICENSE_KEY is set' : 'TLDRAW_LICENSE_KEY is set'
  if (choice === 'tldraw')
    return licenseKey === null
      ? `Boards: tldraw, as BOARD says. ${sentence(key)}: on https away from this machine it will not start.`
      : `Boards: tldraw, as BOARD says. ${sentence(key)}.`
  if (licenseKey !== null) return `Boards: tldraw, since ${key}.`
  if (origin === null)
    return `Boards: tldraw for rooms made on this machine, Excalidraw under any other address, since ${key}.`
  return boardEngine({ choice, licenseKey }, origin) === 'tldraw'
    ? 'Boards: tldraw, since PUBLIC_ORIGIN is this machine.'
    : `Boards: Excalidraw, since ${key}.`
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
