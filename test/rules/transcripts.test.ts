/** Transcripts of many makers, read as they were meant; what is odd in them is counted, and nothing is invented. */
import {
  findOffset,
  matchSpeakers,
  readTranscript,
  reportOf,
  utterancesOf,
  wordsVtt,
  type Transcript,
} from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { imports, offsets } from '../bench/words/imports.js'
import { corpus } from '../kit/transcripts/corpus.js'
import { english, talkOf, voicesOf } from '../kit/transcripts/talk.js'
import { lee, mina, Play, start } from '../kit/play.js'

function read(text: string): Transcript {
  const found = readTranscript(text)
  if (!found.ok) throw new Error(found.why)
  return found.transcript
}
const why = (text: string) => {
  const found = readTranscript(text)
  return found.ok ? null : found.why
}
const lines = (text: string) => read(text).lines.map(({ speaker, text: said }) => [speaker, said])
const cue = (from: string, to: string, text: string, id?: string) =>
  `${id === undefined ? '' : `${id}\n`}00:00:${from}.000 --> 00:00:${to}.000\n${text}\n`
const vtt = (...cues: readonly string[]) => `WEBVTT\n\n${cues.join('\n')}`

describe('makers', () => {
  test('[UT10] forty files of ten makers are read to the letter and the millisecond', () => {
    expect(corpus).toHaveLength(40)
    expect(imports()).toEqual({ tried: 40, right: 40, wrong: [] })
  })

  test('[UT10] a talk in which something is changed is not read as the one before', () => {
    const [first] = corpus
    expect(first!.text.replace('write path', 'read path')).not.toBe(first!.text)
    expect(read(first!.text.replace('write path', 'read path')).lines).not.toEqual(first!.expected)
  })

  const three = (name: (name: string, time: string, words: string) => string): string =>
    [
      name('Ada Berg', '0:03', 'We shard by user.'),
      name('Noor Haddad', '0:07', 'By what exactly?'),
      name('Ada Berg', '0:11', 'By its hash, 16 ways: even.'),
    ].join('\n')
  const cueOf = (body: (name: string) => string) => {
    let id = 0
    return three((name, time, words) => `${++id}\n0${time},000 --> 0${time},900\n${body(name)}${words}\n`)
  }
  test.each([
    [
      'Otter',
      three((name, time, words) => `${name}  ${time}  \n${words}\n`) + '\nTranscribed by https://otter.ai\n',
    ],
    [
      'Otter with a head',
      'Design\nThu, Nov 30, 2026 10:00AM • 45:12\n\nSPEAKERS\nAda Berg, Noor Haddad\n\n' +
        three((name, time, words) => `${name}  ${time}\n${words}\n`),
    ],
    ['a name, its time beneath', three((name, time, words) => `${name}\n${time}\n${words}\n`)],
    ['a name, its long time beneath', three((name, time, words) => `${name}\n00:0${time}\n${words}\n`)],
    ['a time, who says what beneath', three((name, time, words) => `${time}\n${name}: ${words}`)],
    ['a time and a name above', three((name, time, words) => `${time} ${name}\n${words}\n`)],
    ['Fathom', three((name, time, words) => `@${time} - ${name}\n  ${words}\n`)],
    ['Fireflies', three((name, time, words) => `${name} - ${time}\n${words}\n`)],
    ['Webex as text', three((name, time, words) => `${name} • ${time}\n${words}\n`)],
    ['Rev', three((name, time, words) => `${name} [00:0${time}]: ${words}`)],
    ['Rev, round', three((name, time, words) => `${name} (${time}): ${words}`)],
    ['columns', three((name, time, words) => `00:0${time}\t${name}\t${words}`)],
    ['Markdown', three((name, time, words) => `**${name}** (${time}): ${words}\n`)],
    ['bullets', three((name, time, words) => `- ${time} ${name}: ${words}`)],
    [
      'Teams as a document',
      'Noor Haddad started transcription\n\n' +
        three((name, time, words) => `${name}   ${time}\n${words}\n`) +
        '\nAda Berg stopped transcription',
    ],
    ['captions with boxes', cueOf(name => `[${name}] `)],
    ['captions with boxes and colons', cueOf(name => `[${name}]: `)],
    ['captions with round boxes', cueOf(name => `(${name}) `)],
    ['captions with marks of a turn', cueOf(name => `>> ${name}: `)],
    ['captions, the name on its own line', cueOf(name => `${name}:\n`)],
    ['captions whose arrow was made one sign', cueOf(name => `${name}: `).replaceAll('-->', '→')],
  ])('[UT10] %s', (_, text) => {
    expect(read(text).lines.map(({ speaker, text: said, from }) => [speaker, said, from])).toEqual([
      ['Ada Berg', 'We shard by user.', 3000],
      ['Noor Haddad', 'By what exactly?', 7000],
      ['Ada Berg', 'By its hash, 16 ways: even.', 11_000],
    ])
  })

  test.each([
    ['10:02:03\t From  Ada Berg : We shard.\n10:02:07\t From  Noor : By what?'],
    ['10:02:03 From Ada Berg to Everyone:\n\tWe shard.\n10:02:07 From Noor to Everyone:\n\tBy what?'],
    ['[10:02:03 AM] Ada Berg: We shard.\n[10:02:07 AM] Noor: By what?'],
    ['Ada Berg 10:02:03 AM\nWe shard.\nNoor 10:02:07 AM\nBy what?'],
  ])('[UT10] a chat has the time of day: %s', text => {
    expect(read(text).lines.map(({ speaker, text: said, from }) => [speaker, said, from])).toEqual([
      ['Ada Berg', 'We shard.', 36_123_000],
      ['Noor', 'By what?', 36_127_000],
    ])
  })

  test('[UT10] what was copied beside a video has its times alone, and once more in words', () => {
    for (const text of [
      '0:03\nwe shard by user\n59:07\nby what\n1:00:11\nby its hash\n',
      '0:03\n3 seconds\nwe shard by user\n59:07\n59 minutes, 7 seconds\nby what\n1:00:11\n1 hour, 11 seconds\nby its hash\n',
    ])
      expect(read(text).lines.map(({ text: said, from }) => [said, from])).toEqual([
        ['we shard by user', 3000],
        ['by what', 3_547_000],
        ['by its hash', 3_611_000],
      ])
  })

  test('[UT10] a Meet document that was saved as Markdown is one', () => {
    const marked =
      '# Talk\n\n### 00:00:00 {#00:00:00}\n\n**Ada:** We shard.\n\n### 00:01:00 {#00:01:00}\n\n**Ada:** By hash.\n'
    expect(read(marked)).toMatchObject({ maker: 'meet' })
    expect(lines(marked)).toEqual([
      ['Ada', 'We shard.'],
      ['Ada', 'By hash.'],
    ])
  })

  test('[UT11] twenty thousand spaces in a line hold nothing up', () => {
    const spaces = ' '.repeat(20_000)
    expect(lines(`${spaces}\n[0:03] Ada: We${spaces}shard.\n${spaces}x\n[0:05] Ada: Yes.`)).toEqual([
      ['Ada', 'We shard. x'],
      ['Ada', 'Yes.'],
    ])
    expect(lines(vtt(cue('03', '04', `Ada: We${spaces}shard.`), cue('05', '06', `${spaces}x`)))).toEqual([
      ['Ada', 'We shard.'],
      [null, 'x'],
    ])
  })

  test('[UT11] what looks like a heading beneath one is what was said', () => {
    expect(lines('Ada Berg  0:03\nWe meet at 10:30\nand go on.\n\nNoor  0:07\nRatio 1:10\n')).toEqual([
      ['Ada Berg', 'We meet at 10:30 and go on.'],
      ['Noor', 'Ratio 1:10'],
    ])
  })

  test('[UT12] sounds in brackets are nobody, a small name is one, and so is who speaks second', () => {
    expect(lines(vtt(cue('03', '04', '[Music]'), cue('05', '06', '[Music] so we shard')))).toEqual([
      [null, '[Music]'],
      [null, '[Music] so we shard'],
    ])
    expect(lines(vtt(cue('03', '04', 'ada: hi', '1'), cue('05', '06', 'noor: hi', '2')))).toEqual([
      ['ada', 'hi'],
      ['noor', 'hi'],
    ])
    expect(lines(vtt(cue('03', '04', '- Ada: We shard.\n- Noor: By what?')))).toEqual([
      ['Ada', 'We shard.'],
      ['Noor', 'By what?'],
    ])
    expect(lines('[0:03] 田中: こんにちは\n[0:07] 田中： はい')).toEqual([
      ['田中', 'こんにちは'],
      ['田中', 'はい'],
    ])
    expect(lines('[0:03] \u202eAda\u202c: hi\n[0:07] \u202eAda\u202c: so')).toEqual([
      ['Ada', 'hi'],
      ['Ada', 'so'],
    ])
  })

  test('[UT10] plain text has its time before, behind or above the name', () => {
    const said = [
      ['Ada Berg', 'We shard.'],
      ['Noor', 'By what?'],
    ]
    for (const text of [
      '[00:00:03] Ada Berg: We shard.\n[00:00:07] Noor: By what?',
      '00:03 Ada Berg: We shard.\n00:07 Noor: By what?',
      '00:00:03 - 00:00:06 Ada Berg: We shard.\n00:00:07 - 00:00:08 Noor: By what?',
      'Ada Berg: [00:00:03] We shard.\nNoor: [00:00:07] By what?',
      'Ada Berg (00:03):\nWe shard.\n\nNoor (00:07):\nBy what?',
      '[Ada Berg] 00:00:03\nWe shard.\n\n[Noor] 00:00:07\nBy what?',
      'Ada Berg  0:03\nWe\nshard.\n\nNoor  0:07\nBy what?',
    ]) {
      expect(lines(text), text).toEqual(said)
      expect(read(text).lines.map(({ from }) => from)).toEqual([3000, 7000])
    }
  })
})

