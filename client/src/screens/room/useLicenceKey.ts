/** The host's own key for the board: undefined while it is being asked for, null where there is none. */
import { useEffect, useState } from 'react'
import { readConfig } from '../../link/api'

export function useLicenceKey(): string | null | undefined {
  const [key, setKey] = useState<string | null>()
  useEffect(() => {
    readConfig().then(
      config => setKey(config.tldrawLicenseKey),
      () => setKey(null),
    )
  }, [])
  return key
}
