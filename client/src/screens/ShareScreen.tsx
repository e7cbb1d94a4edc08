/** What a link to a finished round opens: the debrief of who shared it, read-only; or a sentence on why it does not. */
import { useEffect, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { CallFailed } from '../link/api'
import { readShared, shareSecret, shareSecrets } from '../link/shares'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { NotACopy, readCopy, type OpenedCopy } from './copy/read-copy'
import { ShownCopy } from './copy/ShownCopy'
import { useWarm } from './copy/useWarm'
import { Waiting } from './Waiting'

type State =
  | { readonly at: 'fetching' }
  | { readonly at: 'open'; readonly copy: OpenedCopy }
  | { readonly at: 'shut'; readonly title: string; readonly says: string; readonly mayTry: boolean }

export function ShareScreen({ share }: { share: string }) {
  const arrived = useStore(shareSecrets, all => all[share])
  const secret = arrived ?? shareSecret(share)
  const [tries, again] = useState(0)
  useWarm()
  return <Fetched key={`${secret} ${tries}`} {...{ share, secret }} again={() => again(tries + 1)} />
}

function Fetched({ share, secret, again }: { share: string; secret: string | null; again: () => void }) {
  const [state, setState] = useState<State>({ at: 'fetching' })
  useEffect(() => {
    let isGone = false
    void open(share, secret).then(next => {
      if (!isGone) setState(next)
    })
    return () => {
      isGone = true
    }
  }, [share, secret])
  if (state.at === 'fetching') return <Waiting what="Fetching the round" />
  if (state.at === 'open') return <ShownCopy opened={state.copy} />
  return (
    <Shut title={state.title} again={state.mayTry ? again : null}>
      {state.says}
    </Shut>
  )
}

async function open(share: string, secret: string | null): Promise<State> {
  if (secret === null) return shut('This link is not whole', secretMissing)
  try {
    return { at: 'open', copy: await readCopy(await readShared(share, secret)) }
  } catch (error) {
    if (error instanceof NotACopy) return shut('This round cannot be shown', error.message)
    if (!(error instanceof CallFailed)) return shut('This round cannot be shown', 'It could not be read.')
    const { status, kind, message } = error
    if (status === 404) return shut('There is no such round here', message)
    if (kind.endsWith(':revoked')) return shut('This link was taken back', revoked)
    if (kind.endsWith(':expired')) return shut('This link is over', expired)
    return { ...shut(status === 0 ? 'Out of reach' : 'Not now', message), mayTry: true }
  }
}
const shut = (title: string, says: string): Extract<State, { at: 'shut' }> => ({
  at: 'shut',
  title,
  says,
  mayTry: false,
})
const secretMissing =
  'The part behind the # is missing. Open the link as it was given to you, from its first letter to its last.'
const revoked = 'Whoever shared this round has taken the link back, and it is gone from here.'
const expired = 'It was made for a time that has passed. Whoever shared this round can make another.'

function Shut({
  title,
  again,
  children,
}: {
  title: string
  again: (() => void) | null
  children: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · Signalroom`
  }, [title])
  return (
    <Notice
      title={title}
      arrived
      action={
        again ? (
          <Button look="primary" className="max-sm:h-11" onClick={again}>
            Try again
          </Button>
        ) : undefined
      }
    >
      <p>{children}</p>
    </Notice>
  )
}
