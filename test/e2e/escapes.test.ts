/** Forty and more ways out of an engine: each gets out where no wall stands, and none from behind it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { openStage, plainContext, plant } from '../kit/engine-stage.js'
import { attempts } from '../kit/escapes/attempts.js'
import { openGround, type Control } from '../kit/escapes/open-ground.js'
import { behindWall, type Trial } from '../kit/escapes/walled.js'
import { openWitness, type Witness } from '../kit/escapes/witness.js'
import { openServer, type TestServer } from '../kit/server.js'

describe('escapes', () => {
  let server: TestServer
  let witness: Witness
  let browser: Browser
  let trial: Trial
  let control: Control
  beforeAll(async () => {
    ;[server, witness, browser] = await Promise.all([openServer(), openWitness(), launch()])
    control = await openGround(await plainContext(browser), witness)
    const stage = await openStage(browser, server.origin)
    await plant(stage.page)
    trial = behindWall(stage, witness, server.origin)
    await Promise.all(['javascript' as const, 'python' as const, 'sql' as const].map(one => stage.warm(one)))
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await witness?.close()
  })
  test('[E24] at least forty are tried', () => expect(attempts.length).toBeGreaterThanOrEqual(40))
  test.each(attempts.map(attempt => [attempt.ground, attempt.name, attempt] as const))(
    '[E24] %s: %s gets out of an open page, and not out of an engine',
    { timeout: 30_000 },
    async (_, __, attempt) => {
      expect(await control(attempt), 'the control').toBe(true)
      expect(await trial(attempt)).toBe('')
    },
  )
})
