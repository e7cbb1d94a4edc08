/** Hands the page's one call to everything drawn in the room, from the lobby to the debrief. Holds no rule. */
import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Call, CallState } from '../../call/call'
import type { CameraState } from '../../call/camera'
import type { MicrophoneState } from '../../call/microphone'

const Context = createContext<Call | null>(null)

export function CallProvider({ call, children }: { call: Call; children: ReactNode }) {
  return <Context.Provider value={call}>{children}</Context.Provider>
}

/** The page's call, with its microphone and camera; only inside a room. */
export function useCall(): Call {
  const call = useContext(Context)
  if (!call) throw new Error('drawn outside of a room')
  return call
}

/** The selector must return the same value while nothing changed. */
export const useCallState = <Part,>(select: (state: CallState) => Part): Part =>
  useStore(useCall().state, select)
export const useMicrophone = (): MicrophoneState => useStore(useCall().microphone.state)
export const useCamera = (): CameraState => useStore(useCall().camera.state)
