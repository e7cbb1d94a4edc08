/** Texts that open at their minute: a title and when, until then; afterwards the text. The interviewer may open one early. */
import type { Seal } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { clockText } from '@signalroom/shared'
import { useAsk } from '../ask'
import { useHere, useMoment, useRoom } from '../read'

/** Null while there is none. */
export function LaterTexts() {
  const seals = useRoom(room => room.open.seals)
  const texts = seals.filter(seal => seal.on.type === 'text')
  if (texts.length === 0) return null
  return (
    <ul aria-label="Later parts" className="space-y-2">
      {texts.map(seal => (
        <li key={seal.seal} className="rounded-m border border-line bg-sunk p-3.5">
          <LaterText seal={seal} />
        </li>
      ))}
    </ul>
  )
}

function LaterText({ seal }: { seal: Seal }) {
  const { me } = useHere()
  const ask = useAsk()
  const moment = useMoment()
  const kept = useRoom(room => room.panel.sealedTexts[seal.seal])
  const over = useRoom(room => room.open.stage === 'over')
  const text = seal.text ?? kept
  const title = seal.on.type === 'text' ? seal.on.title : ''
  return (
    <>
      <div className="flex min-h-[30px] flex-wrap items-center gap-x-2">
        <h3 dir="auto" className="min-w-0 flex-[1_1_150px] text-[13px] font-[620] wrap-anywhere">
          {title}
        </h3>
        {seal.liftedAt === null ? (
          <span className="shrink-0 text-[12px] text-ink-3 tabular-nums">
            {over ? 'never opened' : `opens at ${opensAt(seal)}`}
          </span>
        ) : (
          <span className="shrink-0 text-[12px] text-ink-3 tabular-nums">since {moment(seal.liftedAt)}</span>
        )}
        {me.role === 'interviewer' && seal.liftedAt === null && !over ? (
          <Button
            size="s"
            className="h-[30px] max-[899px]:h-[44px]"
            onClick={() => void ask({ type: 'seal.lift', seal: seal.seal })}
          >
            Open now
          </Button>
        ) : null}
      </div>
      {text === undefined || text === null ? null : (
        <p dir="auto" className="mt-1 text-[14px] wrap-anywhere whitespace-pre-line">
          {text}
        </p>
      )}
    </>
  )
}

const opensAt = ({ until }: Seal): string =>
  until === null ? 'a word from your interviewer' : 'spent' in until ? clockText(until.spent) : 'its time'
