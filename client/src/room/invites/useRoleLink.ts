/** One role's link as whoever leads has it: its state from the room, its text only where it is known. Draws nothing. */
import type { Invite, Role } from '@signalroom/shared'
import { useRef, useState } from 'react'
import { toast } from 'sonner'
import { renewLink, revokeLink } from '../../link/api'
import { linksOf } from '../../link/seats'
import { copyText } from '../../ui/copy'
import { useHere, useRoom } from '../read'
import { sentenceOf } from './sentence'

/** A link that was just made lives in this component and nowhere else. */
interface Made {
  readonly generation: number
  readonly link: string
}
type Copying = 'untried' | 'copied' | 'impossible'

export interface RoleLink {
  /** What is so of it, in a sentence. */
  readonly says: string
  /** Null where nobody knows it but those who were given it. */
  readonly link: string | null
  readonly open: boolean
  /** It is to be copied by hand: the clipboard is not there. */
  readonly byHand: boolean
  readonly copy: () => Promise<void>
  readonly renew: () => Promise<void>
  /** Resolves with whether it was. */
  readonly takeBack: () => Promise<boolean>
}

export function useRoleLink(role: Role): RoleLink {
  const { me } = useHere()
  const room = useRoom(one => one.open.id)
  const invite = useRoom(one => one.open.invites[role])
  const [kept] = useState(() => linksOf(room)?.[role] ?? null)
  const [made, setMade] = useState<Made | null>(null)
  const [copying, setCopying] = useState<Copying>('untried')
  const asking = useRef(false)
  const at = { room, token: me.token }
  const link = known(invite, made, kept)

  /** One at a time: a second press is not a second link. */
  const once = async (ask: () => Promise<void>): Promise<boolean> => {
    if (asking.current) return false
    asking.current = true
    try {
      await ask()
      return true
    } catch (error) {
      toast(sentenceOf(error))
      return false
    } finally {
      asking.current = false
    }
  }
  const put = async (text: string) => setCopying((await copyText(text)) ? 'copied' : 'impossible')
  const renew = async () => {
    const generation = invite.generation + 1
    await once(async () => {
      const answer = await renewLink(at, role)
      setMade({ generation, link: answer.link })
      await put(answer.link)
    })
  }
  const takeBack = () =>
    once(async () => {
      await revokeLink(at, role)
      setMade(null)
      setCopying('untried')
    })
  return {
    says: words(invite, link !== null && link === made?.link, link === null ? 'untried' : copying),
    link,
    open: invite.open,
    byHand: link !== null && copying === 'impossible',
    copy: async () => {
      if (link !== null) await put(link)
    },
    renew,
    takeBack,
  }
}

/** A link that was replaced since, here or by somebody else, is never shown again. */
function known({ generation, open }: Invite, made: Made | null, kept: string | null): string | null {
  // The answer may be here before the event is.
  if (made && (made.generation > generation || (made.generation === generation && open))) return made.link
  return generation === 0 && open ? kept : null
}

function words({ generation, open }: Invite, isNew: boolean, copying: Copying): string {
  if (copying === 'impossible')
    return 'Copying is not possible here. The link is selected: copy it by hand, it is shown once.'
  if (isNew) return 'A new link is on your clipboard. The one before opens nothing any more.'
  if (copying === 'copied') return 'Copied.'
  if (!open) return 'Taken back: no link opens this seat until you make a new one.'
  return generation === 0
    ? 'The first link opens this seat.'
    : 'The newest link opens this seat, those before it nothing.'
}
