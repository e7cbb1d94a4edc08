/** Python as an engine runs it: what is printed, what is told of each test, and that nothing is left for the next run. */
import { beforeAll, describe, expect, test } from 'vitest'
import { job, list } from '../kit/engine-job.js'
import { openPython, wheels, type Engine } from '../kit/engines.js'

const tests = `
import asyncio
import pytest
from stack import first

def test_edge_empty_input():
    assert first([]) is None

def test_example_two():
    assert [first([1, 2]), 2] == [1, 3]

@pytest.mark.parametrize('x', [1, 2])
def test_old_each(x):
    assert x == 1

@pytest.mark.skip(reason='later')
def test_skipped():
    pass

class TestAll:
    def test_of_them(self, tmp_path):
        assert tmp_path.exists()

async def test_load_thousand_callers():
    seen = []
    async def call(i):
        await asyncio.sleep(0.01)
        seen.append(i)
    await asyncio.gather(*(call(i) for i in range(1000)))
    assert len(seen) == 1000
`
const stack = 'def first(items):\n    return items[0]\n'

const zones = wheels().filter(wheel =>
  new TextDecoder('latin1').decode(wheel.subarray(0, 100)).includes('tzdata'),
)

describe('Python', { timeout: 60_000 }, () => {
  let python: Engine
  beforeAll(async () => {
    python = await openPython()
  }, 240_000)
  const named = (cases: readonly { name: string }[], name: string) => cases.find(one => one.name === name)

  test('[E1] a run prints what it prints, and an error ends it with its lines', async () => {
    const files = { 'main.py': 'from other import x\nprint("x is", x)\nx / 0\n', 'other.py': 'x = 5\n' }
    const heard: string[] = []
    const { exit, output, cut, cases, runner } = await python.run(job('python', 'run', files), heard)
    expect({ exit, cut, cases, runner }).toEqual({ exit: 'failed', cut: false, cases: [], runner: null })
    expect(output).toMatch(/^x is 5\nTraceback/)
    expect(output).toContain('File "main.py", line 3')
    expect(output).toContain('ZeroDivisionError: division by zero')
    expect(output).not.toContain('/engine/')
    expect(heard.join('')).toBe(output)
  })
  test.skipIf(wheels().length === 0)(
    '[E2] pytest tells of each test by its words, and where it failed',
    async () => {
      const files = { 'stack.py': stack, 'test_stack.py': tests }
      const { exit, cases, runner } = await python.run(job('python', 'tests', files))
      expect(exit).toBe('failed')
      expect(runner).toMatch(/^pytest \d/)
      expect(cases.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
        'edge: empty input failed',
        'example: two failed',
        'old: each [1] passed',
        'old: each [2] failed',
        'skipped skipped',
        'All > of them passed',
        'load: thousand callers passed',
      ])
      expect(named(cases, 'edge: empty input')).toMatchObject({
        message: 'IndexError: list index out of range',
        file: 'stack.py',
        line: 2,
      })
      expect(named(cases, 'example: two')).toMatchObject({ file: 'test_stack.py', line: 10 })
      expect(named(cases, 'example: two')).toHaveProperty(
        'message',
        expect.stringContaining('[1, 2] == [1, 3]'),
      )
    },
  )
  test('[E3] a file that is no Python, and an import of nothing, are failing cases with their lines', async () => {
    const broken = {
      'stack.py': 'x = 1\ndef first(:\n',
      'test_stack.py': 'import stack\n\ndef test_x(): pass\n',
    }
    const [first] = (await python.run(job('python', 'tests', broken))).cases
    expect(first).toMatchObject({ name: 'test_stack.py', outcome: 'failed', file: 'stack.py', line: 2 })
    expect(first?.message).toContain('SyntaxError')
    const missing = { 'test_stack.py': 'import nowhere\n\ndef test_x(): pass\n' }
    const [second] = (await python.run(job('python', 'tests', missing))).cases
    expect(second).toMatchObject({ outcome: 'failed', file: 'test_stack.py', line: 1 })
    expect(second?.message).toContain("No module named 'nowhere'")
  })
  test('[E4] asyncio runs, and a thread says that it cannot', async () => {
    const text = `import asyncio, threading
async def main():
    async with asyncio.timeout(5):
        return sum(await asyncio.gather(*(asyncio.sleep(0.001, i) for i in range(1000))))
print(asyncio.run(main()))
threading.Thread(target=print).start()
`
    const { exit, output } = await python.run(job('python', 'run', { 'main.py': text }))
    expect(exit).toBe('failed')
    expect(output).toMatch(/^499500\n/)
    expect(output).toContain('Threads do not run here')
  })
  const printed = async (text: string) => (await python.run(job('python', 'run', { 'main.py': text }))).output
  test('[E4] what asyncio would hand to a thread runs in its turn', async () => {
    const text = `import asyncio, contextvars
v = contextvars.ContextVar('v', default=1)
def f(x): return x * 2 + v.get()
def g(): raise ValueError('no')
async def main():
    v.set(5)
    print(await asyncio.gather(*(asyncio.to_thread(f, i) for i in range(3))))
    print(await asyncio.get_running_loop().run_in_executor(None, f, 4))
    try:
        await asyncio.to_thread(g)
    except ValueError as error:
        print('caught', error)
    task = asyncio.create_task(asyncio.to_thread(f, 1))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    print(task.cancelled())
asyncio.run(main())
`
    expect(await printed(text)).toBe('[5, 7, 9]\n13\ncaught no\nTrue\n')
  })
  test('[E26] sys.maxsize is larger than any number it is compared with, run after run', async () => {
    const text = `import sys, functools, itertools
@functools.lru_cache(maxsize=sys.maxsize)
def f(n): return n
print(min(sys.maxsize, 3_000_000_000), f(1), [1, 2, 3][:sys.maxsize], list(itertools.islice('ab', sys.maxsize)))
print(next(itertools.repeat(1, sys.maxsize)), list(itertools.islice(range(9), 1, None, 3)), [1, 2].index(2, 0, sys.maxsize))
sys.maxsize = 5
`
    const wanted = "3000000000 1 [1, 2, 3] ['a', 'b']\n1 [1, 4, 7] 1\n"
    expect(await printed(text)).toBe(wanted)
    expect(await printed(text)).toBe(wanted)
    expect(await printed('import sys\nlen(range(sys.maxsize))\n')).toContain(
      'nothing can be longer than 2**31 - 1',
    )
  })
  test.each([
    "'a b'.split(' ', sys.maxsize)",
    "'a b'.split(maxsplit=sys.maxsize)",
    "'aa'.replace('a', 'b', sys.maxsize)",
    "re.sub('a', 'b', 'aa', count=sys.maxsize)",
    'collections.deque(maxlen=sys.maxsize)',
    "io.StringIO('ab').read(sys.maxsize)",
    "io.BytesIO(b'ab').readline(sys.maxsize)",
  ])('[E26] a length that is too large says why, and what to write instead: %s', async text => {
    const output = await printed(`import sys, re, io, collections\n${text}\n`)
    expect(output).toContain('nothing can be longer than 2**31 - 1')
    expect(output).toContain('leave it out, or write -1 or None')
  })
  test.skipIf(zones.length === 0)('[E26] the time zones of the world are here', async () => {
    const text = `from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones
print(datetime(2026, 7, 1, tzinfo=ZoneInfo('Europe/London')).utcoffset(), len(available_timezones()) > 400)
ZoneInfo('Europe/Nowhere')
`
    const output = await printed(text)
    expect(output).toMatch(/^1:00:00 True\n/)
    expect(output).toContain('No time zone found with key Europe/Nowhere')
  })
  test.each([
    "import socket; socket.socket().connect(('127.0.0.1', 9))",
    "import socket; socket.create_connection(('example.org', 80))",
    "import socket; socket.getaddrinfo('example.org', 80)",
    "import socket; socket.socket().bind(('', 0))",
    "import urllib.request; urllib.request.urlopen('http://example.org')",
    "import urllib.request; urllib.request.urlopen('https://example.org')",
    "import http.client; http.client.HTTPConnection('example.org').request('GET', '/')",
    "import asyncio; asyncio.run(asyncio.open_connection('127.0.0.1', 80))",
    "import asyncio; asyncio.run(asyncio.start_server(print, '127.0.0.1', 80))",
    "import smtplib; smtplib.SMTP('127.0.0.1')",
    'import requests',
  ])('[E27] there is no network, and that is said at once: %s', async text => {
    expect(await printed(text)).toContain('There is no network here')
  })
  test.each([
    ["import subprocess; subprocess.run(['ls'])", 'Other programs and processes do not run here'],
    ["import os; os.system('ls')", 'Other programs and processes do not run here'],
    ['import multiprocessing; multiprocessing.Process(target=print).start()', 'Other programs and processes'],
    ['import multiprocessing; multiprocessing.Pool(2)', 'Other programs and processes do not run here'],
    ["import asyncio; asyncio.run(asyncio.create_subprocess_exec('ls'))", 'Other programs and processes'],
    [
      'import concurrent.futures as c; c.ProcessPoolExecutor()',
      'Other programs and processes do not run here',
    ],
    ['import concurrent.futures as c; c.ThreadPoolExecutor().submit(print)', 'Threads do not run here'],
    ['import numpy', 'nothing can be installed here'],
    ['import curses', "'curses' is not part of Python in a browser"],
  ])('[E27] what is not here is said in a sentence: %s', async (text, sentence) => {
    const output = await printed(text)
    expect(output).toContain(sentence)
    expect(output).not.toMatch(/micropip|loadPackage/)
  })
  test('[E5] nothing of one run is left for the next', async () => {
    const first = `import sys, os, builtins, helper
sys.setrecursionlimit(5000)
os.environ['LEFT'] = 'x'
builtins.print = None
helper.value = 2
open('left.txt', 'w').write('x')
`
    await python.run(job('python', 'run', { 'main.py': first, 'helper.py': 'value = 1\n' }))
    const second = `import sys, os, helper
print(helper.value, os.listdir('.'), 'LEFT' in os.environ, sys.getrecursionlimit() < 5000)
`
    const { output } = await python.run(
      job('python', 'run', { 'main.py': second, 'helper.py': 'value = 3\n' }),
    )
    expect(output).toMatch(/^3 \['(main|helper).py', '(main|helper).py'\] False True\n$/)
  })
  test('[E6] hidden tests are laid beside the files, and only they are collected', async () => {
    const files = { 'stack.py': stack, 'test_own.py': 'def test_own(): assert False\n' }
    const hidden = {
      'test_hidden.py': 'from stack import first\ndef test_twist_x(): assert first([3]) == 3\n',
    }
    const { exit, cases } = await python.run(job('python', 'tests', files, { hidden: list(hidden) }))
    expect(exit).toBe('passed')
    expect(cases.map(({ name }) => name)).toEqual(['twist: x'])
  })
  test('[E7] what cannot start is refused with a sentence', async () => {
    const refused = async (kind: 'run' | 'tests', files: Record<string, string>, entry: string) =>
      python.run(job('python', kind, files, { entry }))
    expect(await refused('run', { 'a.py': '' }, 'b.py')).toMatchObject({
      exit: 'refused',
      output: 'There is no file b.py to run.\n',
    })
    expect(await refused('tests', { 'a.py': '' }, 'a.py')).toMatchObject({ exit: 'refused' })
    expect((await refused('tests', { 'test_a.py': 'x = 1' }, 'test_a.py')).output).toContain(
      'No tests were found',
    )
  })
  test('[E8] a recursion without an end is a failed run, whatever limit it sets itself', async () => {
    const deep = 'import sys\nsys.setrecursionlimit(10**9)\ndef f(n):\n    return f(n + 1)\n'
    const run = await python.run(job('python', 'run', { 'a.py': `${deep}f(0)\n` }))
    expect(run.exit).toBe('failed')
    expect(run.output).toContain('RecursionError')
    const tested = await python.run(
      job('python', 'tests', { 'test_a.py': `${deep}def test_f():\n    f(0)\n` }),
    )
    expect(tested.cases[0]).toMatchObject({ outcome: 'failed', file: 'test_a.py', line: 4 })
    expect((await python.run(job('python', 'run', { 'a.py': 'print(1)' }))).exit).toBe('passed')
  })
  test('[E9] output is bounded, says so, and comes in pieces', async () => {
    const heard: string[] = []
    const text = 'for i in range(200_000):\n    print(i)\n'
    const { exit, output, cut } = await python.run(job('python', 'run', { 'a.py': text }), heard)
    expect({ exit, cut }).toEqual({ exit: 'passed', cut: true })
    expect(output.length).toBeLessThanOrEqual(64 * 1024)
    expect(output).toContain('the rest of the output is not shown')
    expect(Math.max(...heard.map(piece => piece.length))).toBeLessThanOrEqual(4096)
    expect(heard.join('')).toBe(output)
  })
})

test('[E10] without pytest the tests run by unittest, which says so', { timeout: 60_000 }, async () => {
  const python = await openPython([])
  const text = `import unittest
from stack import first
def test_edge_one(): assert first([1]) == 1
class TestAll(unittest.TestCase):
    def test_old_two(self): self.assertEqual(first([2]), 3)
`
  const { runner, cases } = await python.run(job('python', 'tests', { 'stack.py': stack, 'test_a.py': text }))
  expect(runner).toBe('unittest')
  expect(cases.find(one => one.name === 'edge: one')?.outcome).toBe('passed')
  expect(cases.find(one => one.name === 'old: two')).toMatchObject({
    outcome: 'failed',
    file: 'test_a.py',
    line: 5,
  })
})
