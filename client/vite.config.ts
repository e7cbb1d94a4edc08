import { constants } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compression, defineAlgorithm } from 'vite-plugin-compression2'
import { withEngines } from './vite.engines.ts'
import { excalidrawAtHome } from './vite.excalidraw.ts'
import { emacsKeys, resolve } from './vite.parts.ts'
import { inRem } from './vite.rem.ts'

/** In development the page comes from Vite and everything else from the server beside it. */
const server = `http://127.0.0.1:${process.env.PORT ?? 4500}`

/** One below the best: a build takes a third less time, and what is sent is a fiftieth more. */
const brotli = defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } })

export default defineConfig({
  // Compressed once at build, so that a small machine spends nothing on it while it serves.
  plugins: [
    react(),
    tailwindcss(),
    emacsKeys,
    excalidrawAtHome(),
    compression({ algorithms: ['gzip', brotli], include: /\.(js|css|html|svg)$/, threshold: 1024 }),
    // Brotli takes half a minute for these and saves little.
    compression({ algorithms: ['gzip'], include: /\.(wasm|onnx)$/ }),
    withEngines(),
  ],
  resolve: {
    conditions: ['development', 'browser', 'import', 'module', 'default'],
    ...resolve,
  },
  css: { postcss: { plugins: [inRem] } },
  worker: { format: 'es' },
  // It looks for its other half beside itself.
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  build: { outDir: 'dist', target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 2000 },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/engines': server,
      '/yjs': { target: server, ws: true },
      '/socket.io': { target: server, ws: true },
      '/healthz': server,
      '/readyz': server,
    },
  },
})
