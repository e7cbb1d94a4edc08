/** Python, JavaScript and TypeScript as their parsers see them. It knows no file. */
import type { SyntaxNode } from '@lezer/common'
import { parser as javascriptParser } from '@lezer/javascript'
import { parser as pythonParser } from '@lezer/python'
import type { Dialect } from './dialect'

const set = (...words: readonly string[]): ReadonlySet<string> => new Set(words)

/** The dialect of a file by its name; undefined for what is not read. */
export const dialectOf = (file: string): Dialect | undefined =>
  dialects[file.slice(file.lastIndexOf('.') + 1).toLowerCase()]

const python: Dialect = {
  parser: pythonParser,
  comments: set('Comment'),
  functions: set('FunctionDefinition', 'LambdaExpression'),
  questions: set('IfStatement', 'WhileStatement', 'AssertStatement', 'ConditionalExpression', 'ForStatement'),
  statements: set(
    'AssignStatement',
    'UpdateStatement',
    'ExpressionStatement',
    'ReturnStatement',
    'YieldStatement',
    'RaiseStatement',
    'IfStatement',
    'ForStatement',
    'WhileStatement',
    'WithStatement',
    'TryStatement',
    'MatchStatement',
    'DeleteStatement',
  ),
  tries: set('TryStatement'),
  raises: set('RaiseStatement'),
  returns: set('ReturnStatement'),
  names: set('VariableName', 'PropertyName'),
  bodies: set('Body'),
  testName: (node, text) => {
    if (node.name !== 'FunctionDefinition') return null
    const words = nameOf(node.getChild('VariableName'), text)
    return words.startsWith('test_') ? words : null
  },
  builds: (node, text) => nameOf(node.getChild('VariableName'), text) === '__init__',
  isTestFile: file => /^test_.*\.py$|_test\.py$/.test(file),
  parses: set('int', 'float', 'loads', 'fromisoformat', 'strptime', 'Decimal', 'literal_eval'),
  reaches: set('open', 'urlopen', 'connect', 'read_text', 'write_text', 'read_bytes', 'write_bytes'),
  maybes: set('get', 'match', 'search', 'fullmatch', 'find_one', 'first'),
  plainErrors: set('Exception', 'BaseException', 'NotImplementedError'),
  divisions: set('/', '//', '%'),
  shared: set('Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Condition', 'Event', 'Queue'),
}

const script = (parser: Dialect['parser']): Dialect => ({
  parser,
  comments: set('LineComment', 'BlockComment'),
  functions: set('FunctionDeclaration', 'FunctionExpression', 'ArrowFunction', 'MethodDeclaration'),
  questions: set(
    'IfStatement',
    'WhileStatement',
    'DoStatement',
    'ConditionalExpression',
    'ForStatement',
    'SwitchStatement',
  ),
  statements: set(
    'VariableDeclaration',
    'ExpressionStatement',
    'ReturnStatement',
    'ThrowStatement',
    'IfStatement',
    'ForStatement',
    'WhileStatement',
    'DoStatement',
    'SwitchStatement',
    'TryStatement',
  ),
  tries: set('TryStatement'),
  raises: set('ThrowStatement'),
  returns: set('ReturnStatement'),
  names: set('VariableName', 'PropertyName', 'PrivatePropertyName'),
  bodies: set('Block', 'ClassBody'),
  testName: (node, text) => {
    if (node.name !== 'CallExpression') return null
    const title = node.getChild('ArgList')?.getChild('String')
    return title && testers.has(firstName(node, text)) ? text.slice(title.from + 1, title.to - 1) : null
  },
  builds: (node, text) => nameOf(node.getChild('PropertyDefinition'), text) === 'constructor',
  isTestFile: file => /\.test\.[jt]sx?$/.test(file),
  parses: set('parseInt', 'parseFloat', 'Number', 'parse', 'BigInt'),
  reaches: set('fetch', 'readFile', 'writeFile', 'readFileSync', 'writeFileSync', 'connect'),
  maybes: set('get', 'find', 'match', 'exec', 'at', 'pop', 'shift', 'querySelector'),
  plainErrors: set('Error'),
  divisions: set('/', '%'),
  shared: set(
    'Lock',
    'Mutex',
    'Semaphore',
    'inflight',
    'inFlight',
    'pending',
    'loading',
    'waiters',
    'waiting',
  ),
})
const nameOf = (node: SyntaxNode | null, text: string): string => (node ? text.slice(node.from, node.to) : '')
const testers = set('test', 'it')

/** The first name of what a call calls: `test` of `test.each(rows)(…)`. */
function firstName(call: SyntaxNode, text: string): string {
  let callee = call.firstChild
  while (callee?.firstChild && callee.name !== 'VariableName') callee = callee.firstChild
  return nameOf(callee, text)
}

const dialects: Readonly<Record<string, Dialect>> = {
  py: python,
  js: script(javascriptParser),
  jsx: script(javascriptParser.configure({ dialect: 'jsx' })),
  ts: script(javascriptParser.configure({ dialect: 'ts' })),
  tsx: script(javascriptParser.configure({ dialect: 'jsx ts' })),
}
