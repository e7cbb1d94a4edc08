/** Where Excalidraw finds its fonts: at our own address, and nowhere else. To be imported before it. */

/** The folder of `vite.excalidraw.ts`. */
Object.assign(window, { EXCALIDRAW_ASSET_PATH: new URL('/assets/excalidraw/', location.href).href })