test('[UT10] a sentence that ends in a clock time is no heading', () => {
  expect(lines('Ada Berg  0:03\nthe call was\nmoved to 10:30\n\nNoor  0:09\nfine')).toEqual([
    ['Ada Berg', 'the call was moved to 10:30'],
    ['Noor', 'fine'],
  ])
  expect(
    lines('[00:03] Ada: it ran from 9:00\nAda Berg 10:30\n[00:09] Noor: fine\n[00:10] Ada: ok')[0],
  ).toEqual(['Ada', 'it ran from 9:00 Ada Berg 10:30'])
})

describe('odd files', () => {
  test('[UT11] a mark of byte order, other line ends and a missing blank line are taken', () => {
    const plain = vtt(cue('01', '02', 'one'), cue('03', '04', 'two'))
    for (const text of [
      `\ufeff${plain}`,
      plain.replaceAll('\n', '\r\n'),
      plain.replaceAll('\n', '\r'),
      plain.replace('WEBVTT\n\n', 'WEBVTT\n'),
      plain.replace('WEBVTT\n\n', 'WEBVTT - talk\nKind: captions\nLanguage: en\n\n'),
      plain.replace(
        'WEBVTT\n\n',
        'WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE made today\nin two lines\n\n',
      ),
    ])
      expect(read(text)).toMatchObject({ dropped: {}, lines: [{ text: 'one' }, { text: 'two' }] })
  })

  test('[UT11] any line above a time is an id, and cues of no length, overlapping or of many hours are taken', () => {
    const text = vtt(
      cue('01', '01', 'no length', 'an id: with words'),
      cue('01', '09', 'long'),
      cue('05', '06', 'within it'),
      '101:00:00.000 --> 101:00:01.000\nafter four days\n',
    )
    expect(read(text).lines.map(({ from, to, text: said }) => [said, from, to])).toEqual([
      ['no length', 1000, 1000],
      ['long', 1000, 9000],
      ['within it', 5000, 6000],
      ['after four days', 363_600_000, 363_601_000],
    ])
  })

  test('[UT11] what is left out or odd is counted and said', () => {
    const transcript = read(
      vtt(
        cue('05', '06', 'Ada: later'),
        cue('01', '02', 'Ada: earlier'),
        cue('03', '04', '<b></b>'),
        cue('09', '08', 'Ada: turned'),
      ) + '\nwords of no time\n',
    )
    expect(transcript.lines.map(({ text }) => text)).toEqual(['earlier', 'later', 'turned'])
    expect(transcript.dropped).toEqual({ 'no-text': 1, 'no-time': 1 })
    expect(transcript.odd).toEqual({ back: 1, turned: 1 })
    expect(reportOf(transcript).toSorted()).toEqual([
      'Left out: one line without a time.',
      'Left out: one line without words.',
      'Once the times run back; the lines are put in order.',
      'One line with the end before the beginning: turned round.',
    ])
  })

  test('[UT11] SRT with a blank line in a text, or none between cues, loses nothing', () => {
    expect(
      lines(
        '1\n00:00:01,000 --> 00:00:02,000\nfirst\n\nstill first\n2\n00:00:03,000 --> 00:00:04,000\nsecond\n',
      ),
    ).toEqual([
      [null, 'first still first'],
      [null, 'second'],
    ])
  })

  test('[UT11] a line that is longer than the room takes becomes several, whole', () => {
    const long = Array.from({ length: 900 }, (_, i) => `word${i}`).join(' ')
    const found = read(vtt(cue('01', '02', long))).lines
    expect(found.length).toBeGreaterThan(2)
    expect(found.map(({ text }) => text).join(' ')).toBe(long)
  })
})

