/** A row of pay to fill in; only what the place asks. What was typed stays there when it does not fit. */
import {
  levels,
  locales,
  localeIds,
  placeFieldWords,
  rightsToWork,
  rightWords,
  type PayRow,
  type PlaceField,
} from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field } from '../../ui/Field'
import { Select } from '../../ui/Select'

type Amount =
  | 'base'
  | 'baseTo'
  | 'bonus'
  | 'signOn'
  | 'equityPercent'
  | 'companyValue'
  | 'equityValue'
  | 'dayRate'
  | 'pension'
  | 'notice'

export function PayForm({
  title,
  value,
  save,
  close,
}: {
  title: string
  value: PayRow
  save: (value: PayRow) => Promise<string | null>
  close: () => void
}) {
  const [row, setRow] = useState(value)
  const [amounts, setAmounts] = useState<Readonly<Partial<Record<Amount, string>>>>(() =>
    Object.fromEntries(
      Object.entries(value).flatMap(([name, one]) => (typeof one === 'number' ? [[name, String(one)]] : [])),
    ),
  )
  const [wrong, setWrong] = useState<{ readonly field: string; readonly text: string } | null>(null)
  const fields: ReadonlySet<PlaceField> = new Set(locales[row.locale].fields)
  const submit = async () => {
    const { of, source, currency } = row
    if (of.trim() === '') return setWrong({ field: 'of', text: 'Of whom? An employer, a survey.' })
    const numbers: [Amount, number][] = []
    for (const [name, text] of Object.entries(amounts) as [Amount, string][]) {
      if (text.trim() === '') continue
      const number = numberIn(text)
      if (number === null) return setWrong({ field: name, text: 'A number, like 182,000 or 182k.' })
      numbers.push([name, number])
    }
    const rest = Object.fromEntries(Object.entries(row).filter(([, one]) => typeof one !== 'number'))
    const next = {
      ...rest,
      ...Object.fromEntries(numbers),
      of: of.trim(),
      currency: currency.trim().toUpperCase(),
      ...(source?.trim() ? { source: source.trim() } : { source: undefined }),
    }
    const why = await save(JSON.parse(JSON.stringify(next)) as PayRow)
    if (why === null) return close()
    const [field = '', ...reason] = why.split(': ')
    setWrong(reason.length > 0 ? { field, text: reason.join(': ') } : { field: '', text: why })
  }
  const wrongAt = (field: string) => (wrong?.field === field ? wrong.text : undefined)
  const amount = (name: Amount, label: string) => (
    <Field
      label={label}
      inputMode="decimal"
      value={amounts[name] ?? ''}
      wrong={wrongAt(name)}
      onChange={event => {
        setWrong(null)
        setAmounts({ ...amounts, [name]: event.target.value })
      }}
    />
  )
  const text = (name: 'of' | 'source' | 'currency', label: string, most: number) => (
    <Field
      label={label}
      value={row[name] ?? ''}
      maxLength={most}
      wrong={wrongAt(name)}
      onChange={event => {
        setWrong(null)
        setRow({ ...row, [name]: event.target.value })
      }}
    />
  )
  return (
    <Card className="mt-4 p-5">
      <form
        aria-label={title}
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <h3 className="text-[15px] font-[620]">{title}</h3>
        <div className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <Select
            label="What it is"
            value={row.kind}
            options={['offer', 'market'] as const}
            wordsOf={one => (one === 'offer' ? 'An offer to me' : 'What the market pays')}
            change={kind => kind && setRow({ ...row, kind })}
          />
          {text('of', 'Of whom', 80)}
          {text('source', 'Where you have it from', 300)}
          <Select
            label="Place"
            value={row.locale}
            options={localeIds}
            wordsOf={one => locales[one].title}
            change={locale => locale && setRow({ ...row, locale })}
          />
          {text('currency', 'Currency, three letters', 3)}
          {row.kind === 'market' ? (
            <Select
              label="Of which level"
              none="All"
              value={row.level ?? null}
              options={levels}
              change={level => {
                const { level: _, ...rest } = row
                setRow(level === null ? rest : { ...rest, level })
              }}
            />
          ) : null}
          {amount('base', row.kind === 'market' ? 'Base a year, from' : 'Base a year')}
          {row.kind === 'market' ? amount('baseTo', 'Base a year, to') : null}
          {amount('bonus', 'Bonus a year')}
          {amount('signOn', 'Sign-on, once')}
          {amount('equityPercent', 'Equity, % of the company')}
          {amount('companyValue', 'Value of the company')}
          {amount('equityValue', 'Or: equity over four years')}
          <Select
            label={placeFieldWords.rightToWork}
            none="Not said"
            value={row.rightToWork ?? null}
            options={rightsToWork}
            wordsOf={one => rightWords[one]}
            change={rightToWork => {
              const { rightToWork: _, ...rest } = row
              setRow(rightToWork === null ? rest : { ...rest, rightToWork })
            }}
          />
          {fields.has('ir35') ? (
            <Select
              label={placeFieldWords.ir35}
              none="Not said"
              value={row.ir35 ?? null}
              options={['inside', 'outside', 'unknown'] as const}
              change={ir35 => {
                const { ir35: _, ...rest } = row
                setRow(ir35 === null ? rest : { ...rest, ir35 })
              }}
            />
          ) : null}
          {fields.has('dayRate') ? amount('dayRate', placeFieldWords.dayRate) : null}
          {fields.has('pension') ? amount('pension', placeFieldWords.pension) : null}
          {fields.has('notice') ? amount('notice', placeFieldWords.notice) : null}
        </div>
        {wrong?.field === '' ? (
          <p role="alert" className="mt-3 text-[13px] text-red">
            {wrong.text}
          </p>
        ) : null}
        <div className="mt-4 flex gap-2">
          <Button type="submit" look="primary" className="max-sm:h-11">
            Keep
          </Button>
          <Button look="quiet" className="max-sm:h-11" onClick={close}>
            Never mind
          </Button>
        </div>
      </form>
    </Card>
  )
}

/** "182,000", "182 000", "182k", "0.04": null for what is no number. */
function numberIn(text: string): number | null {
  const read = /^\s*(\d[\d ,' ]*(?:\.\d+)?)\s*([km]?)\s*$/i.exec(text.replaceAll('_', ''))
  if (!read) return null
  const times = { '': 1, k: 1e3, m: 1e6 }[read[2]!.toLowerCase()] ?? 1
  const number = Number(read[1]!.replaceAll(/[ ,' ]/g, '')) * times
  return Number.isFinite(number) ? number : null
}
