/** Before the start: who is here, who will see what, what the round holds, and one button for whoever leads. */
import { useEffect } from 'react'
import { CallBar } from '../room/call/CallBar'
import { FaceStrip } from '../room/call/FaceStrip'
import { useHere, useLink, useRoom } from '../room/read'
import { useWarmEngine } from '../room/code/RunContext'
import { Talk } from '../room/talk/Talk'
import { Card } from '../ui/Card'
import { Mark } from '../ui/Mark'
import { Pill } from '../ui/Pill'
import { Sheet } from '../ui/Sheet'
import { ThemeButton } from '../ui/ThemeButton'
import { EraseRound } from './EraseRound'
import { StoriesFirst } from './hub/StoriesFirst'
import { Check } from './lobby/check/Check'
import { CadenceKeys } from './lobby/CadenceKeys'
import { Guide } from './lobby/Guide'
import { HowSenior } from './lobby/HowSenior'
import { Invite } from './lobby/Invite'
import { People } from './lobby/People'
import { PlanStrip } from './lobby/PlanStrip'
import { ProductBrief } from './lobby/ProductBrief'
import { Sees } from './lobby/Sees'
import { Start } from './lobby/Start'
import { warmRoom } from './warm'

export function Lobby() {
  const { me } = useHere()
  const lost = useLink(state => state.status === 'lost')
  const title = useRoom(room => room.open.title)
  const plan = useRoom(room => room.open.plan)
  const level = useRoom(room => room.open.question.level)
  const mode = useRoom(room => room.open.mode)
  const exam = useRoom(room => room.open.exam)
  // What the round needs loads while people wait.
  const engine = useRoom(room => room.open.engine)
  useEffect(() => warmRoom(engine), [engine])
  useWarmEngine()
  return (
    <div className="mx-auto w-full max-w-[1120px] px-4 pb-10 slim:px-2 sm:px-8">
      <header className="flex h-16 items-center gap-2.5 slim:h-auto slim:flex-wrap slim:py-3">
        <a href="/" aria-label="Signalroom, home">
          <Mark />
        </a>
        <span dir="auto" className="min-w-0 truncate font-[620]">
          {title}
        </span>
        <span role="status" className="min-w-0 flex-1 text-right text-[12.5px] text-amber">
          {lost ? 'Offline. The connection comes back by itself.' : ''}
        </span>
        <CallBar joins={false} />
        <ThemeButton />
      </header>
      <div className="mb-4 empty:hidden print:hidden">
        <FaceStrip />
      </div>
      <main className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[1fr_360px]">
        <div className="min-w-0 space-y-5">
          <Card className="p-6">
            <div className="flex flex-wrap items-center gap-2">
              <Pill>{plan.title}</Pill>
              <Pill>{level}</Pill>
              <Pill>{mode === 'strict' ? 'strict clock' : 'calm clock'}</Pill>
              {exam ? <Pill>exam: no cues</Pill> : null}
            </div>
            <h1 className="mt-3 text-[28px] leading-tight font-[650] tracking-[-0.02em]">
              The round has not started yet
            </h1>
            <People />
            <HowSenior />
            <Start />
            {me.role === 'candidate' ? <StoriesFirst of="round" /> : null}
          </Card>
          <Check />
          <ProductBrief />
          <Card className="p-6">
            <PlanStrip />
          </Card>
          {me.role === 'interviewer' ? <Guide /> : <CadenceKeys />}
        </div>
        <div className="min-w-0 space-y-5">
          <Sees />
          <Invite />
          <div className="empty:hidden">
            <EraseRound what="room" />
          </div>
          <Sheet title="Talk" className="h-[340px]">
            <Talk />
          </Sheet>
        </div>
      </main>
    </div>
  )
}
