/** What each key of the room does, in words, by who may use it. Listens to nothing. */
export type KeyRows = readonly (readonly [keys: string, what: string])[]

export const leadKeys: KeyRows = [
  ['⇧ → ⏎', 'Next phase'],
  ['⇧ P', 'Pause or resume the clock'],
  ['⇧ L', 'People and links: show somebody out, take a link back'],
]
export const candidateKeys: KeyRows = [
  ['Space', 'I begin a chunk; again: I have said it. With a microphone: that was a proposal'],
  ['A', 'I asked whether it fits'],
  ['T', 'Let me think'],
  ['E ⏎', 'In a story: I have told it'],
  ['F', 'Private focus: hide your work, once'],
  ['F ⏎', 'Show it again'],
  ['Ctrl ⏎', 'In Talk: ask what you typed'],
]
export const aloneKeys: KeyRows = [['Y U D', 'Answer yourself: it fits, no, adjust']]
export const interviewerKeys: KeyRows = [
  ['1–4', 'Score the selected row'],
  ['0', 'Not evidenced'],
  ['[ ]', 'Previous, next row'],
  ['E', 'Pin this moment to the row'],
  ['J ⏎', 'Play the next card'],
  [', 1–9 ⏎', 'Tell a hint'],
  ['Y U D', 'Answer yes, no, adjust'],
  ['⇧ Y U D', 'Answer what they asked aloud'],
  ['N', 'Nod'],
  ['Q', 'They asked a clarifying question'],
  ['Z', 'Take back the last flag, or wave a suggested one away'],
  ['⇧ Q', 'Ask where the last number they gave comes from'],
  ['⇧ K', 'Where “knows, has not done” is suggested: ask when'],
]
export const boardKeys: KeyRows = [
  ['V', 'Select'],
  ['S D C Q', 'A service, database, cache, queue; then type its name'],
  ['M U', 'A model, a client'],
  ['G B T', 'A gateway, load balancer, stream'],
  ['O I F', 'An object store, search index, feature store'],
  ['H W X', 'A scheduler, CDN, third party'],
  ['N', 'The next box; with Shift as well'],
  ['A', 'An arrow from here: then a kind’s key, or arrow keys and Enter'],
  ['L P E', 'Label, draw, erase'],
  ['⇧ I', 'An image: a photo of a sketch, a screenshot'],
  ['⇧ T', 'Lay the drawing out anew'],
  ['⇧ B', 'On an empty board, the frames of a round'],
]
export const outlineKeys: KeyRows = [
  ['K', 'From the board to its outline; there: back'],
  ['↑ ↓ ← →', 'From row to row; open, close'],
  ['A', 'Add a component beside this one; Insert does too'],
  ['C', 'Connect it to another'],
  ['L ⏎', 'Label the arrow; name the component'],
  ['M', 'Move it beside another'],
  ['Alt ↑ ↓', 'Earlier, later'],
  ['⇧ T', 'Lay all out anew'],
  ['Del', 'Delete it, with its arrows'],
  ['/', 'Find by name'],
]
export const codeKeys = (run: string, tests: string): KeyRows => [
  [run, 'Run the file in front'],
  [tests, 'Run its tests'],
]
export const callKeys: KeyRows = [['⇧ M', 'Microphone on, or mute']]
export const everywhereKeys: KeyRows = [
  ['Esc', 'Leave the code; with Tab, the board. With Vim’s or Emacs’s keys only with Tab'],
  ['Ctrl S', 'Whether everything is saved'],
  ['?', 'This sheet'],
]
