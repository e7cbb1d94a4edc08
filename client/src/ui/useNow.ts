/** Draws again as time passes. The moment itself always comes from whoever keeps the clock, never from here. */
import { useEffect, useState } from 'react'

/**
 * Asks `now` at every multiple of `every` milliseconds of that clock, so that all who draw by one clock turn together,
 * and at once when the page becomes visible.
 */
export function useNow<Moment extends number>(now: () => Moment, every: number): Moment {
  const [moment, setMoment] = useState(now)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      const read = now()
      setMoment(read)
      clearTimeout(timer)
      timer = setTimeout(tick, every - (read % every))
    }
    tick()
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [now, every])
  return moment
}
