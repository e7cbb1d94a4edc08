/** The plain text of tldraw's rich text: a paragraph a line. Knows no board. */
import { fields, text } from './fields.js'

const deepest = 40
const most = 2_000

export function plainOf(richText: unknown): string {
  const lines: string[] = ['']
  let seen = 0
  const walk = (value: unknown, depth: number) => {
    const node = fields(value)
    seen += 1
    if (!node || depth > deepest || seen > most) return
    if (node['type'] === 'text' && typeof node['text'] === 'string') lines[lines.length - 1] += node['text']
    if (node['type'] === 'hardBreak') lines.push('')
    const content = node['content']
    if (Array.isArray(content)) for (const part of content) walk(part, depth + 1)
    if (blocks.has(node['type'])) lines.push('')
  }
  walk(richText, 0)
  return text(lines.join('\n')).replace(/\n{3,}/g, '\n\n')
}

/** What ends a line. */
const blocks: ReadonlySet<unknown> = new Set(['paragraph', 'heading', 'codeBlock'])
