/** What stands in the page's place when it fails: never nothing, never a stack. */
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'

export function Broken() {
  return (
    <Notice
      title="This page has stopped"
      action={<Button onClick={() => location.reload()}>Load it again</Button>}
    >
      <p>
        Something in it failed, or a newer version of it was put in its place. What was saved is safe, and a
        round goes on where it was.
      </p>
    </Notice>
  )
}
