/** An answer in writing: its words counted as they are typed, its draft kept on the device, sent once. */
import { countWords, mostAnswerSigns } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { LongField } from '../../ui/Field'
import type { AnsweringGiven } from './answering-given'
import { Structure } from './Structure'
import { useKept } from './useKept'

export function WriteAnswer({ at, answer, ask }: AnsweringGiven) {
  const most = answer.seen.round.alone.words
  const draft = useKept(at, kept => (typeof kept === 'string' ? kept : ''))
  const [says, setSays] = useState<string | null>(null)
  const count = countWords(draft.value)
  const over = most === undefined ? 0 : count - most
  const send = async () => {
    const why = await ask({ type: 'answer.write', text: draft.value })
    if (why === null) draft.drop()
    setSays(why)
  }
  return (
    <Card className="p-6">
      <h2 className="text-[18px] font-[620]">Your answer</h2>
      <LongField
        label="Answer"
        className="mt-3"
        rows={14}
        maxLength={mostAnswerSigns}
        value={draft.value}
        onChange={event => draft.set(event.target.value)}
      />
      <p className={over > 0 ? 'mt-2 text-[13px] text-red' : 'mt-2 text-[13px] text-ink-2'}>
        <span className="tabular-nums">
          {count.toLocaleString('en')}
          {most === undefined ? '' : ` of ${most.toLocaleString('en')}`} words
        </span>
        {over > 0 ? `: ${over.toLocaleString('en')} over the limit` : ''}.{' '}
        {draft.unkept
          ? 'This browser keeps no draft: leave the tab open until it is sent.'
          : 'The draft stays on this device until it is sent.'}
      </p>
      {count >= 20 ? <Structure text={draft.value} /> : null}
      <Confirm
        title="Send it?"
        text="It can be sent once, and stays as it is then."
        keep="Not yet"
        act="Send it"
        look="primary"
        onAct={() => void send()}
      >
        <Button look="primary" className="mt-4 max-sm:h-11" disabled={count === 0 || over > 0}>
          Send the answer…
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
