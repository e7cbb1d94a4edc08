/** Forty transcripts: ten makers' shapes, each of four talks with names and languages that readers stumble over. */
import { shapes, type Written } from './shapes.js'
import { arabic, english, german, japanese, talkOf, type Turn } from './talk.js'

export interface Case extends Written {
  readonly name: string
}

const talks: Readonly<Record<string, readonly Turn[]>> = {
  plain: talkOf({ seed: 11, names: ['Ada Lindqvist', 'Noor Haddad'], sentences: english, turns: 40 }),
  bars: talkOf({
    seed: 12,
    names: ['Jürgen Groß | Nordlicht', "D’Arcy O'Neil-Ruiz"],
    sentences: german,
    turns: 25,
  }),
  script: talkOf({ seed: 13, names: ['佐藤 花子', 'Kenji Mori'], sentences: japanese, turns: 20 }),
  right: talkOf({
    seed: 14,
    names: ['ليلى منصور', 'Omar Said'],
    sentences: arabic,
    turns: 20,
    begins: 61_000,
  }),
}

export const corpus: readonly Case[] = Object.entries(shapes).flatMap(([shape, write]) =>
  Object.entries(talks).map(([talk, turns]) => ({ name: `${shape}, ${talk}`, ...write(turns) })),
)
