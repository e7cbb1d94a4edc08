/** Before the prompt is open: what it will take, and the press from which its hours run. */
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Own } from '../../ui/Own'
import type { AloneHere } from './useAlone'

export function Begin({ answer, ask }: AloneHere) {
  const { round } = answer.seen
  const [says, setSays] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const begin = async () => {
    setBusy(true)
    setSays(await ask({ type: 'answer.begin' }))
    setBusy(false)
  }
  return (
    <Card className="p-6">
      <h2 className="text-[18px] font-[620]">The prompt is still closed</h2>
      {round.note === '' ? null : (
        <p dir="auto" className="mt-2 text-[14px] whitespace-pre-wrap text-ink-2">
          <Own>{round.note}</Own>
        </p>
      )}
      <p className="mt-2 text-[14px] text-ink-2">
        It opens with “Begin”. From then its {round.alone.windowHours} hours run. A late answer is taken as
        well, and says by how much.
      </p>
      {round.cancelled ? (
        <p className="mt-3 text-[13.5px] text-ink-2">
          This round was cancelled. Bring it back in the loop first.
        </p>
      ) : (
        <Button look="primary" className="mt-4 max-sm:h-11" disabled={busy} onClick={() => void begin()}>
          Begin
        </Button>
      )}
      {says === null ? null : (
        <p role="alert" className="mt-2 text-[13px] text-red">
          {says}
        </p>
      )}
    </Card>
  )
}
