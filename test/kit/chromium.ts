/** Starts the Chromium that the browser tests drive; each page of it is watched for reports of its policy. Knows no page. */
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'
import { findChromium, noChromium } from './find-chromium.mjs'
import { watched } from './policy-watch.js'

/** Quiet, and with a made-up microphone, so that nothing asks and nothing is fetched from elsewhere. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No host but this machine has an address, by whichever name calls find it.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE *.local, EXCLUDE 127.0.0.1',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
]
/**
 * WebAssembly is compiled once, by the quick compiler, and a heap keeps what it has: where pages of memory are dear to
 * get, as on a virtual machine, compiling the engines a second time for speed takes a third of these tests' time.
 */
const frugal = '--js-flags=--liftoff-only --min-semi-space-size=16 --no-memory-reducer'

/** A browser as people have it, for what is measured. Throws a sentence that says what to install if there is none. */
export async function wholeOptions(): Promise<LaunchOptions> {
  return { executablePath: await found('whole'), headless: true, args: flags }
}
/** The lightest there is, for what is only seen. */
export async function lightOptions(): Promise<LaunchOptions> {
  return { executablePath: await found('light'), headless: true, args: [...flags, frugal] }
}
async function found(kind: 'whole' | 'light'): Promise<string> {
  const path = await findChromium(kind)
  if (path === undefined) throw new Error(noChromium)
  return path
}

export async function launch(): Promise<Browser> {
  return watched(await chromium.launch(await lightOptions()))
}
/** One that finds a single other name at this machine, and takes a certificate that nobody else vouches for. */
export async function launchNaming(name: string): Promise<Browser> {
  const named = flags.map(flag => flag.replace('MAP * ', `MAP ${name} 127.0.0.1, MAP * `))
  const args = [...named, frugal, '--ignore-certificate-errors']
  return watched(await chromium.launch({ ...(await lightOptions()), args }))
}
export async function launchWhole(): Promise<Browser> {
  return watched(await chromium.launch(await wholeOptions()))
}
/** One that gives microphone and camera to those alone who were permitted them, as a person would be asked. */
export async function launchAsking(): Promise<Browser> {
  const args = flags.filter(flag => flag !== '--use-fake-ui-for-media-stream')
  // The light one cannot ask.
  return watched(await chromium.launch({ ...(await wholeOptions()), args: [...args, frugal] }))
}
