/** The way from a round into its room: opened by the first press, then the way in, and the partner's link to give away. */
import { useState } from 'react'
import { CallFailed } from '../../link/api'
import { roomOfRound } from '../../link/persons'
import { Button } from '../../ui/Button'
import { copyText } from '../../ui/copy'
import type { RoundGiven } from './round-given'

export function RoomOfRound({
  round,
  loop,
  secret,
  stage,
  again,
  say,
}: RoundGiven & { readonly say: (what: string | null) => void }) {
  const [busy, setBusy] = useState(false)
  const [copied, setCopied] = useState<string | null>(null)
  const links = async () => {
    setBusy(true)
    try {
      const { links: made } = await roomOfRound(secret, loop.id, round.id)
      say(null)
      again()
      return made
    } catch (error) {
      say(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
      return null
    } finally {
      setBusy(false)
    }
  }
  const enter = async () => {
    const made = await links()
    if (made) location.assign(pathOf(made.candidate))
  }
  const partner = async () => {
    const made = await links()
    if (made) setCopied((await copyText(made.interviewer)) ? 'Copied' : made.interviewer)
  }
  if (stage === 'gone') return null
  return (
    <>
      <Button
        size="s"
        look={round.result ? 'plain' : 'primary'}
        className="max-sm:h-11"
        disabled={busy}
        onClick={() => void enter()}
      >
        {round.room === null ? 'Open the room' : round.result ? 'See its debrief' : 'Enter the room'}
      </Button>
      {round.result ? null : (
        <Button size="s" className="max-sm:h-11" disabled={busy} onClick={() => void partner()}>
          Copy your partner’s link
        </Button>
      )}
      <span role="status" className="self-center text-[12.5px] font-[560] break-all text-accent">
        {copied}
      </span>
    </>
  )
}
const pathOf = (link: string): string => {
  const { pathname, hash } = new URL(link)
  return pathname + hash
}
