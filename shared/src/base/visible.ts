/**
 * People's words without what no eye sees: signs that turn a line round, hide in a name or break it are taken out, and those
 * that a script needs to be written rightly stay. Pure and total; knows no field.
 */

/** The scripts that join letters, or part them, by a sign of no width. */
const joining =
  '\\p{Script_Extensions=Arabic}\\p{Script_Extensions=Syriac}\\p{Script_Extensions=Mongolian}\\p{Script_Extensions=Nko}' +
  '\\p{Script_Extensions=Adlam}\\p{Script_Extensions=Hanifi_Rohingya}\\p{Script_Extensions=Mandaic}' +
  '\\p{Script_Extensions=Devanagari}\\p{Script_Extensions=Bengali}\\p{Script_Extensions=Gurmukhi}' +
  '\\p{Script_Extensions=Gujarati}\\p{Script_Extensions=Oriya}\\p{Script_Extensions=Tamil}' +
  '\\p{Script_Extensions=Telugu}\\p{Script_Extensions=Kannada}\\p{Script_Extensions=Malayalam}' +
  '\\p{Script_Extensions=Sinhala}\\p{Script_Extensions=Khmer}\\p{Script_Extensions=Myanmar}' +
  '\\p{Script_Extensions=Tibetan}\\p{Script_Extensions=Balinese}\\p{Script_Extensions=Javanese}'

/** In this order: what is kept for a reason, and then everything that is not seen. */
const unseen = new RegExp(
  [
    // A joiner behind a letter of such a script; one that parts wants another letter behind it too.
    `(?<=[${joining}])\\u200d`,
    `(?<=[${joining}])\\u200c(?=[${joining}])`,
    // A picture that is made of several, or of one colour or kind.
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})',
    '(?<=[\\p{L}\\p{N}\\p{S}\\p{P}\\p{M}])[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]',
    '(?<=\\p{Script_Extensions=Mongolian})[\\u180b-\\u180f]',
    '(?<=\\p{M}|\\p{L})\\u034f',
    // The flags of England, Scotland and Wales.
    '(?<=\\u{1f3f4})[\\u{e0020}-\\u{e007e}]{1,8}\\u{e007f}',
    '([\\p{Default_Ignorable_Code_Point}\\p{Cc}\\p{Cs}\\ufff9-\\ufffb])',
  ].join('|'),
  'gu',
)

/** Of one line or several: their breaks and tabs stay. */
export const visible = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/([\u200c\u200d])[\u200c\u200d]+/g, '$1')
    .replace(unseen, (sign, cut?: string) =>
      cut === undefined || sign === '\n' || sign === '\t' ? sign : '',
    )

/** In one line, with one space for each gap, and letters with their marks as one where there are such. */
export const visibleLine = (text: string): string =>
  visible(text)
    .replace(/[\s\u2800]+/gu, ' ')
    .trim()
    .normalize('NFC')
