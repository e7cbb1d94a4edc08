/** One piece of the library: a note or a write-up, one's own with what can be done with it. */
import type { WriteUp } from '@signalroom/shared'
import { useState } from 'react'
import { Link } from 'wouter'
import { CallFailed } from '../../link/api'
import { shareOwnRow, takeBackRow } from '../../link/persons'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import { plansOf, type Piece } from './library-search'
import type { OwnPerson } from './usePerson'

export function PieceCard({
  piece,
  person: { secret, rows, drop },
  titleOf,
  again,
}: {
  piece: Piece
  person: OwnPerson
  titleOf: (plan: string) => string
  again: () => void
}) {
  const [says, setSays] = useState<string | null>(null)
  const shelf = piece.kind === 'note' ? 'note' : 'writeup'
  const row = (shelf === 'note' ? rows.note : rows.writeup).find(({ id }) => id === piece.row)
  const tried = async (call: () => Promise<string | null | void>) => {
    try {
      setSays((await call()) ?? null)
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
    }
    again()
  }
  return (
    <Card className="h-full p-4">
      <div className="flex flex-wrap gap-1.5">
        {piece.kind === 'note' ? (
          <Pill tone={piece.value.tag === 'concrete' ? 'green' : 'amber'}>{piece.value.tag}</Pill>
        ) : (
          <Pill tone="accent">Write-up</Pill>
        )}
        {plansOf(piece).map(plan => (
          <Pill key={plan}>{titleOf(plan)}</Pill>
        ))}
        {piece.row === null ? null : <Pill>{piece.shared ? 'Yours, shared' : 'Yours alone'}</Pill>}
      </div>
      {piece.kind === 'note' ? (
        <p dir="auto" className="mt-2 text-[14px] whitespace-pre-wrap wrap-anywhere">
          <Own>{piece.value.text}</Own>
        </p>
      ) : (
        <WriteUpText value={piece.value} />
      )}
      {piece.row !== null && row ? (
        <div className="mt-3 flex flex-wrap gap-2">
          {piece.shared ? (
            <Button
              size="s"
              className="max-sm:h-11"
              onClick={() => void tried(() => takeBackRow(secret, row.id))}
            >
              Take it back
            </Button>
          ) : (
            <Confirm
              title="Share it on this server?"
              text="Everybody with a hub on this server can read it, without your name. It can be taken back."
              keep="Keep it to myself"
              act="Share"
              look="primary"
              onAct={() => void tried(() => shareOwnRow(secret, shelf, row.id))}
            >
              <Button size="s" className="max-sm:h-11">
                Share…
              </Button>
            </Confirm>
          )}
          <Confirm
            title="Take it away?"
            text={
              piece.shared
                ? 'It goes from your library and from what is shared.'
                : 'It goes from your library.'
            }
            keep="Keep it"
            act="Take it away"
            onAct={() =>
              void tried(async () => {
                if (piece.shared) await takeBackRow(secret, row.id)
                return drop(shelf, row)
              })
            }
          >
            <Button size="s" look="quiet" className="max-sm:h-11">
              Take away…
            </Button>
          </Confirm>
        </div>
      ) : null}
      {says === null ? null : (
        <p role="alert" className="mt-2 text-[13px] text-red">
          {says}
        </p>
      )}
    </Card>
  )
}

function WriteUpText({ value }: { value: WriteUp }) {
  return (
    <>
      <h3 dir="auto" className="mt-2 text-[15px] font-[620]">
        <Own>{value.title}</Own>
      </h3>
      <p dir="auto" className="mt-0.5 text-[14px] text-ink-2">
        <Own>{value.lesson}</Own>
      </p>
      {value.text ? (
        <details className="mt-2">
          <summary className="cursor-pointer text-[13px] text-ink-2">Read it</summary>
          <p dir="auto" className="mt-1 text-[14px] whitespace-pre-wrap wrap-anywhere">
            <Own>{value.text}</Own>
          </p>
        </details>
      ) : null}
      {value.questions?.length ? (
        <p className="mt-2 text-[13px] text-ink-2">
          Questions used:{' '}
          {value.questions.map((question, i) => (
            <span key={question}>
              {i > 0 ? ', ' : ''}
              <Link
                href={`/?question=${encodeURIComponent(question)}`}
                className="text-accent underline underline-offset-2"
              >
                {question}
              </Link>
            </span>
          ))}
        </p>
      ) : null}
    </>
  )
}
