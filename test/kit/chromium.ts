/** Starts the Chromium that the browser tests drive. Knows no page. */
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'
import { findChromium, noChromium } from './find-chromium.mjs'

/** Quiet, and with a made-up microphone, so that nothing asks and nothing is fetched from elsewhere. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
]

/** Throws a sentence that says what to install if there is none. */
export async function launchOptions(): Promise<LaunchOptions> {
  const executablePath = await findChromium()
  if (executablePath === undefined) throw new Error(noChromium)
  return { executablePath, headless: true, args: flags }
}
export async function launch(): Promise<Browser> {
  return chromium.launch(await launchOptions())
}
/** One that gives microphone and camera to those alone who were permitted them, as a person would be asked. */
export async function launchAsking(): Promise<Browser> {
  const options = await launchOptions()
  const args = options.args?.filter(flag => flag !== '--use-fake-ui-for-media-stream') ?? []
  return chromium.launch({ ...options, args })
}
