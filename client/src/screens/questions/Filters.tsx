/** Narrows the bank: by words, level, company, and what a person was not asked yet. */
import { companies, levels } from '@signalroom/shared'
import { peopleAsked } from '../../link/asked'
import { companyWords } from './company-words'
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
        <Choice
          label="Level"
          all="any level"
          value={wanted.level}
          options={levels}
          set={level => change({ ...wanted, level })}
        />
        <Choice
          label="Company"
          all="any company"
          value={wanted.company}
          options={companies}
          set={company => change({ ...wanted, company })}
        />
        {people.length > 0 ? (
          <Choice
            label="Not asked of"
            all="anybody"
            value={wanted.notOf}
            options={people}
            set={notOf => change({ ...wanted, notOf })}
          />
        ) : null}
      </div>
      <p role="status" className="mt-2 text-[13px] text-ink-3">
        {found === 0 ? 'No question fits. Take a filter away.' : `${found} of ${of}`}
      </p>
    </search>
  )
}

function Choice({
  label,
  all,
  value,
  options,
  set,
}: {
  label: string
  all: string
  value: string
  options: readonly string[]
  set: (value: string) => void
}) {
  return (
    <label className="block text-[12px] text-ink-3">
      {label}
      <select
        value={value}
        onChange={event => set(event.target.value)}
        className="mt-1 h-9 w-full rounded-[8px] border border-line-strong bg-card px-2.5 text-[13.5px] text-ink max-sm:h-11"
      >
        <option value="">{all}</option>
        {options.map(option => (
          <option key={option} value={option}>
            {companyWords[option] ?? option}
          </option>
        ))}
      </select>
    </label>
  )
}
