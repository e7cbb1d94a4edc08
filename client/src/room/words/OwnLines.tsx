/** One's own words that stay in this tab: the latest of them in the talk, and all of them in the debrief. Holds no rule. */
import { Popover } from 'radix-ui'
import { Fragment } from 'react'
import type { KeptLine } from '../../link/kept-words'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Confirm'
import { useHere, useMoment } from '../read'
import { unwrittenSentence } from './sentences'
import { useMaybeOwnWords, useOwnWords, useWordsState } from './WordsContext'
import { WriteDown } from './WriteDown'

/** Above the line in which one writes. A copy of a round, and an observer, have none. */
export function OwnWordsBar() {
  const { me } = useHere()
  const words = useMaybeOwnWords()
  return words === null || me.role === 'observer' ? null : <Bar />
}

const shownMost = 3

function Bar() {
  const on = useWordsState(state => state.on)
  const toRoom = useWordsState(state => state.toRoom)
  const lines = useWordsState(state => state.lines)
  const missed = useWordsState(state => state.unwritten.at(-1))
  const moment = useMoment()
  return (
    <section aria-label="Your own words" className="shrink-0 border-t border-line px-4 py-2">
      <Popover.Root>
        <Popover.Trigger className="flex min-h-7 w-full items-center gap-2 rounded-[6px] text-left text-[12.5px] text-ink-2 hover:bg-sunk max-sm:min-h-11">
          <span
            aria-hidden="true"
            className={`size-2 shrink-0 rounded-full border border-current ${on ? 'bg-current' : ''}`}
          />
          {on
            ? toRoom
              ? 'Your words are written down, for the room'
              : 'Your words are written down, in this tab'
            : 'Write down what you say …'}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            aria-label="Your own words"
            sideOffset={6}
            collisionPadding={12}
            className="z-50 max-h-(--radix-popover-content-available-height) w-[min(360px,calc(100vw-24px))] overflow-y-auto rounded-m border border-line bg-card p-4 text-ink shadow-card"
          >
            <WriteDown />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {on && lines.length > 0 ? (
        <ol aria-label="Kept in this tab" className="mt-1 max-h-28 space-y-1 overflow-y-auto low:hidden">
          {lines.slice(-shownMost).map(line => (
            <li key={line.from} className="text-[13px]">
              <Line line={line} />
            </li>
          ))}
        </ol>
      ) : null}
      <p role="status" className="text-[12px] text-amber empty:hidden">
        {on && missed ? unwrittenSentence(missed, moment(missed.from)) : ''}
      </p>
    </section>
  )
}

export function Line({ line }: { readonly line: KeptLine }) {
  const moment = useMoment()
  return (
    <>
      <span className="mr-2 text-[12px] text-ink-3 tabular-nums">{moment(line.from)}</span>
      <Corrected line={line} />
    </>
  )
}

/** What was put right is underlined, and says what was heard. */
function Corrected({ line: { text, places } }: { readonly line: KeptLine }) {
  const ends = [0, ...places.map(({ at, length }) => at + length)]
  return (
    <span className="wrap-anywhere">
      {places.map(({ at, length, heard }, i) => (
        <Fragment key={at}>
          {text.slice(ends[i], at)}
          <span title={`Heard as “${heard}”`} className="underline decoration-dotted underline-offset-2">
            {text.slice(at, at + length)}
            <span className="sr-only"> (heard as {heard})</span>
          </span>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </span>
  )
}

/** In the debrief: all that this device keeps of what its person said, for nobody else. Null where that is nothing. */
export function KeptWordsCard() {
  const words = useMaybeOwnWords()
  return words === null ? null : <Kept />
}
function Kept() {
  const words = useOwnWords()
  const lines = useWordsState(state => state.lines)
  if (lines.length === 0) return null
  return (
    <section
      aria-labelledby="kept-words"
      className="mt-4 rounded-m border border-line bg-card p-4 print:hidden"
    >
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0 flex-1 basis-[240px]">
          <h3 id="kept-words" className="text-[14px] font-[620]">
            What you said, kept on this device
          </h3>
          <p className="text-[12.5px] text-ink-2">
            Drafts of a machine, for your eyes alone: nobody else in the room has them. Whoever uses this
            browser can read them until you erase them.
          </p>
        </div>
        <Confirm
          title="Erase what you said?"
          text="It goes from this device, and is kept nowhere else."
          keep="Keep it"
          act="Erase it"
          onAct={() => words.erase()}
        >
          <Button size="s" className="min-h-9 max-sm:h-11">
            Erase
          </Button>
        </Confirm>
      </div>
      <ol className="mt-3 max-h-80 space-y-1.5 overflow-y-auto text-[13.5px]">
        {lines.map(line => (
          <li key={line.from}>
            <Line line={line} />
          </li>
        ))}
      </ol>
    </section>
  )
}
