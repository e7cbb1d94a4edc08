/** Pay and place: offers and the market beside each other, each with its source; what wants a reason; what a place asks first. */
import {
  locales,
  localeIds,
  moneyText,
  payTable,
  placeFieldWords,
  rightsToWork,
  rightWords,
  type Kept,
  type PaidRow,
  type PayRow,
} from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import { Select } from '../../ui/Select'
import { PayForm } from './PayForm'
import { newRow, type OwnPerson } from './usePerson'

export function Pay(person: OwnPerson) {
  const { rows, keep, drop } = person
  const kept = rows.pay
  const table = payTable(
    kept.map(({ value }) => value),
    rows.profile[0]?.value.level,
  )
  const [editing, setEditing] = useState<string | null>(null)
  const [says, setSays] = useState<string | null>(null)
  const close = () => setEditing(null)
  return (
    <div className="grid gap-6">
      <Place {...person} />
      <section aria-labelledby="pay-rows">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="pay-rows" className="text-[18px] font-[620]">
            Offers and the market
          </h2>
          <Button className="max-sm:h-11" onClick={() => setEditing('new')}>
            Add a row
          </Button>
        </div>
        <p className="mt-1 max-w-[640px] text-[13.5px] text-ink-2">
          Write down what you were offered and what others get, each with where you have it from. Only what
          has a source counts as the market. Currencies are never mixed.
        </p>
        {editing === 'new' ? (
          <PayForm
            title="A new row"
            value={{
              kind: 'offer',
              of: '',
              currency: locales[placeOf(person)].currency,
              locale: placeOf(person),
            }}
            save={value => keep('pay', newRow(), value)}
            close={close}
          />
        ) : null}
        {kept.length === 0 && editing === null ? (
          <p className="mt-4 rounded-card border border-dashed border-line-strong p-6 text-[14px] text-ink-2">
            Nothing here yet. Begin with one row of the market and where it is from: a survey, a posting,
            somebody who works there.
          </p>
        ) : null}
        <ul className="mt-4 grid gap-3">
          {kept.map((row, i) => (
            <li key={row.id}>
              {editing === row.id ? (
                <PayForm
                  title={`Change ${row.value.of}`}
                  value={row.value}
                  save={value => keep('pay', row, value)}
                  close={close}
                />
              ) : (
                <Row
                  kept={row}
                  paid={table[i]!}
                  edit={() => setEditing(row.id)}
                  drop={() => void drop('pay', row).then(setSays)}
                  reason={text => keep('pay', row, { ...row.value, reason: text })}
                />
              )}
            </li>
          ))}
        </ul>
        {says === null ? null : (
          <p role="alert" className="mt-2 text-[13px] text-red">
            {says}
          </p>
        )}
      </section>
    </div>
  )
}

const placeOf = ({ rows }: OwnPerson) => rows.profile[0]?.value.locale ?? 'us'

/** Where one would work, and the question that comes before every other. */
function Place({ rows, keep }: OwnPerson) {
  const row = rows.profile[0]
  const profile = row?.value ?? {}
  const [says, setSays] = useState<string | null>(null)
  const set = (more: object) =>
    void keep('profile', row ?? { ...newRow(), id: 'mine' }, { ...profile, ...more }).then(setSays)
  return (
    <Card className="p-5">
      <h2 className="text-[18px] font-[620]">Place</h2>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <Select
          label={placeFieldWords.rightToWork}
          none="Not said"
          value={profile.rightToWork ?? null}
          options={rightsToWork}
          wordsOf={one => rightWords[one]}
          change={one => one && set({ rightToWork: one })}
        />
        <Select
          label="Where you would work"
          value={profile.locale ?? 'us'}
          options={localeIds}
          wordsOf={one => locales[one].title}
          change={one => one && set({ locale: one })}
        />
      </div>
      <p className="mt-2 text-[13px] text-ink-3">
        Settle the right to work first, before any technical round. Another place changes what is asked of a
        row, never its amounts.
      </p>
      {says === null ? null : (
        <p role="alert" className="mt-2 text-[13px] text-red">
          {says}
        </p>
      )}
    </Card>
  )
}

