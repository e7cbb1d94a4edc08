/** What was said, in one shape: heard, read from a file, noted; put right and erased by who said it. */
import { fold, utterancesOf, wordsBounds, type At, type Command } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { lee, mina, omar, Play, start, type Person } from '../kit/play.js'

/** A round of five minutes; the round begins at `start`. */
const round = () => Play.live().wait(300_000)
const then = (seconds: number) => start + seconds * 1000
const utter = (from: number, to: number, text: string): Command => ({
  type: 'words.utter',
  from: then(from),
  to: then(to),
  text,
  draft: true,
})
const line = (seat: string | null, from: number, to: number, text: string) => ({
  seat,
  from: then(from),
  to: then(to),
  text,
})
const refused = (play: Play, command: Command, person: Person) => {
  const answer = play.ask(command, person)
  return answer.ok ? null : answer.refusal
}
const said = (play: Play) => utterancesOf(play.room.open).map(({ text }) => text)
const idOf = (play: Play, text: string) =>
  utterancesOf(play.room.open, play.room.panel).find(one => one.text === text)!.id

/** One line by each way: what was noted is noted of the candidate. */
function four(): Play {
  const play = round()
  play.ask({ type: 'chat.say', text: 'typed words' }, mina)
  play.ask(utter(10, 12, 'heard words'), mina)
  play.ask({ type: 'words.import', name: 'talk.vtt', lines: [line('mina', 20, 22, 'words of a file')] }, lee)
  play.ask({ type: 'words.note', text: 'noted words', at: then(30) }, lee)
  return play
}

describe('one shape', () => {
  test('[UT1] typed, heard, imported and noted words are one list, in the order in which they began', () => {
    const play = four()
    play.ask({ type: 'round.end' })
    play.ask({ type: 'debrief.release' })
    expect(
      utterancesOf(play.room.open).map(({ seat, text, source, draft, from, to }) => [
        seat,
        text,
        source,
        draft,
        (from - start) / 1000,
        (to - start) / 1000,
      ]),
    ).toEqual([
      ['mina', 'heard words', 'heard', true, 10, 12],
      ['mina', 'words of a file', 'imported', false, 20, 22],
      ['mina', 'noted words', 'noted', false, 30, 30],
      ['mina', 'typed words', 'typed', false, 300, 300],
    ])
  })
})

describe('heard', () => {
  test('[UT2] words lie within the round and before now, and the same stretch counts once', () => {
    const play = round()
    expect(refused(play, utter(1, 3, 'so'), mina)).toBeNull()
    expect(refused(play, utter(1, 3, 'so'), mina)).toBe('done')
    expect(refused(play, utter(1, 3, 'another seat at that time'), lee)).toBeNull()
    expect(refused(play, utter(5, 4, 'backwards'), mina)).toBe('malformed')
    expect(refused(play, utter(-60, -50, 'before the round'), mina)).toBe('malformed')
    expect(refused(play, utter(290, 310, 'not yet'), mina)).toBe('malformed')
    expect(refused(play, utter(4, 5, 'an observer'), omar)).toBe('role')
    expect(said(play)).toEqual(['so', 'another seat at that time'])
  })

  test('[UT2] what a machine heard first stays beside what it was told to write', () => {
    const play = round()
    play.ask({ ...utter(1, 3, 'the Kafka lag'), heard: 'the cough collect' } as Command, mina)
    expect(utterancesOf(play.room.open)[0]).toMatchObject({
      text: 'the Kafka lag',
      heard: 'the cough collect',
      draft: true,
    })
  })

  test('[UT2] a seat has so many, and the next is refused', () => {
    const play = round()
    for (let i = 0; i < wordsBounds.each; i++)
      play.ask({ type: 'words.utter', from: then(i / 50), to: then(i / 50), text: 'so', draft: true }, mina)
    expect(refused(play, utter(200, 201, 'one more'), mina)).toBe('limit')
  })
})

