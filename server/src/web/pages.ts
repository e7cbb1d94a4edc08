/** Serves the built client from its folder: hashed files for a year, pages never cached. Knows no call. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import sirv from 'sirv'

/** What the page may load and do: nothing from anywhere but here (tldraw and the editor set inline styles). */
export const headers: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      workerSrc: ["'self'", 'blob:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      // What was recorded is played from the page's own memory.
      mediaSrc: ["'self'", 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", 'data:', 'blob:'],
      frameSrc: ["'self'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
    },
  },
  crossOriginEmbedderPolicy: false,
  // Only the host's proxy knows whether it speaks TLS for good.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
})

/** Microphone and camera are for the page itself, and for no frame in it: what runs code is in one. */
export const powers: RequestHandler = (_, response, next) => {
  response.setHeader('Permissions-Policy', 'camera=(self), microphone=(self), geolocation=()')
  next()
}

/** Any path that is no file is a page of the one application. No path of ours holds a percent sign. */
export function pages(folder: string): RequestHandler {
  if (!existsSync(path.join(folder, 'index.html')))
    return (_, response) =>
      void response.status(503).type('text/plain').send('The page is not built yet: run npm run build.')
  const files = sirv(folder, {
    single: true,
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders(response, pathname) {
      if (response.hasHeader('Cache-Control')) return
      const hashed = pathname.startsWith('/assets/')
      response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return (request, response, next) => {
    // Some programs write a link's # as %23: the page reads it as meant, and nobody is to keep that address meanwhile.
    if (request.url.includes('%')) response.setHeader('Cache-Control', 'no-store')
    // Whatever stands behind it is a room's page, also what ends like a file.
    if (/^\/+r(\/|%2f)/i.test(request.path)) request.url = '/'
    files(request, response, next)
  }
}