describe('names', () => {
  test('[UT12] a name ends at the first colon of the first line, whatever is in it', () => {
    const names = ['Ada | Acme (she/her)', 'R&D @ Nord/Süd +1', 'D’Arcy O’Neil ', 'Zoe\u0301']
    const text = vtt(
      ...names.map((name, i) => cue(`0${i}`, `0${i + 1}`, `${name}: so: first\nsecond: line`, `${i}`)),
    )
    expect(lines(text)).toEqual(names.map(name => [name.trim(), 'so: first second: line']))
  })

  test('[UT12] short cues without a name belong to nobody, and a sentence with a colon names nobody', () => {
    const text = vtt(
      cue('01', '02', 'Ada Berg: yes'),
      cue('03', '04', 'mhm'),
      cue('05', '06', 'So: we go'),
      cue('07', '08', 'Ada Berg: ok'),
    )
    expect(lines(text)).toEqual([
      ['Ada Berg', 'yes'],
      [null, 'mhm'],
      [null, 'So: we go'],
      ['Ada Berg', 'ok'],
    ])
    expect(read(text).odd).toEqual({ nobody: 2 })
  })

  test('[UT12] an utterance of Teams is joined by its number, though another lies between', () => {
    const id = (end: string) => `3f1c2a90-77aa-4d1e-9b1c-0d5e2f6a7b8c/${end}`
    const text = vtt(
      cue('01', '03', '<v Ada Berg>The cache is\nin front</v>', id('4-0')),
      cue('02', '04', '<v Noor>a < 5 ms hop?</v>', id('5-0')),
      cue('03', '06', '<v Ada Berg>of the store.</v>', id('4-1')),
    )
    expect(read(text)).toMatchObject({
      maker: 'teams',
      lines: [
        { speaker: 'Ada Berg', text: 'The cache is in front of the store.', from: 1000, to: 6000 },
        { speaker: 'Noor', text: 'a < 5 ms hop?', from: 2000, to: 4000 },
      ],
      odd: { joined: 1 },
    })
  })

  test('[UT12] two speakers in one cue are two lines at about its time', () => {
    const found = read(vtt(cue('01', '04', '<v Ada>yes</v>\n<v Noor>no</v>'))).lines
    expect(found).toEqual([
      { speaker: 'Ada', text: 'yes', from: 1000, to: 4000, around: true },
      { speaker: 'Noor', text: 'no', from: 1000, to: 4000, around: true },
    ])
  })

  test('[UT12] entities are read once and marks leave; nothing of it is a page’s', () => {
    const text = vtt(
      cue('01', '02', 'Ada Berg: &amp;lt;b&gt; <i>x</i> &#39;&copy <img src=x onerror=alert(1)>'),
      cue('03', '04', 'Ada Berg: R&D'),
    )
    expect(lines(text)).toEqual([
      ['Ada Berg', "&lt;b> x '&copy <img src=x onerror=alert(1)>"],
      ['Ada Berg', 'R&D'],
    ])
  })
})

