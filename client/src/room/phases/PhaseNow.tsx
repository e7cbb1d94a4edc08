/** What to do in this phase: the advice, one line to say next, and what it must still produce. */
import { progress, sayNext, type PhaseGuide } from '@signalroom/shared'
import { Check, Circle } from 'lucide-react'
import { useShallow } from 'zustand/react/shallow'
import { classes } from '../../ui/classes'
import { useRoom } from '../read'
import type { Guide } from '../judging/guide'
import { BlockGuideNow } from '../blocks/BlockGuideNow'
import { Alarms } from '../failures/Alarms'
import { useBlock } from '../blocks/useBlock'
import { ForYou } from './ForYou'
import { SayNext } from './SayNext'

export function PhaseNow({ guide }: { guide: Guide }) {
  const id = useRoom(room => room.open.clock.phase)
  const title = useRoom(room => room.open.plan.phases.find(phase => phase.id === id)?.title)
  const phase = guide.phases.find(one => one.id === id)
  const here = useBlock()
  const lines = useRoom(useShallow(sayNext))
  const block = here && phase?.blocks?.find(one => one.id === here.block.id)
  if (!phase)
    return (
      <p className="text-[13px] text-ink-3">What to say and to listen for stands here once a phase runs.</p>
    )
  return (
    <div className="space-y-2.5">
      {here && block ? (
        <BlockGuideNow here={here} guide={block} />
      ) : (
        <>
          <SayNext key={phase.id} lines={lines} />
          <ForYou title={title ?? ''} advice={phase.advice} hold={phase.hold} listen={phase.listen} />
        </>
      )}
      <Checks phase={phase} />
      <Alarms />
    </div>
  )
}

function Checks({ phase }: { phase: PhaseGuide }) {
  const room = useRoom(state => state)
  if (phase.checks.length === 0)
    return <p className="text-[12.5px] text-ink-3">Nothing has to be produced in this phase.</p>
  return (
    <div>
      <h3 className="text-[13px] font-[620]">Done when</h3>
      <ul className="mt-1 space-y-0.5">
        {phase.checks.map(check => {
          const { met, have, need } = progress(room, check)
          return (
            <li key={check.id} className="flex items-center gap-2 py-0.5 text-[13px]">
              {met ? (
                <Check size={14} aria-hidden="true" className="shrink-0 text-green" />
              ) : (
                <Circle size={14} aria-hidden="true" className="shrink-0 text-ink-3" />
              )}
              <span className={classes('min-w-0 flex-1', met ? 'text-ink-3' : 'text-ink')}>{check.text}</span>
              <span className="text-[12px] text-ink-3 tabular-nums">
                {have} of {need}
                <span className="sr-only">{met ? ', done' : ', open'}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
