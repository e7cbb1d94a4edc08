/** What is said of an answer: on a line, a moment, a comment or the whole, with replies, until it is resolved. */
import { clockText, OWNER, type Remark, type RemarkPlace, type SeenReviewer } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { LongField } from '../../ui/Field'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import type { SentGiven } from './SentCard'

export function Remarks({
  answered,
  answer,
  sent,
  ask,
  pick,
  place,
  player,
}: SentGiven & { readonly place: RemarkPlace }) {
  const [text, setText] = useState('')
  const [says, setSays] = useState<string | null>(null)
  const make = async () => {
    const why = await ask({ type: 'remark.make', on: place, text })
    setSays(why)
    if (why !== null) return
    setText('')
    pick({ type: 'whole' })
  }
  const here = () => {
    if (sent.type !== 'take') return
    const seconds = Math.round(player.moment() * 10) / 10
    pick({ type: 'moment', take: sent.take, seconds })
  }
  const go = (on: RemarkPlace) => {
    if (on.type === 'moment') player.go(on.seconds)
  }
  return (
    <Card className="p-6">
      <h2 className="text-[18px] font-[620]">Review</h2>
      {answered.remarks.length === 0 ? (
        <p className="mt-1 text-[13.5px] text-ink-2">
          Nothing was said of it yet.
          {sent.type === 'written' || sent.type === 'package'
            ? ' Press the number of a line to say something of it.'
            : ''}
        </p>
      ) : (
        <ol className="mt-3 grid gap-3">
          {answered.remarks.map(remark => (
            <RemarkShown
              key={remark.id}
              remark={remark}
              viewer={answer.seen.viewer}
              reviewers={answer.seen.reviewers}
              ask={ask}
              go={go}
            />
          ))}
        </ol>
      )}
      <form
        aria-label="New remark"
        id="new-remark"
        className="mt-4 grid gap-2"
        onSubmit={event => {
          event.preventDefault()
          if (text.trim() !== '') void make()
        }}
      >
        <div className="flex flex-wrap items-center gap-2 text-[13px]">
          <span className="text-ink-2">About {placeText(place)}</span>
          {sent.type === 'take' ? (
            <Button size="s" className="max-sm:h-11" onClick={here}>
              About this moment
            </Button>
          ) : null}
          {place.type === 'whole' ? null : (
            <Button size="s" look="quiet" className="max-sm:h-11" onClick={() => pick({ type: 'whole' })}>
              About the whole
            </Button>
          )}
        </div>
        <LongField
          label="Remark"
          rows={3}
          maxLength={2000}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        {says === null ? null : (
          <p role="alert" className="text-[13px] text-red">
            {says}
          </p>
        )}
        <div>
          <Button type="submit" className="max-sm:h-11" disabled={text.trim() === ''}>
            Say it
          </Button>
        </div>
      </form>
    </Card>
  )
}

function RemarkShown({
  remark,
  viewer,
  reviewers,
  ask,
  go,
}: {
  remark: Remark
  viewer: string
  reviewers: readonly SeenReviewer[]
  ask: SentGiven['ask']
  go: (on: RemarkPlace) => void
}) {
  const [reply, setReply] = useState<string | null>(null)
  const [says, setSays] = useState<string | null>(null)
  const nameOf = (by: string) => {
    if (by === viewer) return 'You'
    return by === OWNER ? 'Whose answer it is' : (reviewers.find(({ id }) => id === by)?.name ?? 'A reviewer')
  }
  const { on, resolved } = remark
  const send = async () => {
    const why = await ask({ type: 'remark.reply', remark: remark.id, text: reply ?? '' })
    setSays(why)
    if (why === null) setReply(null)
  }
  return (
    <li className="rounded-m border border-line px-4 py-3 text-[13.5px]">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-[600]">
          <Own>{nameOf(remark.by)}</Own>
        </span>
        {on.type === 'moment' ? (
          <Button size="s" look="quiet" className="max-sm:h-11" onClick={() => go(on)}>
            Go to {clockText(on.seconds * 1000)}
          </Button>
        ) : (
          <span className="text-ink-3">{placeText(on)}</span>
        )}
        {resolved ? <Pill tone="green">Resolved</Pill> : null}
      </div>
      <p dir="auto" className="mt-1 whitespace-pre-wrap">
        {remark.text}
      </p>
      {remark.replies.map(one => (
        <p key={one.at} dir="auto" className="mt-2 border-l-2 border-line pl-3 whitespace-pre-wrap">
          <span className="font-[600]">
            <Own>{nameOf(one.by)}</Own>
          </span>{' '}
          {one.text}
        </p>
      ))}
      {reply === null ? (
        <div className="mt-2 flex gap-2">
          <Button size="s" look="quiet" className="max-sm:h-11" onClick={() => setReply('')}>
            Reply
          </Button>
          <Button
            size="s"
            look="quiet"
            className="max-sm:h-11"
            onClick={() =>
              void ask({ type: 'remark.resolve', remark: remark.id, resolved: !resolved }).then(setSays)
            }
          >
            {resolved ? 'Open it again' : 'Resolve'}
          </Button>
        </div>
      ) : (
        <form
          aria-label="Reply"
          className="mt-2 grid gap-2"
          onSubmit={event => {
            event.preventDefault()
            if (reply.trim() !== '') void send()
          }}
        >
          <LongField
            label="Reply"
            rows={2}
            autoFocus
            maxLength={2000}
            value={reply}
            onChange={event => setReply(event.target.value)}
          />
          <div className="flex gap-2">
            <Button type="submit" size="s" look="primary" className="max-sm:h-11">
              Send the reply
            </Button>
            <Button size="s" look="quiet" className="max-sm:h-11" onClick={() => setReply(null)}>
              Never mind
            </Button>
          </div>
        </form>
      )}
      {says === null ? null : (
        <p role="alert" className="mt-1 text-[13px] text-red">
          {says}
        </p>
      )}
    </li>
  )
}

function placeText(on: RemarkPlace): string {
  switch (on.type) {
    case 'whole':
      return 'the whole'
    case 'line':
      return `line ${on.line}`
    case 'file':
      return `${on.file}, line ${on.line}`
    case 'moment':
      return `the moment ${clockText(on.seconds * 1000)}`
    case 'comment':
      return `comment ${on.nth + 1}`
  }
}
