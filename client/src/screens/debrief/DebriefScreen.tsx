/** After the bell: the round summed up for this seat's eyes. Reads in ten seconds; everything else is one click into the moment. */
import { clockText, debriefFor, type Seniority, type Shown } from '@signalroom/shared'
import { useCallback, useMemo, useRef, useState } from 'react'
import { CallBar } from '../../room/call/CallBar'
import { FaceStrip } from '../../room/call/FaceStrip'
import { useHere, useLink, useRoom } from '../../room/read'
import { Talk } from '../../room/talk/Talk'
import { Mark } from '../../ui/Mark'
import { Sheet } from '../../ui/Sheet'
import { useIsPaper } from '../../ui/paper'
import { ThemeButton } from '../../ui/ThemeButton'
import { dateText } from '../../ui/format'
import { useKind, type KindOfRound } from '../room/kinds'
import { CadenceCard } from './CadenceCard'
import { Contents, Part } from './Contents'
import { Criteria } from './Criteria'
import { DrillCard } from './DrillCard'
import { EraseRound } from '../EraseRound'
import { ErasesItself } from './ErasesItself'
import { Export } from './Export'
import { Facts } from './Facts'
import { FaultsTold, Ledger } from './Ledger'
import { KeepNote } from './KeepNote'
import { NoticedCard } from './NoticedCard'
import { NextSteps } from './NextSteps'
import { PeopleButton } from './PeopleButton'
import { Phases } from './Phases'
import { RecordingCard } from './recording/RecordingCard'
import { HiddenWork } from './replay/HiddenWork'
import { useOpensAt, useRemembered } from './replay/useOpensAt'
import { useReplay } from './replay/useReplay'
import { useShownWork } from './replay/useShownWork'
import { WorkThen, type WorkHandle } from './replay/WorkThen'
import { Release } from './Release'
import { Runs } from './Runs'
import { Scoring } from './Scoring'
import { KeepDrill } from './KeepInHub'
import { LoopCards } from './loop/LoopCards'
import { SwapRoles } from './loop/SwapRoles'
import { asItWas, JudgedAs } from './JudgedAs'
import { seniorityWords } from '../lobby/HowSenior'
import { lanesOf } from './timeline/lanes'
import { ThatMomentCard } from './timeline/ThatMomentCard'
import { useSource } from './source'
import { Timeline } from './timeline/Timeline'
import { useNoticed } from './useNoticed'
import { useKeepsHistory } from './useKeepsHistory'
import { VerdictCard } from './VerdictCard'
import { WordsCard } from './words/WordsCard'
import { KeptWordsCard } from '../../room/words/OwnLines'
import { TranscriptCard } from './words/TranscriptCard'

