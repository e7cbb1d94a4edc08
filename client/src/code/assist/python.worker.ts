/** Reads Python with Ruff, in a worker: what is wrong in a file, and how it looks in good form. It knows no page. */
import init, { PositionEncoding, Workspace, type Diagnostic } from '@astral-sh/ruff-wasm-web'
import { expose } from 'comlink'

/** A place that deserves a look. Lines and columns from 1, columns in UTF-16 units. */
export interface Finding {
  readonly from: { readonly row: number; readonly column: number }
  readonly to: { readonly row: number; readonly column: number }
  readonly message: string
  readonly grave: boolean
}

/** Pyflakes and faults of syntax, and of the likely bugs those that a reviewer would name. */
const rules = ['E9', 'F', 'B006', 'B008', 'B011', 'B023', 'B904', 'PLE']

let begun: Promise<Workspace> | undefined

/** What could not be fetched is fetched anew when it is asked for again, and whoever asked hears of it, nobody else. */
function workspace(): Promise<Workspace> {
  begun ??= begin().catch((cause: unknown) => {
    begun = undefined
    throw cause
  })
  return begun
}

async function begin(): Promise<Workspace> {
  await init()
  const settings = { ...Workspace.defaultSettings(), 'line-length': 100, lint: { select: rules } }
  return new Workspace(settings, PositionEncoding.Utf16)
}

const reader = {
  async findings(text: string): Promise<readonly Finding[]> {
    const found = (await workspace()).check(text) as readonly Diagnostic[]
    return found.map(({ code, message, start_location: from, end_location: to }) => ({
      from,
      to,
      message,
      grave: code === null || code.startsWith('E9') || code === 'invalid-syntax' || code === 'F821',
    }))
  },
  /** Throws what Ruff says if the text is not Python. */
  async formatted(text: string): Promise<string> {
    return (await workspace()).format(text)
  },
}
export type PythonReader = typeof reader
expose(reader)
