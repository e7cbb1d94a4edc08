/** "Keep in my hub": a card or a drill of this debrief goes to the person of this browser. Nothing where there is none. */
import { artifactFrom, drillFrom, type Debrief, type RowOf } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { CallFailed, listPlans } from '../../link/api'
import { askPerson, ownSecret, readPerson } from '../../link/persons'
import { Button } from '../../ui/Button'
import { useSource } from './source'

type Shelf = 'artifact' | 'drill'

export function KeepCard({ debrief, list }: { debrief: Debrief; list: string }) {
  const card = debrief.artifacts.find(one => one.list === list)
  if (!card || debrief.startedAt === null) return null
  const from = `${debrief.title}, ${debrief.plan.title}`.slice(0, 160)
  const value = artifactFrom(card, { from, at: debrief.startedAt })
  return (
    <Keep
      shelf="artifact"
      id={`${debrief.room}/${list}`.slice(0, 80)}
      value={value}
      called={card.title}
      leads="/hub/artifacts"
    />
  )
}

/** A drill of its own form, or a plan that stands among the drills. */
export function KeepDrill({ debrief }: { debrief: Debrief }) {
  const isDrill = useIsDrill(debrief)
  const value = drillFrom(debrief)
  if (!value || !isDrill) return null
  return <Keep shelf="drill" id={debrief.room} value={value} called={debrief.plan.title} leads="/hub/plan" />
}

function useIsDrill({ drill, plan }: Debrief): boolean {
  const secret = useStore(ownSecret)
  const [listed, setListed] = useState(false)
  const asks = secret !== null && drill === null
  useEffect(() => {
    if (!asks) return
    // Offline, the button is missing and nothing else.
    listPlans().then(
      plans => setListed(plans.some(({ id, group }) => id === plan.id && group === 'Drills')),
      () => {},
    )
  }, [asks, plan.id])
  return drill !== null || listed
}

type Kept = { readonly is: 'not' | 'asking' | 'kept' } | { readonly is: 'failed'; readonly why: string }

function Keep<Name extends Shelf>({
  shelf,
  id,
  value,
  called,
  leads,
}: {
  shelf: Name
  id: string
  value: RowOf<Name>
  called: string
  leads: string
}) {
  const secret = useStore(ownSecret)
  const { isCopy } = useSource()
  const [kept, setKept] = useState<Kept>({ is: 'not' })
  if (secret === null || isCopy) return null
  const keep = async () => {
    setKept({ is: 'asking' })
    try {
      // Kept before, it is kept anew in its place.
      const { rows } = await readPerson(secret)
      const seen = rows[shelf].find(row => row.id === id)?.seq ?? 0
      await askPerson(secret, { type: 'row.keep', shelf, id, seen, value })
      setKept({ is: 'kept' })
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      setKept({ is: 'failed', why: error.message })
    }
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-2 print:hidden">
      {kept.is === 'kept' ? (
        <span role="status" className="text-[12.5px] text-ink-2">
          Kept in your hub.{' '}
          <Link href={leads} className="font-[560] text-accent underline underline-offset-4">
            See it there
          </Link>
        </span>
      ) : (
        <Button
          size="s"
          className="max-sm:h-11"
          disabled={kept.is === 'asking'}
          aria-label={`Keep in my hub: ${called}`}
          onClick={() => void keep()}
        >
          Keep in my hub
        </Button>
      )}
      {kept.is === 'failed' ? (
        <span role="alert" className="text-[12.5px] text-red">
          {kept.why}
        </span>
      ) : null}
    </span>
  )
}
