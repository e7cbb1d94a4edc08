/** In the place of a cadence: whether a claim, a number, a cost and an ask are there, each with the words it rests on. */
import { readStructure, type StructurePart } from '@signalroom/shared'
import { useDeferredValue, useMemo } from 'react'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'

const named: Readonly<Record<StructurePart, string>> = {
  claim: 'Claim',
  number: 'Number',
  cost: 'Cost',
  ask: 'Ask',
}
const missing: Readonly<Record<StructurePart, string>> = {
  claim: 'No sentence says what you propose or decided.',
  number: 'No figure with its unit.',
  cost: 'Nothing says what it costs or gives up.',
  ask: 'Nothing is asked of whoever reads it.',
}
const shown = (words: string): string => (words.length > 160 ? `${words.slice(0, 160)}…` : words)

export function Structure({ text }: { text: string }) {
  const late = useDeferredValue(text)
  const parts = useMemo(() => readStructure(late), [late])
  return (
    <section aria-label="Structure" className="mt-4">
      <h3 className="text-[13px] font-[620]">Structure</h3>
      <p className="text-[12.5px] text-ink-3">Found by rule: it sees words, not whether they are true.</p>
      <ul className="mt-2 grid gap-1.5">
        {parts.map(({ part, words }) => (
          <li key={part} className="flex flex-wrap items-baseline gap-2 text-[13px]">
            <Pill tone={words === null ? 'amber' : 'green'}>
              {named[part]}: {words === null ? 'missing' : 'found'}
            </Pill>
            <span className="min-w-0 flex-1 basis-[200px] text-ink-2">
              {words === null ? missing[part] : <Own>{shown(words)}</Own>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
