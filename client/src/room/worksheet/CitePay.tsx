/** In a talk about pay: a row of one's own table, put down with its figures and its source. For whoever has such a table. */
import { citedRow, payTable, type List, type PaidRow } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { ownSecret, readPerson } from '../../link/persons'
import { Select } from '../../ui/Select'
import { useAsk } from '../ask'

/** A list whose lines want a figure and where it is from. */
export const citesPay = ({ fields = [] }: List): boolean =>
  fields.some(({ id, kind }) => id === 'figure' && kind === 'figure') &&
  fields.some(({ id }) => id === 'source')

export function CitePay({ list }: { list: List }) {
  const secret = useStore(ownSecret)
  const ask = useAsk()
  const [table, setTable] = useState<readonly PaidRow[]>([])
  useEffect(() => {
    if (secret === null) return
    // Who has no table, or whose server does not answer, writes by hand as ever.
    readPerson(secret).then(
      ({ rows }) => setTable(payTable(rows.pay.map(({ value }) => value)).filter(row => !row.unsourced)),
      () => {},
    )
  }, [secret])
  if (table.length === 0) return null
  const cite = (row: PaidRow | undefined) => {
    if (!row) return
    const { figures, source } = citedRow(row)
    void ask({
      type: 'line.add',
      list: list.id,
      text: row.row.of,
      fields: { figure: figures.slice(row.row.of.length + 2), source },
    })
  }
  return (
    <Select
      label="From your own table"
      none="Cite a row…"
      value={null}
      options={table.map((_, i) => String(i))}
      wordsOf={i => citedRow(table[Number(i)]!).figures}
      change={i => cite(i === null ? undefined : table[Number(i)])}
    />
  )
}
