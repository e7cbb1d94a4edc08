/** For the interviewer: what to say, to hold back and to listen for in the block that runs, and the button that ends it. */
import {
  clockText,
  firstStrokeWords,
  sayNext,
  storiesTold,
  storyOf,
  type BlockGuide,
} from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { useAsk, useCan } from '../ask'
import { useRoom } from '../read'
import { SayNext } from '../phases/SayNext'
import { ForYou } from '../phases/ForYou'
import { BlockRail } from './BlockRail'
import type { RunningBlock } from './useBlock'

export function BlockGuideNow({ here, guide }: { here: RunningBlock; guide: BlockGuide }) {
  const ask = useAsk()
  const can = useCan()
  const room = useRoom(one => one)
  const story = storyOf(room, here.phase.id)
  const told = storiesTold(room).findLast(one => one.phase === here.phase.id)
  const end = { type: 'block.end', phase: here.phase.id, block: here.block.id, by: 'key' } as const
  const next = here.blocks[here.index + 1]
  return (
    <div className="space-y-2.5">
      <BlockRail here={here} />
      <SayNext key={`${here.phase.id} ${here.block.id}`} lines={sayNext(room)} />
      <ForYou advice={guide.advice} hold={guide.hold} listen={guide.listen} title={here.block.title} />
      {story ? (
        <div className="rounded-m border border-line bg-card p-3 text-[13px]">
          <p className="text-ink-3">They {here.block.kind === 'story' ? 'tell' : 'were asked for'}</p>
          <p className="font-[560]">{story.ask}</p>
          <p className="mt-1.5 text-ink-3">
            {here.blocks.some(block => block.kind === 'gap') ? 'After the gap' : 'Then'}
          </p>
          <p>{story.follow}</p>
          <p className="mt-1.5 text-ink-3">Watch for</p>
          <p>{story.watch}</p>
          {story.fault ? (
            <p className="mt-1.5 text-ink-2">
              <span className="text-ink-3">Fault:</span> {story.fault.title}. {story.fault.watch}
            </p>
          ) : null}
        </div>
      ) : null}
      {told ? (
        <p className="text-[12.5px] text-ink-2 tabular-nums">
          Story {clockText(told.storyMs)}
          {told.gapMs === null ? '' : ` · gap ${(told.gapMs / 1000).toFixed(1)} s`}
          {told.firstStrokeMs === null ? '' : ` · ${firstStrokeWords(told.firstStrokeMs)}`}
        </p>
      ) : null}
      {next ? (
        <div className="flex justify-end">
          <Button
            size="s"
            className="max-[899px]:h-[44px]"
            disabled={!can(end)}
            onClick={() => void ask(end)}
          >
            {here.block.kind === 'gap' ? `${next.title} opens by itself` : `On to: ${next.title}`}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
