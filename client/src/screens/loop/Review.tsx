/** The half hour before a round: what the round before left, or one's own stories before the first. Opening it is noted. */
import type { RoundWindows } from '@signalroom/shared'
import { Dialog } from 'radix-ui'
import { Link } from 'wouter'
import { Button } from '../../ui/Button'
import { DialogBox } from '../../ui/DialogBox'
import { Own } from '../../ui/Own'
import type { RoundGiven } from './round-given'
import { verdictName } from './words'

export function Review({
  round,
  loop,
  ask,
  reviews,
}: Pick<RoundGiven, 'round' | 'loop' | 'ask'> & { readonly reviews: RoundWindows['reviews'] }) {
  const last = reviews.type === 'debrief' ? loop.rounds.find(({ id }) => id === reviews.round) : undefined
  const opened = (open: boolean) => {
    if (open && round.reviewedAt === null) void ask({ type: 'review.open', round: round.id })
  }
  return (
    <Dialog.Root onOpenChange={opened}>
      <Dialog.Trigger asChild>
        <Button size="s" look="quiet" className="max-sm:h-11">
          Open the review
        </Button>
      </Dialog.Trigger>
      <DialogBox aria-describedby={undefined} className="w-[min(560px,calc(100vw-32px))] overflow-y-auto p-6">
        <Dialog.Title className="text-[18px] font-[620]">
          Before <Own>{round.title}</Own>
        </Dialog.Title>
        {last === undefined ? (
          <p className="mt-3 text-[14px] text-ink-2">
            This is the first round. Go over your own stories once, aloud:{' '}
            <Link href="/hub/stories" className="font-[560] text-accent underline underline-offset-4">
              your story bank
            </Link>
            .
          </p>
        ) : last.result === null ? (
          <p className="mt-3 text-[14px] text-ink-2">
            <Own>{last.title}</Own> has not come home yet: its debrief was not released.
          </p>
        ) : (
          <LastRound round={last} />
        )}
        <Dialog.Close asChild>
          <Button className="mt-5 max-sm:h-11">Close</Button>
        </Dialog.Close>
      </DialogBox>
    </Dialog.Root>
  )
}

function LastRound({ round }: { round: RoundGiven['round'] }) {
  const attempt = round.result?.attempt
  if (!attempt) return null
  return (
    <div className="mt-3 text-[14px]">
      <p className="text-ink-2">
        <Own>{round.title}</Own>
        {attempt.verdict
          ? `: ${verdictName[attempt.verdict.verdict]}, ${attempt.verdict.score.toFixed(2)}.`
          : '.'}
        {round.change ? (
          <>
            {' '}
            What you meant to change: <Own>{round.change}</Own>.
          </>
        ) : null}
      </p>
      <table className="mt-3 w-full text-left text-[13px]">
        <thead className="text-ink-3">
          <tr>
            <th className="py-1 font-[560]">Row</th>
            <th className="py-1 font-[560]">Score</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {attempt.criteria
            .filter(({ scores }) => scores.length > 0)
            .map(({ id, title, scores }) => (
              <tr key={id}>
                <td className="py-1.5">{title}</td>
                <td className="py-1.5 tabular-nums">{scores.map(({ value }) => value).join(', ')}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {round.room === null ? null : (
        <p className="mt-3">
          <Link href={`/r/${round.room}`} className="font-[560] text-accent underline underline-offset-4">
            Its debrief and marks
          </Link>
        </p>
      )}
    </div>
  )
}
