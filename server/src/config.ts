/** The environment as this server understands it; every value has a default that needs no thought. Read once, by main. */
import { z } from 'zod'

const IceUrl = z
  .string()
  .regex(/^(stuns?|turns?):\S+$/, 'is no address like stun:HOST:PORT or turns:HOST:PORT?transport=tcp')
/** A browser throws on a TURN server without credentials; better said here, at start, than in a call. */
const IceEntry = z
  .strictObject({
    urls: z.union([IceUrl, z.array(IceUrl).min(1).max(8)]),
    username: z.string().min(1).optional(),
    credential: z.string().min(1).optional(),
    secret: z.string().min(1).optional(),
  })
  .superRefine(({ urls, username, credential, secret }, context) => {
    const no = (message: string) => context.addIssue({ code: 'custom', message })
    const turn = [urls].flat().some(url => /^turns?:/.test(url))
    const whole = username !== undefined && credential !== undefined
    if (!whole && (username !== undefined || credential !== undefined))
      no('username and credential belong together')
    if (whole && secret !== undefined) no('has a secret, so that username and credential are made from it')
    if (turn && !whole && secret === undefined)
      no('a TURN server needs username and credential, or a secret to make them from')
    if (!turn && secret !== undefined) no('a secret is for TURN servers only')
  })

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4500),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** A folder for everything that must last. */
  SIGNALROOM_DATA: z.string().min(1).default('data'),
  PUBLIC_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .transform(url => new URL(url).origin)
    .optional(),
  /** What draws on the boards of new rooms; by itself tldraw where its licence reaches, else Excalidraw. */
  BOARD: z.enum(['auto', 'tldraw', 'excalidraw']).default('auto'),
  TLDRAW_LICENSE_KEY: z.string().min(1).optional(),
  /** JSON list of RTCIceServer, or of `{ urls, secret }` for a TURN server that takes short-lived credentials. */
  ICE_SERVERS: z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' })
        return z.NEVER
      }
    })
    .pipe(z.array(IceEntry).max(8))
    .optional(),
  /** Take the address of a caller from X-Forwarded-For: only behind a proxy that sets it. */
  TRUST_PROXY: z
    .enum(['0', '1'])
    .default('0')
    .transform(value => value === '1'),
  /** Rooms that are over, or never began, erase themselves after so many days. Unset: never. */
  ROOM_DAYS: z.coerce.number().int().min(1).max(3650).optional(),
  /** Whether people may keep loops and preparation here, each by a secret link of their own. Off: there are rooms alone. */
  PERSONS: z.enum(['on', 'off']).default('on'),
  /** Whether persons may offer slots to strangers of this server. Off: nobody is brought together with anybody. */
  PARTNERS: z.enum(['on', 'off']).default('off'),
  /** Answers chat completions for the assistants of rooms, whole; unset: interviewers and scripts do. */
  ASSISTANT_URL: z.url({ protocol: /^https?$/ }).optional(),
  ASSISTANT_MODEL: z.string().min(1).max(200).default('default'),
  ASSISTANT_KEY: z.string().min(1).max(1000).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})
export type Config = z.infer<typeof Environment>

/** The configuration, or one sentence for each value that does not fit. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Config | readonly string[] {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(set)
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
}
