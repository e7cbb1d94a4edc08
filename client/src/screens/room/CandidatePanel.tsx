/** The candidate's own side: the question, the three layers, the worksheet of the phase, what was revealed and asked. */
import { useHere, useLeads, useRoom } from '../../room/read'
import { LayerCards } from '../../room/board/LayerCards'
import { AssistantCard } from '../../room/assistant/Dialogue'
import { BlockCard, Faults } from '../../room/blocks/BlockCard'
import { FaultDesk } from '../../room/faults/FaultDesk'
import { StandingFaults } from '../../room/faults/Standing'
import { ContradictionLine } from '../../room/ledger/ContradictionLine'
import { SpeaksNow } from '../../room/partners/Partners'
import { OpenPushes } from '../../room/push/Pushes'
import { OpenQuestions } from '../../room/talk/OpenQuestions'
import { Worksheet } from '../../room/worksheet/Worksheet'
import { PlayedCards } from '../../room/deck/PlayedCards'
import { LaterTexts } from '../../room/seal/LaterTexts'
import { ToldHints } from '../../room/deck/ToldHints'
import { useKind } from './kinds'
import { scrolledByKeys } from '../../ui/scrolled-by-keys'

export function CandidatePanel() {
  const { me } = useHere()
  const leads = useLeads()
  const question = useRoom(room => room.open.question)
  const phases = useRoom(room => room.open.plan.phases)
  const layered = useKind().layers === 'stated'
  const current = useRoom(room => room.open.clock.phase)
  const phase = phases.find(one => one.id === current)
  return (
    <section
      aria-label="Question"
      {...(me.role === 'observer' ? scrolledByKeys : {})}
      className="h-full space-y-5 overflow-y-auto px-4 py-4"
    >
      <BlockCard />
      <ContradictionLine />
      <div>
        <h2 className="sr-only">Question</h2>
        <p className="text-[15px] leading-relaxed whitespace-pre-line">{question.ask}</p>
      </div>
      <SpeaksNow />
      <LaterTexts />
      <OpenPushes />
      <StandingFaults />
      <Faults />
      <PlayedCards />
      {phase ? (
        <div className="rounded-m border border-line bg-sunk p-3.5">
          <h3 className="text-[12px] font-[620] text-ink-2">
            {phase.title}: {phase.goal}
          </h3>
          <p className="mt-1.5 text-[14px] font-[560]">{phase.cue}</p>
          <ul className="mt-2 list-disc space-y-0.5 pl-4 text-[12.5px] text-ink-2">
            {phase.produce.map(thing => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {layered ? <LayerCards /> : null}
      <AssistantCard />
      <Worksheet />
      <ToldHints />
      {leads ? <FaultDesk /> : null}
      <OpenQuestions />
    </section>
  )
}
