/** The stretch of the round that is in view: the whole of it, or what one has come closer to. Knows no marks. */
import { useMemo, useState } from 'react'

/** Milliseconds on the round's clock. */
export interface View {
  readonly from: number
  readonly to: number
}
export interface Viewing {
  readonly view: View
  readonly isWhole: boolean
  /** Closer (below 1) or further away, around a moment that stays where it is. */
  zoom(by: number, around: number): void
  /** By a part of what is in view; to the right above 0. */
  pan(by: number): void
  show(view: View): void
  showAll(): void
}

/** Nobody reads anything closer. */
const closest = 5000

export function useView(whole: number): Viewing {
  const [view, setView] = useState<View>({ from: 0, to: whole })
  return useMemo(() => {
    const show = ({ from, to }: View) => {
      const wide = Math.min(whole, Math.max(Math.min(closest, whole), to - from))
      const middle = (from + to) / 2
      const start = Math.min(Math.max(0, middle - wide / 2), whole - wide)
      setView({ from: start, to: start + wide })
    }
    const wide = view.to - view.from
    return {
      view,
      isWhole: wide >= whole,
      show,
      showAll: () => setView({ from: 0, to: whole }),
      zoom(by, around) {
        const next = Math.min(whole, Math.max(Math.min(closest, whole), wide * by))
        const from = around - ((around - view.from) / wide) * next
        show({ from, to: from + next })
      },
      pan: by => show({ from: view.from + by * wide, to: view.to + by * wide }),
    }
  }, [view, whole])
}

/** Moments at which the axis says its time: round ones, about eight in view. */
export function ticksIn({ from, to }: View): readonly number[] {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900].map(seconds => seconds * 1000)
  const step = steps.find(one => (to - from) / one <= 9) ?? 1_800_000
  const first = Math.ceil(from / step) * step
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, i) => first + i * step)
}
