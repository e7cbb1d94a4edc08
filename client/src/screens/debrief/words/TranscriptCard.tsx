/** The words of the round, line by line: when, who, what, and which way they came. One's own can be put right and erased. */
import { utterancesOf, type Utterance } from '@signalroom/shared'
import { useMemo, useRef, useState } from 'react'
import { toast } from 'sonner'
import { useAsk } from '../../../room/ask'
import { useHere, useRoom } from '../../../room/read'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Confirm } from '../../../ui/Confirm'
import { useIsPaper } from '../../../ui/paper'
import type { Go } from '../moments'
import type { Replay } from '../replay/useReplay'
import { useSource } from '../source'
import { AddTranscript } from './AddTranscript'
import { SaidLine } from './SaidLine'

/** So many lines are drawn at once: a round of an hour has some hundreds. */
const [shownFirst, shownMore] = [30, 150]

export function TranscriptCard({ replay, go }: { replay: Replay; go: Go }) {
  const { me } = useHere()
  const { isCopy } = useSource()
  const room = useRoom(one => one)
  const said = useMemo(() => utterancesOf(room.open, room.panel), [room])
  const [shown, show] = useState<number>(shownFirst)
  const [adding, add] = useState(false)
  const isPaper = useIsPaper()
  const button = useRef<HTMLButtonElement>(null)
  const mayAdd = me.role !== 'observer' && !isCopy
  if (said.length === 0 && !mayAdd) return null
  return (
    <Card className="mt-4 p-5">
      <section aria-label="Transcript">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-[13.5px] font-[620]">Transcript</h2>
          {mayAdd ? (
            <div className="flex flex-wrap gap-2 print:hidden">
              <TakeBack said={said} />
              <EraseAll said={said} />
              <Button ref={button} size="s" className="max-sm:h-11" onClick={() => add(true)}>
                Add a transcript
              </Button>
            </div>
          ) : null}
        </div>
        {said.length === 0 ? (
          <p className="mt-2 text-[13px] text-ink-3">
            No words were written down in this round. If your call wrote a transcript (Zoom, Teams, Meet, or
            any VTT or SRT file), add it here: it is laid over the round by when each of you spoke.
          </p>
        ) : (
          <ol aria-label="What was said" className="mt-2 divide-y divide-line">
            {said.slice(0, isPaper ? said.length : shown).map(one => (
              <SaidLine key={one.id} said={one} replay={replay} go={go} />
            ))}
          </ol>
        )}
        {said.length > shown ? (
          <Button size="s" className="mt-3 max-sm:h-11 print:hidden" onClick={() => show(shown + shownMore)}>
            Show {Math.min(shownMore, said.length - shown)} more of {said.length}
          </Button>
        ) : null}
      </section>
      {adding ? (
        <AddTranscript
          close={() => {
            add(false)
            button.current?.focus()
          }}
        />
      ) : null}
    </Card>
  )
}

/** Files that this seat brought, each with a way to take all of it back: to lay it elsewhere, or not at all. */
function TakeBack({ said }: { said: readonly Utterance[] }) {
  const { me } = useHere()
  const ask = useAsk()
  const files = [...new Set(said.flatMap(({ file, by }) => (by === me.seat ? (file ?? []) : [])))]
  return files.map(file => {
    const count = said.filter(one => one.file === file && one.by === me.seat).length
    return (
      <Confirm
        key={file}
        title="Take this file back?"
        text={`${count === 1 ? 'One line' : `${count} lines`} of “${file}” leave the round for everybody. You can add the file again, with other names or another beginning.`}
        keep="Keep them"
        act="Take it back"
        onAct={() => void ask({ type: 'words.erase', file })}
      >
        <Button size="s" look="quiet" className="max-w-full max-sm:h-11">
          <span className="max-w-[200px] truncate">Take back {file}</span>
        </Button>
      </Confirm>
    )
  })
}

function EraseAll({ said }: { said: readonly Utterance[] }) {
  const { me } = useHere()
  const ask = useAsk()
  const own = said.filter(({ seat }) => seat === me.seat).length
  if (own === 0) return null
  return (
    <Confirm
      title="Erase all your words?"
      text={`${own === 1 ? 'One line' : `All ${own} lines`} of yours, typed, heard, from files and noted, and what pins quote of them, are gone for everybody at once, and cannot be had back. When you spoke stays, and so does your recorded voice, which has a button of its own. Links that share this round close. A file that somebody has saved already stays with them.`}
      keep="Keep them"
      act="Erase my words"
      onAct={() =>
        void ask({ type: 'words.erase', all: true }).then(done => done && toast('Your words are erased.'))
      }
    >
      <Button size="s" look="danger" className="max-sm:h-11">
        Erase all my words…
      </Button>
    </Confirm>
  )
}
