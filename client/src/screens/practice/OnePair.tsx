/** One sentence to rewrite within a minute: begun by a press, read by rules, with what is missing named. Holds no rule. */
import { clockText, judgePair, type JudgedAnswer, type Pair } from '@signalroom/shared'
import { Check, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { keepPassed } from '../../link/own-scripts'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { LongField } from '../../ui/Field'

const minute = 60_000

interface Given {
  readonly pair: Pair
  readonly place: string
  readonly done: () => void
  readonly next: () => void
  readonly leave: () => void
}
type Stage =
  | { readonly is: 'ready' }
  | { readonly is: 'writing'; readonly since: number }
  | { readonly is: 'judged'; readonly took: number; readonly judged: JudgedAnswer }

export function OnePair({ pair, place, done, next, leave }: Given) {
  const [stage, setStage] = useState<Stage>({ is: 'ready' })
  const [text, setText] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const begin = () => {
    setText('')
    setStage({ is: 'writing', since: performance.now() })
  }
  const check = (took: number) => {
    const judged = judgePair(pair, text)
    if (judged.passed) {
      keepPassed(pair.id, Date.now())
      done()
    }
    setStage({ is: 'judged', took, judged })
  }
  useEffect(() => {
    box.current?.querySelector<HTMLElement>(stage.is === 'writing' ? 'textarea' : '[data-first]')?.focus()
  }, [stage.is])
  return (
    <Card className="p-5 sm:p-6">
      <div ref={box}>
        <p className="flex items-baseline justify-between gap-3 text-[12.5px] text-ink-3">
          <span>{place}</span>
          {stage.is === 'writing' ? <Left since={stage.since} over={() => check(minute)} /> : null}
        </p>
        <h2 className="mt-1 text-[18px] font-[620]">{pair.title}</h2>
        <blockquote dir="auto" className="mt-3 border-l-2 border-line-strong pl-4 text-[16px] text-ink-2">
          {pair.bad}
        </blockquote>
        {stage.is === 'ready' ? (
          <p className="mt-4 text-[14px] text-ink-2">
            Say the same so that it shows what you did. You have a minute; take your own facts.
          </p>
        ) : null}
        {stage.is === 'writing' ? (
          <LongField
            className="mt-4"
            label="Your sentence"
            rows={4}
            maxLength={1200}
            value={text}
            dir="auto"
            onChange={event => setText(event.target.value)}
            onKeyDown={event => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || text.trim() === '') return
              event.preventDefault()
              check(performance.now() - stage.since)
            }}
          />
        ) : null}
        {stage.is === 'judged' ? <Judged pair={pair} text={text} {...stage} /> : null}
        <div className="mt-5 flex flex-wrap gap-2">
          {stage.is === 'ready' ? (
            <Button look="primary" data-first className="max-sm:h-11" onClick={begin}>
              Begin
            </Button>
          ) : stage.is === 'writing' ? (
            <Button
              look="primary"
              keyName="Ctrl ⏎"
              className="max-sm:h-11"
              disabled={text.trim() === ''}
              onClick={() => check(performance.now() - stage.since)}
            >
              Check
            </Button>
          ) : (
            <>
              <Button
                look="primary"
                data-first
                className="max-sm:h-11"
                onClick={stage.judged.passed ? next : begin}
              >
                {stage.judged.passed ? 'Next' : 'Again'}
              </Button>
              <Button className="max-sm:h-11" onClick={stage.judged.passed ? begin : next}>
                {stage.judged.passed ? 'Again' : 'Next'}
              </Button>
            </>
          )}
          <Button look="quiet" className="max-sm:h-11" onClick={leave}>
            All sentences
          </Button>
        </div>
      </div>
    </Card>
  )
}

/** Counts down, and says once that ten seconds are left. */
function Left({ since, over }: { since: number; over: () => void }) {
  const [left, setLeft] = useState(minute)
  const overNow = useRef(over)
  useEffect(() => {
    overNow.current = over
  })
  useEffect(() => {
    const timer = setInterval(() => {
      const rest = since + minute - performance.now()
      setLeft(Math.max(0, rest))
      if (rest > 0) return
      clearInterval(timer)
      overNow.current()
    }, 250)
    return () => clearInterval(timer)
  }, [since])
  return (
    <>
      <span role="timer" aria-label="Time left" className="text-[15px] font-[620] text-ink tabular-nums">
        {clockText(Math.ceil(left / 1000) * 1000)}
      </span>
      <span role="status" className="sr-only">
        {left <= 10_000 ? 'Ten seconds left.' : ''}
      </span>
    </>
  )
}

function Judged({
  pair,
  text,
  took,
  judged,
}: {
  pair: Pair
  text: string
  took: number
  judged: JudgedAnswer
}) {
  const missing = judged.parts.filter(({ met }) => !met).length
  return (
    <div role="status" className="mt-4">
      <p dir="auto" className="rounded-m bg-sunk px-4 py-3 text-[15px] wrap-anywhere whitespace-pre-line">
        {text.trim() || 'Nothing was written.'}
      </p>
      <p className="mt-4 text-[15px] font-[620]">
        {judged.passed
          ? `All of it is there, after ${clockText(took)}.`
          : missing === 1
            ? 'One part is missing.'
            : `${missing} parts are missing.`}
      </p>
      <ul className="mt-2 space-y-1.5 text-[14px]">
        {judged.parts.map(one => (
          <li key={one.id} className="flex gap-2">
            {one.met ? (
              <Check size={16} aria-label="There:" className="mt-0.5 shrink-0 text-green" />
            ) : (
              <X size={16} aria-label="Missing:" className="mt-0.5 shrink-0 text-red" />
            )}
            {one.text}
          </li>
        ))}
      </ul>
      <p className="mt-4 text-[12.5px] text-ink-3">One that passes; yours has your own facts.</p>
      <p dir="auto" className="mt-1 text-[14px] text-ink-2">
        “{pair.good}”
      </p>
    </div>
  )
}
