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

/** Any path that is no file is a page of the one application. */
export function pages(folder: string): RequestHandler {
  if (!existsSync(path.join(folder, 'index.html')))
    return (_, response) =>
      void response.status(503).type('text/plain').send('The page is not built yet: run npm run build.')
  return sirv(folder, {
    single: true,
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders(response, pathname) {
      const hashed = pathname.startsWith('/assets/')
      response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
