/** What each key of the room does, in words, by who may use it. Listens to nothing. */
export type KeyRows = readonly (readonly [keys: string, what: string])[]

export const leadKeys: KeyRows = [
  ['⇧ →', 'Next phase'],
  ['⇧ P', 'Pause or resume the clock'],
  ['⇧ L', 'People and links: show somebody out, take a link back'],
]
export const candidateKeys: KeyRows = [
  ['Space', 'I begin a chunk; again: I have said it. With a microphone: that was a proposal'],
  ['A', 'I asked whether it fits'],
  ['T', 'Let me think'],
  ['F', 'Private focus: hide your work, once; again: show it'],
  ['Ctrl ⏎', 'In Talk: ask what you typed'],
]
export const aloneKeys: KeyRows = [['Y N J', 'Answer yourself: it fits, no, adjust']]
export const interviewerKeys: KeyRows = [
  ['1–4', 'Score the selected row'],
  ['0', 'Not evidenced'],
  ['[ ]', 'Previous, next row'],
  ['E', 'Pin this moment to the row'],
  ['J', 'Play the next card'],
  ['Y N A', 'Answer yes, no, adjust'],
  ['⇧ Y N A', 'Answer what they asked aloud'],
  ['N', 'Nod, when nothing waits'],
  ['Q', 'They asked a clarifying question'],
  ['Z', 'Take back the last flag'],
]
export const boardKeys: KeyRows = [
  ['V', 'Select'],
  ['S D C Q', 'Service, store, cache, queue'],
  ['M U', 'Model, client'],
  ['A', 'Arrow; connects two selected'],
  ['L P E', 'Label, draw, erase'],
]
export const codeKeys = (run: string, tests: string): KeyRows => [
  [run, 'Run the file in front'],
  [tests, 'Run its tests'],
]
export const callKeys: KeyRows = [['⇧ M', 'Microphone on, or mute']]
export const everywhereKeys: KeyRows = [
  ['Esc', 'Leave the code; with Tab, the board'],
  ['?', 'This sheet'],
]
