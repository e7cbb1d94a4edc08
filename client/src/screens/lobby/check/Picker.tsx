/** Which device of a kind. A browser tells their names once one is on: drawn anew then, it asks again. */
import { useEffect, useState } from 'react'
import { listDevices, type Device, type DeviceList } from '../../../call/devices'

export function Picker({
  label,
  of,
  chosen,
  choose,
}: {
  label: string
  of: keyof DeviceList
  chosen: string
  choose: (id: string) => void
}) {
  const [list, setList] = useState<readonly Device[]>([])
  useEffect(() => {
    let here = true
    const look = () => void listDevices().then(all => here && setList(all[of]))
    look()
    // Only a page that is a secure context has devices.
    const devices = (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices
    devices?.addEventListener('devicechange', look)
    return () => {
      here = false
      devices?.removeEventListener('devicechange', look)
    }
  }, [of])
  return (
    <select
      aria-label={label}
      value={chosen}
      disabled={list.length === 0}
      onChange={event => choose(event.target.value)}
      className="h-9 w-full min-w-0 cursor-pointer truncate rounded-[8px] border border-line-strong bg-card px-2.5 text-[13px] text-ink disabled:opacity-60 max-sm:h-11"
    >
      {list.length === 0 ? <option value="">Listed once it is on</option> : null}
      {list.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