describe('noted', () => {
  test('[UT3] a candidate hears of it with the release, and of nothing before', () => {
    const play = four()
    const before = fold(play.seenBy(mina))
    expect(JSON.stringify(before)).not.toContain('noted words')
    expect(utterancesOf(play.room.open, play.room.panel).map(({ text }) => text)).toContain('noted words')
    play.ask({ type: 'round.end' })
    play.ask({ type: 'debrief.release' })
    expect(utterancesOf(fold(play.seenBy(mina)).open)).toContainEqual(
      expect.objectContaining({ text: 'noted words', source: 'noted', seat: 'mina', by: 'lee' }),
    )
  })

  test('[UT3] nobody notes their own words, nor those of nobody', () => {
    const play = round()
    expect(refused(play, { type: 'words.note', text: 'mine', about: 'lee' }, lee)).toBe('unknown')
    expect(refused(play, { type: 'words.note', text: 'whose', about: 'nobody' }, lee)).toBe('unknown')
    expect(refused(play, { type: 'words.note', text: 'not mine to do' }, mina)).toBe('role')
  })
})

describe('of a file', () => {
  test('[UT4] lines come in after the release too, all of them or none', () => {
    const play = round()
    play.ask({ type: 'round.end' })
    play.ask({ type: 'debrief.release' })
    const bad = [line('mina', 1, 2, 'right'), line('nobody', 3, 4, 'of nobody here')]
    expect(refused(play, { type: 'words.import', name: 'a.vtt', lines: bad }, mina)).toBe('unknown')
    expect(said(play)).toEqual([])
    const good = [line('mina', 1, 2, 'right'), line(null, 3, 4, 'of nobody')]
    expect(refused(play, { type: 'words.import', name: 'a.vtt', lines: good }, mina)).toBeNull()
    expect(utterancesOf(play.room.open).map(({ seat, file, by }) => [seat, file, by])).toEqual([
      ['mina', 'a.vtt', 'mina'],
      [null, 'a.vtt', 'mina'],
    ])
  })

  test('[UT4] a line outside the round is refused, and an observer brings nothing', () => {
    const play = round()
    const early = [line('mina', -30, -20, 'small talk')]
    expect(refused(play, { type: 'words.import', name: 'a.vtt', lines: early }, lee)).toBe('malformed')
    const fine = [line('mina', 1, 2, 'so')]
    expect(refused(play, { type: 'words.import', name: 'a.vtt', lines: fine }, omar)).toBe('role')
  })

  test('[UT4] a room holds so many lines of files', () => {
    const play = round()
    const lines = Array.from({ length: wordsBounds.lines }, (_, i) => line('mina', i, i, `line ${i}`))
    for (let i = 0; i < wordsBounds.each / wordsBounds.lines; i++)
      expect(refused(play, { type: 'words.import', name: 'a.vtt', lines }, lee)).toBeNull()
    expect(refused(play, { type: 'words.import', name: 'a.vtt', lines: lines.slice(0, 1) }, lee)).toBe(
      'limit',
    )
  })
})

describe('put right', () => {
  test('[UT5] own words are no draft from then on, and what stood there first stays', () => {
    const play = four()
    const utterance = idOf(play, 'heard words')
    expect(refused(play, { type: 'words.correct', utterance, text: 'herd words' }, lee)).toBe('unknown')
    expect(refused(play, { type: 'words.correct', utterance, text: 'herd words' }, mina)).toBeNull()
    expect(refused(play, { type: 'words.correct', utterance, text: 'third words' }, mina)).toBeNull()
    expect(utterancesOf(play.room.open).find(({ id }) => id === utterance)).toMatchObject({
      text: 'third words',
      heard: 'heard words',
      draft: false,
    })
  })

  test('[UT5] a draft that is right as it stands is no draft once its speaker says so', () => {
    const play = four()
    const utterance = idOf(play, 'heard words')
    expect(refused(play, { type: 'words.correct', utterance, text: 'heard words' }, mina)).toBeNull()
    expect(refused(play, { type: 'words.correct', utterance, text: 'heard words' }, mina)).toBe('nothing')
    expect(utterancesOf(play.room.open).find(({ id }) => id === utterance)?.draft).toBe(false)
  })
})

