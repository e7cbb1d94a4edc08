/** A question that waits for a yes, with its three answers; and the tray of those before it. */
import type { Answer, Confirm } from '@signalroom/shared'
import { Popover } from 'radix-ui'
import { Button } from '../../ui/Button'
import { useKeys } from '../keys/useKeys'
import { answerWords } from './answers'
import { useAsk, useCan } from '../ask'
import { useCandidateName, useMoment } from '../read'
import { Own } from '../../ui/Own'

export function AnswerBar({ confirm }: { confirm: Confirm }) {
  const name = useCandidateName()
  const answer = useAnswer(confirm)
  useKeys(Object.fromEntries(answerWords.map(([given, , key]) => [key, () => answer(given)])))
  return (
    <div className="flex h-[44px] min-w-0 items-center gap-2 rounded-full bg-amber-soft pr-1.5 pl-4 text-amber max-[899px]:grow max-[899px]:rounded-m max-[899px]:pr-0 max-[899px]:pl-3">
      <p
        title={confirm.text ?? undefined}
        className="min-w-0 grow text-[13.5px] font-[600] max-[899px]:line-clamp-2 max-[899px]:text-[12.5px] max-[899px]:leading-tight min-[900px]:truncate"
      >
        {confirm.text === null ? (
          <>
            <Own>{name}</Own> asks you to confirm
          </>
        ) : (
          <>
            <span className="max-[899px]:sr-only">
              <Own>{name}</Own> asks:{' '}
            </span>
            <bdi>{confirm.text}</bdi>
          </>
        )}
      </p>
      <Answers confirm={confirm} keys />
    </div>
  )
}

/** Earlier questions nobody answered; opens as a list. */
export function EarlierQuestions({ confirms }: { confirms: readonly Confirm[] }) {
  const moment = useMoment()
  if (confirms.length === 0) return null
  const count = `${confirms.length} earlier ${confirms.length === 1 ? 'question' : 'questions'}`
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button size="s" look="quiet" className="h-9 max-[899px]:h-[44px]" aria-label={`${count} unanswered`}>
          <span className="max-[899px]:hidden">{count} unanswered</span>
          <span className="min-[900px]:hidden">+{confirms.length}</span>
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="start"
          sideOffset={10}
          collisionPadding={12}
          className="z-50 max-h-(--radix-popover-content-available-height) overflow-y-auto w-[min(420px,calc(100vw-24px))] rounded-m border border-line bg-card p-3 text-ink shadow-card"
        >
          <h3 className="text-[13px] font-[620]">Asked earlier, not answered</h3>
          <ul className="mt-2 max-h-[40dvh] space-y-2 overflow-y-auto">
            {confirms.toReversed().map(confirm => (
              <li key={confirm.id} className="flex items-center gap-2 text-[13.5px]">
                <span className="w-10 shrink-0 text-[12.5px] font-[600] text-ink-3 tabular-nums">
                  {moment(confirm.at)}
                </span>
                <span dir="auto" className="min-w-0 flex-1 wrap-anywhere">
                  {confirm.text ?? 'They asked you to confirm'}
                </span>
                <Answers confirm={confirm} />
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Answers({ confirm, keys = false }: { confirm: Confirm; keys?: boolean }) {
  const answer = useAnswer(confirm)
  const can = useCan()
  return (
    <span role="group" aria-label="Answer" className="flex shrink-0 gap-1">
      {answerWords.map(([given, word, key]) => (
        <Button
          key={given}
          size="s"
          className="rounded-full max-[899px]:rounded-m max-[899px]:h-[44px] max-[899px]:px-2.5 max-[899px]:[&_kbd]:hidden"
          {...(keys ? { keyName: key.toUpperCase(), 'aria-keyshortcuts': key } : {})}
          disabled={!can({ type: 'confirm.answer', answer: given, confirm: confirm.id })}
          onClick={() => answer(given)}
        >
          {word}
        </Button>
      ))}
    </span>
  )
}

function useAnswer(confirm: Confirm): (given: Answer) => void {
  const ask = useAsk()
  return given => void ask({ type: 'confirm.answer', answer: given, confirm: confirm.id })
}
