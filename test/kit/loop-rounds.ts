/** Small rounds of the kinds of a loop: two stories with a sealed gap, a report with something planted, partners, an assistant. Test content. */
import { opening, PersonaFile, PlanFile, QuestionFile, type Fact, type RoomAsked } from '@signalroom/shared'
import { sampleRubric, type Mark } from './sample.js'

const plain: Mark = field => field

const block = (id: string, kind: string, minutes: string, mark: Mark, more: object = {}) => ({
  id,
  kind,
  title: `The ${id}`,
  minutes,
  cue: `Cue of the ${id}.`,
  advice: mark(`advice-${id}`),
  hold: mark(`hold-${id}`),
  listen: mark(`listen-${id}`),
  talk: [mark(`talk-${id}`)],
  ...more,
})
const blocks = (mark: Mark) => [
  block('story', 'story', '2:00', mark, { tells: 'ask', closes: ['board', 'code'] }),
  block('gap', 'gap', '0:20', mark, { closes: ['board', 'code'] }),
  block('sketch', 'sketch', '3:00', mark, { tells: 'follow', faultAt: '1:00' }),
  block('probe', 'probe', '3:40', mark),
  block('rate', 'rate', '1:00', mark, { closes: ['board', 'code'] }),
]
const phase = (id: string, minutes: string, mark: Mark, more: object = {}) => ({
  id,
  title: `Phase ${id}`,
  minutes,
  goal: `Goal of ${id}.`,
  produce: ['Something'],
  cue: `Cue of ${id}.`,
  advice: mark(`advice-${id}`),
  talk: [mark(`talk-${id}`)],
  hold: mark(`hold-${id}`),
  listen: mark(`listen-${id}`),
  ...more,
})

/** Intro, two phases of blocks, a report read and judged, partners, close. */
export const loopPlan = (mark: Mark = plain): PlanFile =>
  PlanFile.parse({
    id: 'loop',
    title: 'A loop in small',
    group: 'Talking',
    rank: 50,
    kinds: ['loop'],
    rubric: 'design',
    summary: 'All of it.',
    boardOpensAt: '0:00',
    layers: false,
    files: [{ name: 'notes.md', text: '# Notes\n' }],
    phases: [
      phase('intro', '2:00', mark),
      phase('one', '10:00', mark, {
        blocks: blocks(mark),
        checks: [{ id: 'drawn', text: mark('check'), needs: { of: 'blocks', kind: 'sketch', atLeast: 1 } }],
      }),
      phase('two', '10:00', mark, { blocks: blocks(mark) }),
      phase('read', '8:00', mark, {
        shows: 'exhibit',
        checks: [{ id: 'noted', text: mark('check-noted'), needs: { of: 'margins', atLeast: 2 } }],
      }),
      phase('find', '8:00', mark, {
        opens: 'margins',
        lends: true,
        lists: [
          {
            id: 'findings',
            title: 'Findings',
            hint: 'What is missing',
            findings: true,
            fields: [
              { id: 'place', title: 'Place', kind: 'place' },
              { id: 'why', title: 'Why', optional: true },
            ],
          },
          { id: 'trigger', title: 'Trigger', hint: 'What set it off', causes: true },
          {
            id: 'actions',
            title: 'Actions',
            hint: 'What is done',
            fields: [
              { id: 'owner', title: 'Owner' },
              { id: 'date', title: 'By when', kind: 'date' },
              { id: 'cost', title: 'Cost', kind: 'figure' },
              { id: 'door', title: 'Door', kind: 'choice', options: ['one way', 'two way'], optional: true },
            ],
          },
        ],
        checks: [
          { id: 'found', text: mark('check-found'), needs: { of: 'found', atLeast: 2 } },
          {
            id: 'acted',
            text: mark('check-acted'),
            needs: { of: 'lines', list: 'actions', whole: true, atLeast: 1 },
          },
        ],
      }),
      phase('partners', '4:00', mark, {
        partners: 2,
        checks: [
          { id: 'met', text: mark('check-met'), needs: { of: 'personas', atLeast: 2 } },
          { id: 'pushed', text: mark('check-pushed'), needs: { of: 'pushes', atLeast: 1 } },
          { id: 'checked', text: mark('check-checked'), needs: { of: 'assistant', atLeast: 1 } },
        ],
      }),
      phase('close', '3:00', mark),
    ],
  })

