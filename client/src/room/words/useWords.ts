/** What the candidate's words come to now, and the flags they suggest. Draws nothing, holds no rule. */
import {
  challengeAsks,
  newestNumber,
  suggestionsIn,
  wordsOfRound,
  type Command,
  type WordsOfRound,
  type WordsSuggestion,
} from '@signalroom/shared'
import { useMemo } from 'react'
import { useAsk, useCan } from '../ask'
import { useKeys } from '../keys/useKeys'
import { useRoom, useServerNow } from '../read'

/** An option is open, and a minute over, without anything happening. */
const lookEvery = 1000

export function useWordsNow(): WordsOfRound {
  const room = useRoom(one => one)
  const now = useServerNow(lookEvery)
  return useMemo(() => wordsOfRound(room, now), [room, now])
}

/** The newest first. */
export function useWordsSuggestions(): readonly WordsSuggestion[] {
  const room = useRoom(one => one)
  const now = useServerNow(lookEvery)
  return useMemo(() => suggestionsIn(room, now).toReversed(), [room, now])
}

/** Challenges the number that was said last, by its key: what it asks, and the asking; null where there is none. */
export function useChallenge({
  lines,
}: WordsOfRound): { readonly asks: string; readonly act: () => void } | null {
  const ask = useAsk()
  const can = useCan()
  const number = newestNumber(lines)
  const command =
    number && ({ type: 'push.send', text: challengeAsks(number), number } as const satisfies Command)
  const act = () => void (command && can(command) && ask(command))
  useKeys({ 'Shift+Q': act })
  return command && can(command) ? { asks: command.text, act } : null
}
