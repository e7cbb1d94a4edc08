/** What a card holds as it was typed, and what working it out gives. Knows no kind and no room. */
import { isAmount, readAmount, type Amount, type Wanted } from './amount.js'

/** A row is a line of the worksheet: its words and its fields as typed. */
export interface SheetRow {
  readonly id: number
  readonly text: string
  readonly fields: Readonly<Record<string, string>>
  /** Of what is left out, as the interviewer saw it. */
  readonly ruling?: 'accepted' | 'pulled-back' | undefined
}
export interface Sheet {
  readonly rows: readonly SheetRow[]
  /** What belongs to the card and to no row, by field. */
  readonly head: Readonly<Record<string, string>>
}

/** `row`: null where it is about the card. `field`: `text` for the row's own words, null where it is about no field. */
export interface FieldProblem {
  readonly row: number | null
  readonly field: string | null
  readonly says: string
}
/** `computed`: what was worked out where somebody wrote another figure by hand, which then is `shown`. */
export interface Figure {
  readonly row: number | null
  readonly id: string
  readonly title: string
  readonly shown: string
  readonly computed?: string | undefined
  readonly over?: boolean | undefined
}
export interface WorkedCard {
  readonly figures: readonly Figure[]
  /** Entries that cannot be, each at its field. */
  readonly problems: readonly FieldProblem[]
  /** What is not there yet, as sentences go on behind "still open:". */
  readonly missing: readonly string[]
  /** Something is over its target. */
  readonly over: boolean
  /** Nothing is missing and nothing is wrong. */
  readonly whole: boolean
}

/** Gathers what is found while a card is worked out. */
export class Working {
  readonly figures: Figure[] = []
  readonly problems: FieldProblem[] = []
  readonly #missing = new Set<string>()

  problem(row: SheetRow | null, field: string | null, says: string): null {
    this.problems.push({ row: row?.id ?? null, field, says })
    return null
  }
  missing(what: string): null {
    this.#missing.add(what)
    return null
  }
  /** An amount, or null: then it is told what is wrong with it or, where `or` names it, that it is missing. */
  amount(wanted: Wanted, given: Given, or?: string): Amount | null {
    const { sheet, row, field } = given
    const text = ((row ? row.fields[field] : sheet.head[field]) ?? '').trim()
    if (text === '') return or === undefined ? null : this.missing(or)
    const read = readAmount(wanted, text)
    return isAmount(read) ? read : this.problem(row, field, read.says)
  }
  /** Words, or null where there are none. */
  words({ sheet, row, field }: Given, or?: string): string | null {
    const text = ((row ? row.fields[field] : sheet.head[field]) ?? '').trim()
    return text === '' ? (or === undefined ? null : this.missing(or)) : text
  }
  /** A figure that is worked out; what was written by hand under that id is shown in its place, with it beside. */
  figure(row: SheetRow | null, figure: Omit<Figure, 'row' | 'computed'>, byHand?: string | null): void {
    const given = byHand ?? null
    this.figures.push(
      given === null || given === figure.shown
        ? { row: row?.id ?? null, ...figure }
        : { row: row?.id ?? null, ...figure, shown: given, computed: figure.shown },
    )
  }
  done(): WorkedCard {
    const missing = [...this.#missing]
    return {
      figures: this.figures,
      problems: this.problems,
      missing,
      over: this.figures.some(({ over }) => over),
      whole: missing.length === 0 && this.problems.length === 0,
    }
  }
}

/** A field of a card (`row` null) or of one of its rows. */
export interface Given {
  readonly sheet: Sheet
  readonly row: SheetRow | null
  readonly field: string
}
