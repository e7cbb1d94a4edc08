/** What is planted in the exhibit and which of it was found so far; for the interviewer. */
import { findingScore, placeWords, standingFindings } from '@signalroom/shared'
import { Check, Circle } from 'lucide-react'
import { Titled } from '../../ui/Titled'
import { classes } from '../../ui/classes'
import { useRoom } from '../read'

export function PlantedList() {
  const planted = useRoom(room => room.panel.guide?.question.planted)
  const exhibit = useRoom(room => room.panel.guide?.question.exhibit)
  const findings = useRoom(room => room.panel.findings)
  const lines = useRoom(room => room.open.lines)
  if (!planted) return null
  const score = findingScore(planted, standingFindings(lines, findings))
  return (
    <Titled title={`Planted · ${score.found.length} of ${planted.length} found`}>
      <ul className="space-y-1 text-[13px]">
        {planted.map(one => {
          const found = score.found.includes(one.id)
          return (
            <li key={one.id} className="flex gap-2">
              {found ? (
                <Check size={14} aria-label="found" className="mt-0.5 shrink-0 text-green" />
              ) : (
                <Circle size={14} aria-label="not found" className="mt-0.5 shrink-0 text-ink-3" />
              )}
              <span className={classes('min-w-0', found && 'text-ink-3')}>
                {one.title}{' '}
                <span className="text-ink-3">
                  ({one.at.map(place => placeWords(exhibit, place)).join('; ')})
                </span>
                <span className="block text-[12.5px] text-ink-2">{one.why}</span>
              </span>
            </li>
          )
        })}
      </ul>
      <p className="mt-1.5 text-[12.5px] text-ink-3">
        {score.falseAlarms} false {score.falseAlarms === 1 ? 'alarm' : 'alarms'}, each costs half of one.
      </p>
    </Titled>
  )
}
