/** The second pane: the code, and in a round that lays something before the candidate also that, one of them in front. */
import { lazy, Suspense, useState, type ComponentProps } from 'react'
import { useRoom } from '../../room/read'
import { classes } from '../../ui/classes'
import { CodeSection } from './CodeSection'
import { useKind } from './kinds'

const ExhibitPane = lazy(() => import('../../room/exhibit/ExhibitPane'))

export function SecondPane(given: ComponentProps<typeof CodeSection>) {
  const { reads } = useKind()
  return reads ? <WithExhibit {...given} /> : <CodeSection {...given} />
}

function WithExhibit(given: ComponentProps<typeof CodeSection>) {
  const [front, setFront] = useState<'exhibit' | 'code'>('exhibit')
  const type = useRoom(room => (room.open.exhibit ?? room.panel.guide?.question.exhibit)?.type)
  const tabs = [
    ['exhibit', type === 'change' ? 'Change' : type === 'report' ? 'Report' : 'To read'],
    ['code', 'Code'],
  ] as const
  return (
    <div className="flex h-full min-h-0 flex-col bg-card">
      <div
        role="group"
        aria-label="In this pane"
        className="flex h-[38px] shrink-0 items-center gap-1 border-b border-line bg-paper px-2 max-[899px]:h-[52px]"
      >
        {tabs.map(([id, name]) => (
          <button
            key={id}
            type="button"
            aria-pressed={front === id}
            onClick={() => setFront(id)}
            className={classes(
              'h-7 rounded-[8px] px-3 text-[13px] font-[600] max-[899px]:h-11',
              front === id ? 'bg-accent-soft text-accent' : 'text-ink-2 hover:bg-sunk',
            )}
          >
            {name}
          </button>
        ))}
      </div>
      <div className="relative min-h-0 flex-1">
        <div className={classes('absolute inset-0', front !== 'exhibit' && 'hidden')}>
          <Suspense fallback={null}>
            <ExhibitPane />
          </Suspense>
        </div>
        <div className={classes('absolute inset-0', front !== 'code' && 'hidden')}>
          <CodeSection {...given} />
        </div>
      </div>
    </div>
  )
}
