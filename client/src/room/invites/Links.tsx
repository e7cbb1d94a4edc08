/** The links of all three roles, for who leads, with what a new one does. */
import { LinkRow } from './LinkRow'

const inOrder = ['candidate', 'interviewer', 'observer'] as const

export const Links = () => (
  <>
    <p className="mt-1 text-[12.5px] text-ink-2">
      A new link takes the place of the one before, which then opens nothing. Whoever sits here stays.
    </p>
    <ul aria-label="Links" className="mt-1">
      {inOrder.map(role => (
        <LinkRow key={role} role={role} />
      ))}
    </ul>
  </>
)
