/** The dialogue with the assistant: the candidate asks, an endpoint, the interviewer or the script answers; all of it stays. */
import type { AssistantReply, Exchange } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { LongField } from '../../ui/Field'
import { Pill } from '../../ui/Pill'
import { Titled } from '../../ui/Titled'
import { useAsk, useCan } from '../ask'
import { useDraft } from '../draft'
import { useHere, useMoment, useRoom } from '../read'
import { Fenced } from './Fenced'

/** In a round that has one: what was said, and for the candidate a field to ask in. */
export function AssistantCard() {
  const { me } = useHere()
  const has = useRoom(room => room.open.assistant)
  if (has === undefined) return null
  return (
    <section aria-label="Assistant" className="rounded-m border border-line p-3.5">
      <h3 className="text-[12.5px] font-[620] text-ink-2">Assistant</h3>
      <p className="mt-0.5 text-[12.5px] text-ink-3">
        It may be wrong. What counts is how you check what it says.
        {has === 'endpoint'
          ? ' A model that this server’s host has chosen answers: what you ask is sent there.'
          : ''}
      </p>
      <Exchanges />
      {me.role === 'candidate' ? <AskIt /> : null}
    </section>
  )
}

const answeredBy = {
  endpoint: 'the endpoint',
  interviewer: 'your interviewer',
  script: 'the script',
} as const

