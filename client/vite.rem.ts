/**
 * Our styles are written in pixels of a usual screen and served in rem, so that whoever has the browser's own type larger has
 * all of the page larger: type, what holds it, and the widths at which a layout gives way to another. Hairlines stay as thin
 * as they are. The board's engine has a scale of its own.
 */
const usual = 16
const hairline = 2

interface Valued {
  value: string
}
interface Asked {
  name: string
  params: string
}

export const inRem = {
  postcssPlugin: 'signalroom-rem',
  Once(root: {
    readonly source?: { readonly input: { readonly file?: string | undefined } } | undefined
    walkDecls(each: (declared: Valued) => void): void
    walkAtRules(each: (rule: Asked) => void): void
  }) {
    const file = root.source?.input.file ?? ''
    if (/node_modules|[/\\]board[/\\]/.test(file)) return
    root.walkDecls(declared => {
      declared.value = scaled(declared.value)
    })
    root.walkAtRules(rule => {
      if (rule.name === 'media' || rule.name === 'container') rule.params = scaled(rule.params)
    })
  },
}

const scaled = (text: string): string =>
  text.replace(/(?<![\w.-])(-?)(\d*\.?\d+)px\b/g, (whole, sign: string, size: string) =>
    Number(size) <= hairline ? whole : `${sign}${Number((Number(size) / usual).toFixed(5))}rem`,
  )
