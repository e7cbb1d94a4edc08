/** The worker that runs SQL: fetches PGlite from beside it, and lays the data in ahead of a run. Knows no page. */
import type { PGlite as Database } from '@electric-sql/pglite'
import { serve } from '../common/worker'
import { runSql } from './core'
import { layAhead } from './seed'

serve(async ({ folder }) => {
  const address = `${folder}pglite/index.js`
  const { PGlite } = (await import(/* @vite-ignore */ address)) as { readonly PGlite: typeof Database }
  const database = await PGlite.create()
  const version = await database.query<{ server_version: string }>('show server_version')
  return {
    runner: `PostgreSQL ${version.rows[0]?.server_version.split(' ')[0] ?? ''}`,
    lasts: true,
    run: (job, heard) => runSql(database, job, heard),
    prepare: data => layAhead(database, data),
    // The same data once more: the next run finds it laid.
    rest: async ({ data }, { exit }) => {
      if (exit !== 'crashed' && data !== undefined) await layAhead(database, data)
    },
  }
})
