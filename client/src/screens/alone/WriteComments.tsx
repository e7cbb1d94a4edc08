/** An answer by comments on a change: each with the issue, its effect and a suggestion; kept on the device, sent once. */
import type { CodeComment } from '@signalroom/shared'
import { useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { LongField } from '../../ui/Field'
import type { AnsweringGiven } from './answering-given'
import { ChangeView } from './ChangeView'
import { commentsByLine, CommentShown } from './CommentShown'
import { useKept } from './useKept'

const parts = [
  ['issue', 'Issue'],
  ['effect', 'Effect'],
  ['suggestion', 'Suggestion'],
] as const
type Place = Pick<CodeComment, 'file' | 'line'>

export function WriteComments({ at, answer, answered, ask }: AnsweringGiven) {
  const least = answer.seen.round.alone.comments ?? 1
  const draft = useKept(at, readComments)
  const [place, setPlace] = useState<Place | null>(null)
  const [says, setSays] = useState<string | null>(null)
  const { change } = answered.prompt
  if (change === null) return null
  const send = async () => {
    const why = await ask({ type: 'answer.comment', comments: [...draft.value] })
    if (why === null) draft.drop()
    setSays(why)
  }
  const left = least - draft.value.length
  return (
    <Card className="p-6">
      <h2 className="text-[18px] font-[620]">Your comments</h2>
      <p className="mt-1 text-[13.5px] text-ink-2">
        Press the number of a line to comment on it. {draft.value.length} of {least}
        {draft.unkept
          ? '; this browser keeps no draft: leave the tab open until they are sent.'
          : '; the draft stays on this device until it is sent.'}
      </p>
      {draft.value.length === 0 ? null : (
        <ol className="mt-3 grid gap-2">
          {draft.value.map((one, i) => (
            <CommentShown key={i} comment={one} nth={i}>
              <Button
                size="s"
                look="quiet"
                className="max-sm:h-11"
                aria-label={`Remove comment ${i + 1}`}
                onClick={() => draft.set(draft.value.filter((_, other) => other !== i))}
              >
                Remove
              </Button>
            </CommentShown>
          ))}
        </ol>
      )}
      {place ? (
        <NewComment
          key={`${place.file}:${place.line}`}
          place={place}
          add={one => {
            draft.set([...draft.value, one])
            setPlace(null)
          }}
          close={() => setPlace(null)}
        />
      ) : null}
      <div className="mt-4">
        <ChangeView
          change={change}
          pick={(file, line) => setPlace({ file, line })}
          marked={commentsByLine(draft.value)}
        />
      </div>
      <Confirm
        title="Send your comments?"
        text="They can be sent once, and stay as they are then."
        keep="Not yet"
        act="Send them"
        look="primary"
        onAct={() => void send()}
      >
        <Button look="primary" className="mt-4 max-sm:h-11" disabled={left > 0}>
          {left > 0 ? `${left} more to send` : 'Send the comments…'}
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

function NewComment({
  place,
  add,
  close,
}: {
  place: Place
  add: (comment: CodeComment) => void
  close: () => void
}) {
  const [words, setWords] = useState({ issue: '', effect: '', suggestion: '' })
  const form = useRef<HTMLFormElement>(null)
  const whole = parts.every(([part]) => words[part].trim() !== '')
  return (
    <form
      ref={form}
      aria-label={`Comment on ${place.file}, line ${place.line}`}
      className="mt-3 grid gap-3 rounded-m border border-accent p-4"
      onSubmit={event => {
        event.preventDefault()
        if (whole) add({ ...place, ...words })
      }}
    >
      <p className="text-[13px] font-[620]" translate="no">
        {place.file}, line {place.line}
      </p>
      {parts.map(([part, label], i) => (
        <LongField
          key={part}
          label={label}
          rows={2}
          maxLength={1000}
          autoFocus={i === 0}
          value={words[part]}
          onChange={event => setWords({ ...words, [part]: event.target.value })}
        />
      ))}
      <div className="flex gap-2">
        <Button type="submit" size="s" look="primary" className="max-sm:h-11" disabled={!whole}>
          Add the comment
        </Button>
        <Button size="s" look="quiet" className="max-sm:h-11" onClick={close}>
          Never mind
        </Button>
      </div>
    </form>
  )
}

const isComment = (one: unknown): one is CodeComment => {
  if (typeof one !== 'object' || one === null) return false
  const field = (name: string): unknown => Reflect.get(one, name)
  const texts = ['file', 'issue', 'effect', 'suggestion'].every(name => typeof field(name) === 'string')
  return texts && Number.isInteger(field('line'))
}
const readComments = (kept: unknown): readonly CodeComment[] =>
  Array.isArray(kept) ? kept.filter(isComment) : []
