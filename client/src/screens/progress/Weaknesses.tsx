/** What came back: criteria that were low in more than one round, in sentences that name the rounds. */
import type { Weakness } from '@signalroom/shared'
import { Fragment } from 'react'
import { Link } from 'wouter'
import { Card } from '../../ui/Card'
import { dateText } from '../../ui/format'

export function Weaknesses({ found }: { found: readonly Weakness[] }) {
  if (found.length === 0) return null
  return (
    <Card className="mt-6 p-5">
      <h2 className="text-[15px] font-[620]">What came back</h2>
      <ul className="mt-2 space-y-2 text-[14px]">
        {found.map(weakness => (
          <li key={weakness.criterion}>
            <strong className="font-[620]">{weakness.title}</strong> was at most 2 in {weakness.rounds.length}{' '}
            of {weakness.of} rounds:{' '}
            {weakness.rounds.map((round, i) => (
              <Fragment key={round.key}>
                {i === 0 ? '' : i === weakness.rounds.length - 1 ? ' and ' : ', '}
                <Link
                  href={`/r/${round.room}`}
                  className="underline decoration-line-strong underline-offset-4"
                >
                  <bdi>{round.round}</bdi>
                </Link>{' '}
                <span className="text-ink-2">
                  ({round.text}, {dateText(round.at)})
                </span>
              </Fragment>
            ))}
            .{' '}
            {weakness.overcome ? (
              <span className="text-green">In the last one it was above that.</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
