/** Asks PostgreSQL for several statements at once, and reads what it answers as it would be printed. Knows no run. */
import type { PGlite, messages } from '@electric-sql/pglite'

export interface Column {
  readonly name: string
  /** PostgreSQL's own number of the type. */
  readonly type: number
}
/** What one statement gave; `columns` is null for one that gives no rows. Values are as PostgreSQL writes them. */
export interface Answer {
  readonly columns: readonly Column[] | null
  readonly rows: readonly (readonly (string | null)[])[]
  readonly tag: string
}
export interface Wrong {
  readonly message: string
  /** 1-based, in what was asked; undefined where PostgreSQL does not say. */
  readonly line: number | undefined
}
export interface Answered {
  readonly answers: readonly Answer[]
  readonly notices: readonly string[]
  readonly wrong: Wrong | undefined
}

/** One message holds all statements, so that PostgreSQL's parser tells them apart. */
export async function ask(database: PGlite, text: string): Promise<Answered> {
  const asked = joined(
    packed('Q', text),
    // Stands ready for a COPY that reads from nobody, and is passed over by all else.
    packed('f', 'nothing can be copied in here: use INSERT'),
  )
  const heard = await database.execProtocol(asked, { throwOnError: false })
  return read(heard.messages, text)
}

function read(heard: readonly messages.BackendMessage[], text: string): Answered {
  const answers: Answer[] = []
  const notices: string[] = []
  let wrong: Wrong | undefined
  let columns: readonly Column[] | null = null
  let rows: (string | null)[][] = []
  for (const message of heard)
    switch (message.name) {
      case 'rowDescription':
        columns = (message as messages.RowDescriptionMessage).fields.map(field => ({
          name: field.name,
          type: field.dataTypeID,
        }))
        rows = []
        break
      case 'dataRow':
        rows.push((message as messages.DataRowMessage).fields)
        break
      case 'commandComplete':
        answers.push({ columns, rows, tag: (message as messages.CommandCompleteMessage).text })
        columns = null
        rows = []
        break
      case 'notice':
        notices.push((message as messages.NoticeMessage).message ?? '')
        break
      case 'error':
        wrong ??= wrongOf(message as messages.DatabaseError, text)
        break
      default:
    }
  return { answers, notices, wrong }
}
function wrongOf(error: messages.DatabaseError, text: string): Wrong {
  const at = Number(error.position)
  const more = [error.detail, error.hint].filter(one => one !== undefined)
  return {
    message: [`${error.severity}: ${error.message}`, ...more].join('\n'),
    line: at > 0 ? [...text].slice(0, at - 1).filter(letter => letter === '\n').length + 1 : undefined,
  }
}
/** A letter, the length with itself, and a text with a zero at its end. */
function packed(letter: string, text: string): Uint8Array {
  const body = new TextEncoder().encode(`${letter}    ${text.replaceAll('\0', '')}\0`)
  new DataView(body.buffer).setUint32(1, body.length - 1)
  return body
}
function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
