/** What one practises alone and without a clock of a round: sentences to rewrite, scripts in three slots, the bottleneck. */
import { useState } from 'react'
import { Header } from '../home/Header'
import { Bottleneck } from './Bottleneck'
import { Rewrite } from './Rewrite'
import { Scripts } from './Scripts'

const parts = ['Rewrite', 'Scripts', 'Bottleneck'] as const
type Part = (typeof parts)[number]

export function PracticeScreen() {
  const [part, setPart] = useState<Part>('Rewrite')
  return (
    <>
      <Header />
      <main className="mx-auto w-full max-w-[860px] px-5 pt-8 pb-16 sm:px-8">
        <h1 className="text-[28px] font-[650] tracking-[-0.02em]">Practise alone</h1>
        <p className="mt-2 max-w-[640px] text-[15px] text-ink-2">
          A minute at a time. What you write is read by rules, in this browser: they see words, not truth. It
          stays on this device.
        </p>
        <fieldset className="mt-6 flex flex-wrap gap-2">
          <legend className="sr-only">What to practise</legend>
          {parts.map(one => (
            <label
              key={one}
              className="inline-flex min-h-10 cursor-pointer items-center rounded-m border border-line-strong px-4 text-[14px] font-[560] text-ink-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent max-sm:min-h-11"
            >
              <input
                type="radio"
                name="practice"
                className="sr-only"
                checked={part === one}
                onChange={() => setPart(one)}
              />
              {one}
            </label>
          ))}
        </fieldset>
        <div className="mt-5">
          {part === 'Rewrite' ? <Rewrite /> : part === 'Scripts' ? <Scripts /> : <Bottleneck />}
        </div>
      </main>
    </>
  )
}
