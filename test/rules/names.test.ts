/** Names and words of people, in their scripts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Command, SeatName, CreateRoom } from '@signalroom/shared'
import { visible, visibleLine } from '../../shared/src/base/visible.js'

const nameOf = (typed: string) => SeatName.safeParse(typed).data

describe('a name', () => {
  test.each([
    ['of Persian, with its half-space', 'علی\u200cرضا'],
    ['of Hindi, with a joiner', 'क्\u200dष राज'],
    ['of Hindi, with a parter', 'क्\u200cष'],
    ['of Sinhala', 'ශ්\u200dරී ලංකා'],
    ['of Malayalam, its last letter joined', 'ന്\u200d'],
    ['of Bengali', 'র\u200d্যাম'],
    ['of Khmer', 'សុខ សំណាង'],
    ['of Tibetan', 'བསྟན་འཛིན་རྒྱ་མཚོ'],
    ['of Burmese', 'အောင်ဆန်း'],
    ['of Hebrew with points', 'דָּוִד'],
    ['of Arabic with marks', 'مُحَمَّد'],
    ['of Mongolian, with its sign', 'ᠭ\u180bᠠ'],
    ['of Japanese, with a variant', '葛\u{e0100}城'],
    ['with an apostrophe', "Siobhán O’Brien-D'Arcy"],
    ['with marks on letters', 'Nguyễn Thị Hồng'],
    ['with a letter that has no form of its own', 'M\u0327ina'],
    ['with a picture of several', 'Mina 👩\u200d💻'],
    ['with a family', '👨\u200d👩\u200d👧\u200d👦'],
    ['with a colour and a kind', '🧑🏽\u200d🚀 ❤\ufe0f'],
    ['with a flag of a part', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['of one letter', '李'],
    ['of signs', 'R&D <team>'],
  ])('[S20] %s stays as it is', (_, name) => {
    expect(nameOf(name)).toBe(name)
  })
  test.each([
    ['marks of direction', '\u200fعلی\u200e', 'علی'],
    ['what turns the line round', 'Mina\u202eeeL', 'MinaeeL'],
    ['isolates', '\u2066Mina\u2069', 'Mina'],
    ['spaces of no width', 'Mi\u200bna\ufeff', 'Mina'],
    ['soft hyphens', 'Mi\u00adna', 'Mina'],
    ['joiners where nothing joins', 'Mi\u200dna\u200c', 'Mina'],
    ['a half-space at the end', 'علی\u200c', 'علی'],
    ['two half-spaces', 'علی\u200c\u200cرضا', 'علی\u200cرضا'],
    ['a break of the line', 'Mina\r\nStone\u2028!', 'Mina Stone !'],
    ['spaces around and within', '  Mina \u00a0 Stone\t', 'Mina Stone'],
    ['letters that are seen as none', '\u3164Mina\u115f', 'Mina'],
    ['half of a letter', 'Mina\ud83d', 'Mina'],
    ['tags that are no flag', 'Mina\u{e0041}', 'Mina'],
    ['signs of control', 'Mi\u0000na\u001b[31m', 'Mina[31m'],
    ['marks that stand apart from their letters', 'Jose\u0301', 'José'],
  ])('[S20] %s are taken out or put right, and keep nobody out', (_, typed, name) => {
    expect(nameOf(typed)).toBe(name)
  })
  test('[S20] forty characters are counted as they are kept', () => {
    expect(nameOf('e\u0301'.repeat(40))).toBe('é'.repeat(40))
    expect(nameOf(`${'a'.repeat(40)}\u200b `)).toBe('a'.repeat(40))
  })
  test.each([
    ['nothing that is seen', ' \u200b\u202e\u3164\u2800 ', 'needs a letter'],
    ['more than forty', 'a'.repeat(41), '40 characters at most'],
    ['a tower of marks', `a${'\u0336'.repeat(12)}`, 'too many marks'],
  ])('[S21] %s is refused with what to change', (_, typed, says) => {
    expect(SeatName.safeParse(typed).error?.issues[0]?.message).toContain(says)
  })
})

test('[S22] the same holds in every field of people’s words, which keep their lines', () => {
  const turned = 'one\u202e two\r\n\tعلی\u200cرضا\u200b'
  const kept = 'one two\n\tعلی\u200cرضا'
  for (const command of [
    { type: 'chat.say', text: turned },
    { type: 'confirm.ask', text: turned },
    { type: 'note.take', text: turned },
    { type: 'layer.state', layer: 'data', text: turned },
    { type: 'line.add', list: 'l', text: turned },
  ])
    expect(Command.safeParse(command).data).toMatchObject({ text: kept })
  expect(CreateRoom.parse({ title: turned }).title).toBe('one two علی\u200cرضا')
  expect(Command.safeParse({ type: 'chat.say', text: '\u200b\u202e' }).success).toBe(false)
})

test('[S20] whatever is typed, what is kept shows all that was seen, and is kept the same a second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
      expect(visible(visible(text))).toBe(visible(text))
      expect(visibleLine(visibleLine(text))).toBe(visibleLine(text))
      expect(visible(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]/)
    }),
    { numRuns: 3000 },
  )
  // Long texts take time by their length alone.
  const began = performance.now()
  for (const sign of ['\u200d', '\u200c', 'ا\u200c', '\u{1f3f4}\u{e0067}', '\ufe0f'])
    visible(sign.repeat(200_000))
  expect(performance.now() - began).toBeLessThan(4000)
})
