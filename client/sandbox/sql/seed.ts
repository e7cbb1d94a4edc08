/** Lays a data set into a database from which everything of the last run has been taken. Knows no run. */
import type { PGlite } from '@electric-sql/pglite'
import { ask } from './protocol'

/** Leaves a transaction that was left open, every setting, and everything anybody made. */
const forget = `
do $$
declare
  one record;
begin
  for one in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop
    execute format('drop schema %I cascade', one.nspname);
  end loop;
  for one in select oid from pg_largeobject_metadata loop
    perform lo_unlink(one.oid);
  end loop;
  for one in select rolname from pg_roles where rolname !~ '^pg_' and rolname <> current_user loop
    execute format('drop owned by %I cascade', one.rolname);
    execute format('drop role %I', one.rolname);
  end loop;
end $$;
create schema public;`

/** What was laid in ahead of a run, and not touched since; one at a time per database. */
const ahead = new WeakMap<PGlite, Promise<string | undefined>>()

/** Undefined once it is laid, otherwise why it could not be. */
export async function lay(database: PGlite, data: string | undefined): Promise<string | undefined> {
  const laid = await ahead.get(database)
  ahead.delete(database)
  return data !== undefined && laid === data ? undefined : layAnew(database, data)
}

/** While nothing runs: a run that then wants the same data begins at once. */
export async function layAhead(database: PGlite, data: string): Promise<void> {
  const laying = layAnew(database, data).then(
    wrong => (wrong === undefined ? data : undefined),
    () => undefined,
  )
  ahead.set(database, laying)
  await laying
}

async function layAnew(database: PGlite, data: string | undefined): Promise<string | undefined> {
  // Each in a message of its own: what ends a transaction cannot stand in one with others.
  for (const step of [
    'rollback',
    'reset session authorization',
    'discard all',
    forget,
    ...(data ? [data] : []),
  ]) {
    const { wrong } = await ask(database, step)
    if (wrong)
      return `The data could not be laid in: ${wrong.message}${wrong.line ? ` (line ${wrong.line})` : ''}`
  }
  return undefined
}
