/** The head of the room: what is asked, where in the plan, how much time, who is here. */
import { Mark } from '../../ui/Mark'
import { ThemeButton } from '../../ui/ThemeButton'
import { CallBar } from '../../room/call/CallBar'
import { Face } from '../../room/call/Face'
import { RecordingSign } from '../../room/recording/RecordingSign'
import { useLink, useRoom, useLeads, useSeats } from '../../room/read'
import { LeadControls } from '../../room/phases/LeadControls'
import { PhaseRail } from '../../room/phases/PhaseRail'
import { TimeLeft } from '../../room/phases/TimeLeft'

export function TopBar() {
  const leads = useLeads()
  return (
    <header className="flex h-14 shrink-0 items-center gap-4 border-b border-line bg-card px-3.5">
      <Title />
      <PhaseRail />
      <TimeLeft />
      {leads ? <LeadControls /> : null}
      <Faces />
      <RecordingSign />
      {/* Who leads has the clock's buttons too, and the names of the phases need what room there is. */}
      <CallBar tight={leads} />
      <ThemeButton />
    </header>
  )
}

export function Title() {
  const title = useRoom(room => room.open.title)
  const plan = useRoom(room => room.open.plan.title)
  const level = useRoom(room => room.open.question.level)
  const mode = useRoom(room => room.open.mode)
  return (
    <div className="flex max-w-[260px] min-w-0 shrink items-center gap-2.5">
      <a href="/" aria-label="Signalroom, home" className="shrink-0">
        <Mark size={24} />
      </a>
      <div className="min-w-0 leading-tight">
        <h1 dir="auto" className="truncate text-[14px] font-[650]">
          {title}
        </h1>
        <p className="truncate text-[12px] text-ink-3">
          {plan} · {level} · {mode} mode
        </p>
      </div>
    </div>
  )
}

export function Faces({ size = 30 }: { readonly size?: number }) {
  const seats = useSeats()
  const present = useLink(state => state.present)
  const shown = seats.filter(seat => seat.role !== 'observer')
  const watching = seats.filter(seat => seat.role === 'observer' && present.includes(seat.id)).length
  return (
    <div className="flex items-center" aria-label="People" role="group">
      {shown.slice(0, 4).map(seat => (
        <span key={seat.id} className="-ml-1.5 first:ml-0">
          <Face seat={seat} size={size} />
        </span>
      ))}
      {watching > 0 ? (
        <span className="ml-2 text-[12px] whitespace-nowrap text-ink-3">+{watching} watching</span>
      ) : null}
    </div>
  )
}