export function DebriefScreen() {
  const { me } = useHere()
  const { isCopy } = useSource()
  const room = useRoom(one => one)
  const lost = useLink(state => state.status === 'lost')
  const [judged, judgeAs] = useState(asItWas)
  const debrief = useMemo(() => debriefFor(room, me), [room, me])
  const weighed = useMemo(
    () => (judged.as ? debriefFor(room, me, judged.as) : debrief),
    [debrief, room, me, judged],
  )
  useKeepsHistory(debrief)
  const replay = useReplay(debrief, useOpensAt(room.open.id, me.seat))
  const { player } = replay
  useRemembered(player, debrief.took, room.open.id, me.seat)
  const shown = useShownWork(player, debrief.took)
  const written = shown.status === 'ready' ? shown.work.written : null
  const noticed = useNoticed()
  const lanes = useMemo(() => lanesOf(room, debrief, written, noticed), [room, debrief, written, noticed])
  const work = useRef<WorkHandle>(null)
  const [run, setRun] = useState<number | null>(null)
  const runs = useRef<HTMLElement>(null)
  const go = useCallback(
    (elapsed: number, what?: Shown | null) => {
      player.seek(elapsed)
      setRun(what?.type === 'event' ? what.seq : null)
      if (what?.type === 'event') runs.current?.scrollIntoView({ block: 'center' })
      else if (what) work.current?.show(what)
    },
    [player],
  )
  const others = debrief.seats
    .filter(seat => seat.id !== me.seat && seat.role !== 'observer')
    .map(seat => seat.name)
  const kind = useKind()
  const has = (part: KindOfRound['debrief'][number]) => kind.debrief.includes(part)
  const isPaper = useIsPaper()
  const mayScore = me.role !== 'observer' && !debrief.released && !isCopy
  return (
    <div className="mx-auto w-full max-w-[1120px] px-4 pb-16 slim:px-2 sm:px-8 print:max-w-none print:px-0">
      <header className="flex h-16 items-center gap-2.5 slim:h-auto slim:flex-wrap slim:py-3 print:hidden">
        <a href="/" aria-label="Signalroom, home">
          <Mark />
        </a>
        <span className="flex-1 text-[13px] text-ink-3" role="status">
          {lost ? 'Offline. What you see is kept; the connection comes back by itself.' : ''}
        </span>
        {isCopy ? null : <CallBar />}
        <ThemeButton />
      </header>
      <div className="mb-4 empty:hidden print:hidden">{isCopy ? null : <FaceStrip />}</div>
      <main>
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
          <div className="min-w-0 flex-1 basis-[320px]">
            <p className="text-[12.5px] text-ink-3 tabular-nums">
              {debrief.startedAt === null ? '' : `${dateText(debrief.startedAt)} · `}
              {clockText(debrief.took)} of {clockText(debrief.planned)}
              {others.length > 0 ? ` · with ${new Intl.ListFormat('en').format(others)}` : ''}
              {debrief.endedBy === 'abandoned' ? ' · ended by itself' : ''}
              {interviewedBy(debrief.loop?.seniority ?? [])}
            </p>
            <h1 className="mt-0.5 text-[28px] leading-tight font-[650] tracking-[-0.02em]">Debrief</h1>
            <p dir="auto" className="text-[17px] text-ink-2">
              {debrief.title}
            </p>
            {isCopy ? null : <ErasesItself debrief={debrief} />}
          </div>
          <div className="flex flex-wrap gap-2 print:hidden">
            {isCopy ? null : <PeopleButton />}
            <KeepNote debrief={debrief} />
            <Export debrief={debrief} noticed={noticed} />
            {isCopy ? null : <SwapRoles />}
            {isCopy ? null : <EraseRound />}
            {has('release') && !isCopy ? <Release debrief={debrief} /> : null}
          </div>
        </div>
        <Contents />
        <Part title="Result">
          {kind.summary === 'drill' ? (
            <DrillCard debrief={debrief} />
          ) : (
            <div className="mt-6 grid gap-4 grid-cols-[minmax(0,1fr)] lg:grid-cols-[340px_minmax(0,1fr)] print:grid-cols-[200px_1fr]">
              <VerdictCard debrief={weighed}>
                {isCopy ? null : <JudgedAs debrief={weighed} chosen={judged} choose={judgeAs} />}
              </VerdictCard>
              {mayScore && !isPaper ? (
                <Scoring debrief={debrief} player={player} go={go} />
              ) : (
                <Criteria debrief={debrief} go={go} />
              )}
            </div>
          )}
          <div className="mt-4 empty:hidden">
            <KeepDrill debrief={debrief} />
          </div>
        </Part>
        <Part title="What was made">
          <LoopCards debrief={debrief} board={shown.status === 'ready' ? shown.work.board : null} go={go} />
        </Part>
        <Part title="Next time">{has('next') ? <NextSteps debrief={debrief} go={go} /> : null}</Part>
        <Part title="Timeline">
          <Timeline
            debrief={debrief}
            replay={replay}
            go={go}
            lanes={lanes}
            board={has('work') && shown.status === 'ready' ? shown.work.board : null}
          />
        </Part>
        <Part title="Board and code">
          {has('work') ? (
            <>
              <WorkThen ref={work} shown={shown} player={player} took={debrief.took} />
              {isCopy ? null : <HiddenWork go={go} />}
            </>
          ) : null}
        </Part>
        <Part title="That moment">
          <ThatMomentCard debrief={debrief} lanes={lanes} player={player} go={go} />
        </Part>
        <Part title="Recording">
          <RecordingCard debrief={debrief} replay={replay} />
        </Part>
        <Part title="Transcript">
          <TranscriptCard replay={replay} go={go} />
          <KeptWordsCard />
        </Part>
        <Part title="Runs of code">
          <Runs player={player} chosen={run} choose={setRun} ref={runs} />
        </Part>
        <Part title="What was said">
          <WordsCard words={debrief.words} go={go} />
        </Part>
        <Part title="Figures and facts">
          <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2 print:grid-cols-2">
            <Phases debrief={debrief} />
            <FaultsTold debrief={debrief} go={go} />
            <Ledger debrief={debrief} go={go} />
            <NoticedCard noticed={noticed} go={go} />
            {has('cadence') ? <CadenceCard debrief={debrief} go={go} /> : null}
            {has('facts') ? <Facts debrief={debrief} go={go} /> : null}
            {me.role === 'observer' || isCopy ? null : (
              <Sheet title="Talk it over" className="h-[360px] print:hidden">
                <Talk />
              </Sheet>
            )}
          </div>
        </Part>
      </main>
    </div>
  )
}

/** Who interviewed, as they said themselves: a senior's word weighs otherwise than a peer's. */
const interviewedBy = (said: readonly Seniority[]): string => {
  const words = said.map(as => seniorityWords[as].toLowerCase())
  return words.length === 0 ? '' : ` · interviewed by ${new Intl.ListFormat('en').format(words)}`
}
