/** The host's own key for the board: undefined while it is being asked for, null where there is none or none is needed. */
import type { BoardEngine } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { readConfig } from '../../link/api'

export function useLicenceKey(engine: BoardEngine): string | null | undefined {
  const [key, setKey] = useState<string | null | undefined>(engine === 'tldraw' ? undefined : null)
  useEffect(() => {
    if (engine !== 'tldraw') return
    readConfig().then(
      config => setKey(config.tldrawLicenseKey),
      () => setKey(null),
    )
  }, [engine])
  return key
}
