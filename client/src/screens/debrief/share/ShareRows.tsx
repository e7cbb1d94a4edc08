/** The links of this seat that open now, each of which can be taken back. */
import { dateText } from '../../../ui/format'
import { Button } from '../../../ui/Button'
import type { SharesOfSeat } from './useShares'

export function ShareRows({ shares }: { shares: SharesOfSeat }) {
  const { rows, made, doing, takeBack } = shares
  if (!rows || rows.length === 0) return null
  return (
    <>
      <h3 className="mt-5 text-[13.5px] font-[620]">Your links that open now</h3>
      <ul className="mt-1">
        {rows.map(row => (
          <li
            key={row.share}
            className="flex items-center gap-3 border-t border-line py-2 text-[13px] first:border-t-0"
          >
            <span className="min-w-0 flex-1">
              Made {dateText(row.made)}, until {dateText(row.until)}
              <span className="block text-[12.5px] text-ink-3">
                {sizeText(row.bytes)}
                {row.share === made?.share ? ' · the one above' : ''}
              </span>
            </span>
            <Button
              size="s"
              look="danger"
              className="max-sm:h-11"
              disabled={doing !== 'nothing'}
              aria-label={`Take back the link until ${dateText(row.until)}`}
              onClick={() => void takeBack(row.share)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

const sizeText = (bytes: number): string =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`
