/** Draws again as time passes. The moment itself always comes from whoever keeps the clock, never from here. */
import { useEffect, useState } from 'react'

/** Asks `now` every `every` milliseconds while the page is visible, and at once when it becomes so. */
export function useNow<Moment extends number>(now: () => Moment, every: number): Moment {
  const [moment, setMoment] = useState(now)
  useEffect(() => {
    const tick = () => setMoment(now())
    tick()
    const timer = setInterval(tick, every)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [now, every])
  return moment
}
