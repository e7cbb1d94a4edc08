/** The links beside the people, for who leads: to give away, to make anew, to take back. */
import { Links } from '../../room/invites/Links'
import { useLeads } from '../../room/read'
import { Card } from '../../ui/Card'

export function Invite() {
  if (!useLeads()) return null
  return (
    <Card className="px-5 pt-4 pb-2">
      <h2 className="text-[13.5px] font-[620]">Links</h2>
      <Links />
    </Card>
  )
}
