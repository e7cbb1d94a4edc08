/** Opens people and links from the debrief, for who leads: a link can get out after the round as well. */
import { useRef, useState } from 'react'
import { PeopleAndLinks } from '../../room/invites/PeopleAndLinks'
import { useKeys } from '../../room/keys/useKeys'
import { useLeads } from '../../room/read'
import { Button } from '../../ui/Button'

export const PeopleButton = () => (useLeads() ? <Opens /> : null)

function Opens() {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useKeys({ 'Shift+L': () => setOpen(true) })
  return (
    <>
      <Button ref={button} className="max-sm:h-11" aria-keyshortcuts="Shift+L" onClick={() => setOpen(true)}>
        People and links…
      </Button>
      <PeopleAndLinks open={open} close={() => setOpen(false)} returnTo={button} />
    </>
  )
}
