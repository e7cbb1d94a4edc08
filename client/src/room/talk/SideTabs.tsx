/** The own side of whoever keeps no rubric: one tab of its own, and the talk. Both stay mounted. */
import { Tabs } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { useRoom } from '../read'
import { Talk } from './Talk'
import { Unseen } from './UnseenCount'
import { useLaidBefore } from './unseen'
import { written } from './written'

const tab =
  'h-[38px] flex-1 border-b-2 border-transparent text-[13px] font-[560] text-ink-2 data-[state=active]:border-accent data-[state=active]:text-ink'

export function SideTabs({ label, title, children }: { label: string; title: string; children: ReactNode }) {
  const [shown, show] = useState('own')
  const laid = useLaidBefore(shown === 'own')
  const said = useRoom(room => written(room.open).length)
  const panes = [
    ['own', title, children],
    ['talk', `Talk${said > 0 ? ` · ${said}` : ''}`, <Talk key="talk" />],
  ] as const
  return (
    <Tabs.Root value={shown} onValueChange={show} className="flex h-full min-h-0 flex-col bg-paper">
      <Tabs.List aria-label={label} className="flex shrink-0 border-b border-line">
        {panes.map(([value, name]) => (
          <Tabs.Trigger key={value} value={value} className={tab}>
            {name}
            {value === 'own' ? <Unseen count={laid} /> : null}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {panes.map(([value, , content]) => (
        <Tabs.Content
          key={value}
          value={value}
          forceMount
          className="min-h-0 flex-1 data-[state=inactive]:hidden"
        >
          {content}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
