/** What a language's syntax tree calls the things that a reading looks for. It knows no file. */
import type { Parser, SyntaxNode } from '@lezer/common'

export interface Dialect {
  readonly parser: Parser
  readonly comments: ReadonlySet<string>
  /** Nodes that hold a body of their own. */
  readonly functions: ReadonlySet<string>
  /** Nodes that look at something before they go on: the names in what they ask count as looked at. */
  readonly questions: ReadonlySet<string>
  readonly statements: ReadonlySet<string>
  readonly tries: ReadonlySet<string>
  readonly raises: ReadonlySet<string>
  readonly returns: ReadonlySet<string>
  /** Names as they stand in expressions. */
  readonly names: ReadonlySet<string>
  readonly bodies: ReadonlySet<string>
  /** The name of the test that this node is; null if it is none. */
  testName(node: SyntaxNode, text: string): string | null
  /** Whether a function is a constructor. */
  builds(node: SyntaxNode, text: string): boolean
  isTestFile(file: string): boolean
  /** Calls that turn text into something, and fail on what they cannot read. */
  readonly parses: ReadonlySet<string>
  /** Calls that reach outside. */
  readonly reaches: ReadonlySet<string>
  /** Methods that may give nothing. */
  readonly maybes: ReadonlySet<string>
  /** Errors that say no more than "something". */
  readonly plainErrors: ReadonlySet<string>
  /** Operators that fail, or give no number, for a right side of zero. */
  readonly divisions: ReadonlySet<string>
  /** What names a guard of shared state. */
  readonly shared: ReadonlySet<string>
}
