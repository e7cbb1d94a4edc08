/** The artifact cards of a round as they stood at the end, each with its versions. Nothing where none was begun. */
import { isBegun, sheetOf, type ArtifactList, type Debrief } from '@signalroom/shared'
import { AboutWords } from '../../../room/artifacts/About'
import { CardFace } from '../../../room/artifacts/CardFace'
import { useCard } from '../../../room/artifacts/useCard'
import { useMoment } from '../../../room/read'
import { Card } from '../../../ui/Card'
import { Pill } from '../../../ui/Pill'
import { KeepCard } from '../KeepInHub'
import { SignalGrid } from './SignalGrid'

export function Artifacts({
  lists,
  debrief,
}: {
  readonly lists: readonly ArtifactList[]
  readonly debrief: Debrief
}) {
  return (
    <Card className="p-5 lg:col-span-2">
      <h2 className="text-[13.5px] font-[620]">Numbers on the table</h2>
      <div className="mt-2">
        <SignalGrid cards={debrief.artifacts} />
      </div>
      <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2 print:grid-cols-1">
        {lists.map(list => (
          <One key={list.id} list={list} debrief={debrief} />
        ))}
      </div>
    </Card>
  )
}

function One({ list, debrief }: { readonly list: ArtifactList; readonly debrief: Debrief }) {
  const moment = useMoment()
  const card = useCard(list)
  const versions = card.card?.versions ?? []
  return (
    <section aria-label={list.title} data-card={list.id} className="min-w-0 rounded-m border border-line p-3">
      <h3 className="mb-1.5 flex flex-wrap items-center gap-2 text-[13px] font-[620]">
        {list.title}
        {card.worked.over ? <Pill tone="red">over</Pill> : null}
        {versions.map(one => (
          <Pill key={one.version}>
            version {one.version}, {moment(one.at)}
          </Pill>
        ))}
      </h3>
      <AboutWords card={card} />
      <CardFace list={list} card={card} />
      <div className="mt-2 empty:hidden">
        <KeepCard debrief={debrief} list={list.id} />
      </div>
    </section>
  )
}

/** Those on which something stands. */
export const begunCards = (
  room: Parameters<typeof sheetOf>[0],
  lists: readonly ArtifactList[],
): readonly ArtifactList[] => lists.filter(({ id }) => isBegun(sheetOf(room, id)))
