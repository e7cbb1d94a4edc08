/**
 * Serves what runs code in a browser: to frames without an origin, which may load from here and reach nothing else.
 * Knows no room; nothing it serves depends on who asks.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import express, { type Request, type RequestHandler, type Response } from 'express'
import sirv from 'sirv'

/** Under `/engines`, ahead of the page's own headers: these are others. `folder` is that of the built client. */
export function engines(folder: string, publicOrigin: string | null): RequestHandler {
  const router = express.Router()
  router.use((request, response, next) => {
    setHeaders(request, response, publicOrigin)
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    response.set('Allow', 'GET, HEAD').status(405).type('text/plain').send('Only GET is answered here.')
  })
  const built = path.join(folder, 'engines')
  if (existsSync(built))
    router.use(
      sirv(built, {
        etag: true,
        gzip: true,
        setHeaders: (response, pathname) => {
          const lasts = !/^\/[\w.]+$/.test(pathname)
          response.setHeader('Cache-Control', lasts ? 'public, max-age=31536000, immutable' : 'no-cache')
        },
      }),
    )
  router.use(
    (_, response) => void response.status(404).type('text/plain').send('There is no such file here.'),
  )
  return router
}

function setHeaders(request: Request, response: Response, publicOrigin: string | null): void {
  response.set({
    'Content-Security-Policy': policy(origins(request.headers.host, publicOrigin)),
    // A frame without an origin is a stranger everywhere, and no secret is served here.
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': denied.map(name => `${name}=()`).join(', '),
  })
}

const denied =
  'camera microphone geolocation display-capture usb serial hid midi clipboard-read clipboard-write fullscreen payment'.split(
    ' ',
  )

/** `'self'` means nothing to a document without an origin, so it is named, by what the browser called it. */
function origins(host: string | undefined, publicOrigin: string | null): readonly string[] {
  const named =
    host !== undefined && /^[\w.:[\]-]{1,255}$/.test(host) ? [`http://${host}`, `https://${host}`] : []
  return publicOrigin === null ? named : [...named, publicOrigin]
}
function policy(at: readonly string[]): string {
  const files = at.map(origin => `${origin}/engines/`).join(' ')
  return [
    'sandbox allow-scripts',
    "default-src 'none'",
    // To run what was typed is what it is for; the worker is made of a blob.
    `script-src 'unsafe-eval' 'wasm-unsafe-eval' blob: ${files}`,
    'worker-src blob:',
    `connect-src ${files}`,
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
