/** What set-up does for Python's tests: it takes pytest only as it was pinned, and goes on without it. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../kit/server.js'

const script = pathToFileURL(fileURLToPath(new URL('../../server/bin/pytest.mjs', import.meta.url))).href

/** Sets up a bare folder on a machine whose `python3` is this shell script. */
function setUp(root: string, python: string): string {
  const bin = path.join(root, 'bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(path.join(bin, 'python3'), `#!/bin/sh\n${python}\n`)
  chmodSync(path.join(bin, 'python3'), 0o755)
  const code = `import(${JSON.stringify(script)}).then(m => m.layPytest(${JSON.stringify(root)}, line => console.log(line)))`
  const env = { ...process.env, PATH: `${bin}:/usr/bin:/bin` }
  return execFileSync(process.execPath, ['-e', code], { env, encoding: 'utf8' })
}

test('[E25] a machine that has no pytest to give is asked once, and goes on without', () => {
  const { folder, remove } = temporaryFolder()
  try {
    expect(setUp(folder, 'exit 1')).toContain('tests of Python run by unittest')
    expect(readdirSync(path.join(folder, '.python'))).toEqual(['asked'])
    expect(setUp(folder, 'exit 1')).toBe('')
  } finally {
    remove()
  }
})
test('[E25] a pytest that is not the pinned one is not taken', () => {
  const { folder, remove } = temporaryFolder()
  try {
    const forged = `for word in "$@"; do case "$word" in --dest=*) into=\${word#--dest=};; esac; done
for name in pytest-8.4.2 pluggy-1.6.0 iniconfig-2.3.0 packaging-26.3 ; do echo forged > "$into/$name-py3-none-any.whl"; done`
    expect(setUp(folder, forged)).toContain('could not be had')
    expect(existsSync(path.join(folder, '.python', 'pytest-8.4.2-py3-none-any.whl'))).toBe(false)
  } finally {
    remove()
  }
})
