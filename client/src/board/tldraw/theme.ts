/** Our tokens as tldraw's theme. Exports carry no stylesheet, so the values are read from tokens.css itself. */
import interItalic from '@fontsource-variable/inter/files/inter-latin-wght-italic.woff2?url'
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import monoItalic from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-italic.woff2?url'
import mono from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url'
import { DEFAULT_THEME, type TLTheme, type TLThemeColors } from 'tldraw'
import tokens from '../../ui/tokens.css?raw'

type Mode = 'light' | 'dark'

const blocks: Readonly<Record<Mode, string>> = {
  light: tokens.slice(tokens.indexOf(':root {')),
  dark: tokens.slice(tokens.indexOf(":root[data-theme='dark']")),
}

function token(mode: Mode, name: string): string {
  const found = new RegExp(`--${name}:\\s*([^;]+);`).exec(blocks[mode])?.[1]
  if (found === undefined) throw new Error(`tokens.css has no --${name} for ${mode}`)
  return found
}

function colors(mode: Mode): TLThemeColors {
  const ink = token(mode, 'ink')
  const card = token(mode, 'card')
  const accent = token(mode, 'accent')
  return {
    ...DEFAULT_THEME.colors[mode],
    text: ink,
    background: card,
    negativeSpace: card,
    solid: card,
    cursor: ink,
    snap: accent,
    selectionStroke: accent,
    selectionFill: `${accent}2e`,
    selectedContrast: card,
    brushFill: `${accent}14`,
    brushStroke: `${accent}66`,
    black: { ...DEFAULT_THEME.colors[mode].black, solid: ink, fill: ink, semi: card },
  }
}

const sans = "'Inter Variable', Inter, system-ui, sans-serif"
const fixed = "'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, monospace"
const { fonts } = DEFAULT_THEME

/** Thin lines and our type; the four names tldraw knows all lead to the two families we serve. */
export const theme: TLTheme = {
  ...DEFAULT_THEME,
  fontSize: 12.5,
  lineHeight: 1.4,
  strokeWidth: 1.6,
  fonts: {
    draw: { ...fonts.draw, fontFamily: `tldraw_draw, ${sans}` },
    sans: { ...fonts.sans, fontFamily: `tldraw_sans, ${sans}` },
    serif: { ...fonts.serif, fontFamily: `tldraw_serif, ${sans}` },
    mono: { ...fonts.mono, fontFamily: `tldraw_mono, ${fixed}` },
  },
  colors: { light: colors('light'), dark: colors('dark') },
}

const faces = (name: string, upright: string, italic: string) => ({
  [`tldraw_${name}`]: upright,
  [`tldraw_${name}_bold`]: upright,
  [`tldraw_${name}_italic`]: italic,
  [`tldraw_${name}_italic_bold`]: italic,
})

/** Where tldraw's font names are loaded from: our origin, and nowhere else. */
export const assetUrls = {
  fonts: {
    ...faces('draw', inter, interItalic),
    ...faces('sans', inter, interItalic),
    ...faces('serif', inter, interItalic),
    ...faces('mono', mono, monoItalic),
  },
}
