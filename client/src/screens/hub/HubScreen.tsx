/** The hub: what somebody prepares for, in parts. Begun by one press; nobody asks who they are. */
import { useEffect, type ComponentType } from 'react'
import { Link } from 'wouter'
import { classes } from '../../ui/classes'
import { Button } from '../../ui/Button'
import { Header } from '../home/Header'
import { Artifacts } from './Artifacts'
import { Begin } from './Begin'
import { Loops } from './Loops'
import { LibraryPart } from './LibraryPart'
import { Partners } from './Partners'
import { Pay } from './Pay'
import { Plans } from './Plans'
import { Stories } from './Stories'
import { forgetPerson, usePerson, type OwnPerson } from './usePerson'
import { You } from './You'

interface Part {
  readonly id: string
  readonly title: string
  readonly Shown: ComponentType<OwnPerson>
}
/** In the order in which they stand. The first is at `/hub` itself. */
const parts: readonly [Part, ...Part[]] = [
  { id: 'loops', title: 'Loops', Shown: Loops },
  { id: 'plan', title: 'Plan', Shown: Plans },
  { id: 'stories', title: 'Stories', Shown: Stories },
  { id: 'artifacts', title: 'Artifacts', Shown: Artifacts },
  { id: 'library', title: 'Library', Shown: LibraryPart },
  { id: 'pay', title: 'Pay and place', Shown: Pay },
  { id: 'partners', title: 'Partners', Shown: Partners },
  { id: 'you', title: 'You', Shown: You },
]

export function HubScreen({ part: asked }: { part?: string | undefined }) {
  const part = parts.find(({ id }) => id === asked) ?? parts[0]
  const person = usePerson()
  useEffect(() => {
    document.title = `${part.title} · Signalroom`
  }, [part])
  return (
    <>
      <Header />
      <main className="mx-auto w-full max-w-[1120px] px-4 pt-8 pb-16 slim:px-2 sm:px-8">
        <h1 className="text-[28px] font-[650] tracking-[-0.02em]">Prep hub</h1>
        {person.type === 'nobody' ? (
          <Begin />
        ) : person.type === 'waiting' ? (
          <p role="status" className="mt-8 text-ink-2">
            Loading…
          </p>
        ) : person.type === 'failed' ? (
          <Failed {...person} />
        ) : (
          <>
            <nav aria-label="Parts of the hub" className="mt-5 flex flex-wrap gap-1 border-b border-line">
              {parts.map(({ id, title }) => (
                <Link
                  key={id}
                  href={id === parts[0].id ? '/hub' : `/hub/${id}`}
                  aria-current={id === part.id ? 'page' : undefined}
                  className={classes(
                    'inline-flex min-h-11 items-center border-b-2 px-3 text-[14px] font-[560] hover:text-ink',
                    id === part.id ? 'border-accent text-accent' : 'border-transparent text-ink-2',
                  )}
                >
                  {title}
                </Link>
              ))}
            </nav>
            <div className="mt-6">
              <part.Shown {...person} />
            </div>
          </>
        )}
      </main>
    </>
  )
}

function Failed({ why, again, lost }: { why: string; again: () => void; lost: boolean }) {
  return (
    <div role="alert" className="mt-8 max-w-[560px] text-[15px] text-ink-2">
      <p>{why}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button className="max-sm:h-11" onClick={again}>
          Try again
        </Button>
        {lost ? (
          <Button look="quiet" className="max-sm:h-11" onClick={forgetPerson}>
            Forget this link here
          </Button>
        ) : null}
      </div>
    </div>
  )
}
