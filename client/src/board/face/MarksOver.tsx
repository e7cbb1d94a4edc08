/** What is said over things of the drawing: that they have failed, or depend on what has. It knows no engine and no rule. */
import { useEffect, useState } from 'react'
import { useMarks } from './marks'
import type { Sight } from './sight'

/** Over the canvas. To a screen reader the outline and the room say it. */
export function MarksOver({ sight }: { readonly sight: Sight }) {
  const marks = useMarks()
  const [, moved] = useState(0)
  const some = marks.size > 0
  useEffect(() => (some ? sight.watch(() => moved(times => times + 1)) : undefined), [sight, some])
  if (!some) return null
  const view = sight.view()
  return (
    <div className="board-marks" aria-hidden="true">
      {[...marks].map(([id, { tone, words }]) => {
        const box = sight.boxOf(id)
        if (!box) return null
        const part = (length: number, whole: number) => `${(length / whole) * 100}%`
        return (
          <span
            key={id}
            className="board-mark"
            data-tone={tone}
            style={{
              left: part(box.x - view.x, view.w),
              top: part(box.y - view.y, view.h),
              width: part(box.w, view.w),
              height: part(box.h, view.h),
            }}
          >
            <span className="board-mark-words">{words}</span>
          </span>
        )
      })}
    </div>
  )
}
