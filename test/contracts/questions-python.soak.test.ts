/** The questions in Python: every solution passes its hidden tests and every wrong answer fails, as in a browser. */
import { describe } from 'vitest'
import { claimAnswers } from '../kit/answered.js'
import { openPython } from '../kit/engines.js'

describe('[F11] [F12] answers in Python', () => claimAnswers('python', openPython))