export const loopQuestion = (mark: Mark = plain): QuestionFile =>
  QuestionFile.parse({
    id: 'loop-question',
    title: 'A loop in small',
    kind: 'loop',
    level: 'senior',
    ask: 'Tell, draw, read, find.',
    hints: [{ id: 'one', topic: 'A topic', text: mark('hint') }],
    cards: (['26:00', '31:00', '38:00'] as const).map((minute, i) => ({
      id: `card-${i}`,
      title: mark(`card-title-${i}`),
      text: mark(`card-text-${i}`),
      minute,
      kind: 'failure',
      watch: mark(`card-watch-${i}`),
    })),
    numbers: [{ says: mark('numbers'), sums: ['1 + 1 = 2'] }],
    strong: [mark('strong')],
    weak: [mark('weak')],
    notes: mark('notes'),
    grades: [mark('grades')],
    stories: ['a', 'b'].map(id => ({
      id,
      ask: mark(`story-ask-${id}`),
      follow: mark(`story-follow-${id}`),
      watch: mark(`story-watch-${id}`),
      fault: {
        title: mark(`fault-title-${id}`),
        text: mark(`fault-text-${id}`),
        watch: mark(`fault-watch-${id}`),
      },
    })),
    exhibit: {
      type: 'report',
      title: mark('exhibit-title'),
      people: ['Dana Reyes', 'Ilya'],
      facts: [{ title: 'Severity', value: mark('exhibit-fact') }],
      sections: [
        { id: 'timeline', title: 'Timeline', lines: [mark('exhibit-line-1'), mark('exhibit-line-2')] },
        { id: 'actions', title: 'Actions', lines: [mark('exhibit-line-3')] },
      ],
    },
    planted: [
      { id: 'silent', title: mark('planted-1'), at: ['timeline.1'], why: mark('why-1'), weight: 3 },
      { id: 'owner', title: mark('planted-2'), at: ['actions.1'], why: mark('why-2') },
      { id: 'luck', title: mark('planted-3'), at: ['timeline.2'], why: mark('why-3') },
    ],
    partners: ['director', 'finance'],
    sealed: { title: 'One more question', text: mark('sealed-text'), minute: '37:00' },
    assistant: {
      brief: mark('assistant-brief'),
      replies: ['first', 'second', 'third'].map(id => ({
        id,
        when: mark(`reply-when-${id}`),
        text: mark(`reply-text-${id}`),
        wrong: mark(`reply-wrong-${id}`),
      })),
    },
  })

export const loopPersonas = (mark: Mark = plain): readonly PersonaFile[] =>
  ['director', 'finance', 'stranger'].map(id =>
    PersonaFile.parse({
      id,
      title: `The ${id}`,
      opening: mark(`opening-${id}`),
      goals: [mark(`goal-1-${id}`), mark(`goal-2-${id}`)],
      patience: '0:30',
      interrupts: [mark(`interrupt-1-${id}`), mark(`interrupt-2-${id}`)],
      calms: mark(`calms-${id}`),
    }),
  )

export const loopOpening = (given: Partial<RoomAsked> & { readonly mark?: Mark } = {}): readonly Fact[] => {
  const { mark, ...more } = given
  return opening({
    room: 'room',
    title: 'A loop in small',
    plan: loopPlan(mark),
    question: loopQuestion(mark),
    rubric: sampleRubric(mark),
    personas: loopPersonas(mark),
    mode: 'coach',
    exam: false,
    alone: false,
    ...more,
  })
}
