/** What the candidate said in words that are known: by phase, line by line with what counted, in figures, with its limits. */
import { wordsFigures, wordsLimits, wordsSources, type DebriefWords } from '@signalroom/shared'
import { Sparkline } from '../../../room/words/Sparkline'
import { Card } from '../../../ui/Card'
import { scrolledByKeys } from '../../../ui/scrolled-by-keys'
import { At, type Go } from './At'
import { Legend, SaidLines } from './SaidLines'

export function WordsCard({ words, go }: { words: DebriefWords; go: Go }) {
  if (words.lines.length === 0 && words.nameless === 0) return null
  return (
    <Card className="mt-4 p-5">
      <h2 className="text-[13.5px] font-[620]">What was said</h2>
      <p className="mt-1 text-[12.5px] text-ink-3">
        {wordsSources(words)} {wordsLimits}
      </p>
      {words.band === null ? (
        <p className="mt-2 text-[14px] text-ink-2">
          {words.counts.words === 1 ? 'One word is' : `${words.counts.words} words are`} known: too few to say
          anything of.
        </p>
      ) : (
        <Read words={words} go={go} />
      )}
    </Card>
  )
}

function Read({ words, go }: { words: DebriefWords; go: Go }) {
  return (
    <>
      <ByPhase words={words} />
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div>
          <h3 className="text-[12.5px] text-ink-3">In figures</h3>
          <dl className="mt-1 divide-y divide-line text-[13.5px]">
            {wordsFigures(words).map(([name, value]) => (
              <div key={name} className="flex items-baseline justify-between gap-3 py-1.5">
                <dt className="text-ink-2">{name}</dt>
                <dd className="font-[560] tabular-nums">{value}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div>
          <h3 className="text-[12.5px] text-ink-3">The longest statements without any signal</h3>
          {words.plain.length === 0 ? (
            <p className="mt-1.5 text-[13.5px] text-ink-2">None: each of them said something that counts.</p>
          ) : (
            <ul className="mt-1 space-y-1.5 text-[13.5px]">
              {words.plain.map(one => (
                <li key={`${one.at} ${one.text}`} className="flex items-baseline gap-3">
                  <At elapsed={one.elapsed} go={go} />
                  <span dir="auto" className="min-w-0 wrap-anywhere text-ink-2">
                    {one.text}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <Challenged words={words} go={go} />
      <Signals words={words} go={go} />
      <h3 className="mt-5 text-[12.5px] text-ink-3">Line by line, with what counted</h3>
      <Legend />
      <SaidLines words={words} go={go} />
    </>
  )
}

const heads = [
  ['Words', 'Words'],
  ['Numbers', 'Statements with a number'],
  ['Layers', 'Layers stated with a number'],
  ['Trade-offs', 'Trade-offs with a pick'],
  ['Checks', 'Checks of one’s own proposal'],
  ['Hedges', 'Hedges'],
  ['Open', 'Options nobody picked'],
] as const

function ByPhase({ words }: { words: DebriefWords }) {
  const rows = [...words.phases, { ...words, phase: '', title: 'Whole round' }]
  return (
    <div
      {...scrolledByKeys}
      role="group"
      aria-label="What was said, by phase"
      className="mt-3 overflow-x-auto"
    >
      <table className="w-full text-left text-[13.5px] tabular-nums">
        <thead className="text-[12px] text-ink-3">
          <tr>
            <th scope="col" className="border-b border-line py-1 pr-4 font-[500]">
              Phase
            </th>
            {heads.map(([head, means]) => (
              <th key={head} scope="col" className="border-b border-line py-1 pr-4 text-right font-[500]">
                <abbr title={means} className="no-underline">
                  {head}
                </abbr>
              </th>
            ))}
            <th scope="col" className="border-b border-line py-1 font-[500]">
              Density
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ phase, title, counts: c, density, band }) => (
            <tr key={phase} className={phase === '' ? 'font-[600]' : 'border-b border-line'}>
              <th scope="row" dir="auto" className="min-w-[92px] py-1.5 pr-4 font-[inherit]">
                {title}
              </th>
              {[c.words, c.quantified, c.layers, c.tradeOffs, c.confirms, c.hedges, c.options].map(
                (count, i) => (
                  <td key={heads[i]?.[0]} className="py-1.5 pr-4 text-right">
                    {count}
                  </td>
                ),
              )}
              <td className="py-1.5 whitespace-nowrap">
                {band === null ? (
                  <span className="font-[400] text-ink-3">too few words</span>
                ) : (
                  `${density.toFixed(1)} ${band}`
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 flex items-center gap-2.5 text-[12px] text-ink-3">
        By minute <Sparkline minutes={words.minutes} /> the dashed line: dense begins
      </p>
    </div>
  )
}

function Challenged({ words, go }: { words: DebriefWords; go: Go }) {
  if (words.challenged.length === 0) return null
  return (
    <>
      <h3 className="mt-5 text-[12.5px] text-ink-3">
        Numbers challenged and not answered: they do not count
      </h3>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-[13px]">
        {words.challenged.map(one => (
          <li key={`${one.at} ${one.text}`} className="flex items-baseline gap-1.5">
            <At elapsed={one.elapsed} go={go} />
            <span dir="auto">{one.text}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const signalWords = { S1: 'metric', S2: 'decision', S3: 'outcome' } as const
function Signals({ words, go }: { words: DebriefWords; go: Go }) {
  if (words.signals.length === 0) return null
  return (
    <>
      <h3 className="mt-5 text-[12.5px] text-ink-3">When each signal came</h3>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-[13px]">
        {words.signals.map((one, i) => (
          <li key={`${i} ${one.at}`} className="flex items-baseline gap-1.5" title={one.text}>
            <At elapsed={one.elapsed} go={go} />
            {signalWords[one.signal]}
          </li>
        ))}
      </ul>
    </>
  )
}
