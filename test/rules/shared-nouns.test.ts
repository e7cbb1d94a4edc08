/** The nouns that a story and its sketch share, where words of the story are known. */
import { sharedNouns, wordsOfStory, type At } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { lee, mina, Play, start } from '../kit/play.js'

describe('[U32] nouns shared by a story and its sketch', () => {
  const said = 'We moved the queries to a read cache; the ledger boxes stayed. The queue took two weeks.'
  test('are the words of names that the story has too, in the order of the drawing, each once', () => {
    expect(sharedNouns(said, ['Cache', 'Ledger DB', 'query', 'Cache 2'])).toEqual([
      'cache',
      'ledger',
      'query',
    ])
    expect(sharedNouns(said, ['box'])).toEqual(['box'])
    expect(sharedNouns('The databases and buses', ['Database', 'bus'])).toEqual(['database', 'bus'])
  })
  test('hold no word that names nothing, none of what stood there before, and no part of another word', () => {
    expect(sharedNouns('the two of them took 20 ms', ['the two', '20 ms'])).toEqual([])
    expect(sharedNouns(said, ['cache', 'queue'], ['Cache'])).toEqual(['queue'])
    expect(sharedNouns('a cacheable thing', ['cache'])).toEqual([])
    expect(sharedNouns('', ['cache'])).toEqual([])
  })
  test('are found in any script', () => {
    expect(sharedNouns('Мы убрали кэш и очередь', ['Очередь'])).toEqual(['очередь'])
  })
  test('rest on what the candidate wrote while the story was told, and on nobody else', () => {
    const play = Play.live()
    play.ask({ type: 'chat.say', text: 'before' }, mina)
    play.wait(1000).ask({ type: 'chat.say', text: 'the ledger' }, mina)
    play.ask({ type: 'chat.say', text: 'and the cache?' }, lee)
    play.wait(1000).ask({ type: 'chat.say', text: 'after' }, mina)
    const span = { from: (start + 500) as At, to: (start + 1500) as At }
    expect(wordsOfStory(play.room, span)).toBe('the ledger')
  })
})
