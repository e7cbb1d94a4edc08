/** Opens a room's address: finds or takes a seat, holds its link, and shows the screen of the stage the room is in. */
import { documents, type Stage as RoundStage } from '@signalroom/shared'
import { lazy, Suspense, useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { toast, Toaster } from 'sonner'
import { useStore } from 'zustand'
import { arrival } from '../link/arrival'
import { eraseOutbox } from '../link/outbox'
import { RoomLink } from '../link/room-link'
import {
  erasedSentenceOf,
  forgetSeat,
  keepErased,
  keepRound,
  keepShownOut,
  keyFor,
  lastsFor,
  seatFor,
  sitDown,
  wasShownOut,
  type KeptSeat,
} from '../link/seats'
import { Call } from '../call/call'
import { ownDevices } from '../call/devices'
import { CallProvider } from '../room/call/CallContext'
import { Recorder } from '../room/recording/recorder'
import { RecorderProvider } from '../room/recording/RecorderContext'
import { News } from '../room/news/News'
import { OwnWords } from '../room/words/own-words'
import { WordsProvider } from '../room/words/WordsContext'
import { Listening } from '../room/voice/Listening'
import { RoomProvider } from '../room/read'
import { RunProvider } from '../room/code/RunContext'
import { Runner } from '../room/code/runner'
import { useTheme } from '../ui/theme'
import { Join } from './Join'
import { Lobby } from './Lobby'
import { LinkGone, NoKey, RoomErased, ShownOut } from './Gone'
import { OtherVersion } from './OtherVersion'
import { RoomScreen } from './parts'
import { Waiting } from './Waiting'
import { warmRound } from './warm'
import { isolated } from '../ui/format'

const DebriefScreen = lazy(() =>
  import('./debrief/DebriefScreen').then(module => ({ default: module.DebriefScreen })),
)

export function RoomGate({ room }: { room: string }) {
  const [visit, again] = useReducer((count: number) => count + 1, 0)
  return <Visit key={visit} room={room} again={again} />
}

function Visit({ room, again }: { room: string; again: () => void }) {
  const [key] = useState(() => keyFor(room))
  const [out, setOut] = useState(() => key === null && wasShownOut(room))
  const [erased, setErased] = useState(() => (key === null ? erasedSentenceOf(room) : null))
  const [me, setMe] = useState(() => {
    const seat = out ? null : seatFor(room, key)
    if (seat) sitDown(room, seat)
    return seat
  })
  const unknown = useRef(false)
  useLaterKey(room, later => {
    if (unknown.current && me) forgetSeat(room, me.seat)
    const seat = seatFor(room, later)
    // The link of the very seat that this page is on changes nothing.
    if (me && seat?.seat === me.seat) return sitDown(room, me)
    // Another seat begins with a page of its own; who would lose something by it is asked before.
    if (me && !out && !unknown.current) return location.reload()
    again()
  })
  const gone = useCallback(() => {
    unknown.current = true
  }, [])
  const lost = useCallback(() => setMe(null), [])
  const shownOut = useCallback(() => setOut(true), [])
  if (erased !== null) return <RoomErased detail={erased} />
  if (out) return <ShownOut />
  if (me)
    return (
      <Seated
        key={me.seat}
        room={room}
        me={me}
        gone={gone}
        lost={lost}
        shownOut={shownOut}
        erased={setErased}
      />
    )
  if (key === null) return <NoKey />
  return <Join room={room} roomKey={key} joined={setMe} again={again} />
}

/** A link that is put into the address of an open page changes its fragment alone, which no browser loads anew. */
function useLaterKey(room: string, came: (key: string) => void): void {
  const newest = useRef(came)
  useEffect(() => {
    newest.current = came
  })
  useEffect(() => arrival.subscribe(last => last?.room === room && newest.current(last.key)), [room])
}

/** `shownOut` and `erased` take this away, and with it call, microphone and recorder. */
function Seated({
  room,
  me,
  gone,
  lost,
  shownOut,
  erased,
}: {
  room: string
  me: KeptSeat
  /** The server does not know the seat. */
  gone: () => void
  lost: () => void
  shownOut: () => void
  /** The same for everybody: the room is not there any more. */
  erased: (detail: string) => void
}) {
  const [here, setHere] = useState<{
    link: RoomLink
    runner: Runner
    call: Call
    recorder: Recorder
    words: OwnWords
  } | null>(null)
  useEffect(() => {
    const link = new RoomLink({ ...me, room })
    const runner = new Runner(link, room, openEngines)
    const call = new Call({
      ...ownDevices(),
      line: link.call,
      room,
      seat: me.seat,
      role: me.role,
      roleOf: seat => link.state.getState().room.open.seats.find(one => one.id === seat)?.role,
    })
    call.resume()
    const recorder = new Recorder({ link, microphone: call.microphone, room, token: me.token })
    const words = new OwnWords(link, room)
    setHere({ link, runner, call, recorder, words })
    const unwatch = link.state.subscribe(({ refusal, refusalDetail }) => {
      const isErased = refusal === 'erased' || refusal === 'gone'
      if (refusal !== 'shown-out' && !isErased) return
      if (isErased) keepErased(room, refusalDetail ?? '')
      else keepShownOut(room, me.seat)
      // What is still unsent can be brought by nobody any more.
      words.erase()
      for (const name of documents) eraseOutbox({ room, name, seat: me.seat })
      document.title = `${isErased ? 'Erased' : 'Shown out'} · Signalroom`
      if (isErased) erased(refusalDetail ?? '')
      else shownOut()
    })
    return () => {
      unwatch()
      words.close()
      recorder.close()
      call.close()
      runner.close()
      link.close()
    }
  }, [me, room, shownOut, erased])
  if (!here) return <Waiting />
  return (
    <RoomProvider link={here.link} me={me}>
      <CallProvider call={here.call}>
        <WordsProvider words={here.words}>
          <Listening />
          <RunProvider runner={here.runner}>
            <RecorderProvider recorder={here.recorder}>
              <Stage link={here.link} room={room} me={me} gone={gone} lost={lost} />
            </RecorderProvider>
          </RunProvider>
        </WordsProvider>
      </CallProvider>
      <News />
      <SeatNews room={room} seat={me.seat} />
      <Sentences />
    </RoomProvider>
  )
}

/** What runs code is fetched when somebody may want it, never before the first screen stands. */
const openEngines = () => import('../engines/engines').then(module => module.openEngines())

/** A browser that keeps no seat says so, each time its page is loaded. */
function SeatNews({ room, seat }: { room: string; seat: string }) {
  useEffect(() => {
    const lasts = lastsFor(room, seat)
    if (lasts !== 'later') toast(seatLasts[lasts], { id: 'seat', duration: 20_000 })
  }, [room, seat])
  return null
}
const seatLasts = {
  tab: 'This browser has no room to keep your seat. A reload of this tab comes back to it; a closed tab does not, so keep your link.',
  page: 'This browser keeps nothing, so leave this page open: only your link leads back into the room.',
} as const

/** Where a refusal is shown as a sentence: above the cue, which nothing covers. */
function Sentences() {
  const theme = useTheme()
  return (
    <Toaster
      theme={theme}
      position="bottom-center"
      offset="4.5rem"
      mobileOffset={{ bottom: '4rem' }}
      toastOptions={{ className: 'font-sans' }}
    />
  )
}

function Stage({
  link,
  room,
  me,
  gone,
  lost,
}: {
  link: RoomLink
  room: string
  me: KeptSeat
  gone: () => void
  lost: () => void
}) {
  const refusal = useStore(link.state, state => state.refusal)
  const stage = useStore(link.state, state => (state.room.seq === 0 ? null : state.room.open.stage))
  const title = useStore(link.state, state => state.room.open.title)
  useEffect(() => {
    if (stage === null) return
    document.title = `${isolated(title)} · Signalroom`
    keepRound({ room, title, role: me.role, at: Date.now() })
  }, [stage, title, room, me.role])

  // Who comes back into a round waits for no part until another has come.
  const engine = useStore(link.state, state => state.room.open.engine)
  const opened = useStore(link.state, state => state.room.open.board.opened !== null)
  const seesBoard = opened || me.role !== 'candidate'
  useEffect(() => {
    if (stage === 'live') warmRound(seesBoard ? engine : null)
  }, [stage, engine, seesBoard])

  const unknown = refusal === 'bad-token' || refusal === 'no-room'
  useEffect(() => {
    if (unknown) gone()
  }, [unknown, gone])

  if (unknown) {
    const again = () => {
      forgetSeat(room, me.seat)
      lost()
    }
    return <LinkGone again={again} />
  }
  return (
    <>
      {refusal === 'version' ? <OtherVersion /> : null}
      <OfStage stage={stage} />
    </>
  )
}

function OfStage({ stage }: { stage: RoundStage | null }) {
  switch (stage) {
    case null:
      return <Waiting />
    case 'lobby':
      return <Lobby />
    case 'live':
      return (
        <Suspense fallback={<Waiting />}>
          <RoomScreen />
        </Suspense>
      )
    case 'over':
      return (
        <Suspense fallback={<Waiting what="Opening the debrief" />}>
          <DebriefScreen />
        </Suspense>
      )
  }
}
