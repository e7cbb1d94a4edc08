/** Run, Test and Stop in the head of the code pane. They keep their places whatever runs. */
import { CirclePlay, FlaskConical, Square } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { useRoom } from '../read'
import { testable, type RunActions } from './useRunActions'
import { runKeyNames } from './useRunKeys'

const size = 'h-[28px] gap-1.5 px-[8px] max-[899px]:h-[44px] max-[899px]:px-3'
const icon = { size: 14, 'aria-hidden': true } as const

export function RunButtons({ actions }: { actions: RunActions }) {
  const handed = useRoom(room => room.open.handed.tests !== null)
  const { mayRun, stoppable } = actions
  return (
    // A pill beside them is cut before they are covered.
    <div className="@container flex min-w-[104px] flex-1 items-center gap-1 max-[899px]:min-w-[130px]">
      <Button
        size="s"
        className={size}
        disabled={!mayRun || actions.language === null}
        onClick={actions.run}
        title={`Run the file in front (${runKeyNames.run})`}
        aria-keyshortcuts="Control+Enter Meta+Enter"
      >
        <CirclePlay {...icon} />
        <Word>Run</Word>
      </Button>
      {testable(actions) ? (
        <Button
          size="s"
          className={size}
          disabled={!mayRun}
          onClick={actions.tests}
          title={`Run its tests (${runKeyNames.tests})`}
          aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
        >
          <FlaskConical {...icon} />
          <Word>Test</Word>
        </Button>
      ) : null}
      {handed ? (
        <Button size="s" className={size} disabled={!mayRun} onClick={actions.hidden}>
          Hidden tests
        </Button>
      ) : null}
      <Button
        size="s"
        look="quiet"
        className={classes(size, !stoppable && 'invisible')}
        disabled={!mayRun}
        onClick={actions.stop}
        title="Stop what runs"
      >
        <Square {...icon} size={12} fill="currentColor" />
        <Word>Stop</Word>
      </Button>
    </div>
  )
}

/** In a narrow pane the sign alone stays, with its name for who cannot see it. */
const Word = ({ children }: { children: ReactNode }) => (
  <span className="@max-[215px]:sr-only">{children}</span>
)
