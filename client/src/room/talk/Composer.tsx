/** A line to write in: Enter says it; a candidate may ask for a confirm with Ctrl+Enter. What was refused stays typed. */
import { useId, useState, type KeyboardEvent } from 'react'
import { Button } from '../../ui/Button'
import { useAsk, useCan, useHere, useRoom } from '../RoomContext'

export function Composer() {
  const { me } = useHere()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const ask = useAsk()
  const can = useCan()
  const id = useId()
  const live = useRoom(room => room.open.stage === 'live')
  const trimmed = text.trim()
  const maySay = can({ type: 'chat.say', text: 'x' })
  const mayConfirm = me.role === 'candidate' && live
  if (me.role === 'observer')
    return (
      <p className="border-t border-line px-4 py-3 text-[12.5px] text-ink-3">
        You read along; only the two of them talk.
      </p>
    )

  const send = async (confirm: boolean) => {
    if (trimmed === '' || busy) return
    setBusy(true)
    const sent = await ask(
      confirm ? { type: 'confirm.ask', text: trimmed.slice(0, 280) } : { type: 'chat.say', text: trimmed },
    )
    setBusy(false)
    if (sent) setText('')
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send(mayConfirm && (event.ctrlKey || event.metaKey))
  }
  return (
    <form
      className="border-t border-line p-3"
      onSubmit={event => {
        event.preventDefault()
        void send(false)
      }}
    >
      <label htmlFor={id} className="sr-only">
        Say something in writing
      </label>
      <textarea
        id={id}
        rows={2}
        value={text}
        maxLength={2000}
        onChange={event => setText(event.target.value)}
        onKeyDown={keys}
        placeholder={mayConfirm ? 'One chunk, or a question' : 'Write to the room'}
        className="block w-full resize-none rounded-m border border-line-strong bg-card px-3 py-2 text-[14px] placeholder:text-ink-3"
      />
      <div className="mt-2 flex items-center justify-end gap-2">
        {mayConfirm ? (
          <Button
            size="s"
            className="min-h-9"
            disabled={trimmed === '' || busy}
            onClick={() => void send(true)}
            keyName="Ctrl ⏎"
          >
            Ask them
          </Button>
        ) : null}
        <Button
          size="s"
          className="min-h-9"
          type="submit"
          disabled={trimmed === '' || busy || !maySay}
          keyName="⏎"
        >
          Say
        </Button>
      </div>
    </form>
  )
}
