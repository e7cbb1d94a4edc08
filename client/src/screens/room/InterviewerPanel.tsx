/** The interviewer's pane: question, rubric, deck, notes and talk as tabs that stay mounted. Draws and asks; holds no rule. */
import { Tabs } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import type { Map as YMap, Text as YText } from 'yjs'
import type { Pointing } from '../../room/judging/pointing'
import { useRoom } from '../../room/read'
import { Talk } from '../../room/talk/Talk'
import { useUnread } from '../../room/talk/unseen'
import { Deck } from '../../room/deck/Deck'
import { useJudging } from '../../room/judging/useJudging'
import { LiveKeys, usePanelKeys } from '../../room/judging/PanelKeys'
import { Notes } from '../../room/judging/Notes'
import { ContradictionLine } from '../../room/ledger/ContradictionLine'
import { WordsRow } from '../../room/words/WordsRow'
import { FirstLine, LineNow } from '../../room/phases/FirstLine'
import { QuestionTab } from './QuestionTab'
import { RubricTab } from '../../room/judging/RubricTab'
import type { Guide } from '../../room/judging/guide'

export function InterviewerPanel({ pointing, files }: { pointing: Pointing; files: YMap<YText> }) {
  const guide = useRoom(room => room.panel.guide)
  return guide ? (
    <Panel guide={guide} pointing={pointing} files={files} />
  ) : (
    <p role="status" className="grid h-full place-items-center bg-paper p-6 text-[13px] text-ink-3">
      Your notes on this question are on their way
    </p>
  )
}

function Panel({ guide, pointing, files }: { guide: Guide; pointing: Pointing; files: YMap<YText> }) {
  const [chosen, choose] = useState<string | null>(null)
  // Where one speaks more than one scores, what to say now is what one looks at first.
  const tab = chosen ?? (spoken(guide) ? 'question' : 'rubric')
  const first = useRoom(({ open }) => open.clock.phase === open.plan.phases[0]?.id)
  const asked = useAsked()
  const judging = useJudging(guide, pointing)
  const unread = useUnread(tab === 'talk')
  const played = useRoom(room => room.open.cards.length)
  const left = guide.question.cards.length - played
  usePanelKeys(guide, judging)
  /** `scrolls`: all of it; else a part of it scrolls by itself, and all of it only where hardly a line has room. */
  const pane = (name: string, content: ReactNode, scrolls = true) => (
    <Tabs.Content
      value={name}
      forceMount
      hidden={tab !== name}
      tabIndex={scrolls ? 0 : -1}
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2"
    >
      {content}
    </Tabs.Content>
  )
  return (
    <Tabs.Root
      value={tab}
      onValueChange={choose}
      className="@container flex h-full min-h-0 flex-col bg-paper text-[14px] max-[899px]:[&_kbd]:hidden"
    >
      <Tabs.List
        aria-label="Your side"
        className="flex h-[38px] shrink-0 border-b border-line px-1 max-[899px]:h-[45px]"
      >
        <Tab name="question">
          Question
          {asked ? (
            <span className="ml-1 rounded-full bg-amber-soft px-1.5 text-[11px] leading-[16px] text-amber">
              1<span className="sr-only"> question to the assistant waits</span>
            </span>
          ) : null}
        </Tab>
        <Tab name="rubric">Rubric</Tab>
        {guide.question.cards.length > 0 ? (
          <Tab name="deck">
            Deck · {left}
            <span className="@max-[330px]:sr-only">&nbsp;left</span>
          </Tab>
        ) : null}
        <Tab name="notes">Notes</Tab>
        <Tab name="talk">
          Talk
          {unread > 0 ? (
            <span className="ml-1 rounded-full bg-accent px-1.5 text-[11px] leading-[16px] text-accent-ink tabular-nums">
              {unread}
              <span className="sr-only"> not read</span>
            </span>
          ) : null}
        </Tab>
      </Tabs.List>
      <div className="shrink-0 border-b border-line p-2 empty:hidden has-[[role=status]:empty]:hidden">
        <ContradictionLine />
      </div>
      {pane('question', <QuestionTab guide={guide} judging={judging} files={files} pointing={pointing} />)}
      {pane(
        'rubric',
        <>
          {chosen === null && first ? <FirstLine /> : <LineNow show={() => choose('question')} />}
          <RubricTab guide={guide} judging={judging} />
        </>,
      )}
      {pane('deck', <Deck guide={guide} judging={judging} />)}
      {pane('notes', <Notes judging={judging} />, false)}
      {pane('talk', <Talk />, false)}
      <WordsRow guide={guide} judging={judging} />
      <LiveKeys guide={guide} judging={judging} />
    </Tabs.Root>
  )
}

/** Rounds whose every minute has a line to say: blocks, something to read, people to play, an assistant. */
const spoken = (guide: Guide): boolean =>
  guide.phases.some(phase => phase.blocks ?? phase.partners) ||
  guide.question.exhibit !== undefined ||
  guide.question.assistant !== undefined

/** Whether a question to the assistant waits for this seat's answer. */
const useAsked = (): boolean =>
  useRoom(({ open }) => {
    const newest = open.dialogue?.at(-1)
    return (
      newest !== undefined &&
      newest.answer === null &&
      (open.assistant === 'people' || newest.failed !== null)
    )
  })

function Tab({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Tabs.Trigger
      value={name}
      className="flex min-w-0 grow items-center justify-center border-b-2 border-transparent px-1.5 text-[13px] font-[560] whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
    >
      {children}
    </Tabs.Trigger>
  )
}
