/** A package on its way: its files as texts, chosen or written, five lines on what comes next, and what is missing. */
import { missingOf, mostPackageSigns, type NamedText } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { Field, LongField } from '../../ui/Field'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import type { AnsweringGiven } from './answering-given'
import { useKept } from './useKept'

interface Draft {
  readonly files: readonly NamedText[]
  readonly next: string
}
const most = 20

export function HandIn({ at, ask }: AnsweringGiven) {
  const draft = useKept(at, readDraft)
  const [says, setSays] = useState<string | null>(null)
  const { files, next } = draft.value
  const nextLines = next
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  const missing = missingOf({ files, next: nextLines })
  const signs = files.reduce((sum, { text }) => sum + text.length, 0)
  const put = (added: readonly NamedText[]) => {
    const kept = files.filter(({ name }) => !added.some(one => one.name === name))
    const all = [...kept, ...added]
    if (all.length > most) return setSays(`A package holds ${most} files at most.`)
    if (all.reduce((sum, { text }) => sum + text.length, 0) > mostPackageSigns)
      return setSays(`Together the files hold ${mostPackageSigns.toLocaleString('en')} characters at most.`)
    setSays(null)
    draft.set({ files: all, next })
  }
  const choose = async (chosen: readonly File[]) => {
    const read = await Promise.all(
      chosen.map(async file => ({
        name: file.webkitRelativePath || file.name,
        text: file.size > mostPackageSigns * 4 ? null : await textOf(file),
      })),
    )
    const unread = read.filter(({ text }) => text === null).map(({ name }) => name)
    put(read.flatMap(({ name, text }) => (text === null ? [] : [{ name: name.slice(0, 120), text }])))
    if (unread.length > 0) setSays(`Not a text, or too large: ${unread.join(', ')}.`)
  }
  const send = async () => {
    const why = await ask({
      type: 'answer.hand-in',
      files: files.map(({ name, text }) => ({ name, text })),
      next: nextLines.slice(0, 5).map(line => line.slice(0, 200)),
    })
    if (why === null) draft.drop()
    setSays(why)
  }
  return (
    <Card className="p-6">
      <h2 className="text-[18px] font-[620]">Hand it in</h2>
      <p className="mt-1 text-[13.5px] text-ink-2">
        Texts alone: code, tests, a README, a runbook. {signs.toLocaleString('en')} of{' '}
        {mostPackageSigns.toLocaleString('en')} characters.{' '}
        {draft.unkept
          ? 'This browser keeps no draft: leave the tab open until it is sent.'
          : 'The draft stays on this device until it is sent.'}
      </p>
      <ul className="mt-3 divide-y divide-line">
        {files.map(({ name, text }) => (
          <li key={name} className="flex items-center gap-2 py-1.5 text-[13.5px]">
            <span className="min-w-0 flex-1 truncate font-[560]">
              <Own>{name}</Own>
            </span>
            <span className="text-[12px] text-ink-3 tabular-nums">{text.length.toLocaleString('en')}</span>
            <Button
              size="s"
              look="quiet"
              className="max-sm:h-11"
              aria-label={`Remove ${name}`}
              onClick={() => draft.set({ files: files.filter(one => one.name !== name), next })}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <label className="mt-2 inline-flex h-10 cursor-pointer items-center rounded-m border border-line-strong px-4 text-[14px] font-[560] hover:bg-sunk focus-within:outline-2 focus-within:outline-accent max-sm:h-11">
        Choose files
        <input
          type="file"
          multiple
          className="sr-only"
          onChange={event => {
            const chosen = [...(event.target.files ?? [])]
            // The same file may be chosen again, after it was put right.
            event.target.value = ''
            void choose(chosen)
          }}
        />
      </label>
      <WriteFile add={one => put([one])} />
      <LongField
        label="The next four hours, five lines"
        className="mt-4"
        rows={5}
        maxLength={1000}
        value={next}
        onChange={event => draft.set({ files, next: event.target.value })}
      />
      <p role="status" className="mt-3">
        {missing.length === 0 ? (
          <Pill tone="green">Everything is there</Pill>
        ) : (
          <Pill tone="amber">Missing: {missing.join(', ')}</Pill>
        )}
      </p>
      <Confirm
        title="Hand it in?"
        text={
          missing.length === 0
            ? 'It can be handed in once, and stays as it is then.'
            : `Missing: ${missing.join(', ')}. It can be handed in once, and stays as it is then.`
        }
        keep="Not yet"
        act="Hand it in"
        look="primary"
        onAct={() => void send()}
      >
        <Button look="primary" className="mt-3 max-sm:h-11" disabled={files.length === 0}>
          Hand it in…
        </Button>
      </Confirm>
      {says === null ? null : (
        <p role="alert" className="mt-2 text-[13px] text-red">
          {says}
        </p>
      )}
    </Card>
  )
}

function WriteFile({ add }: { add: (file: NamedText) => void }) {
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  return (
    <details className="mt-3">
      <summary className="min-h-6 cursor-pointer text-[13px] text-ink-2 max-sm:min-h-11">
        Write or paste a file
      </summary>
      <form
        aria-label="A file"
        className="mt-2 grid gap-2"
        onSubmit={event => {
          event.preventDefault()
          if (name.trim() === '' || text === '') return
          add({ name: name.trim(), text })
          setName('')
          setText('')
        }}
      >
        <Field
          label="Name"
          value={name}
          maxLength={120}
          placeholder="runbook.md"
          onChange={event => setName(event.target.value)}
        />
        <LongField
          label="Text"
          rows={6}
          maxLength={mostPackageSigns}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <div>
          <Button type="submit" size="s" className="max-sm:h-11">
            Add the file
          </Button>
        </div>
      </form>
    </details>
  )
}

/** Null for what is no text. */
async function textOf(file: File): Promise<string | null> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}
function readDraft(kept: unknown): Draft {
  if (typeof kept !== 'object' || kept === null) return { files: [], next: '' }
  const [files, next]: unknown[] = [Reflect.get(kept, 'files'), Reflect.get(kept, 'next')]
  const isFile = (one: unknown): one is NamedText =>
    typeof one === 'object' &&
    one !== null &&
    typeof Reflect.get(one, 'name') === 'string' &&
    typeof Reflect.get(one, 'text') === 'string'
  return {
    files: Array.isArray(files) ? files.filter(isFile) : [],
    next: typeof next === 'string' ? next : '',
  }
}
