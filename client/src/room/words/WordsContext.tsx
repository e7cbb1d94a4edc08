/** Hands the seat's own words to everything drawn in the room. Holds no rule. */
import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { RecogniserState } from '../../recogniser/recogniser'
import type { OwnWords, OwnWordsState } from './own-words'

const Context = createContext<OwnWords | null>(null)

export function WordsProvider({ words, children }: { words: OwnWords; children: ReactNode }) {
  return <Context.Provider value={words}>{children}</Context.Provider>
}

/** Only inside a live room; a copy of one has none. */
export const useMaybeOwnWords = (): OwnWords | null => useContext(Context)
export function useOwnWords(): OwnWords {
  const words = useContext(Context)
  if (!words) throw new Error('drawn outside of a room')
  return words
}
/** The selector must return the same value while nothing changed. */
export const useWordsState = <Part,>(select: (state: OwnWordsState) => Part): Part =>
  useStore(useOwnWords().state, select)
export const useRecogniser = (): RecogniserState => useStore(useOwnWords().recogniser.state)
