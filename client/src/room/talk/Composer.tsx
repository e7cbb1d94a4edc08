/**
 * A line to write in: Enter says it; a candidate may ask for a confirm with Ctrl+Enter, an interviewer keep it as words of
 * the candidate's. The line is free at once; what was refused comes back into it.
 */
import { useId, type KeyboardEvent } from 'react'
import { toast } from 'sonner'
import { Button } from '../../ui/Button'
import { useHere, useRoom } from '../read'
import { useAsk, useCan } from '../ask'
import { useDraft } from '../draft'

/** What a check holds at most; a message holds more. */
const longestCheck = 280

export function Composer() {
  const { me } = useHere()
  const [text, setText] = useDraft('message')
  const ask = useAsk()
  const can = useCan()
  const id = useId()
  const live = useRoom(room => room.open.stage === 'live')
  const trimmed = text.trim()
  const maySay = can({ type: 'chat.say', text: 'x' })
  const mayAsk = can({ type: 'confirm.ask', text: 'x' })
  const mayConfirm = me.role === 'candidate' && live
  const tooLong = mayConfirm && trimmed.length > longestCheck
  if (me.role === 'observer')
    return (
      <p className="border-t border-line px-4 py-3 text-[12.5px] text-ink-3">
        You read along; only the two of them talk.
      </p>
    )

  const mayNote = me.role === 'interviewer' && can({ type: 'words.note', text: 'x' })
  const note = async () => {
    setText('')
    if (await ask({ type: 'words.note', text: trimmed }))
      toast('Kept as their words. They see it once the debrief is released.')
    else setText(typed => (typed === '' ? trimmed : typed))
  }
  const send = async (confirm: boolean) => {
    if (trimmed === '' || (confirm && tooLong)) return
    setText('')
    const sent = await ask(
      confirm ? { type: 'confirm.ask', text: trimmed } : { type: 'chat.say', text: trimmed },
    )
    if (!sent) setText(typed => (typed === '' ? trimmed : typed))
  }
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') return event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send(mayConfirm && (event.ctrlKey || event.metaKey))
  }
  return (
    <form
      className="shrink-0 border-t border-line p-3 low:flex low:items-center low:gap-2 low:p-2"
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
        dir="auto"
        rows={2}
        value={text}
        maxLength={2000}
        onChange={event => setText(event.target.value)}
        onKeyDown={keys}
        placeholder={mayConfirm ? 'One chunk, or a question' : 'Write to the room'}
        className="block w-full resize-none low:h-[44px] low:min-w-0 low:flex-1 rounded-m border border-line-strong bg-card px-3 py-2 text-[14px] placeholder:text-ink-3"
      />
      <div className="mt-2 flex items-center justify-end gap-2 low:mt-0">
        <p role="status" className="min-w-0 flex-1 text-[12px] text-ink-3 low:max-w-[120px] low:flex-none">
          {tooLong ? `Too long for a check: ${trimmed.length} of ${longestCheck} characters` : ''}
        </p>
        {mayConfirm ? (
          <Button
            size="s"
            className="min-h-9 max-sm:h-11"
            disabled={trimmed === '' || tooLong || !mayAsk}
            onClick={() => void send(true)}
            keyName="Ctrl ⏎"
          >
            Ask them
          </Button>
        ) : null}
        {mayNote ? (
          <Button
            size="s"
            className="min-h-9 max-sm:h-11"
            disabled={trimmed === ''}
            title="Keeps this as what the candidate said just now. They see it once the debrief is released."
            onClick={() => void note()}
          >
            They said it
          </Button>
        ) : null}
        <Button
          size="s"
          className="min-h-9 max-sm:h-11"
          type="submit"
          disabled={trimmed === '' || !maySay}
          keyName="⏎"
        >
          Say
        </Button>
      </div>
    </form>
  )
}
