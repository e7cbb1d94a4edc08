/** What a drill's debrief leaves in the hub: whether it was passed, and in a line what it came to. */
import { debriefFor, drillFrom, opening, PlanFile, QuestionFile, RubricFile } from '@signalroom/shared'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { lee, mina, Play } from '../../kit/play.js'
import { fill } from '../../kit/whole-cards.js'

const content = (kind: string, name: string): unknown =>
  parse(readFileSync(new URL(`../../../server/content/${kind}/${name}.yaml`, import.meta.url), 'utf8'))

function drilling(id: string, question: string): Play {
  const plan = PlanFile.parse(content('plans', id))
  const facts = opening({
    room: 'r',
    title: plan.title,
    plan,
    question: QuestionFile.parse(content('questions', question)),
    rubric: RubricFile.parse(content('rubrics', 'rubric')),
    mode: 'coach',
    exam: false,
    alone: false,
  })
  return new Play(facts, [lee, mina])
}
const kept = ({ room }: Play) => drillFrom(debriefFor(room, mina))

test('[PH13] a drill of takes is passed with one take in time that held everything', () => {
  const play = drilling('impact_45', 'story-incident')
  expect(kept(play)).toBeNull()
  play.ask({ type: 'round.start' }, lee)
  play.wait(1000).ask({ type: 'take.begin' }, mina)
  play.wait(40_000).ask({ type: 'take.end' }, mina)
  expect(kept(play)).toMatchObject({
    plan: 'impact_45',
    passed: false,
    says: '0 of 1 takes in time, with all in it',
  })
  const { drill } = play.room.open.plan
  for (const { id } of drill?.of === 'takes' ? drill.checks : [])
    play.ask({ type: 'take.check', take: 1, check: id, met: true }, lee)
  expect(kept(play)).toMatchObject({ passed: true, says: '1 of 1 takes in time, with all in it' })
})

test('[PH13] a drill that has no form of its own is passed with whole cards in its time', () => {
  const play = drilling('estimate_3x', 'estimate-messages')
  play.ask({ type: 'round.start' }, lee)
  expect(kept(play)).toMatchObject({ passed: false })
  for (const command of fill('capacity', 'levels')) play.wait(10_000).ask(command, mina)
  play.ask({ type: 'round.end' }, lee)
  expect(kept(play)).toMatchObject({
    plan: 'estimate_3x',
    passed: true,
    says: '1 of 1 cards whole in 30.0 s',
  })
})
