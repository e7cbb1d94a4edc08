/** A slot: what stands in it, and what this person may do with it. */
import { momentText, type SeenSlot } from '@signalroom/shared'
import { useState } from 'react'
import { CallFailed } from '../../link/api'
import { callOffSlot, intoSlot, markSlot } from '../../link/persons'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'

const stateWords = {
  open: 'Offered',
  taken: 'Agreed',
  off: 'Called off',
  past: 'Over, nobody took it',
} as const

export function SlotCard({
  slot,
  title,
  secret,
  again,
}: {
  slot: SeenSlot
  title: string
  secret: string
  again: () => void
}) {
  const [says, setSays] = useState<string | null>(null)
  const tried = async (call: () => Promise<unknown>) => {
    try {
      await call()
      again()
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
      again()
    }
  }
  const enter = async () => {
    try {
      const { pathname, hash } = new URL((await intoSlot(secret, slot.slot, 'link')).link)
      location.assign(pathname + hash)
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
    }
  }
  const name = `${title}, ${momentText(slot.at, slot.zone)}`
  return (
    <Card className="p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 flex-1 text-[15px] font-[620]">{title}</h3>
        {slot.mine ? (
          <Pill tone={slot.state === 'taken' ? 'green' : 'plain'}>{stateWords[slot.state]}</Pill>
        ) : null}
        <Pill>{slot.level}</Pill>
      </div>
      <p className="mt-1 text-[13.5px] text-ink-2">
        {momentText(slot.at, slot.zone)}.{' '}
        {slot.sitsAs
          ? `You sit as ${slot.sitsAs}.`
          : `They sit as ${slot.as}, ${slot.seniority === 'peer' ? 'a peer' : `at ${slot.seniority} level`}; you as ${slot.as === 'candidate' ? 'interviewer' : 'candidate'}.`}
      </p>
      {slot.note ? (
        <p className="mt-1 text-[13.5px]">
          “<Own>{slot.note}</Own>”
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap gap-2">
        {slot.mine === null ? (
          <>
            <Button
              size="s"
              look="primary"
              className="max-sm:h-11"
              aria-label={`Take it: ${name}`}
              onClick={() => void tried(() => intoSlot(secret, slot.slot, 'take'))}
            >
              Take it
            </Button>
            <Confirm
              title="Report this slot?"
              text="You do not see it any more, and whoever runs this server is told that it was reported. At the third report nobody sees it."
              keep="Never mind"
              act="Report"
              onAct={() => void tried(() => markSlot(secret, slot.slot, 'report'))}
            >
              <Button size="s" look="quiet" className="max-sm:h-11">
                Report…
              </Button>
            </Confirm>
          </>
        ) : slot.state === 'taken' ? (
          <Button size="s" look="primary" className="max-sm:h-11" onClick={() => void enter()}>
            Enter the room
          </Button>
        ) : null}
        {slot.mine === null || slot.state === 'taken' ? (
          <Confirm
            title="Never meet this person?"
            text="Neither of you sees what the other offers any more. They are not told."
            keep="Never mind"
            act="Block"
            onAct={() => void tried(() => markSlot(secret, slot.slot, 'block'))}
          >
            <Button size="s" look="quiet" className="max-sm:h-11">
              Block…
            </Button>
          </Confirm>
        ) : null}
        {slot.mine !== null && (slot.state === 'open' || slot.state === 'taken') ? (
          <Confirm
            title="Call it off?"
            text={
              slot.state === 'taken'
                ? 'It is off for both of you; their calendar hears of it.'
                : 'Others do not see it any more.'
            }
            keep="Keep it"
            act="Call it off"
            onAct={() => void tried(() => callOffSlot(secret, slot.slot))}
          >
            <Button size="s" look="quiet" className="max-sm:h-11">
              Call off…
            </Button>
          </Confirm>
        ) : null}
      </div>
      {says === null ? null : (
        <p role="alert" className="mt-2 text-[13px] text-red">
          {says}
        </p>
      )}
    </Card>
  )
}
