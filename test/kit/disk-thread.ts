/** The journal's thread for tests that open many: as just built, where it was; from its source each compiles it anew. */
import { freshlyBuilt } from '../bench/server-process.js'

const built = new URL('../../server/dist/journal/sqlite/thread.js', import.meta.url)
export const diskThread: { readonly thread?: URL } = freshlyBuilt ? { thread: built } : {}