describe('about when', () => {
  test('[UT13] a document with a mark each minute gives lines around then, whatever its last line says', () => {
    for (const end of ['Transcription ended after 00:02:10', 'Meeting ended after 00:02:10 👋']) {
      const found = read(
        `Notes\n00:00:00\n\nAda Berg: one\nNoor: two\nAda Berg: three\n\n00:01:00\n\nAda Berg: four\n\n${end}\n`,
      )
      expect(found.maker).toBe('meet')
      expect(found.lines.map(({ text, from, around }) => [text, from, around])).toEqual([
        ['one', 0, true],
        ['two', 0, true],
        ['three', 0, true],
        ['four', 60_000, true],
      ])
    }
    expect(findOffset([{ seat: 'a', from: 0, to: 0, around: true }], [], { from: 0, to: 9 })).toEqual({
      ok: false,
      why: 'around',
    })
  })
})

describe('speakers', () => {
  const seats = [
    { id: 'a', name: 'Ada Lindqvist' },
    { id: 'j', name: 'Jürgen' },
  ]
  const matched = (...names: readonly string[]) => names.map(name => matchSpeakers(names, seats).get(name))

  test('[UT14] a name is found across marks, pronouns, companies and initials', () => {
    expect(matched('ADA LINDQVIST (she/her)', 'Jurgen Groß | Acme')).toEqual(['a', 'j'])
    expect(matched('Ada L.', 'Juergen')).toEqual(['a', 'j'])
    expect(matched('Ada', 'Somebody Else')).toEqual(['a', 'j'])
    expect(matched('Ada', 'Somebody Else', 'A Third')).toEqual(['a', null, null])
  })

  test('[UT14] where two are as like, or none is, nobody is said', () => {
    const twins = [
      { id: '1', name: 'Ada Berg' },
      { id: '2', name: 'Ada Holm' },
      { id: '3', name: 'Noor' },
    ]
    expect(matchSpeakers(['Ada', 'Kim'], twins)).toEqual(
      new Map([
        ['Ada', null],
        ['Kim', null],
      ]),
    )
  })
})

