/** What a person may do with words of their own: put right what a machine or a file wrote, and erase them. Holds no rule: asks the room. */
import { Check, Eraser, PencilLine } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { useAsk, useCan } from '../ask'

export function OwnWords({ id, text, isDraft }: { id: number; text: string; isDraft: boolean }) {
  const [step, go] = useState<'shown' | 'editing' | 'erasing'>('shown')
  const ask = useAsk()
  const can = useCan()
  const mayErase = can({ type: 'words.erase', utterance: id })
  const mayEdit = can({ type: 'words.correct', utterance: id, text: `${text}.` })
  const begins = text.slice(0, 40)
  if (!mayErase && !mayEdit) return null
  if (step === 'editing') return <Editing id={id} text={text} done={() => go('shown')} />
  if (step === 'erasing')
    return (
      <span className="flex flex-wrap items-center gap-2" role="group" aria-label="Erase these words?">
        <span className="text-[12.5px] text-ink-2">Gone for everybody, and not to be had back.</span>
        <Button
          size="s"
          look="danger"
          className="max-sm:h-11"
          autoFocus
          onClick={() => void ask({ type: 'words.erase', utterance: id })}
        >
          Erase
        </Button>
        <Button size="s" look="quiet" className="max-sm:h-11" onClick={() => go('shown')}>
          Keep
        </Button>
      </span>
    )
  return (
    <span className="inline-flex items-center gap-1">
      {isDraft && mayEdit ? (
        <Small
          label={`Right as it stands: ${begins}`}
          onClick={() => void ask({ type: 'words.correct', utterance: id, text })}
        >
          <Check size={14} aria-hidden="true" />
        </Small>
      ) : null}
      {mayEdit ? (
        <Small label={`Put right: ${begins}`} onClick={() => go('editing')}>
          <PencilLine size={14} aria-hidden="true" />
        </Small>
      ) : null}
      {mayErase ? (
        <Small label={`Erase: ${begins}`} onClick={() => go('erasing')}>
          <Eraser size={14} aria-hidden="true" />
        </Small>
      ) : null}
    </span>
  )
}

function Small({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Button
      size="s"
      look="quiet"
      aria-label={label}
      title={label.split(':')[0]}
      className="w-8 px-0! max-sm:h-11 max-sm:w-11"
      onClick={onClick}
    >
      {children}
    </Button>
  )
}

function Editing({ id, text, done }: { id: number; text: string; done: () => void }) {
  const [typed, type] = useState(text)
  const ask = useAsk()
  const field = useId()
  const words = typed.trim()
  const save = async () => {
    if (words === '' || (await ask({ type: 'words.correct', utterance: id, text: words }))) done()
  }
  return (
    <form
      className="mt-1 w-full"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <label htmlFor={field} className="sr-only">
        As you said it
      </label>
      <textarea
        id={field}
        dir="auto"
        autoFocus
        rows={2}
        maxLength={2000}
        value={typed}
        onChange={event => type(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') done()
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          void save()
        }}
        className="block w-full rounded-m border border-line-strong bg-card px-3 py-2 text-[14px] text-ink"
      />
      <div className="mt-1.5 flex gap-2">
        <Button size="s" type="submit" className="max-sm:h-11" disabled={words === ''}>
          Save
        </Button>
        <Button size="s" look="quiet" className="max-sm:h-11" onClick={done}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
