/** In a loop that asks for it first: whether the person has said what right to work they have. */
import { rightWords } from '@signalroom/shared'
import { Link } from 'wouter'
import { usePerson } from '../hub/usePerson'

export function RightToWork() {
  const person = usePerson()
  if (person.type !== 'here') return null
  const right = person.rows.profile[0]?.value.rightToWork
  return (
    <p className="mt-3 rounded-m bg-sunk px-4 py-2.5 text-[13.5px]">
      Before the first round: your right to work.{' '}
      {right === undefined ? (
        <Link href="/hub/pay" className="font-[560] text-accent underline underline-offset-4">
          Say it now
        </Link>
      ) : (
        <span className="font-[560]">{rightWords[right]}</span>
      )}
    </p>
  )
}
