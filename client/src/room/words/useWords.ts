/** What the candidate's words come to now, and the flags they suggest. Draws nothing, holds no rule. */
import { suggestionsIn, wordsOfRound, type WordsOfRound, type WordsSuggestion } from '@signalroom/shared'
import { useMemo } from 'react'
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
