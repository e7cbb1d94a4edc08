/** Listens to the own microphone while it is on, from the lobby to the bell, and tells the room who speaks. Draws nothing. */
import { useEffect, useState } from 'react'
import { createStore, useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Attending, Sounding } from '../../ear/attend'
import type { EarState } from '../../ear/ear'
import { useHere, useLink, useRoom } from '../RoomContext'

const off: StoreApi<EarState> = createStore<EarState>(() => ({ status: 'off' }))
const unloaded: EarState = { status: 'deaf', why: 'unloaded' }
const nobody: readonly MediaStream[] = []

/**
 * `others` is what the loudspeaker plays. The answer says whether it hears, and why not: then the cadence is driven by
 * hand. Nothing of it is loaded before a microphone is on.
 */
export function useEar(
  microphone: Pick<StoreApi<Sounding>, 'getState' | 'getInitialState' | 'subscribe'>,
  others: readonly MediaStream[] = nobody,
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
  useEffect(() => {
    if (stage !== 'over') attending?.microphone(sounding)
  }, [attending, sounding, stage])
  useEffect(() => {
    if (status === 'live') attending?.linked()
  }, [attending, status])
  const state = useStore(attending?.state ?? off)
  return failed && wanted ? unloaded : state
}
