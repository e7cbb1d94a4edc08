/** A small round to test with: three phases, one of which lends, two hints, three cards, a rubric of five rows. */
import { PlanFile, QuestionFile, RubricFile, opening, type Fact, type RoomAsked } from '@signalroom/shared'

/** Marks a private field, so that a leak can be found as text; the open ones carry none. */
export type Mark = (field: string) => string
const plain: Mark = field => field

export const samplePlan = (mark: Mark = plain): PlanFile =>
  PlanFile.parse({
    id: 'design',
    title: 'System design',
    group: 'Design',
    rank: 1,
    kinds: ['design'],
    rubric: 'design',
    summary: 'Three phases.',
    boardOpensAt: '2:00',
    files: [{ name: 'sketch.py', text: '# sketch\n' }],
    phases: [
      {
        id: 'scope',
        title: 'Scope',
        minutes: '2:00',
        goal: 'Agree what is built.',
        produce: ['Two flows'],
        cue: 'Ask before you draw.',
        lists: [{ id: 'in-scope', title: 'In scope', hint: 'A flow' }],
        advice: mark('advice'),
        talk: [mark('talk')],
        checks: [
          { id: 'two-in', text: mark('check'), needs: { of: 'lines', list: 'in-scope', atLeast: 2 } },
          { id: 'asked', text: mark('check-asked'), needs: { of: 'questions', atLeast: 1 } },
          { id: 'layers', text: mark('check-layers'), needs: { of: 'layers', atLeast: 3 } },
        ],
      },
      {
        id: 'deep-dive',
        title: 'Deep dive',
        minutes: '5:00',
        goal: 'Go deep.',
        produce: ['A pick'],
        cue: 'Pick the hardest part.',
        lists: [
          { id: 'budget', title: 'Latency budget', hint: 'A hop', artifact: 'latency-budget' },
          { id: 'left-out', title: 'Out of scope', hint: 'What is skipped', artifact: 'scope' },
        ],
        advice: mark('advice-deep'),
        talk: [mark('talk-deep')],
        checks: [
          { id: 'card', text: mark('check-card'), needs: { of: 'cards', atLeast: 1 } },
          {
            id: 'few-orphans',
            text: mark('check-orphans'),
            needs: { of: 'board', measure: 'orphans', atMost: 1 },
          },
        ],
        lends: true,
      },
      {
        id: 'close',
        title: 'Close',
        minutes: '1:00',
        goal: 'Land three signals.',
        produce: ['Three sentences'],
        cue: 'Metric. Decision. Outcome.',
        advice: mark('advice-close'),
        talk: [mark('talk-close')],
        checks: [
          { id: 's1', text: mark('check-s1'), needs: { of: 'evidence', criterion: 'S1', atLeast: 1 } },
        ],
      },
    ],
  })

/** The same phases as a drill of three takes. */
export const sampleDrill = (): PlanFile =>
  PlanFile.parse({
    ...fileOf(samplePlan()),
    drill: {
      of: 'takes',
      takes: 3,
      amber: '0:30',
      amberSays: 'Land it.',
      red: '0:45',
      checks: [{ id: 'what', text: 'What it was' }],
    },
  })
/** As it stands in a file: durations in words. */
const fileOf = ({ boardOpensAt, phases, ...plan }: PlanFile) => ({
  ...plan,
  boardOpensAt: inWords(boardOpensAt),
  phases: phases.map(phase => ({ ...phase, minutes: inWords(phase.minutes) })),
})
const inWords = (ms: number) => `${Math.floor(ms / 60_000)}:${String((ms / 1000) % 60).padStart(2, '0')}`

export const sampleQuestion = (mark: Mark = plain): QuestionFile =>
  QuestionFile.parse({
    id: 'photo-search',
    title: 'Photo search',
    kind: 'design',
    level: 'senior',
    ask: 'Design it.',
    hints: [
      { id: 'availability', topic: 'Availability', text: mark('hint') },
      { id: 'size', topic: 'Size', text: mark('hint-size') },
    ],
    cards: [
      {
        id: 'spike',
        title: mark('card-title'),
        text: mark('card'),
        minute: '1:00',
        kind: 'scale',
        watch: mark('watch'),
      },
      {
        id: 'loss',
        title: mark('card-title-2'),
        text: mark('card-2'),
        minute: '3:00',
        kind: 'failure',
        watch: mark('watch-2'),
      },
      {
        id: 'law',
        title: mark('card-title-3'),
        text: mark('card-3'),
        minute: '5:00',
        kind: 'constraint',
        watch: mark('watch-3'),
      },
    ],
    numbers: [mark('number')],
    strong: [mark('strong')],
    weak: [mark('weak')],
    notes: mark('notes'),
    source: mark('source'),
  })

export const sampleRubric = (mark: Mark = plain): RubricFile => {
  const criterion = (id: string, title: string) => ({
    id,
    title,
    asks: `What of ${title.toLowerCase()}?`,
    anchors: { 1: mark(`${id}-1`), 2: mark(`${id}-2`), 3: mark(`${id}-3`), 4: mark(`${id}-4`) },
  })
  return RubricFile.parse({
    id: 'rubric',
    criteria: [
      criterion('S1', 'Metric'),
      criterion('S2', 'Decision'),
      criterion('S3', 'Outcome'),
      criterion('COM', 'Communication'),
      criterion('RSK', 'Risk'),
    ],
    flags: [
      { id: 'clear-communicator', title: mark('flag-clear'), tone: 'green', key: 'c', criterion: 'COM' },
      { id: 'vague', title: mark('flag-vague'), tone: 'red', key: 'v', criterion: 'COM' },
      { id: 'over-explained', title: mark('flag-over'), tone: 'red', key: 'x', criterion: 'COM' },
    ],
    rounds: {
      design: {
        weights: { S1: 20, S2: 20, S3: 30, COM: 15, RSK: 15 },
        gates: ['S1', 'S2', 'S3'],
        design: true,
      },
    },
  })
}

/** What a question with code adds to the opening: one hidden test, its solution, and a second set of rows. */
const withCode = (fact: Fact, mark: Mark = plain): Fact => {
  switch (fact.type) {
    case 'room.opened':
      return { ...fact, code: { language: 'python', data: null } }
    case 'panel.opened':
      return {
        ...fact,
        code: {
          hidden: [{ name: 'test_hidden.py', text: mark('hidden-test') }],
          solution: [{ name: 'sketch.py', text: mark('solution') }],
          moreData: { dirty: mark('more-data') },
        },
      }
    default:
      return fact
  }
}

export const sampleOpening = (given: Partial<RoomAsked> & { readonly mark?: Mark } = {}): readonly Fact[] => {
  const { mark, ...more } = given
  const facts = opening({
    room: 'room',
    title: 'Photo search',
    plan: samplePlan(mark),
    question: sampleQuestion(mark),
    rubric: sampleRubric(mark),
    mode: 'coach',
    exam: false,
    alone: false,
    ...more,
  })
  return facts.map(fact => withCode(fact, mark))
}
