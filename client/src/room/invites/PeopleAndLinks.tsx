/** Who has a seat and what each role's link does, in a dialog over round and debrief, for who leads. */
import { Dialog } from 'radix-ui'
import type { RefObject } from 'react'
import { Button } from '../../ui/Button'
import { DialogBox } from '../../ui/DialogBox'
import { useRoom } from '../read'
import { Links } from './Links'
import { SeatRow } from './SeatRow'

export function PeopleAndLinks({
  open,
  close,
  returnTo,
}: {
  readonly open: boolean
  readonly close: () => void
  /** What has the focus afterwards. */
  readonly returnTo: RefObject<HTMLElement | null>
}) {
  const seats = useRoom(room => room.open.seats)
  return (
    <Dialog.Root open={open} onOpenChange={next => !next && close()}>
      <DialogBox
        aria-describedby={undefined}
        onCloseAutoFocus={event => {
          event.preventDefault()
          returnTo.current?.focus()
        }}
        className="flex w-[min(620px,calc(100vw-24px))] flex-col"
      >
        <Dialog.Title className="px-6 pt-6 low:pt-3 text-[18px] font-[620] max-sm:px-4">
          People and links
        </Dialog.Title>
        <div className="mt-3 low:mt-1 min-h-0 overflow-y-auto px-6 max-sm:px-4">
          <ul aria-label="Seats">
            {seats.map(seat => (
              <SeatRow key={seat.id} seat={seat} />
            ))}
          </ul>
          <h3 className="mt-5 text-[13.5px] font-[620]">Links</h3>
          <Links />
        </div>
        <div className="border-t border-line px-6 py-4 low:py-2 text-right max-sm:px-4 max-sm:py-3">
          <Dialog.Close asChild>
            <Button className="max-sm:h-11">Close</Button>
          </Dialog.Close>
        </div>
      </DialogBox>
    </Dialog.Root>
  )
}
