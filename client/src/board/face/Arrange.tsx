/** What puts things in order: the whole drawing, or what is selected in line. It holds no rule. */
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Workflow,
} from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { align, type Alignment } from './align'
import type { Hands } from './hands'
import { tidy } from './tidy'

const lines = [
  ['left', 'Left edges in line', AlignStartVertical],
  ['centre', 'Middles in a column', AlignCenterVertical],
  ['top', 'Top edges in line', AlignStartHorizontal],
  ['middle', 'Middles in a row', AlignCenterHorizontal],
  ['across', 'Even distances across', AlignHorizontalDistributeCenter],
  ['down', 'Even distances down', AlignVerticalDistributeCenter],
] as const satisfies readonly (readonly [Alignment, string, typeof Workflow])[]

/** Shown over the palette while there is something to put in line. */
export function Arrange({ hands, chosen }: { readonly hands: Hands; readonly chosen: number }) {
  const inLine = (how: Alignment) => {
    align(hands, how)
    hands.focus()
  }
  return (
    <Toolbar.Root className="board-arrange" aria-label="Put the selected boxes in line">
      {lines
        .filter(([how]) => chosen > 2 || (how !== 'across' && how !== 'down'))
        .map(([how, name, Icon]) => (
          <Toolbar.Button key={how} aria-label={name} title={name} onClick={() => inLine(how)}>
            <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
          </Toolbar.Button>
        ))}
    </Toolbar.Root>
  )
}

/** Of the palette. */
export function TidyButton({ hands }: { readonly hands: Hands }) {
  return (
    <Toolbar.Button
      className="board-tool"
      aria-keyshortcuts="Shift+T"
      onClick={() => {
        void tidy(hands)
        hands.focus()
      }}
    >
      <Workflow className="board-icon" strokeWidth={1.5} aria-hidden="true" />
      <span>Tidy</span>
      <kbd>⇧T</kbd>
    </Toolbar.Button>
  )
}
