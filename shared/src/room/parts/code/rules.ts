/** What of code may be counted, run, reported and handed over. The queue of runs stands beside, in runs. */
import { bounds } from '../../bounds.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, type Rules } from '../../rule.js'
import type { CodeCommand, CodeSecret } from './facts.js'
import { endRun, startRun, stopRun } from './runs.js'

export const codeRules: Rules<CodeCommand> = {
  'code.measure': [
    'talk',
    live,
    ({ open }, { measure }) =>
      JSON.stringify(open.coded) === JSON.stringify(measure)
        ? refuse('done')
        : accept({ type: 'code.measured', measure }),
  ],
  'run.start': ['talk', live, (room, asked, { seat }) => startRun(room, asked, seat)],
  'run.stop': ['talk', live, (room, { run }) => stopRun(room, run)],
  'run.end': ['talk', live, (room, asked, { seat }) => endRun(room, asked, seat)],
  'hidden.report': ['interviewer', live, reportHidden],
  'code.release': ['lead', live, (room, { what }) => releaseCode(room, what)],
}

function reportHidden(
  { panel }: Room,
  { files, outcome }: Extract<CodeCommand, { type: 'hidden.report' }>,
): Decision {
  if (!panel.code?.hidden.length) return refuse('unknown', 'This question has no hidden tests.')
  if (panel.hidden.length >= bounds.reports)
    return refuse('limit', `This room holds ${bounds.reports} runs of the hidden tests, and no more.`)
  return accept({ type: 'hidden.reported', files, outcome })
}

/** Secret files become public by value. A person alone asks for what only the server, which holds the guide, has. */
function releaseCode({ open, panel }: Room, what: CodeSecret): Decision {
  if (open.handed[what]) return refuse('done', 'That was handed over already.')
  if (open.alone && panel.guide === null && open.code)
    return accept({ type: 'code.released', what, files: [] })
  const files =
    what === 'tests'
      ? (panel.code?.hidden ?? [])
      : Object.entries(panel.code?.moreData ?? {}).map(([name, text]) => ({ name: `${name}.sql`, text }))
  return files.length > 0
    ? accept({ type: 'code.released', what, files })
    : refuse('unknown', `This question has no ${what === 'tests' ? 'hidden tests' : 'further data sets'}.`)
}
