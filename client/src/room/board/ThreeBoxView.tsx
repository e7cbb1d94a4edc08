/** Three boxes of the drawing and what joins them, as one small figure to look at and to keep. Holds no rule. */
import { figureSvg, mostBoxes, nodeName, nothingDrawn, placeFigure, threeBoxes } from '@signalroom/shared'
import { Boxes } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { DialogBox } from '../../ui/DialogBox'
import { saveText } from '../../ui/save-text'
import { useRoom } from '../read'
import { Figure } from './Figure'

export function ThreeBoxKey() {
  const drawn = useRoom(room => room.open.drawn)
  const [open, setOpen] = useState(false)
  if (!drawn || drawn.nodes.length === 0) return null
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button
          size="s"
          look="quiet"
          className="h-[30px] px-2 max-[899px]:h-[44px]"
          title="Three boxes, one figure"
        >
          <Boxes size={14} aria-hidden="true" />
          <span className="max-2xl:sr-only">3 boxes</span>
        </Button>
      </Dialog.Trigger>
      <DialogBox
        aria-describedby={undefined}
        className="w-[min(820px,calc(100vw-32px))] overflow-y-auto p-6 max-sm:p-4"
      >
        <Dialog.Title className="text-[18px] font-[620]">Three boxes</Dialog.Title>
        <Chooser />
      </DialogBox>
    </Dialog.Root>
  )
}

function Chooser() {
  const drawn = useRoom(room => room.open.drawn) ?? nothingDrawn
  const title = useRoom(room => room.open.title)
  const [chosen, choose] = useState<readonly string[]>([])
  const there = chosen.filter(id => drawn.nodes.some(node => node.id === id))
  const shown = threeBoxes(drawn, there)
  const figure = shown.ok ? placeFigure(shown) : null
  return (
    <>
      <fieldset>
        <legend className="mt-1 text-[13px] text-ink-2">
          The whole idea in up to three boxes, with a time on each arrow between them.
        </legend>
        <div className="mt-3 flex flex-wrap gap-x-4 gap-y-1">
          {drawn.nodes.map(({ id, name }) => (
            <label key={id} className="flex min-h-8 items-center gap-2 text-[13.5px] max-sm:min-h-11">
              <input
                type="checkbox"
                checked={there.includes(id)}
                disabled={!there.includes(id) && there.length >= mostBoxes}
                onChange={event =>
                  choose(event.target.checked ? [...there, id] : there.filter(one => one !== id))
                }
                className="size-4 accent-accent"
              />
              <span dir="auto" className="wrap-anywhere">
                {nodeName(name)}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div role="status" className="mt-4">
        {shown.ok ? null : (
          <ul className="space-y-1 text-[13.5px] text-ink-2">
            {shown.sentences.map(sentence => (
              <li key={sentence} dir="auto" className="wrap-anywhere">
                {sentence}
              </li>
            ))}
          </ul>
        )}
      </div>
      {figure ? <Figure figure={figure} /> : null}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        {figure ? (
          <Button
            look="primary"
            className="max-sm:h-11"
            onClick={() => saveText('three-boxes.svg', figureSvg(figure, title), 'image/svg+xml')}
          >
            Save as SVG
          </Button>
        ) : null}
        <Dialog.Close asChild>
          <Button className="max-sm:h-11">Close</Button>
        </Dialog.Close>
      </div>
    </>
  )
}
