/** Scripts in three slots: written, checked slot by slot, kept on the device. Holds no rule. */
import { scriptProblems, scriptSlots, scriptText, type ScriptKind } from '@signalroom/shared'
import { useRef, useState } from 'react'
import { dropOwnScript, keepOwnScript, ownScripts, type OwnScript } from '../../link/own-scripts'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field, LongField } from '../../ui/Field'
import { Select } from '../../ui/Select'

const kindWords: Readonly<Record<ScriptKind, string>> = {
  story: 'A story: metric, decision, outcome',
  design: 'A design: requirement, mechanism, cost',
}
type Draft = Pick<OwnScript, 'id' | 'kind' | 'title' | 'slots'>
const blank = (kind: ScriptKind): Draft => ({ id: crypto.randomUUID(), kind, title: '', slots: {} })

export function Scripts() {
  const [mine, setMine] = useState(ownScripts)
  const [draft, setDraft] = useState<Draft>(() => blank('story'))
  /** Slots are told what they lack once somebody tried to keep the script. */
  const [tried, setTried] = useState(false)
  const [said, say] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const problems = scriptProblems(draft.kind, draft.slots)
  const untitled = draft.title.trim() === ''
  const change = (more: Partial<Draft>) => setDraft(before => ({ ...before, ...more }))
  const open = (one: Draft) => {
    setDraft(one)
    setTried(false)
    say('')
  }
  const keep = () => {
    setTried(true)
    if (untitled || problems.length > 0) {
      say('It is not kept yet: see what is missing.')
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      return
    }
    keepOwnScript({ ...draft, title: draft.title.trim(), savedAt: Date.now() })
    setMine(ownScripts())
    open(blank(draft.kind))
    say(`“${draft.title.trim()}” is kept on this device.`)
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Card className="p-5">
        <form
          ref={form}
          noValidate
          onSubmit={event => {
            event.preventDefault()
            keep()
          }}
          className="space-y-4"
        >
          <Select
            label="What it is"
            value={draft.kind}
            options={['story', 'design']}
            wordsOf={kind => kindWords[kind]}
            change={kind => kind && open({ ...blank(kind), title: draft.title })}
          />
          <Field
            label="Title"
            value={draft.title}
            maxLength={80}
            dir="auto"
            wrong={tried && untitled ? 'Give it a title to find it again.' : undefined}
            onChange={event => change({ title: event.target.value })}
          />
          {scriptSlots[draft.kind].map(slot => (
            <LongField
              key={slot.id}
              label={slot.title}
              placeholder={slot.hint}
              rows={2}
              dir="auto"
              value={draft.slots[slot.id] ?? ''}
              wrong={tried ? problems.find(one => one.slot === slot.id)?.says : undefined}
              onChange={event => change({ slots: { ...draft.slots, [slot.id]: event.target.value } })}
            />
          ))}
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" look="primary" className="max-sm:h-11">
              Keep it here
            </Button>
            <Button look="quiet" className="max-sm:h-11" onClick={() => open(blank(draft.kind))}>
              Begin anew
            </Button>
            <Words text={scriptText(draft.kind, draft.slots)} />
          </div>
        </form>
        <p role="status" className="mt-2 min-h-5 text-[13px] text-ink-2">
          {said}
        </p>
      </Card>
      {mine.length === 0 ? (
        <p className="rounded-card border border-dashed border-line-strong p-6 text-center text-[14px] text-ink-2">
          Your scripts come here. Say one aloud in the story drill; no script is read from.
        </p>
      ) : (
        <ul aria-label="Your scripts" className="space-y-3">
          {mine.map(one => (
            <li key={one.id}>
              <Card className="p-5">
                <h2 dir="auto" className="text-[15px] font-[620] wrap-anywhere">
                  {one.title}
                </h2>
                <p dir="auto" className="mt-1.5 text-[14px] wrap-anywhere text-ink-2">
                  {scriptText(one.kind, one.slots)}
                </p>
                <div className="mt-3 flex flex-wrap items-center gap-2">
                  <Button
                    size="s"
                    className="max-sm:h-11"
                    aria-label={`Change ${one.title}`}
                    onClick={() => open(one)}
                  >
                    Change
                  </Button>
                  <Button
                    size="s"
                    look="danger"
                    className="max-sm:h-11"
                    aria-label={`Erase ${one.title}`}
                    onClick={() => {
                      dropOwnScript(one.id)
                      setMine(ownScripts())
                      say(`“${one.title}” is erased.`)
                    }}
                  >
                    Erase
                  </Button>
                  <Words text={scriptText(one.kind, one.slots)} />
                </div>
              </Card>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** How long it takes to say, at 160 words a minute. */
function Words({ text }: { text: string }) {
  const words = text.split(/\s+/).filter(Boolean).length
  if (words === 0) return null
  return (
    <span className="text-[12.5px] text-ink-3 tabular-nums">
      {words} {words === 1 ? 'word' : 'words'}, about {Math.max(1, Math.round((words / 160) * 60))} s
    </span>
  )
}
