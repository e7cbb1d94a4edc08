/**
 * `npm run content -- check [FOLDER]`: reads all content as the server does, says what does not fit, and works each sum
 * out again. Ends with 1 where something is wrong. Knows no server.
 */
import { fileURLToPath } from 'node:url'
import { ContentError } from '../../server/src/content/load.js'
import { unfitting } from '../../server/src/content/fits.js'
import { prove } from '../../server/src/content/prove.js'
import { loadRounds } from '../../server/src/content/rounds.js'

const [verb, folder = fileURLToPath(new URL('../../server/content', import.meta.url))] = process.argv.slice(2)
if (verb !== 'check') {
  process.stderr.write('npm run content -- check [FOLDER]\n')
  process.exit(2)
}

const problems: string[] = []
let questions = 0
let sums = 0
try {
  const content = loadRounds(folder)
  questions = content.questions.length
  problems.push(...unfitting(content))
  for (const { id, numbers } of content.questions) {
    const proof = prove(numbers)
    sums += proof.sums
    problems.push(...proof.problems.map(problem => `questions/${id}.yaml: ${problem}`))
  }
} catch (thrown) {
  if (!(thrown instanceof ContentError)) throw thrown
  problems.push(...thrown.problems)
}
for (const problem of problems) process.stdout.write(`${problem}\n`)
process.stdout.write(`${questions} questions, ${sums} sums proved\n`)
process.exitCode = problems.length > 0 ? 1 : 0
