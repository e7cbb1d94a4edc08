/** Where a person's own link leads: takes it in, after asking where this browser is somebody else's already. */
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { arrivedPerson, keepOwnSecret, ownSecret } from '../../link/persons'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'

export function MeScreen() {
  const arrived = useStore(arrivedPerson)
  const own = useStore(ownSecret)
  const [, go] = useLocation()
  const ask = arrived !== null && own !== null && own !== arrived
  const take = (secret: string | null) => {
    if (secret !== null) keepOwnSecret(secret)
    arrivedPerson.setState(null, true)
    go('/hub', { replace: true })
  }
  useEffect(() => {
    if (!ask) take(arrived)
  })
  if (!ask) return null
  return (
    <Notice
      title="This browser has another hub"
      arrived
      action={
        <>
          <Button look="primary" className="max-sm:h-11" onClick={() => take(arrived)}>
            Open the one of this link
          </Button>
          <Button className="max-sm:h-11" onClick={() => take(null)}>
            Stay with mine
          </Button>
        </>
      }
    >
      <p>
        Opening the one of this link forgets the other in this browser. If you have no other copy of its own
        link, you cannot come back to it.
      </p>
    </Notice>
  )
}