function Row({
  kept: { value: row },
  paid,
  edit,
  drop,
  reason,
}: {
  kept: Kept<PayRow>
  paid: PaidRow
  edit: () => void
  drop: () => void
  reason: (text: string) => Promise<string | null>
}) {
  const money = (value: number | undefined | null) =>
    value === undefined || value === null ? null : moneyText(value, row.currency)
  const figures: readonly (readonly [string, string | null])[] = [
    [
      'Base',
      row.baseTo === undefined ? money(row.base) : `${money(row.base) ?? ''} to ${money(row.baseTo) ?? ''}`,
    ],
    ['Bonus', money(row.bonus)],
    ['Once', money(row.signOn)],
    ['Equity', row.equityPercent === undefined ? null : `${row.equityPercent} %`],
    ['Equity a year', money(paid.equityAYear)],
    ['A year in all', row.kind === 'offer' ? money(paid.aYear) : null],
    [placeFieldWords.dayRate, money(row.dayRate)],
    [placeFieldWords.ir35, row.ir35 ?? null],
    [placeFieldWords.pension, row.pension === undefined ? null : String(row.pension)],
    [placeFieldWords.notice, row.notice === undefined ? null : String(row.notice)],
  ]
  return (
    <Card className="p-5">
      <div className="flex flex-wrap items-center gap-2">
        <h3 dir="auto" className="min-w-0 flex-1 text-[15px] font-[620]">
          <Own>{row.of}</Own>
        </h3>
        <Pill>{row.kind === 'offer' ? 'Offer' : 'Market'}</Pill>
        {paid.unsourced ? <Pill tone="amber">No source</Pill> : null}
        {paid.band === null ? null : (
          <Pill tone={paid.band === 'below' ? 'amber' : 'green'}>
            {paid.band === 'inside'
              ? 'Inside the band'
              : paid.band === 'below'
                ? 'Below the band'
                : 'Above the band'}
          </Pill>
        )}
      </div>
      <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-2">
        {figures
          .filter(([, text]) => text !== null)
          .map(([title, text]) => (
            <div key={title}>
              <dt className="text-[12px] text-ink-3">{title}</dt>
              <dd className="text-[14px] font-[560] tabular-nums">{text}</dd>
            </div>
          ))}
      </dl>
      {row.source === undefined ? null : (
        <p className="mt-2 text-[13px] text-ink-2">
          From <Own>{row.source}</Own>
        </p>
      )}
      {paid.belowMiddle ? <WhyBelow row={row} wants={paid.wantsReason} reason={reason} /> : null}
      <div className="mt-3 flex gap-2">
        <Button size="s" className="max-sm:h-11" onClick={edit}>
          Change
        </Button>
        <Confirm
          title={`Take “${row.of}” away?`}
          text="The row goes from your table."
          keep="Keep it"
          act="Take it away"
          onAct={drop}
        >
          <Button size="s" look="quiet" className="max-sm:h-11">
            Take away…
          </Button>
        </Confirm>
      </div>
    </Card>
  )
}

function WhyBelow({
  row,
  wants,
  reason,
}: {
  row: PayRow
  wants: boolean
  reason: (text: string) => Promise<string | null>
}) {
  const [text, setText] = useState(row.reason ?? '')
  const [says, setSays] = useState<string | null>(null)
  if (!wants)
    return (
      <p className="mt-3 rounded-m bg-sunk px-3 py-2 text-[13px] text-ink-2">
        Below the middle of the market, because: <Own>{row.reason}</Own>
      </p>
    )
  return (
    <form
      className="mt-3 rounded-m bg-amber-soft p-3"
      onSubmit={event => {
        event.preventDefault()
        if (text.trim() === '') return setSays('Write the reason, or leave the offer.')
        void reason(text.trim()).then(setSays)
      }}
    >
      <label className="block text-[13px] font-[560] text-amber">
        Below the middle of the market: why would you take it?
        <input
          className="mt-1.5 h-11 w-full rounded-m border border-line-strong bg-card px-3 text-[14px] font-[400] text-ink"
          value={text}
          maxLength={600}
          onChange={event => setText(event.target.value)}
        />
      </label>
      <Button type="submit" size="s" className="mt-2 max-sm:h-11">
        Keep the reason
      </Button>
      {says === null ? null : (
        <p role="alert" className="mt-1 text-[13px] text-red">
          {says}
        </p>
      )}
    </form>
  )
}
