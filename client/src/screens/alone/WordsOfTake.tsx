/** The words of a take, where its owner writes or pastes them: their structure is read from those alone. */
import type { AnswerTake } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { LongField } from '../../ui/Field'
import { Structure } from './Structure'
import type { AskAlone } from './useAlone'

export function WordsOfTake({ take, nth, ask }: { take: AnswerTake; nth: number; ask: AskAlone }) {
  const [text, setText] = useState(take.words)
  const [says, setSays] = useState<string | null>(null)
  return (
    <details className="mt-2">
      <summary className="min-h-6 cursor-pointer text-[13px] text-ink-2 max-sm:min-h-11">
        Its words and structure
      </summary>
      <LongField
        label={`Words of take ${nth}`}
        className="mt-2"
        rows={4}
        maxLength={20_000}
        value={text}
        placeholder="Write or paste what you said. Only you see it."
        onChange={event => setText(event.target.value)}
      />
      {text === take.words ? null : (
        <Button
          size="s"
          className="mt-2 max-sm:h-11"
          onClick={() => void ask({ type: 'take.say', take: take.id, text }).then(setSays)}
        >
          Keep the words
        </Button>
      )}
      {says === null ? null : (
        <p role="alert" className="mt-1 text-[13px] text-red">
          {says}
        </p>
      )}
      {text.trim() === '' ? null : <Structure text={text} />}
    </details>
  )
}
