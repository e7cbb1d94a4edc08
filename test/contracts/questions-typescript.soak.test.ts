/** The questions in TypeScript: every solution passes its hidden tests and every wrong answer fails, as in a browser. */
import { describe } from 'vitest'
import { claimAnswers } from '../kit/answered.js'
import { openJavascript } from '../kit/engines.js'

describe('[F11] [F12] answers in TypeScript', () => claimAnswers('typescript', openJavascript))
