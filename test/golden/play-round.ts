/** Plays the scripted round with the product's own rules and content, and gives its log. Nothing in it is chance. */
import { opening, type Command, type Event } from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import { loadRounds } from '../../server/src/content/rounds.js'
import { lee, mina, Play } from '../kit/play.js'
import { after, during, type Move } from './script.js'

/** `talkMs`: how long one heard stretch of speech is; shorter stretches make a longer log of the same round. */
export function playRound({ talkMs }: { talkMs: number }): readonly Event[] {
  const play = new Play(facts())
  must(play, { type: 'round.start' }, lee)
  for (const move of during) make(play, move, talkMs)
  for (const move of after) make(play, move, Infinity)
  return play.log
}

function facts() {
  const { plans, questions, rubric } = loadRounds(
    fileURLToPath(new URL('../../server/content', import.meta.url)),
  )
  const plan = plans.find(one => one.id === 'design')
  const question = questions.find(one => one.id === 'distributed-cache')
  if (!plan || !question) throw new Error('the content lacks the plan or the question of the script')
  const { title } = question
  return opening({ room: 'golden', title, plan, question, rubric, mode: 'coach', exam: false, alone: false })
}

function make(play: Play, [seconds, who, command]: Move, talkMs: number): void {
  const person = who === 'lee' ? lee : mina
  talk(play, lasting(seconds), person, talkMs)
  must(play, pointed(play, command), person)
}

/** The script's talk, at the pace of a round of 45 minutes; what is quick stays quick. */
const lasting = (seconds: number): number => Math.round(seconds * (seconds >= 8 ? 1450 : 1000))

/** Time passes in speech, heard stretch by stretch; hands are at work now and then, and once a link is gone. */
function talk(play: Play, whole: number, person: typeof lee, talkMs: number): void {
  for (let left = whole; left > 0; left -= talkMs) {
    const stretch = Math.min(left, talkMs)
    const from = play.now
    play.wait(stretch)
    if (talkMs === Infinity || stretch < 1500) continue
    must(play, { type: 'voice.spoke', from: from + 300, to: play.now - 400 }, person)
    if (play.room.seq % 5 === 0) must(play, { type: 'work.show', from, to: play.now }, mina)
    if (play.room.open.credits.length === 0 && play.room.open.clock.phase === 'contract') flicker(play)
  }
}
function flicker(play: Play): void {
  const since = play.now
  play.wait(3000).door({ type: 'link.lose', seat: mina.seat, since })
  play.wait(14_000).door({ type: 'link.restore', seat: mina.seat })
}

/** A move that takes back names 0: what it means is the newest of its kind. */
function pointed(play: Play, command: Command): Command {
  const newest = (type: Event['type']) => play.log.findLast(event => event.type === type)?.seq ?? 0
  switch (command.type) {
    case 'line.remove':
      return { ...command, line: newest('line.added') }
    case 'flag.withdraw':
      return { ...command, raised: newest('flag.raised') }
    case 'evidence.unpin':
      return { ...command, pinned: newest('evidence.pinned') }
    default:
      return command
  }
}

function must(play: Play, command: Command, person: typeof lee): void {
  const answer = play.ask(command, person)
  if (!answer.ok)
    throw new Error(`${JSON.stringify(command)} was refused: ${answer.refusal}, ${answer.detail}`)
}
