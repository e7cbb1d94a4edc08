/** The first screen: what this is, and one obvious thing to do. Loads nothing that only a room needs. */
import { Cadence } from './home/Cadence'
import { Header } from './home/Header'
import { ResumeBar } from './home/ResumeBar'
import { NewRoom } from './home/NewRoom'

const points = [
  [
    'Never interviewed anybody? Fine.',
    'You are told what to ask next, what to hold back and when to play a card; one key marks a signal. A senior who has hired is worth more still: ask one to play the manager once.',
  ],
  [
    'The secret half stays secret',
    'Rubric, notes and hints are never sent to the candidate’s browser. You release the debrief when you are done.',
  ],
  [
    'Silence is kept',
    'The timeline shows every chunk, pause and question on the round’s own clock. A score rests on a pinned moment.',
  ],
] as const

export function Home() {
  return (
    <>
      <Header />
      <ResumeBar />
      <main className="mx-auto w-full max-w-[1120px] px-5 pb-16 sm:px-8">
        <div className="grid grid-cols-1 items-start gap-10 pt-8 md:grid-cols-[1fr_420px] md:gap-16 md:pt-14">
          <section>
            <h1 className="text-[34px] leading-[1.12] font-[650] tracking-[-0.025em] text-balance sm:text-[42px]">
              Rehearse the round before it counts.
            </h1>
            <p className="mt-5 max-w-[520px] text-[17px] leading-relaxed text-ink-2">
              A timed room for two: whiteboard, code and a private rubric, on the clock of a real 45-minute
              interview. It coaches how you say it, and shows afterwards which minute went wrong.
            </p>
            <Cadence />
          </section>
          <NewRoom />
        </div>
        <ul className="mt-14 grid grid-cols-1 gap-4 md:grid-cols-3">
          {points.map(([title, text]) => (
            <li key={title} className="rounded-card border border-line bg-card p-5">
              <h2 className="text-[13.5px] font-[620]">{title}</h2>
              <p className="mt-1.5 text-[14px] text-ink-2">{text}</p>
            </li>
          ))}
        </ul>
      </main>
    </>
  )
}
