/** Narrows the bank: by words, level, company, and what a person was not asked yet. */
import { companies, levels } from '@signalroom/shared'
import { peopleAsked } from '../../link/asked'
import { companyWords } from './company-words'
import { Select } from '../../ui/Select'
import type { Wanted } from './matching'

export function Filters({
  wanted,
  change,
  found,
  of,
}: {
  wanted: Wanted
  change: (wanted: Wanted) => void
  found: number
  of: number
}) {
  const people = peopleAsked()
  return (
    <search className="mt-5 block">
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        <label className="col-span-2 block sm:col-span-4">
          <span className="sr-only">Find a question</span>
          <input
            type="search"
            value={wanted.words}
            maxLength={200}
            placeholder={`Find a question among ${of}`}
            onChange={event => change({ ...wanted, words: event.target.value })}
            className="h-11 w-full rounded-m border border-line-strong bg-card px-3.5 text-[15px]"
          />
        </label>
        <Select
          label="Level"
          none="any level"
          value={wanted.level}
          options={levels}
          change={level => change({ ...wanted, level })}
        />
        <Select
          label="Company"
          none="any company"
          value={wanted.company}
          options={companies}
          wordsOf={company => companyWords[company] ?? company}
          change={company => change({ ...wanted, company })}
        />
        {people.length > 0 ? (
          <Select
            label="Not asked of"
            none="anybody"
            value={wanted.notOf}
            options={people}
            change={notOf => change({ ...wanted, notOf })}
          />
        ) : null}
      </div>
      <p role="status" className="mt-2 text-[13px] text-ink-3">
        {found === 0 ? 'No question fits. Take a filter away.' : `${found} of ${of}`}
      </p>
    </search>
  )
}
