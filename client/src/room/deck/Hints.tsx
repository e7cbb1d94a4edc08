/** What the interviewer may tell, each only when asked for. A told one keeps its place and shows when. */
import { Button } from '../../ui/Button'
import { useRoom, useMoment } from '../read'
import { type Guide } from '../judging/guide'
import type { Judging } from '../judging/useJudging'
import { useCan } from '../ask'

export function Hints({ guide, judging }: { guide: Guide; judging: Judging }) {
  const told = useRoom(room => room.open.hints)
  const moment = useMoment()
  const can = useCan()
  return (
    <div>
      <div className="flex items-baseline justify-between gap-2">
        <h3 className="text-[13px] font-[620]">Tell only when asked</h3>
        <p className="text-[12px] text-ink-3 tabular-nums">
          {told.length} of {guide.question.hints.length} told
        </p>
      </div>
      <ul className="mt-1.5 divide-y divide-line rounded-m border border-line bg-card">
        {guide.question.hints.map((hint, i) => {
          const at = told.find(one => one.hint === hint.id)?.at
          return (
            <li key={hint.id} className="flex min-h-11 items-center gap-2 py-1 pr-1.5 pl-3">
              <div className="min-w-0 flex-1 leading-snug">
                <p className="text-[12px] text-ink-3">{hint.topic}</p>
                <p className="text-[13px]">{hint.text}</p>
              </div>
              {at === undefined ? (
                <Button
                  size="s"
                  className="h-[30px] max-[899px]:h-[44px]"
                  {...(i < 9 ? { keyName: `, ${i + 1}`, title: `Comma, ${i + 1}, then Enter` } : {})}
                  disabled={!can({ type: 'hint.show', hint: hint.id })}
                  onClick={() => judging.reveal(hint)}
                >
                  Tell<span className="sr-only">: {hint.topic}</span>
                </Button>
              ) : (
                <span className="pr-2 text-[12px] whitespace-nowrap text-green tabular-nums">
                  told {moment(at)}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
