/** One number a layer: business, data, operational. Three of them open the board. */
import {
  briefHint,
  cannotBe,
  flowsLeft,
  layers,
  layerTakes,
  readLayer,
  type DataFlow,
  type Layer,
  type LayerReading,
} from '@signalroom/shared'
import { Check } from 'lucide-react'
import { useId } from 'react'
import { useHere, useRoom } from '../read'
import { useAsk } from '../ask'
import { useDraft } from '../draft'
import { classes } from '../../ui/classes'

const words: Readonly<Record<Layer, readonly [title: string, hint: string]>> = {
  business: ['Business', '99.9 % available, 43 min a month'],
  data: ['Data', '10 TB a day in, 100 GB hot'],
  operational: ['Operational', 'Cold start under 200 ms'],
}

export function LayerCards() {
  return (
    <div>
      <h3 className="text-[12.5px] font-[620] text-ink-2">Layers</h3>
      <div className="mt-2 space-y-2">
        {layers.map(layer => (
          <LayerCard key={layer} layer={layer} />
        ))}
      </div>
    </div>
  )
}

function LayerCard({ layer }: { layer: Layer }) {
  const { me } = useHere()
  const ask = useAsk()
  const stated = useRoom(room => room.open.layers[layer])
  const [text, setText] = useDraft(`layer ${layer}`, stated?.text ?? '')
  const [title, hint] = words[layer]
  const whyId = useId()
  const changed = text.trim() !== (stated?.text ?? '')
  const { counts, others } = readLayer(layer, text)
  const holds = changed || !stated ? counts !== null : stated.quantified
  const why = text.trim() === '' || holds ? null : sentenceFor(layer, text, others[0])
  // A hint on what to say next is none of an exam's.
  const exam = useRoom(room => room.open.exam)
  const left = layer === 'data' && holds && !exam ? flowsLeft(text) : []
  const brief = useRoom(room => room.open.question.brief)
  const asks = layer === 'business' && holds ? briefHint(brief, text) : null
  const mine = me.role === 'candidate'
  const state = () => {
    if (changed && text.trim() !== '') void ask({ type: 'layer.state', layer, text: text.trim() })
  }
  return (
    <form
      className="flex items-center gap-3 rounded-m border border-line bg-card py-2 pr-3 pl-0 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
      onSubmit={event => {
        event.preventDefault()
        state()
      }}
    >
      <span
        aria-hidden="true"
        className="h-10 w-1 shrink-0 rounded-full"
        style={{ background: `var(--${layer})` }}
      />
      <label className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-2 text-[12px] text-ink-3">
          <span>{title}</span>
          {holds ? (
            <span className="inline-flex items-center gap-1 text-green">
              <Check size={13} aria-hidden="true" className="self-center" />
              {changed ? 'Enter states it' : 'number'}
            </span>
          ) : text.trim() === '' ? (
            <span>number + unit</span>
          ) : (
            <span className="text-amber">{others.length > 0 ? 'not of this layer' : 'no number yet'}</span>
          )}
        </span>
        {mine ? (
          <input
            dir="auto"
            value={text}
            maxLength={280}
            placeholder={hint}
            aria-label={`${title} layer: one number with a unit`}
            aria-describedby={(why ?? asks) || left.length > 0 ? whyId : undefined}
            onChange={event => setText(event.target.value)}
            onBlur={state}
            className="w-full bg-transparent outline-none text-[14px] font-[560] text-ellipsis placeholder:font-[400] placeholder:text-ink-3 max-sm:min-h-8"
          />
        ) : (
          <span dir="auto" className="block min-h-[21px] text-[14px] font-[560]">
            {stated?.text ?? <span className="font-[400] text-ink-3">not stated yet</span>}
          </span>
        )}
        {(why ?? asks) && (
          <span
            id={whyId}
            className={classes('mt-0.5 block text-[12px] leading-[16px]', why ? 'text-amber' : 'text-ink-2')}
          >
            {why ?? asks}
          </span>
        )}
        {left.length > 0 && (
          <span id={whyId} className="mt-0.5 block text-[12px] leading-[16px] text-ink-3">
            Still open: {new Intl.ListFormat('en').format(left.map(flow => flowWords[flow]))}.
          </span>
        )}
      </label>
    </form>
  )
}

const flowWords: Readonly<Record<DataFlow, string>> = {
  ingest: 'how much comes in',
  storage: 'how much is kept',
  retrieval: 'how it is read',
}

/** Why a text opens no layer; a bare "no number" is said by the mark beside the title. */
const sentenceFor = (
  layer: Layer,
  text: string,
  found: LayerReading['others'][number] | undefined,
): string | null =>
  found === undefined
    ? null
    : (cannotBe(found, text) ?? `“${found.text}” does not count here: this layer takes ${layerTakes[layer]}.`)
