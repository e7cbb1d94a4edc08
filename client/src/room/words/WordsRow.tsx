/** The interviewer's row on words: their density by minute, and in its place one suggested flag. Its height never changes. */
import { bandOf, densityOf, type WordsOfRound } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import type { Guide } from '../judging/guide'
import type { Judging } from '../judging/useJudging'
import { useRoom } from '../read'
import { Sparkline } from './Sparkline'
import { useChallenge, useWordsNow } from './useWords'

export function WordsRow({ guide, judging }: { guide: Guide; judging: Judging }) {
  const words = useWordsNow()
  const challenge = useChallenge(words)
  const live = useRoom(room => room.open.stage === 'live')
  const flag = guide.rubric.flags.find(({ id }) => id === judging.suggested)
  return live ? (
    <section
      aria-label="Their words"
      className="flex h-[52px] shrink-0 items-center gap-2.5 overflow-hidden border-t border-line px-3 text-[12px] max-[899px]:h-[60px]"
    >
      <p role="status" aria-label="Suggested flag" className="min-w-0 flex-1 empty:hidden">
        {flag ? <Why title={flag.title} judging={judging} /> : null}
      </p>
      {flag ? (
        <span className="flex shrink-0 gap-1">
          {flag.id === 'knows-has-not-done' ? (
            <Act
              keyName="⇧K"
              shortcut="Shift+k"
              more="they did what they know"
              short="Ask when"
              act={judging.askWhen}
            />
          ) : null}
          <Act
            keyName={flag.key.toUpperCase()}
            shortcut={flag.key}
            more={flag.title}
            short="Raise"
            act={() => judging.raise(flag)}
          />
          <Act keyName="Z" shortcut="z" short="Not now" act={judging.withdraw} />
        </span>
      ) : (
        <>
          <Density words={words} />
          {challenge ? (
            <Act
              keyName="⇧Q"
              shortcut="Shift+q"
              more={challenge.asks}
              short="Where from?"
              roomy
              act={challenge.act}
            />
          ) : null}
        </>
      )}
    </section>
  ) : null
}

/** Its key alone where there are keys and little room, else its words. */
function Act(given: {
  readonly keyName: string
  readonly shortcut: string
  readonly short: string
  /** What else it says where it is only heard. */
  readonly more?: string
  /** Its words are shown where there are keys, too. */
  readonly roomy?: boolean
  readonly act: () => void
}) {
  return (
    <Button
      size="s"
      className="h-8 gap-1 px-1.5 max-[899px]:h-[44px] max-[899px]:px-2.5"
      keyName={given.keyName}
      aria-keyshortcuts={given.shortcut}
      title={`${given.short} ${given.more ?? ''}`.trim()}
      onClick={given.act}
    >
      <span className={given.roomy ? undefined : 'min-[900px]:sr-only'}>{given.short}</span>
      {given.more ? <span className="sr-only"> {given.more}</span> : null}
    </Button>
  )
}

/** What it rests on, in two lines at most; all of it for who points at it. */
function Why({ title, judging }: { title: string; judging: Judging }) {
  const { why, words } = judging.because
  const last = words.at(-1)
  const says = `${why}${last ? ` “${last}”` : ''}`
  return (
    <span dir="auto" title={[why, ...words].join('\n')} className="line-clamp-2 leading-[1.35] wrap-anywhere">
      <span className="font-[620] text-accent">{title}?</span> <span className="text-ink-2">{says}</span>
    </span>
  )
}

function Density({ words: { counts, minutes, nameless } }: { words: WordsOfRound }) {
  const band = bandOf(counts)
  const figure = densityOf(counts).toFixed(1)
  return (
    <>
      <span className="shrink-0 leading-[1.35] tabular-nums">
        <span className="block text-ink-3">Signal density</span>
        {band === null ? (
          <span className="block text-ink-3">
            {counts.words === 0 && nameless > 0 ? 'no speaker is named' : 'too few words yet'}
          </span>
        ) : (
          <span className="block text-ink-2">
            <span className="font-[620] text-ink">{figure}</span> {band}
          </span>
        )}
      </span>
      <span className="flex min-w-0 flex-1">
        <Sparkline minutes={minutes} />
      </span>
    </>
  )
}
