/** The code in its pane. */
import { lazy, Suspense, type Ref } from 'react'
import * as Y from 'yjs'
import type { CodeHandle } from '../../code/code'
import { useHere } from '../../room/RoomContext'
import { useTheme } from '../../ui/theme'
import { PaneHead } from './PaneHead'
import { useDocumentStatus, type Work } from './useWork'

const CodePane = lazy(() => import('../../code/CodePane'))

export function CodeSection({ work, code }: { work: Work; code: Ref<CodeHandle> }) {
  const { me } = useHere()
  const theme = useTheme()
  const status = useDocumentStatus(work)
  const readOnly = me.role === 'observer'
  const files = work.link.doc.getMap<Y.Text>('files')
  return (
    <section aria-label="Code" className="flex h-full min-h-0 flex-col bg-card">
      <PaneHead title="Code" status={status} readOnly={readOnly} />
      <div className="min-h-0 flex-1">
        {status === 'loading' ? (
          <p role="status" className="grid h-full place-items-center text-[13px] text-ink-3">
            The code is on its way
          </p>
        ) : (
          <Suspense fallback={null}>
            <CodePane
              ref={code}
              files={files}
              awareness={work.link.awareness}
              person={work.person}
              readOnly={readOnly}
              theme={theme}
            />
          </Suspense>
        )}
      </div>
    </section>
  )
}
