/** What a closing line of code names: a guard, a test. By its words alone; knows no code and no room. */
export type Named = 'guard' | 'test'

/** What keeps something out, or says so: "rejects an empty key", "no null", "throws on a negative window". */
const guardWords =
  /\b(?:guard\w*|validat\w*|reject\w*|refus\w*|rais(?:e|es|ed|ing)|throw(?:s|n|ing)?|defend\w*|sanitiz\w*|bounds?|bounded|limits? (?:of|on|to)|never (?:more|less|below|above)|(?:no|not|empty|missing|invalid|malformed|negative) (?:a |an )?(?:null|none|nil|undefined|key|keys|value|input|number|window|limit|name|list|text|string|row|rows)|null|None|nil|undefined|out of range|overflow)\b/i
/** "the burst test", "test_boundary", "tested at exactly one window"; "latest" is no test. */
const testWords = /\b(?:tests?|tested|testing|test_\w+|test[A-Z]\w*|property[- ]based|load[- ]test\w*)\b/

export const namesIn = (text: string): readonly Named[] => [
  ...(guardWords.test(text) ? (['guard'] as const) : []),
  ...(testWords.test(text.replace(/\bTests?\b/g, 'test')) ? (['test'] as const) : []),
]
