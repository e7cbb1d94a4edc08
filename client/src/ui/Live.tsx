/** A camera's picture as it comes, without its sound. One's own is shown as in a mirror. */
import { useEffect, useRef } from 'react'

export function Live({ stream, label, own }: { stream: MediaStream; label: string; own: boolean }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = stream
    return () => {
      element.srcObject = null
    }
  }, [stream])
  return (
    <video
      ref={video}
      autoPlay
      playsInline
      muted
      aria-label={label}
      className={own ? 'size-full -scale-x-100 object-cover' : 'size-full object-cover'}
    />
  )
}
