/** The worker that runs SQL: fetches PGlite from beside it, and lays the data in ahead of a run. Knows no page. */
import type { PGlite as Database } from '@electric-sql/pglite'
import type { Outcome } from '@signalroom/shared'
import type { Heard, Job } from '../../src/run/job'
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
    run: (job, heard) => run(database, job, heard),
    prepare: data => layAhead(database, data),
  }
})

/** The same data once more, while the answer is being read: the next run finds it laid. */
async function run(database: Database, job: Job, heard: Heard): Promise<Outcome> {
  const outcome = await runSql(database, job, heard)
  const { data } = job
  if (outcome.exit !== 'crashed' && data !== undefined) setTimeout(() => void layAhead(database, data), 0)
  return outcome
}
