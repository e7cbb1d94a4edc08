/** Listens to the own microphone while it is on, from the lobby to the bell, and tells the room who speaks; says once why it hears nothing. Draws nothing. */
import { useEffect, useMemo, useState } from 'react'
import { toast } from 'sonner'
import { createStore, useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Attending, Sounding } from '../../ear/attend'
import type { Deafness, EarState } from '../../ear/ear'
import { useCall, useCallState } from '../call/CallContext'
import { useHere, useLink, useRoom } from '../read'
import { useTerms } from '../words/useTerms'
import { useWriting } from '../words/useWriting'

/** Inside the call's provider: it listens to the call's microphone, beside what the call plays. */
export function Listening() {
  const { microphone } = useCall()
  const peers = useCallState(state => state.peers)
  const others = useMemo(() => peers.map(peer => peer.stream), [peers])
  const ear = useEar(microphone.state, others)
  const why = ear.status === 'deaf' ? ear.why : null
  useEffect(() => {
    if (why) toast(deaf[why], { duration: 10_000, id: 'deaf' })
    else toast.dismiss('deaf')
  }, [why])
  return null
}

/** What goes on, and what to do. */
const deaf: Readonly<Record<Deafness, string>> = {
  unsupported:
    'This browser cannot notice when you speak. Mark your chunks by hand; the others hear you as before.',
  unloaded:
    'What notices when you speak could not be loaded. Mark your chunks by hand, or reload the page to try again.',
  asleep: 'The browser has put sound to sleep. Click anywhere in the page, and your voice is noticed again.',
}

const off: StoreApi<EarState> = createStore<EarState>(() => ({ status: 'off' }))
const unloaded: EarState = { status: 'deaf', why: 'unloaded' }

/**
 * `others` is what the loudspeaker plays. The answer says whether it hears, and why not: then the cadence is driven by
 * hand. Nothing of it is loaded before a microphone is on.
 */
function useEar(
  microphone: Pick<StoreApi<Sounding>, 'getState' | 'getInitialState' | 'subscribe'>,
  others: readonly MediaStream[],
): EarState {
  const { link, me } = useHere()
  const stage = useRoom(room => room.open.stage)
  const status = useLink(state => state.status)
  const sounding = useStore(microphone)
  const wanted = me.role !== 'observer' && stage !== 'over' && sounding.status === 'on'
  const [attending, setAttending] = useState<Attending | null>(null)
  const [loaded, setLoaded] = useState(false)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (wanted) setLoaded(true)
  }, [wanted])
  useEffect(() => {
    if (!loaded) return
    let opened: Attending | null = null
    let gone = false
    import('../../ear/attend').then(
      ({ Attending: Opened }) => {
        if (gone) return
        opened = new Opened(link)
        setAttending(opened)
      },
      () => setFailed(true),
    )
    return () => {
      gone = true
      void opened?.close()
      setAttending(null)
    }
  }, [loaded, link])
  useEffect(() => attending?.stage(stage), [attending, stage])
  useEffect(() => attending?.against(others), [attending, others])
  const writes = useWriting(stage)
  useEffect(() => attending?.write(writes), [attending, writes])
  useTerms()
  useEffect(() => {
    if (stage !== 'over') attending?.microphone(sounding)
  }, [attending, sounding, stage])
  useEffect(() => {
    if (status === 'live') attending?.linked()
  }, [attending, status])
  const state = useStore(attending?.state ?? off)
  return failed && wanted ? unloaded : state
}
