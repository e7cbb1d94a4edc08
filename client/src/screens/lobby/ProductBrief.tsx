/** What the company of this question lives on, for everybody, before the round. */
import { useRoom } from '../../room/read'
import { Card } from '../../ui/Card'

export function ProductBrief() {
  const brief = useRoom(room => room.open.question.brief)
  if (!brief) return null
  return (
    <Card className="p-6">
      <h2 className="text-[15px] font-[620]">The company</h2>
      <p className="mt-1.5 text-[14px]">{brief.product}</p>
      <p className="mt-3 text-[12.5px] text-ink-3">It looks at</p>
      <ul className="mt-1 list-disc space-y-0.5 pl-4 text-[13.5px] text-ink-2">
        {brief.metrics.map(metric => (
          <li key={metric}>{metric}</li>
        ))}
      </ul>
    </Card>
  )
}
