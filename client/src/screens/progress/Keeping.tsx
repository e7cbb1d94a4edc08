/** Where the history lies and what may happen to it: saved as a file, brought in from one, kept for longer, erased. */
import { exportName, historyFile, readHistory as readFile } from '@signalroom/shared'
import { useEffect, useRef, useState } from 'react'
import {
  addToHistory,
  askToLast,
  eraseHistory,
  isLasting,
  wasAskedToLast,
  type History,
} from '../../link/history'
import { eraseJudgedAlarms, keepJudgedAlarms, readJudgedAlarms } from '../../link/judged-alarms'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { saveText } from '../../ui/save-text'
import { readersDay } from '../debrief/readers-day'

export function Keeping({ history, changed }: { history: History; changed: () => void }) {
  const { attempts, lasts } = history
  const [says, setSays] = useState('')
  const field = useRef<HTMLInputElement>(null)

  const bring = async (file: File | undefined) => {
    if (!file) return
    const read = readFile(await file.text())
    if (!read.ok) return setSays(`Nothing was brought in. ${read.field}: ${read.reason}`)
    const kept = await addToHistory(read.attempts)
    await keepJudgedAlarms(read.judged)
    const count = read.attempts.length === 1 ? 'One round was' : `${read.attempts.length} rounds were`
    setSays(kept ? `${count} brought in.` : `${count} brought in, for as long as this page is open.`)
    changed()
  }
  const save = async () =>
    saveText(
      exportName('My progress', readersDay(Date.now()), 'json'),
      historyFile(attempts, await readJudgedAlarms()),
      'application/json',
    )
  const erase = async () => {
    try {
      await eraseHistory()
      await eraseJudgedAlarms()
      setSays('Your history is erased from this browser.')
    } catch {
      setSays('This browser did not let go of it. Clear this site’s data in its settings.')
    }
    changed()
  }
  return (
    <Card className="mt-8 p-5">
      <h2 className="text-[15px] font-[620]">Where this is kept</h2>
      <p className="mt-2 max-w-[720px] text-[14px] text-ink-2">
        {lasts
          ? 'In this browser’s storage, on this device. A browser may clear that by itself: when the device runs out of room, after weeks without a visit in Safari, in a private window when it is closed, or when you clear what sites have stored. Save a file now and then.'
          : 'This browser keeps nothing, so that it is here only as long as this page is open. Save it as a file.'}
      </p>
      <Lasting />
      <div className="mt-4 flex flex-wrap gap-2">
        <Button className="max-sm:h-11" disabled={attempts.length === 0} onClick={() => void save()}>
          Save as a file
        </Button>
        <Button className="max-sm:h-11" onClick={() => field.current?.click()}>
          Bring in a file…
        </Button>
        <input
          ref={field}
          type="file"
          accept="application/json,.json"
          aria-label="A file of your history"
          className="sr-only"
          tabIndex={-1}
          onChange={event => {
            const { target } = event
            void bring(target.files?.[0]).finally(() => (target.value = ''))
          }}
        />
        {attempts.length === 0 ? null : (
          <Confirm
            title="Erase your history?"
            text="All rounds on this page go from this browser. The rooms themselves stay on their servers; a debrief that you open again is kept again. Save a file first if you want to keep it."
            keep="Keep it"
            act="Erase my history"
            onAct={() => void erase()}
          >
            <Button look="danger" className="max-sm:h-11">
              Erase my history…
            </Button>
          </Confirm>
        )}
      </div>
      <p role="status" className="mt-3 min-h-[20px] text-[13.5px] text-ink-2">
        {says}
      </p>
    </Card>
  )
}

/** A browser is asked once, by a press: some ask the person in turn, and an answer is not begged for. */
function Lasting() {
  const [state, setState] = useState<'unknown' | 'may-ask' | 'lasts' | 'refused'>('unknown')
  useEffect(() => {
    void isLasting().then(lasting => {
      if (lasting !== null) setState(lasting ? 'lasts' : wasAskedToLast() ? 'refused' : 'may-ask')
    })
  }, [])
  if (state === 'unknown') return null
  if (state === 'may-ask')
    return (
      <Button
        size="s"
        className="mt-3 max-sm:h-11"
        onClick={() => {
          void askToLast().then(lasting => setState(lasting ? 'lasts' : 'refused'))
        }}
      >
        Ask this browser to keep it
      </Button>
    )
  return (
    <p className="mt-2 text-[13.5px] text-ink-2">
      {state === 'lasts'
        ? 'This browser has agreed not to clear it by itself.'
        : 'This browser was asked to keep it and did not agree; it may clear it when it needs room.'}
    </p>
  )
}
