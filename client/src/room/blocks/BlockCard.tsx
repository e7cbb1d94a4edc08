/** What the candidate has in a phase of blocks: what is told now, its clock, and the key that ends a story. */
import { clockText } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { arm } from '../keys/armed'
import { useKeys } from '../keys/useKeys'
import { useAsk, useCan } from '../ask'
import { useHere, useRoom } from '../read'
import { BlockRail } from './BlockRail'
import { useBlock, useStoryEndsBySilence } from './useBlock'

export function BlockCard() {
  const { me } = useHere()
  const ask = useAsk()
  const can = useCan()
  const here = useBlock()
  const visits = useRoom(room => room.open.blocks)
  const alone = useRoom(room => room.open.alone)
  useStoryEndsBySilence()
  const end = here && ({ type: 'block.end', phase: here.phase.id, block: here.block.id, by: 'key' } as const)
  const mine = me.role === 'candidate' && end !== null && can(end)
  const words = here?.block.kind === 'story' ? 'I have told it' : `End: ${here?.block.title ?? ''}`
  useKeys(mine && end ? { e: () => arm({ asks: `${words}?`, act: () => void ask(end) }) } : {})
  if (!here) return null
  // What was told last in this phase stays in sight: a probe is about the sketch.
  const told = visits?.findLast(
    visit => visit.phase === here.phase.id && visit.at <= here.visit.at && visit.told,
  )
  const waits = here.block.kind === 'gap' || here.block.kind === 'rate'
  return (
    <section aria-label="This block" className="rounded-m border border-accent/30 bg-accent-soft p-3.5">
      <BlockRail here={here} />
      {here.block.kind === 'gap' ? (
        <p className="mt-3 text-[15px] font-[600]" role="timer" aria-live="off">
          What comes next opens in <span className="tabular-nums">{clockText(Math.max(0, here.left))}</span>
        </p>
      ) : here.block.kind === 'rate' ? (
        <p className="mt-3 text-[15px] font-[600]">
          Breathe. The next block comes by itself or by your interviewer.
        </p>
      ) : null}
      <p aria-live="polite" className="mt-2 text-[13px] text-ink-2">
        {here.block.cue}
      </p>
      {told && !waits ? (
        <p dir="auto" className="mt-2 text-[15px] leading-relaxed font-[560] whitespace-pre-line">
          {told.told}
        </p>
      ) : null}
      {mine && end && (here.block.kind === 'story' || alone) ? (
        <Button
          look="primary"
          size="s"
          className="mt-3 h-9 max-sm:h-11"
          aria-keyshortcuts="e"
          keyName="E"
          onClick={() => void ask(end)}
        >
          {words}
        </Button>
      ) : null}
    </section>
  )
}

/** What went wrong in the drawing, newest first. */
export function Faults() {
  const faults = useRoom(room => room.open.faults)
  if (!faults) return null
  return (
    <ul aria-label="Faults" className="space-y-2">
      {faults.toReversed().map(fault => (
        <li key={`${fault.phase} ${fault.block} ${fault.at}`} className="rounded-m bg-amber-soft p-3.5">
          <p className="text-[12px] font-[620] text-amber">{fault.title}</p>
          <p className="mt-1 text-[14px]">{fault.text}</p>
        </li>
      ))}
    </ul>
  )
}
