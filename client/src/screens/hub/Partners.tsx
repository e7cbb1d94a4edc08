/** Rehearsing with somebody one does not know: slots that are offered here, one's own, and a new one. */
import type { PlanRow } from '@signalroom/shared'
import { useCallback, useEffect, useState } from 'react'
import { CallFailed, listPlans } from '../../link/api'
import { listSlots } from '../../link/persons'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { OfferSlot } from './OfferSlot'
import { SlotCard } from './SlotCard'
import type { OwnPerson } from './usePerson'

type Lists = Awaited<ReturnType<typeof listSlots>>

export function Partners(person: OwnPerson) {
  const { secret } = person
  const [lists, setLists] = useState<Lists | null>(null)
  const [plans, setPlans] = useState<readonly PlanRow[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  const [kind, setKind] = useState<string | null>(null)
  const load = useCallback(() => {
    setFailed(null)
    listSlots(secret).then(setLists, (error: unknown) =>
      setFailed(error instanceof CallFailed ? error.message : 'The slots did not load.'),
    )
  }, [secret])
  useEffect(load, [load])
  useEffect(() => {
    void listPlans().then(setPlans, () => {})
  }, [])
  const titleOf = (plan: string) => plans.find(({ id }) => id === plan)?.title ?? plan
  if (failed !== null)
    return (
      <div role="alert" className="max-w-[560px] text-[15px] text-ink-2">
        <p>{failed}</p>
        <Button className="mt-3 max-sm:h-11" onClick={load}>
          Try again
        </Button>
      </div>
    )
  if (lists === null)
    return (
      <p role="status" className="text-ink-2">
        Loading…
      </p>
    )
  const open = lists.open.filter(({ plan }) => kind === null || plan === kind)
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <section aria-labelledby="open-slots">
        <h2 id="open-slots" className="text-[18px] font-[620]">
          Offered here
        </h2>
        <p className="mt-1 text-[13.5px] text-ink-2">
          Others see of a slot what stands in it, and nothing else of you. Who takes it sits in the other
          role.
        </p>
        {lists.open.length === 0 ? (
          <p className="mt-3 rounded-card border border-dashed border-line-strong p-6 text-[14px] text-ink-2">
            Nobody offers one just now. Offer yours: others find it here.
          </p>
        ) : (
          <>
            <Select
              label="Kind of round"
              none="All"
              value={kind}
              options={[...new Set(lists.open.map(({ plan }) => plan))]}
              wordsOf={titleOf}
              change={setKind}
              className="mt-3"
            />
            <ul className="mt-3 grid gap-3">
              {open.map(slot => (
                <li key={slot.slot}>
                  <SlotCard slot={slot} title={titleOf(slot.plan)} secret={secret} again={load} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <div className="grid content-start gap-6">
        <section aria-labelledby="own-slots">
          <h2 id="own-slots" className="text-[18px] font-[620]">
            Yours
          </h2>
          {lists.mine.length === 0 ? (
            <p className="mt-2 text-[14px] text-ink-2">None yet.</p>
          ) : (
            <ul className="mt-3 grid gap-3">
              {lists.mine.map(slot => (
                <li key={slot.slot}>
                  <SlotCard slot={slot} title={titleOf(slot.plan)} secret={secret} again={load} />
                </li>
              ))}
            </ul>
          )}
        </section>
        <OfferSlot {...person} plans={plans} offered={load} />
      </div>
    </div>
  )
}