function Exchanges() {
  const dialogue = useRoom(room => room.open.dialogue)
  const moment = useMoment()
  if (!dialogue) return null
  return (
    <ol className="mt-2 space-y-2">
      {dialogue.map(one => (
        <li key={one.id} className="text-[13.5px]">
          <p className="text-[12px] text-ink-3 tabular-nums">asked at {moment(one.at)}</p>
          <p dir="auto" className="font-[560] wrap-anywhere whitespace-pre-line">
            {one.text}
          </p>
          {one.answer ? (
            <div className="mt-1 rounded-[8px] bg-sunk px-2.5 py-2">
              <Fenced text={one.answer.text} />
              <p className="mt-1 text-[12px] text-ink-3">by {answeredBy[one.answer.by]}</p>
            </div>
          ) : (
            <p role="status" className="mt-1 text-[13px] text-ink-3">
              {one.failed === null ? 'It is thinking…' : `${one.failed} Somebody may answer in its place.`}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

function AskIt() {
  const ask = useAsk()
  const can = useCan()
  const [text, setText] = useDraft('assistant')
  const may = can({ type: 'assistant.ask', text: 'x' })
  const send = async () => {
    const words = text.trim()
    if (words === '' || !may) return
    if (await ask({ type: 'assistant.ask', text: words })) setText('')
  }
  return (
    <form
      className="mt-2"
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      <LongField
        label="Ask the assistant"
        rows={3}
        maxLength={4000}
        dir="auto"
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void send()
        }}
      />
      <div className="mt-1.5 flex justify-end">
        <Button size="s" type="submit" className="max-sm:h-11" disabled={text.trim() === '' || !may}>
          Ask
        </Button>
      </div>
    </form>
  )
}

/** For the interviewer: what waits for an answer, the scripted replies, and whether each answer was checked. */
export function AssistantDesk() {
  const has = useRoom(room => room.open.assistant)
  const dialogue = useRoom(room => room.open.dialogue) ?? []
  const replies = useRoom(room => room.panel.guide?.question.assistant?.replies) ?? []
  const newest = dialogue.at(-1)
  if (has === undefined) return null
  const yours = has === 'people' || newest?.failed
  return (
    <Titled title={has === 'endpoint' ? 'Assistant, answered by an endpoint' : 'You are the assistant'}>
      <p className="text-[12.5px] text-ink-3">
        What is graded is whether they check what it says. Mark each answer once you have seen it.
      </p>
      {newest && !newest.answer && yours ? <Answering exchange={newest} replies={replies} /> : null}
      {newest && !newest.answer && !yours ? (
        <p className="mt-1.5 text-[13px] text-ink-3">The endpoint answers…</p>
      ) : null}
      {dialogue.length === 0 ? (
        <details className="mt-1.5 rounded-m border border-line bg-card px-3 text-[13px]">
          <summary className="cursor-pointer py-2 text-ink-2">
            Nothing was asked yet. Read the {replies.length} replies
          </summary>
          <ul className="space-y-2 pb-2">
            {replies.map(reply => (
              <li key={reply.id}>
                <p className="font-[560]">{reply.when}</p>
                <Fenced text={reply.text} />
                {reply.wrong ? <p className="text-red">Wrong: {reply.wrong}</p> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <ul className="mt-2 space-y-1.5">
        {dialogue
          .filter(one => one.answer)
          .toReversed()
          .map(one => (
            <Judged key={one.id} exchange={one} replies={replies} />
          ))}
      </ul>
    </Titled>
  )
}

function Answering({ exchange, replies }: { exchange: Exchange; replies: readonly AssistantReply[] }) {
  const ask = useAsk()
  const [text, setText] = useDraft(`answer ${exchange.id}`)
  const given = useRoom(room => room.panel.scripted)
  const used = new Set(Object.values(given ?? {}))
  return (
    <div className="mt-2 rounded-m border border-amber bg-amber-soft p-3 text-[13px]">
      <p className="text-[12px] font-[620] text-amber">They asked</p>
      <p dir="auto" className="wrap-anywhere whitespace-pre-line">
        {exchange.text}
      </p>
      <ul className="mt-2 space-y-1.5">
        {replies.map(reply => (
          <li key={reply.id} className="flex items-start gap-2 rounded-[8px] bg-card p-2">
            <span className="min-w-0 flex-1">
              <span className="block font-[560]">
                {reply.when}
                {used.has(reply.id) ? <span className="font-[400] text-ink-3"> · given</span> : null}
              </span>
              <span className="line-clamp-2 text-[12.5px] text-ink-2">{reply.text}</span>
              {reply.wrong ? (
                <span className="block text-[12.5px] text-red">Wrong: {reply.wrong}</span>
              ) : null}
            </span>
            <Button
              size="s"
              className="max-[899px]:h-[44px]"
              onClick={() =>
                void ask({ type: 'assistant.reply', asked: exchange.id, with: { reply: reply.id } })
              }
            >
              Give<span className="sr-only">: {reply.when}</span>
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="mt-2"
        onSubmit={event => {
          event.preventDefault()
          const words = text.trim()
          if (words !== '')
            void ask({ type: 'assistant.reply', asked: exchange.id, with: { text: words } }).then(
              accepted => accepted && setText(''),
            )
        }}
      >
        <LongField
          label="Or in your own words"
          rows={2}
          maxLength={4000}
          dir="auto"
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <div className="mt-1.5 flex justify-end">
          <Button size="s" type="submit" className="max-[899px]:h-[44px]" disabled={text.trim() === ''}>
            Answer
          </Button>
        </div>
      </form>
    </div>
  )
}

function Judged({ exchange, replies }: { exchange: Exchange; replies: readonly AssistantReply[] }) {
  const ask = useAsk()
  const checked = useRoom(room => room.panel.checked?.[exchange.id])
  const scripted = useRoom(room => room.panel.scripted?.[exchange.id])
  const wrong = replies.find(reply => reply.id === scripted)?.wrong
  const judge = (was: boolean) => void ask({ type: 'assistant.judge', asked: exchange.id, checked: was })
  return (
    <li className="rounded-m border border-line bg-card px-3 py-2 text-[13px]">
      <p dir="auto" className="line-clamp-2 wrap-anywhere">
        {exchange.text}
      </p>
      {wrong ? <p className="text-[12.5px] text-red">Wrong: {wrong}</p> : null}
      <div className="mt-1 flex flex-wrap items-center gap-1.5">
        {checked === undefined ? null : (
          <Pill tone={checked ? 'green' : 'amber'}>
            {checked ? 'they checked it' : 'they took it as it was'}
          </Pill>
        )}
        <span className="flex-1" />
        {checked === true ? null : (
          <Button size="s" className="max-[899px]:h-[44px]" onClick={() => judge(true)}>
            Checked it
          </Button>
        )}
        {checked === false ? null : (
          <Button size="s" look="quiet" className="max-[899px]:h-[44px]" onClick={() => judge(false)}>
            Took it
          </Button>
        )}
      </div>
    </li>
  )
}