describe('when it began', () => {
  const round = { from: start, to: start + 2_400_000 }
  const talk = talkOf({ seed: 5, names: ['Ada', 'Noor'], sentences: english, turns: 60 })
  const placed = talk.map(({ speaker, from, to }) => ({ seat: speaker, from, to }))

  test('[UT15] forty files are laid over their voices within 300 ms, and none over those of another round', () => {
    const found = offsets()
    expect(found).toMatchObject({ tried: 40, placed: 40, unplaced: 0, falsely: 0 })
    expect(found.worst).toBeLessThan(300)
  })

  test('[UT15] also where nobody is named, where the talk began before the round, and where only beginnings are known', () => {
    for (const zero of [start + 400_000, start - 90_000])
      for (const given of [
        placed,
        placed.map(line => ({ ...line, seat: null })),
        placed.map(({ seat, from }) => ({
          seat,
          from: Math.floor(from / 1000) * 1000,
          to: Math.floor(from / 1000) * 1000,
        })),
      ]) {
        const voices = voicesOf(talk, 3, zero, name => name).filter(({ from }) => from >= start)
        const found = findOffset(given, voices, round)
        expect(
          found.ok && Math.abs(found.offset - zero) < (given[0]!.to === given[0]!.from ? 700 : 300),
        ).toBe(true)
      }
  })

  test('[UT15] where nothing can tell, that is said', () => {
    expect(findOffset(placed, [], round)).toEqual({ ok: false, why: 'no-voices' })
    const voices = voicesOf(talk, 3, start, name => name)
    expect(findOffset(placed.slice(0, 3), voices, round)).toEqual({ ok: false, why: 'too-few' })
    const other = talkOf({ seed: 99, names: ['Ada', 'Noor'], sentences: english, turns: 60 })
    expect(
      findOffset(
        placed,
        voicesOf(other, 3, start, name => name),
        round,
      ),
    ).toEqual({ ok: false, why: 'no-fit' })
  })
})

