/** The call about a package: its room by one press, and the partner's link to give away. */
import { useState } from 'react'
import { CallFailed } from '../../link/api'
import { roomOfRound } from '../../link/persons'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { copyText } from '../../ui/copy'
import type { AloneHere } from './useAlone'

export function CallAbout({ at, answer, again }: AloneHere) {
  const { round } = answer.seen
  const [says, setSays] = useState('')
  const [busy, setBusy] = useState(false)
  const links = async () => {
    setBusy(true)
    try {
      const { links: made } = await roomOfRound(at.secret, at.loop, at.round)
      again()
      return made
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
      return null
    } finally {
      setBusy(false)
    }
  }
  const enter = async () => {
    const made = await links()
    if (!made) return
    const { pathname, hash } = new URL(made.candidate)
    location.assign(pathname + hash)
  }
  const partner = async () => {
    const made = await links()
    if (made) setSays((await copyText(made.interviewer)) ? 'Copied' : made.interviewer)
  }
  return (
    <Card className="p-6">
      <h2 className="text-[18px] font-[620]">Its call</h2>
      <p className="mt-1 text-[13.5px] text-ink-2">
        45 minutes on what you handed in: the README, why this and not that, ten times as much, a failure. One
        question opens by itself at its minute.
      </p>
      {answer.stage === 'gone' ? (
        <p className="mt-3 text-[13.5px] text-ink-2">The room of this call was erased.</p>
      ) : (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="primary" className="max-sm:h-11" disabled={busy} onClick={() => void enter()}>
            {round.room === null
              ? 'Open the call’s room'
              : round.result
                ? 'See its debrief'
                : 'Enter the room'}
          </Button>
          {round.result ? null : (
            <Button className="max-sm:h-11" disabled={busy} onClick={() => void partner()}>
              Copy your partner’s link
            </Button>
          )}
        </div>
      )}
      <p role="status" className="mt-2 text-[13px] break-all text-accent">
        {says}
      </p>
    </Card>
  )
}
