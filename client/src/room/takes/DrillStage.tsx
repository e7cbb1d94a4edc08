/** The middle of a drill: what to tell, how long it is, and what came of each try. Draws and asks; holds no rule. */
import { useRoom } from '../read'
import { Cycles } from './Cycles'
import { Takes } from './Takes'

export function DrillStage() {
  const drill = useRoom(room => room.open.plan.drill)
  const question = useRoom(room => room.open.question)
  const plan = useRoom(room => room.open.plan.title)
  if (!drill) return null
  return (
    <section aria-label="Drill" className="h-full overflow-y-auto bg-paper">
      <div className="mx-auto flex min-h-full w-full max-w-[760px] flex-col justify-center gap-6 px-5 py-6 sm:px-8">
        <div>
          <p className="text-[12.5px] text-ink-3">{plan}</p>
          <h2 className="mt-1 text-[22px] leading-snug font-[620] tracking-[-0.012em] whitespace-pre-line">
            {question.ask.split('\n')[0]}
          </h2>
          <p className="mt-2 text-[14px] whitespace-pre-line text-ink-2">
            {question.ask.split('\n').slice(1).join('\n').trim()}
          </p>
        </div>
        {drill.of === 'takes' ? <Takes drill={drill} /> : null}
        {drill.of === 'cycles' ? <Cycles drill={drill} /> : null}
      </div>
    </section>
  )
}
