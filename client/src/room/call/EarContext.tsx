/** The page's one ear, from the lobby to the bell, for everything drawn in the room; says once why it hears nothing. */
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { toast } from 'sonner'
import type { Deafness, EarState } from '../../ear/ear'
import { useCall, useCallState } from './CallContext'
import { useEar } from './useEar'

const Context = createContext<EarState>({ status: 'off' })

/** Inside the call's provider: it listens to the call's microphone, beside what the call plays. */
export function EarProvider({ children }: { children: ReactNode }) {
  const { microphone } = useCall()
  const peers = useCallState(state => state.peers)
  const others = useMemo(() => peers.map(peer => peer.stream), [peers])
  const ear = useEar(microphone.state, others)
  const why = ear.status === 'deaf' ? ear.why : null
  useEffect(() => {
    if (why) toast(deaf[why], { duration: 10_000, id: 'deaf' })
    else toast.dismiss('deaf')
  }, [why])
  return <Context.Provider value={ear}>{children}</Context.Provider>
}

/** Whether the own microphone is listened to, and why not: then the cadence is driven by hand. */
export const useEarState = (): EarState => useContext(Context)

/** What goes on, and what to do. */
const deaf: Readonly<Record<Deafness, string>> = {
  unsupported:
    'This browser cannot notice when you speak. Mark your chunks by hand; the others hear you as before.',
  unloaded:
    'What notices when you speak could not be loaded. Mark your chunks by hand, or reload the page to try again.',
  asleep: 'The browser has put sound to sleep. Click anywhere in the page, and your voice is noticed again.',
}
