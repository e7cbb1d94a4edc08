/** How this round is answered, while something can still be sent. */
import { HandIn } from './HandIn'
import { RecordAnswer } from './RecordAnswer'
import type { AnsweringGiven } from './answering-given'
import { WorkLedger } from './WorkLedger'
import { WriteAnswer } from './WriteAnswer'
import { WriteComments } from './WriteComments'

export function Answering(given: AnsweringGiven) {
  const { medium } = given.answer.seen.round.alone
  const sent = given.answered.sent.length > 0
  switch (medium) {
    case 'written':
      return sent ? null : <WriteAnswer {...given} />
    case 'thread':
      return sent ? null : <WriteComments {...given} />
    case 'video':
    case 'voice':
      return <RecordAnswer {...given} />
    case 'takehome':
      return (
        <>
          <WorkLedger {...given} />
          {sent ? null : <HandIn {...given} />}
        </>
      )
  }
}
