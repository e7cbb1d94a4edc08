/** The candidate's lines with every counted phrase underlined: each kind by its letter and its stroke, never by colour alone. */
import {
  kindsOfWords,
  type DebriefWords,
  type KindOfWords,
  type Mark,
  type WordsLine,
} from '@signalroom/shared'
import { Fragment, useState } from 'react'
import { Button } from '../../../ui/Button'
import { classes } from '../../../ui/classes'
import { At, type Go } from './At'

const kinds = Object.keys(kindsOfWords) as readonly KindOfWords[]
const kindOf = ({ kind }: Mark): KindOfWords | undefined =>
  kinds.find(one => kindsOfWords[one].of.includes(kind))

/** What speaks for somebody has one colour and what takes away another; each kind has a stroke of its own. */
const strokes: Readonly<Record<KindOfWords, string>> = {
  number: 'decoration-accent decoration-solid',
  layer: 'decoration-accent decoration-double',
  'trade-off': 'decoration-accent decoration-solid decoration-[3px]',
  check: 'decoration-accent decoration-dashed',
  signal: 'decoration-accent decoration-dotted',
  hedge: 'decoration-amber decoration-wavy',
  option: 'decoration-amber decoration-dotted',
  claim: 'decoration-amber decoration-dashed',
}
const underlined = 'underline underline-offset-[5px]'

export function Legend() {
  return (
    <ul
      aria-label="What is underlined"
      className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1.5 text-[12.5px] text-ink-2"
    >
      {kinds.map(kind => (
        <li key={kind} className="whitespace-nowrap">
          <Letter kind={kind} />{' '}
          <span className={classes(underlined, strokes[kind])}>{kindsOfWords[kind].means}</span>
        </li>
      ))}
    </ul>
  )
}

const Letter = ({ kind }: { kind: KindOfWords }) => (
  <sup aria-hidden="true" className="mr-px text-[9.5px] font-[680] text-ink-2 no-underline">
    {kindsOfWords[kind].letter}
  </sup>
)

/** So many lines at first. */
const atFirst = 12

export function SaidLines({ words, go }: { words: DebriefWords; go: Go }) {
  const [all, showAll] = useState(false)
  const lines = all ? words.lines : words.lines.slice(0, atFirst)
  return (
    <>
      <ol aria-label="What they said" className="mt-2 divide-y divide-line">
        {lines.map(line => (
          <li key={line.id} className="flex items-baseline gap-3 py-2 text-[14px] leading-[1.75]">
            <At elapsed={line.elapsed} go={go} />
            <p dir="auto" className="min-w-0 wrap-anywhere">
              <Marked line={line} />
              {line.draft ? <span className="ml-1.5 text-[12px] text-ink-3">heard by a machine</span> : null}
            </p>
          </li>
        ))}
      </ol>
      {lines.length < words.lines.length ? (
        <Button size="s" className="mt-2 max-sm:h-11 print:hidden" onClick={() => showAll(true)}>
          Show all {words.lines.length} lines
        </Button>
      ) : null}
    </>
  )
}

/** Of what stands in one place the first of these is drawn: a check is a whole sentence, and all else may stand in it. */
const order: readonly KindOfWords[] = [
  'number',
  'layer',
  'trade-off',
  'hedge',
  'option',
  'claim',
  'signal',
  'check',
]

/** Marks may stand in each other: a stretch is underlined as one of them, and told as each that begins there. */
function Marked({ line: { text, marks } }: { line: WordsLine }) {
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  )
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? from
    const piece = text.slice(from, to)
    const here = marks.filter(({ start, end }) => start <= from && end >= to)
    const kind = order.find(one => here.some(mark => kindOf(mark) === one))
    if (!kind) return <Fragment key={from}>{piece}</Fragment>
    const begun = [...new Set(here.filter(({ start }) => start === from).flatMap(one => kindOf(one) ?? []))]
    return (
      <Fragment key={from}>
        {begun.map(one => (
          <Letter key={one} kind={one} />
        ))}
        <mark
          title={here.flatMap(one => kindsOfWords[kindOf(one) ?? kind].means).join(', ')}
          className={classes('bg-transparent text-inherit', underlined, strokes[kind])}
        >
          {piece}
          {begun.length > 0 ? (
            <span className="sr-only"> ({begun.map(one => kindsOfWords[one].means).join(', ')})</span>
          ) : null}
        </mark>
      </Fragment>
    )
  })
}
