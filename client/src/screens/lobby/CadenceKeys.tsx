/** The cadence in three lines, with the keys that drive it by hand. */
import { useHere } from '../../room/read'
import { Card } from '../../ui/Card'
import { Kbd } from '../../ui/Kbd'
import { useKind } from '../room/kinds'

const steps = (designs: boolean) =>
  [
    [
      'Chunk',
      `Say one ${designs ? 'design step' : 'thing'}, then stop. With a microphone it is heard; without, press when you begin and when you have said it.`,
      'Space',
    ],
    ['Pause', 'Two to three seconds of silence. The cue shows when it is time.', null],
    [
      'Confirm',
      `Ask whether it ${designs ? 'meets their target' : 'answers them'}, and wait for the answer.`,
      'A',
    ],
  ] as const

export function CadenceKeys() {
  const { me } = useHere()
  const { foot, layers } = useKind()
  // Where no key of it is live, as in takes, it would only be in the way.
  if (me.role !== 'candidate' || !foot.includes('cadence')) return null
  return (
    <Card className="p-6">
      <h2 className="text-[13.5px] font-[620]">The cadence</h2>
      <ol className="mt-3 grid gap-4 sm:grid-cols-3">
        {steps(layers === 'stated').map(([title, text, key]) => (
          <li key={title}>
            <p className="flex items-center gap-2 font-[600]">
              {title} {key === null ? null : <Kbd>{key}</Kbd>}
            </p>
            <p className="mt-1 text-[13px] text-ink-2">{text}</p>
          </li>
        ))}
      </ol>
      <p className="mt-4 text-[13px] text-ink-3">
        You can type instead: a message in Talk is a chunk. Need time? Press <Kbd>T</Kbd> and the silence is
        yours.
      </p>
    </Card>
  )
}
