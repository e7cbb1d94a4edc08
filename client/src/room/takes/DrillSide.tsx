/** Beside a drill: for a listener what to listen for, for everybody the talk. */
import { useHere, useRoom } from '../read'
import { SideTabs } from '../talk/SideTabs'
import { Titled } from '../../ui/Titled'
import { scrolledByKeys } from '../../ui/scrolled-by-keys'

/** On a phone the talk has a tab of its own. */
export function DrillSide({ talk = true }: { talk?: boolean }) {
  const { me } = useHere()
  if (!talk) return <Listen />
  return (
    <SideTabs label="Beside the drill" title={me.role === 'interviewer' ? 'Listen for' : 'How to'}>
      <Listen />
    </SideTabs>
  )
}

function Listen() {
  const guide = useRoom(room => room.panel.guide)
  const phases = useRoom(room => room.open.plan.phases)
  const current = useRoom(room => room.open.clock.phase)
  const phase = phases.find(one => one.id === current)
  const own = guide?.phases.find(one => one.id === current)
  return (
    <section
      aria-label="What to listen for"
      {...scrolledByKeys}
      className="flex h-full flex-col gap-4 overflow-y-auto p-4 -outline-offset-2"
    >
      {phase ? (
        <Titled title={phase.title}>
          <p className="text-[13.5px] text-ink-2">{phase.goal}</p>
          <p className="mt-1.5 text-[14px] font-[560]">{phase.cue}</p>
        </Titled>
      ) : null}
      {own ? (
        <Titled title="You">
          <p className="text-[13.5px] text-ink-2">{own.advice}</p>
          <Lines items={own.talk.map(line => `“${line}”`)} />
        </Titled>
      ) : null}
      {guide ? (
        <>
          <Titled title="For you alone">
            <p className="text-[13px] whitespace-pre-line text-ink-2">{guide.question.notes}</p>
          </Titled>
          <Titled title="Strong">
            <Lines items={guide.question.strong} />
          </Titled>
          <Titled title="Weak">
            <Lines items={guide.question.weak} />
          </Titled>
        </>
      ) : null}
    </section>
  )
}

const Lines = ({ items }: { items: readonly string[] }) => (
  <ul className="mt-1.5 list-disc space-y-1 pl-4 text-[13px] text-ink-2">
    {items.map(item => (
      <li key={item}>{item}</li>
    ))}
  </ul>
)