describe('erased', () => {
  test('[UT6] by who said it, one by one, whatever way it came', () => {
    const play = four()
    play.ask({ type: 'round.end' })
    const noted = idOf(play, 'noted words')
    expect(refused(play, { type: 'words.erase', utterance: noted }, mina)).toBe('unknown')
    play.ask({ type: 'debrief.release' })
    for (const text of ['typed words', 'heard words', 'words of a file', 'noted words'])
      expect(refused(play, { type: 'words.erase', utterance: idOf(play, text) }, mina)).toBeNull()
    expect(said(play)).toEqual([])
    expect(utterancesOf(play.room.open, play.room.panel)).toEqual([])
  })

  test('[UT6] nobody erases what others said, but what they brought or noted', () => {
    const play = four()
    for (const text of ['typed words', 'heard words'])
      expect(refused(play, { type: 'words.erase', utterance: idOf(play, text) }, lee)).toBe('unknown')
    expect(refused(play, { type: 'words.erase', file: 'talk.vtt' }, mina)).toBe('unknown')
    expect(refused(play, { type: 'words.erase', file: 'talk.vtt' }, lee)).toBeNull()
    expect(refused(play, { type: 'words.erase', utterance: idOf(play, 'noted words') }, lee)).toBeNull()
    expect(said(play)).toEqual(['heard words', 'typed words'])
  })

  test('[UT6] all at once, with what was noted of them, and of others nothing', () => {
    const play = four()
    play.ask({ type: 'chat.say', text: 'from the other side' }, lee)
    play.ask({ type: 'confirm.ask', text: 'asked words' }, mina)
    expect(refused(play, { type: 'words.erase', all: true }, mina)).toBeNull()
    expect(said(play)).toEqual(['from the other side'])
    expect(JSON.stringify(play.room)).not.toMatch(/typed|heard words|asked words|noted words|words of a file/)
    expect(refused(play, { type: 'words.erase' }, mina)).toBe('malformed')
  })

  test('[UT7] that something was said, and when, stays', () => {
    const play = four()
    const before = play.room.open
    play.ask({ type: 'words.erase', all: true }, mina)
    const { chat, words, heard } = play.room.open
    expect(chat.map(({ seq, at }) => [seq, at])).toEqual(before.chat.map(({ seq, at }) => [seq, at]))
    expect(words?.map(({ from, to }) => [from, to])).toEqual(before.words?.map(({ from, to }) => [from, to]))
    expect(heard.map(({ seq }) => seq)).toEqual(before.heard.map(({ seq }) => seq))
  })

  test('[UT7] a corrected line leaves nothing, and a correction that comes late brings nothing back', () => {
    const play = four()
    const utterance = idOf(play, 'heard words')
    play.ask({ type: 'words.correct', utterance, text: 'second words' }, mina)
    play.ask({ type: 'words.erase', utterance }, mina)
    expect(JSON.stringify(play.room)).not.toMatch(/heard words|second words/)
    expect(refused(play, { type: 'words.correct', utterance, text: 'third words' }, mina)).toBe('unknown')
  })

  test('[UT7] after all was erased neither the own tab nor another brings back what was said before', () => {
    const play = four()
    play.ask({ type: 'words.erase', all: true }, mina)
    expect(refused(play, utter(40, 41, 'late from the tab'), mina)).toBe('done')
    const old = [line('mina', 20, 22, 'words of a file')]
    expect(refused(play, { type: 'words.import', name: 'b.vtt', lines: old }, lee)).toBe('done')
    expect(refused(play, { type: 'words.import', name: 'b.vtt', lines: old }, mina)).toBeNull()
    play.wait(10_000)
    expect(refused(play, utter(305, 306, 'something new'), mina)).toBeNull()
    const erasedAt: At | undefined = play.room.open.wordsErased?.['mina']
    expect(erasedAt).toBe(then(300))
  })
})
