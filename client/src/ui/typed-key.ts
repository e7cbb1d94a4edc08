/**
 * What a key types, on whatever keyboard. A key means what it types; on a keyboard of another script a key means the Latin
 * letter of its place, since nothing else could be meant. It knows no command.
 */

type Pressed = Pick<KeyboardEvent, 'key' | 'code'> &
  Partial<Pick<KeyboardEvent, 'altKey' | 'getModifierState'>>

/** A small letter, a digit, a sign as typed; or the name of the key: `Enter`, `ArrowRight`, `Space`. */
export function typedKey(pressed: Pressed): string {
  const { code } = pressed
  const key = inHalfWidth(pressed.key)
  if (key === ' ') return 'Space'
  if (key === 'Process' || key === 'Unidentified') return placed(code) ?? key
  if ([...key].length !== 1) return key
  const digit = digitOf(key)
  if (digit !== undefined) return digit
  // Some letters are of every script, among them the micro sign and an apostrophe: they tell of none.
  if (/\p{L}/u.test(key) && !/[\p{Script=Common}\p{Script=Inherited}]/u.test(key)) {
    const isOther = !/\p{Script=Latin}/u.test(key)
    // What a third level holds may be of another script than the keyboard: π is on many with Latin letters.
    if (!byThirdLevel(pressed)) otherScript = isOther
    return isOther ? (placed(code) ?? key) : key.toLowerCase()
  }
  // Some of these keyboards have signs where others have letters: Hebrew on Q and W, Greek on Q.
  return otherScript && code.startsWith('Key') ? (placed(code) ?? key) : key
}

/** The same with what is held down: `Shift+P`. Signs and digits are what they are, with Shift or without. Null for a command of the browser. */
export function keyName(event: KeyboardEvent): string | null {
  const typed = typedKey(event)
  const isSign = typed.length === 1 && !/[a-z\d]/.test(typed)
  // On some keyboards signs, and no letter of ours, need Alt or AltGraph, which Windows tells as both.
  if ((event.ctrlKey || event.metaKey || event.altKey) && !(isSign && byThirdLevel(event) && !event.metaKey))
    return null
  if (!event.shiftKey) return typed
  if (typed.length > 1) return `Shift+${typed}`
  return /[a-z]/.test(typed) ? `Shift+${typed.toUpperCase()}` : typed
}

/** The letter that Ctrl or Cmd is pressed with. */
export const commandKey = (event: Pressed): string => {
  const typed = typedKey(event)
  // With Alt held a letter is another one on some keyboards.
  return /^[\x20-\x7e]+$/.test(typed) ? typed : (placed(event.code) ?? typed)
}

const byThirdLevel = (pressed: Pressed): boolean =>
  pressed.altKey === true || pressed.getModifierState?.('AltGraph') === true

/** Where Chinese, Japanese and Korean are written, the same letters and signs may come in the width of those. */
const inHalfWidth = (key: string): string =>
  /^[\u3000\uff01-\uff5e]$/.test(key) ? key.normalize('NFKC') : key

/** Whether the last letter that was typed here was of another script than the Latin. */
let otherScript = false

const signs: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Period: '.',
}
/** What stands on the key of a place on the keyboard that all others are made from. */
const placed = (code: string): string | undefined =>
  /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : signs[code]

/** Of any script: they stand in tens, which begin at a round place or six behind one. */
function digitOf(key: string): string | undefined {
  const place = key.codePointAt(0) ?? 0
  if (!/\p{Nd}/u.test(key)) return undefined
  const round = place - (place % 16)
  const zero = /\p{Nd}/u.test(String.fromCodePoint(round)) ? round : round + 6
  return String(place - zero)
}