describe('what is no transcript', () => {
  const header = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n'
  test.each([
    ['blanks', (most: number) => `${header}${' '.repeat(most)}x`],
    ['blanks behind a time', (most: number) => `00:00:01.000 --> 00:00:02.000${' '.repeat(most)}x\u2028x`],
    ['blanks of two kinds', (most: number) => `${'\u00a0 '.repeat(most / 2)}0:01 Mina: x`],
    ['voices that nobody closes', (most: number) => header + '<v a'.repeat(most / 4)],
    ['marks that nobody closes', (most: number) => header + '<v.a'.repeat(most / 4)],
    ['one name', (most: number) => `${'Ada '.repeat(most / 4)}: hi`],
    ['line ends', (most: number) => `${'\n'.repeat(most)}x`],
  ] as const)('[UT16] ten times as many %s take about ten times as long, and no square of it', (_, of) => {
    const took = (most: number) => {
      const text = of(most)
      const begun = performance.now()
      readTranscript(text)
      return performance.now() - begun
    }
    took(20_000)
    const [little, much] = [took(200_000), took(2_000_000)]
    expect(much).toBeLessThan(40 * Math.max(little, 10))
  })

  test('[UT16] each gets a sentence of its own', () => {
    const said = [
      why(''),
      why('PK\u0003\u0004 and more'),
      why('\u0000\u0001\u0002 rubbish'),
      why('Ada: one\nNoor: two\n'),
      why('x'.repeat(10_000_000)),
    ]
    for (const sentence of said) expect(sentence).toMatch(/^[A-Z].*\.$/s)
    expect(new Set(said).size).toBe(said.length)
  })
})

describe('as WebVTT', () => {
  test('[UT17] what was said reads back with its names, words and times', () => {
    const play = Play.live().wait(60_000)
    play.ask(
      {
        type: 'words.utter',
        from: start + 1000,
        to: start + 2500,
        text: 'a < b & "c" --> d\n\nand more',
        draft: true,
      },
      mina,
    )
    play.ask(
      {
        type: 'words.import',
        name: 'x.vtt',
        lines: [{ seat: null, from: start + 3000, to: start + 3000, text: 'mhm' }],
      },
      mina,
    )
    play.ask({ type: 'chat.say', text: 'written: so' }, lee)
    play.ask({ type: 'chat.say', text: 'gone' }, lee)
    play.ask({ type: 'words.erase', utterance: play.room.seq }, lee)
    const text = wordsVtt(utterancesOf(play.room.open), { startedAt: start, nameOf: seat => `${seat} <x>` })
    expect(read(text).lines).toEqual([
      { speaker: 'mina <x>', text: 'a < b & "c" --> d and more', from: 1000, to: 2500 },
      { speaker: null, text: 'mhm', from: 3000, to: 3001 },
      { speaker: 'lee <x>', text: 'written: so', from: 60_000, to: 60_001 },
    ])
    expect(text).not.toContain('gone')
  })
})
