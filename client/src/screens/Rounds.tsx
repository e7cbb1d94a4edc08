/** The rounds this browser has been in. Kept on this device only; the rooms themselves live on the server. */
import { Link } from 'wouter'
import { rounds } from '../link/seats'
import { dateText } from '../ui/format'
import { Pill } from '../ui/Pill'
import { Header } from './home/Header'
import { RoundOutcome } from './RoundOutcome'

export function Rounds() {
  const all = rounds()
  return (
    <>
      <Header />
      <main className="mx-auto w-full max-w-[760px] px-5 pt-8 pb-16 sm:px-8">
        <h1 className="text-[28px] font-[650] tracking-[-0.02em]">My rounds</h1>
        <p className="mt-2 text-[15px] text-ink-2">
          Rooms you have sat in with this browser. The list stays on this device.{' '}
          <Link href="/copy" className="font-[560] text-accent underline underline-offset-4">
            Open a copy
          </Link>{' '}
          of a round that you have saved.{' '}
          <Link href="/progress" className="font-[560] text-accent underline underline-offset-4">
            My progress
          </Link>
        </p>
        {all.length === 0 ? (
          <p className="mt-8 rounded-card border border-dashed border-line-strong p-8 text-center text-[14px] text-ink-2">
            Nothing here yet. Once you join a room it appears here, with its debrief after the bell.{' '}
            <Link href="/" className="font-[560] text-accent underline underline-offset-4">
              Open a room
            </Link>
          </p>
        ) : (
          <ul className="mt-6 divide-y divide-line rounded-card border border-line bg-card">
            {all.map(round => (
              <li key={`${round.room}${round.role}`}>
                <Link href={`/r/${round.room}`} className="flex items-center gap-3 px-5 py-4 hover:bg-sunk">
                  <span className="min-w-0 flex-1">
                    <span dir="auto" className="block truncate font-[600]">
                      {round.title}
                    </span>
                    <span className="block text-[12.5px] text-ink-3">{dateText(round.at)}</span>
                    <RoundOutcome room={round.room} role={round.role} />
                  </span>
                  <Pill>{round.role}</Pill>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </main>
    </>
  )
}
