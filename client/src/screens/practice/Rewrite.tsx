/** The list of sentences to rewrite, and the one that is being rewritten. Holds no rule. */
import type { Pair } from '@signalroom/shared'
import { Check } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { CallFailed, listPairs } from '../../link/api'
import { pairsPassed } from '../../link/own-scripts'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { OnePair } from './OnePair'

export function Rewrite() {
  const [pairs, setPairs] = useState<readonly Pair[] | string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const [passed, setPassed] = useState(pairsPassed)
  const list = useRef<HTMLOListElement>(null)
  const load = () => {
    setPairs(null)
    listPairs().then(setPairs, (thrown: unknown) =>
      setPairs(thrown instanceof CallFailed ? thrown.message : 'The sentences did not load.'),
    )
  }
  useEffect(load, [])
  if (pairs === null)
    return (
      <p role="status" className="text-[14px] text-ink-3">
        On its way
      </p>
    )
  if (typeof pairs === 'string')
    return (
      <div role="alert" className="text-[14px] text-ink-2">
        <p>{pairs}</p>
        <Button size="s" className="mt-2" onClick={load}>
          Try again
        </Button>
      </div>
    )
  const at = pairs.findIndex(({ id }) => id === open)
  const pair = pairs[at]
  if (pair)
    return (
      <OnePair
        key={pair.id}
        pair={pair}
        place={`${at + 1} of ${pairs.length}`}
        done={() => setPassed(pairsPassed())}
        next={() => setOpen(pairs[(at + 1) % pairs.length]?.id ?? null)}
        leave={() => {
          setOpen(null)
          requestAnimationFrame(() =>
            list.current?.querySelector<HTMLElement>(`[data-pair="${pair.id}"]`)?.focus(),
          )
        }}
      />
    )
  if (pairs.length === 0)
    return <p className="text-[14px] text-ink-2">This server has no sentences to rewrite.</p>
  return (
    <>
      <p className="text-[14px] text-ink-2">
        You read a sentence that says little, and have a minute to say it better. What is missing is named.{' '}
        {passed.length > 0 ? `${passed.length} of ${pairs.length} passed.` : null}
      </p>
      <Card className="mt-3">
        <ol ref={list} className="divide-y divide-line">
          {pairs.map(one => (
            <li key={one.id}>
              <button
                type="button"
                data-pair={one.id}
                onClick={() => setOpen(one.id)}
                className="flex min-h-12 w-full items-center gap-3 px-5 py-2.5 text-left hover:bg-sunk"
              >
                <span className="min-w-0 flex-1">
                  <span className="block text-[14.5px] font-[560]">{one.title}</span>
                  <span dir="auto" className="block truncate text-[13px] text-ink-3">
                    “{one.bad}”
                  </span>
                </span>
                {passed.includes(one.id) ? (
                  <Check size={16} aria-label="Passed" className="shrink-0 text-green" />
                ) : null}
              </button>
            </li>
          ))}
        </ol>
      </Card>
    </>
  )
}
