/** Hands the seat's recorder to everything drawn in the room. Holds no rule. */
import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Recorder } from './recorder'
import type { SenderState } from './sender'

const Context = createContext<Recorder | null>(null)

export function RecorderProvider({ recorder, children }: { recorder: Recorder; children: ReactNode }) {
  return <Context.Provider value={recorder}>{children}</Context.Provider>
}

/** How what this tab recorded goes to the server; only inside a room. */
export function useSending(): SenderState {
  const recorder = useContext(Context)
  if (!recorder) throw new Error('drawn outside of a room')
  return useStore(recorder.sender.state)
}
