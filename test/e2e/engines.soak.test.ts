/** Engines in a browser, by the policies of the real server: how they load, stop, end and die. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { job } from '../kit/engine-job.js'
import { openStage, type EngineStage } from '../kit/engine-stage.js'
import { openServer, type TestServer } from '../kit/server.js'
import { slowNetwork } from '../kit/slow-network.js'

describe('engines', () => {
  let server: TestServer
  let browser: Browser
  let stage: EngineStage
  const asked: string[] = []
  beforeAll(async () => {
    server = await openServer()
    browser = await launch()
    stage = await openStage(browser, server.origin)
    stage.page.on('request', request => void asked.push(request.url()))
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })
  const endless = { python: 'while True:\n    pass\n', javascript: 'for (;;);\n' }

  test('[E17] they are served by a policy of their own, for GET alone', async () => {
    const page = await fetch(`${server.origin}/engines/python.html`)
    const policy = page.headers.get('content-security-policy') ?? ''
    const host = new URL(server.origin).host
    expect(policy).toContain('sandbox allow-scripts;')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`connect-src http://${host}/engines/ https://${host}/engines/;`)
    expect(page.headers.get('access-control-allow-origin')).toBe('*')
    const script = /src="([^"]+)"/.exec(await page.text())?.[1] ?? ''
    const { headers } = await fetch(server.origin + script)
    expect(headers.get('cache-control')).toContain('immutable')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect((await fetch(`${server.origin}/engines/python.html`, { method: 'POST' })).status).toBe(405)
    expect((await fetch(`${server.origin}/engines/nothing`)).status).toBe(404)
    const own = (await fetch(server.origin)).headers.get('content-security-policy') ?? ''
    expect(own).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(own).toContain("frame-ancestors 'none'")
  })
  test('[E18] nothing is loaded before it is asked for, and then it says when it is ready', async () => {
    expect(await stage.state('python')).toEqual({ state: 'off', detail: null, runner: null, idle: 0 })
    expect(asked.filter(url => url.includes('/engines/'))).toEqual([])
    await stage.warm('python')
    await stage.warm('typescript')
    expect(await stage.ready('typescript')).toMatch(/^vitest/)
    expect(await stage.ready('python')).toMatch(/^(pytest|unittest)/)
    expect(asked.some(url => url.includes('/engines/'))).toBe(true)
    await stage.spare('python')
  })
  test('[E32] over a thin line it says how much has come, and after a break it goes on from there', async () => {
    const net = await slowNetwork(server.origin, 1_000_000)
    try {
      const far = await openStage(browser, net.origin)
      const before = net.passed()
      await far.warm('python')
      const detail = async () => (await far.state('python')).detail ?? ''
      await until('it says how much', async () => /^\d+\.\d of \d+\.\d MB$/.test(await detail()), 60_000)
      net.breakAfter(3_000_000)
      await until('it broke', () => net.passed() - before >= 3_000_000, 60_000)
      net.mend()
      expect(await far.ready('python')).toMatch(/^(pytest|unittest)/)
      const passed = net.passed()
      expect(passed - before).toBeLessThan(10_500_000)
      await far.page.close()
      // A page that is opened again finds the pieces in the browser's cache; nothing stands between here, which would miss it.
      const plain = await (await browser.newContext()).newPage()
      const piece = async () => {
        await plain.goto(server.origin)
        return plain.evaluate(async () => {
          const { version } = (await (await fetch('/engines/files.json')).json()) as { version: string }
          const url = `/engines/${version}/pieces/pyodide/pyodide.asm.wasm.0`
          await (await fetch(url)).blob()
          const [entry] = performance.getEntriesByName(new URL(url, location.href).href)
          return (entry as PerformanceResourceTiming).transferSize
        })
      }
      expect(await piece()).toBeGreaterThan(128 * 1024)
      expect(await piece()).toBe(0)
      await plain.close()
    } finally {
      await net.close()
    }
  })
  test('[E19] a run is stopped at once, whatever it does, and the next begins within a second', async () => {
    for (const language of ['python', 'javascript'] as const) {
      const files = { [`a.${language === 'python' ? 'py' : 'js'}`]: endless[language] }
      const stopped = await stage.run(job(language, 'run', files), { stopAfterMs: 300 })
      expect(stopped.outcome).toMatchObject({ exit: 'stopped', cases: [], runner: null })
      expect(stopped.stopMs).toBeLessThan(500)
      const next = await stage.run(
        job(
          language,
          'run',
          { 'a.py': 'print(1)\n', 'a.js': 'console.log(1)\n' },
          { entry: language === 'python' ? 'a.py' : 'a.js' },
        ),
      )
      expect(next.outcome).toMatchObject({ exit: 'passed', output: '1\n' })
      expect(next.totalMs).toBeLessThan(1000)
    }
  })
  test('[E20] a run past its limit is ended, with what it had printed', async () => {
    const text = 'console.log("begun")\nfor (;;);\n'
    const { outcome } = await stage.run(job('javascript', 'run', { 'a.js': text }, { limitMs: 400 }))
    expect(outcome.exit).toBe('timeout')
    expect(outcome.output).toMatch(/^begun\n\nStopped: it ran longer than 0.4 seconds/)
    expect(outcome.ms).toBeGreaterThanOrEqual(400)
  })
  test('[E22] a loop, a flood and a deep recursion leave the page smooth', async () => {
    const texts = [
      'for (;;);',
      'for (;;) console.log("x".repeat(200))',
      'const f = () => [f()]\nfor (;;) try { f() } catch {}',
    ]
    for (const text of texts) {
      const release = await stage.watchFrames()
      const { outcome, heard } = await stage.run(job('javascript', 'run', { 'a.js': text }), {
        stopAfterMs: 1500,
      })
      const { fps } = await release()
      expect(outcome.exit).toBe('stopped')
      expect(heard.length).toBeLessThan(40)
      // The bench holds it to fifty; other tests may run beside this one.
      expect(fps).toBeGreaterThan(30)
    }
  })
  test('[E21] an engine that dies ends its run as crashed, and the next finds another', async () => {
    await stage.ready('python')
    const text =
      'import functools\n@functools.cache\ndef f(n):\n    return f(n + 1)\nimport sys\nsys.setrecursionlimit(10**6)\nf(0)\n'
    const { outcome } = await stage.run(job('python', 'run', { 'a.py': text }))
    expect(outcome).toMatchObject({
      exit: 'crashed',
      output: expect.stringContaining('the recursion went too deep'),
    })
    expect((await stage.run(job('python', 'run', { 'a.py': 'print(1)' }))).outcome.exit).toBe('passed')
  })
  test('[E23] only what fits is believed, and only of the run that is under way', async () => {
    expect(await stage.said({ type: 'ended', run: 1, outcome: { exit: 'won' } })).toBe(false)
    expect(await stage.said({ type: 'output', run: 1, text: 'x'.repeat(70_000) })).toBe(false)
    expect(await stage.said({ type: 'root', run: 1 })).toBe(false)
    expect(await stage.said({ type: 'output', run: 1, text: 'x' })).toBe(true)
  })
  test('[E21] a process that the browser ends is a crash, too', async () => {
    const loop = job('javascript', 'run', { 'a.js': 'for (;;);' }, { limitMs: 30_000 })
    const other = await openStage(browser, server.origin)
    const { outcome } = await other.crash(loop)
    expect(outcome).toMatchObject({
      exit: 'crashed',
      output: expect.stringContaining('the browser ended it'),
    })
  })
})
