/** What was sent and counts: read by its lines, heard from its beginning, or gone through file by file. */
import { missingOf, type RemarkPlace, type RoundAnswer, type SentAnswer } from '@signalroom/shared'
import { useState, type RefObject } from 'react'
import { Card } from '../../ui/Card'
import { Button } from '../../ui/Button'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import { scrolledByKeys } from '../../ui/scrolled-by-keys'
import { ChangeView } from './ChangeView'
import { commentsByLine, CommentShown } from './CommentShown'
import { linesIn, NumberedLines } from './NumberedLines'
import { Structure } from './Structure'
import { TakePlayer } from './TakePlayer'
import type { AloneHere } from './useAlone'

/** The take that is shown, and how to go to a moment of it. */
export interface Player {
  readonly shown: RefObject<HTMLVideoElement | null>
  readonly moment: () => number
  readonly go: (seconds: number) => void
}
export interface SentGiven extends AloneHere {
  readonly answered: RoundAnswer
  readonly sent: SentAnswer
  /** Takes a place up into the form for a remark. */
  readonly pick: (place: RemarkPlace) => void
  readonly player: Player
}

export function SentCard(given: SentGiven) {
  return (
    <Card className="p-6">
      <h2 className="mb-3 text-[18px] font-[620]">What was sent</h2>
      <Sent {...given} />
    </Card>
  )
}

function Sent({ sent, answered, at, answer, pick, player }: SentGiven) {
  switch (sent.type) {
    case 'written':
      return (
        <>
          <NumberedLines
            lines={linesIn(sent.text)}
            what="Remark on the answer"
            pick={line => pick({ type: 'line', line })}
            marked={byLine(answered, on => (on.type === 'line' ? on.line : null))}
          />
          <Structure text={sent.text} />
        </>
      )
    case 'take':
      return (
        <TakePlayer
          at={at}
          take={sent.take}
          video={answer.seen.round.alone.medium === 'video'}
          label="The take that was sent"
          shown={player.shown}
        />
      )
    case 'comments':
      return (
        <>
          <ol className="grid gap-2">
            {sent.comments.map((one, i) => (
              <CommentShown key={i} comment={one} nth={i}>
                <Button
                  size="s"
                  look="quiet"
                  className="max-sm:h-11"
                  aria-label={`Remark on comment ${i + 1}`}
                  onClick={() => pick({ type: 'comment', nth: i })}
                >
                  Remark
                </Button>
              </CommentShown>
            ))}
          </ol>
          {answered.prompt.change ? (
            <div className="mt-4">
              <ChangeView change={answered.prompt.change} marked={commentsByLine(sent.comments)} />
            </div>
          ) : null}
        </>
      )
    case 'package': {
      const missing = missingOf(sent)
      return (
        <>
          {missing.length === 0 ? null : (
            <p className="mb-3">
              <Pill tone="amber">Missing: {missing.join(', ')}</Pill>
            </p>
          )}
          {sent.files.map(file => (
            <PackageFile key={file.name} file={file} answered={answered} pick={pick} />
          ))}
          {sent.next.length === 0 ? null : (
            <>
              <h3 className="mt-4 text-[13px] font-[620]">The next four hours</h3>
              <ol className="mt-1 list-decimal pl-5 text-[14px]">
                {sent.next.map((line, i) => (
                  <li key={i}>
                    <Own>{line}</Own>
                  </li>
                ))}
              </ol>
            </>
          )}
        </>
      )
    }
  }
}

function PackageFile({
  file,
  answered,
  pick,
}: {
  file: { readonly name: string; readonly text: string }
  answered: RoundAnswer
  pick: SentGiven['pick']
}) {
  const [open, setOpen] = useState(false)
  return (
    <details
      className="mt-2 rounded-m border border-line"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="min-h-9 cursor-pointer bg-sunk px-3 py-2 text-[13px] font-[600] max-sm:min-h-11">
        <Own>{file.name}</Own>
      </summary>
      {open ? (
        <div className="overflow-x-auto py-1" {...scrolledByKeys} role="group" aria-label={file.name}>
          <NumberedLines
            code
            lines={linesIn(file.text)}
            what={`Remark on ${file.name}`}
            pick={line => pick({ type: 'file', file: file.name, line })}
            marked={byLine(answered, on => (on.type === 'file' && on.file === file.name ? on.line : null))}
          />
        </div>
      ) : null}
    </details>
  )
}

function byLine(
  { remarks }: RoundAnswer,
  lineOf: (on: RemarkPlace) => number | null,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const { on } of remarks) {
    const line = lineOf(on)
    if (line !== null) found.set(line, (found.get(line) ?? 0) + 1)
  }
  return found
}
