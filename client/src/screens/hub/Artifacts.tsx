/** What was made and can be shown: the artifacts against the three signals, each with what it says, and new ones. Holds no rule. */
import { artifactGrid, signalIds, signalWords, type Kept, type KeptArtifact } from '@signalroom/shared'
import { useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { dateText } from '../../ui/format'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import { ArtifactForm } from './ArtifactForm'
import { Grid, Todo } from './ArtifactGrid'
import { newRow, type OwnPerson } from './usePerson'

interface Editing {
  readonly id: string
  readonly seq: number
  readonly value: KeptArtifact | null
}

export function Artifacts({ rows, keep, drop }: OwnPerson) {
  const kept = rows.artifact
  const grid = artifactGrid(kept.map(({ value }) => value))
  const [editing, setEditing] = useState<Editing | null>(null)
  const [says, setSays] = useState<string | null>(null)
  /** Where the focus goes when the form is gone. */
  const heading = useRef<HTMLHeadingElement>(null)
  const close = () => {
    setEditing(null)
    heading.current?.focus()
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <section aria-labelledby="grid">
        <h2 id="grid" className="text-[18px] font-[620]">
          What you can show
        </h2>
        <p className="mt-1 max-w-[640px] text-[13.5px] text-ink-2">
          A round looks for a metric, a decision and an outcome. Bring cards here from a debrief, by “Keep in
          my hub”, or write one. What is open is what is left to do.
        </p>
        {kept.length === 0 ? (
          <p className="mt-3 rounded-card border border-dashed border-line-strong p-6 text-[14px] text-ink-2">
            Nothing yet: metric 0 %, decision 0 %, outcome 0 %. Begin with one page about something that
            broke.
          </p>
        ) : (
          <Card className="mt-3 p-5">
            <Grid grid={grid} />
          </Card>
        )}
        <Todo grid={grid} />
        {editing ? null : (
          <Button
            look="primary"
            className="mt-4 max-sm:h-11"
            onClick={() => setEditing({ ...newRow(), value: null })}
          >
            Write an artifact
          </Button>
        )}
      </section>
      {editing ? (
        <ArtifactForm
          key={editing.id}
          value={editing.value}
          save={async value => {
            const row = kept.find(({ id }) => id === editing.id)
            const why = await keep('artifact', { id: editing.id, seq: row?.seq ?? 0 }, value)
            if (why === null) close()
            return why
          }}
          close={close}
        />
      ) : null}
      <section aria-labelledby="your-artifacts">
        <h2 ref={heading} tabIndex={-1} id="your-artifacts" className="text-[18px] font-[620] outline-none">
          Your artifacts
        </h2>
        {kept.length === 0 ? (
          <p className="mt-2 text-[13.5px] text-ink-2">They come here.</p>
        ) : (
          <ul className="mt-3 grid gap-3">
            {kept.map(row => (
              <li key={row.id}>
                <One
                  row={row}
                  change={() => setEditing({ id: row.id, seq: row.seq, value: row.value })}
                  erase={() => void drop('artifact', row).then(setSays)}
                />
              </li>
            ))}
          </ul>
        )}
        {says === null ? null : (
          <p role="alert" className="mt-2 text-[13px] text-red">
            {says}
          </p>
        )}
      </section>
    </div>
  )
}

function One({
  row: { value },
  change,
  erase,
}: {
  row: Kept<KeptArtifact>
  change: () => void
  erase: () => void
}) {
  return (
    <Card className="p-5">
      <div className="flex flex-wrap items-center gap-2">
        <h3 dir="auto" className="min-w-0 text-[15px] font-[620] wrap-anywhere">
          <Own>{value.title}</Own>
        </h3>
        {signalIds
          .filter(signal => value.signals.includes(signal))
          .map(signal => (
            <Pill key={signal} tone="green">
              {signalWords[signal]}
            </Pill>
          ))}
        {value.whole ? null : <Pill tone="amber">not whole: it ticks nothing</Pill>}
      </div>
      <p className="mt-0.5 text-[12.5px] text-ink-3">
        {value.from === undefined ? 'Written here' : <Own>{value.from}</Own>}, {dateText(value.at)}
      </p>
      <details className="mt-2">
        <summary className="cursor-pointer text-[13px] text-ink-2">What it says</summary>
        <p dir="auto" className="mt-1.5 text-[13.5px] wrap-anywhere whitespace-pre-line text-ink-2">
          {value.told}
        </p>
      </details>
      <div className="mt-3 flex flex-wrap gap-2">
        {value.sheet === undefined ? null : (
          <Button size="s" className="max-sm:h-11" onClick={change}>
            Change<span className="sr-only"> {value.title}</span>
          </Button>
        )}
        <Confirm
          title="Take this artifact away?"
          text="It leaves your hub on every device. The round it came from keeps its own."
          keep="Keep it"
          act="Take it away"
          onAct={erase}
        >
          <Button size="s" look="quiet" className="max-sm:h-11">
            Take away<span className="sr-only"> {value.title}</span>
          </Button>
        </Confirm>
      </div>
    </Card>
  )
}
