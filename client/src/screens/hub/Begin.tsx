/** Before there is a person: what the hub is for, and one press that begins it. */
import { useState } from 'react'
import { CallFailed } from '../../link/api'
import { beginPerson, keepOwnSecret } from '../../link/persons'
import { Button } from '../../ui/Button'
import { openLinkIn } from '../../link/arrival'
import { Card } from '../../ui/Card'
import { ChooseFile } from '../../ui/ChooseFile'

export function Begin() {
  const [says, setSays] = useState('')
  const [busy, setBusy] = useState(false)
  const begin = async () => {
    setBusy(true)
    try {
      const { secret } = await beginPerson()
      keepOwnSecret(secret)
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card className="mt-6 max-w-[640px] p-6">
      <h2 className="text-[18px] font-[620]">Five rounds, two weeks, one place</h2>
      <p className="mt-2 text-[15px] text-ink-2">
        Lay out the rounds of an application over the days before them, with what to prepare, review and let
        go of, and take each round’s debrief home. Nobody asks who you are: you get a secret link, and whoever
        has it is you.
      </p>
      <Button look="primary" className="mt-5 max-sm:h-11" disabled={busy} onClick={() => void begin()}>
        {busy ? 'One moment…' : 'Begin your hub'}
      </Button>
      <p role="alert" className="mt-3 text-[13.5px] text-red empty:mt-0">
        {says}
      </p>
      <p className="mt-4 text-[13px] text-ink-3">
        Have you a hub on another device? Open your own link here, paste it on this page, or choose the file
        in which you saved it.
      </p>
      <ChooseFile
        accept="text/plain,.txt"
        chosen={file =>
          void file.text().then(text => {
            if (!openLinkIn(text)) setSays('There is no link of this server in that file.')
          })
        }
      />
    </Card>
  )
}
