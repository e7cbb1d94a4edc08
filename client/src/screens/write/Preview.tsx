/** What each side would see of a question: the candidate its words alone, the interviewer all of it. Knows no room. */
import { useState } from 'react'
import type { OwnQuestion } from '../../link/own-questions'
import { Card } from '../../ui/Card'
import { classes } from '../../ui/classes'
import { Titled } from '../../ui/Titled'
import { draftOf } from './draft'

export function Preview({ question }: { question: OwnQuestion }) {
  const [side, setSide] = useState<'candidate' | 'interviewer'>('candidate')
  const { title, ask, hints, cards, stories, notes, numbers, strong, weak, level } = draftOf(question)
  return (
    <Card className="p-5">
      <div role="group" aria-label="Preview for" className="flex gap-1">
        {(['candidate', 'interviewer'] as const).map(one => (
          <button
            key={one}
            type="button"
            aria-pressed={side === one}
            onClick={() => setSide(one)}
            className={classes(
              'h-9 rounded-[8px] px-3 text-[13px] font-[600] max-sm:h-11',
              side === one ? 'bg-accent-soft text-accent' : 'text-ink-2 hover:bg-sunk',
            )}
          >
            The {one} sees
          </button>
        ))}
      </div>
      <div className="mt-3 space-y-3">
        <p className="text-[12.5px] text-ink-3">
          {title || 'No title yet'} · {level}
        </p>
        <p dir="auto" className="text-[15px] leading-relaxed wrap-anywhere whitespace-pre-line">
          {ask || 'Nothing is asked yet.'}
        </p>
        {side === 'candidate' ? (
          <p className="text-[12.5px] text-ink-3">
            A fact comes when you tell it, a card when you play it
            {stories.length > 0 ? ', a story when its block begins' : ''}. Nothing else is ever sent.
          </p>
        ) : (
          <>
            <Titled title="For you alone">
              <p className="text-[13px] whitespace-pre-line text-ink-2">{notes}</p>
            </Titled>
            <List title="Tell only when asked" items={hints.map(hint => `${hint.topic}: ${hint.text}`)} />
            <List title="Stories" items={stories.map(story => `${story.ask} Then: ${story.follow}`)} />
            <List title="Cards" items={cards.map(card => `${card.minute} ${card.title}: ${card.text}`)} />
            <List title="Numbers" items={numbers.split('\n').map(line => line.split('|')[0] ?? '')} />
            <List title="Strong" items={strong.split('\n')} />
            <List title="Weak" items={weak.split('\n')} />
          </>
        )}
      </div>
    </Card>
  )
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  const shown = items.filter(item => item.replace(/[:\s]/g, '') !== '')
  if (shown.length === 0) return null
  return (
    <Titled title={title}>
      <ul className="list-disc space-y-0.5 pl-4 text-[13px] text-ink-2">
        {shown.map(item => (
          <li key={item} dir="auto" className="wrap-anywhere">
            {item}
          </li>
        ))}
      </ul>
    </Titled>
  )
}
