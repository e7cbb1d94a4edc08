/** SQL as an engine runs it: tables of text, errors with their line, and checks against an oracle. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { job, list } from '../kit/engine-job.js'
import { openSql, type Engine } from '../kit/engines.js'

const data = `create table orders (id int primary key, total numeric(10, 2), at timestamp);
insert into orders
select i, i * 1.5, timestamp '2024-01-01' + i * interval '1 hour' from generate_series(1, 1000) i;`
const moreData = { dirty: `${data}\ninsert into orders values (-1, null, null);` }
const daily = "select date_trunc('day', at)::date as day, sum(total) as total from orders group by 1"
const oracle =
  "select date_trunc('day', at) as day, sum(total::float8) as TOTAL from orders where at is not null group by 1"

describe('SQL', { timeout: 60_000 }, () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openSql()
  }, 240_000)
  afterAll(() => engine.close())
  const run = (text: string) => engine.run(job('sql', 'run', { 'answer.sql': text }, { data }))
  const check = (answer: string, hidden: Record<string, string>) =>
    engine.run(job('sql', 'tests', { 'answer.sql': answer }, { data, moreData, hidden: list(hidden) }))

  test('[E1] a run prints each statement as a table of text', async () => {
    const { exit, output } = await run(
      'select id, total, null as none from orders order by id limit 2; update orders set total = 0 where id < 5; select \';\' as "a;b" -- ;',
    )
    expect(exit).toBe('passed')
    expect(output).toBe(` id | total | none
----+-------+------
  1 |  1.50 | NULL
  2 |  3.00 | NULL
(2 rows)

UPDATE 4

 a;b
-----
 ;
(1 row)

`)
  })
  test('[E13] an error says its line, after what came before it', async () => {
    const { exit, output } = await run('select 1;\n\nselect nope\nfrom orders;')
    expect(exit).toBe('failed')
    expect(output).toContain('(1 row)')
    expect(output).toContain('ERROR: column "nope" does not exist\nanswer.sql:3')
    expect((await run('copy orders from stdin')).output).toContain('nothing can be copied in here')
  })
  test('[E14] a table is cut to 500 rows, and says so', async () => {
    const { output } = await run('select id from orders')
    expect(output).toContain('(1000 rows, the first 500 are shown)')
    expect(output.split('\n').length).toBeLessThan(510)
  })
  test('[E5] nothing of one run is left for the next', async () => {
    const left =
      'begin; create schema s; create role r; create table t (); select lo_create(7); set search_path = s; drop table public.orders; commit; begin'
    expect((await run(left)).exit).toBe('passed')
    const looked = `select (select count(*) from orders) as orders, (select count(*) from pg_namespace where nspname = 's') as schemas,
(select count(*) from pg_roles where rolname = 'r') as roles, (select count(*) from pg_largeobject_metadata) as objects`
    expect((await run(looked)).output).toContain('1000 |       0 |     0 |       0')
  })
  test('[E15] a check compares by value with the oracle, on the data it names', async () => {
    const { exit, cases } = await check(daily, {
      'a.sql': `-- name: clean: matches the oracle\n-- data: clean\n${oracle}`,
      'b.sql': `-- name: dirty: matches the oracle\n-- data: dirty\n${oracle}`,
      'c.sql': `-- name: ordered\n-- ordered: yes\n${oracle} order by 1 desc`,
      'd.sql': '-- name: columns\nselect 1 as day',
      'e.sql': `-- name: unknown\n-- data: nowhere\n${oracle}`,
    })
    expect(exit).toBe('failed')
    expect(cases.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'clean: matches the oracle passed',
      'dirty: matches the oracle failed',
      'ordered failed',
      'columns failed',
      'unknown failed',
    ])
    expect(cases[1]?.message).toMatch(
      /The answer has 43 rows, 42 were expected\.\nnot expected \(1\):\n {2}NULL \| NULL/,
    )
    expect(cases[3]?.message).toBe('The columns are (day, total); expected are (day).')
    expect(cases[4]?.message).toContain('"nowhere"')
  })
  test('[E28] numbers are compared as exactly as their type is, everything else by its value', async () => {
    const agrees = async (answer: string, wanted: string) => {
      const { cases } = await check(`select ${answer} as x`, { 'a.sql': `-- name: a\nselect ${wanted} as x` })
      return cases[0]?.outcome
    }
    const alike = [
      ['1.0', '1.00'],
      ['1.0', '1'],
      ['-0.0', '0'],
      ["'NaN'::numeric", "'NaN'::numeric"],
      ["'Infinity'::float8", "'Infinity'::float8"],
      ['0.1::float8 + 0.2::float8', '0.3::float8'],
      ['1e20::float8 * 3', '300000000000000000000'],
      ['100000.0 / 3', '(100000.0 / 3)::float8'],
      ['0.5::float4', '0.5'],
      ['array[1.0, 2]', 'array[1.00, 2.0]'],
      [`'{"a": 1.0, "b": "1.0"}'::jsonb`, `'{"b": "1.0", "a": 1.00}'::jsonb`],
      ["timestamptz '2024-01-01 12:00+02'", "timestamptz '2024-01-01 10:00Z'"],
      ["date '2024-01-01'", "timestamp '2024-01-01'"],
      ["interval '1 day'", "interval '24 hours'"],
      ["interval '1 mon'", "interval '30 days'"],
      ["'a'::char(5)", "'a'::text"],
      ["'\\x0f'::bytea", "'\\x0F'::bytea"],
      ['1 = 1', 'true'],
    ] as const
    for (const [one, other] of alike) expect([one, await agrees(one, other)]).toEqual([one, 'passed'])
    const other = [
      ['9007199254740993', '9007199254740992'],
      ['9223372036854775807', '9223372036854775806'],
      ['-9007199254740993', '9007199254740993'],
      ['12345678901234567890.1', '12345678901234567890.2'],
      ['0.1234567', '0.1234568'],
      ['1.000000000000000001', '1.000000000000000002'],
      ['1e-9::float8', '2e-9::float8'],
      ['1.0000001::float8', '1.0000002::float8'],
      ["'NaN'::float8", '0::float8'],
      ["'Infinity'::float8", "'-Infinity'::float8"],
      ['array[9007199254740993]', 'array[9007199254740992]'],
      [`'{"a": "1.0"}'::jsonb`, `'{"a": "1.00"}'::jsonb`],
      ["timestamp '2024-01-01 00:00:00.000001'", "timestamp '2024-01-01 00:00:00.000002'"],
      ["interval '1 day'", "interval '24 hours 1 microsecond'"],
      ['null::text', "''"],
      ["'a '::text", "'a'::text"],
      ["'\\x0f'::bytea", "'\\x0e'::bytea"],
      ['true', 'false'],
    ] as const
    for (const [one, two] of other) expect([one, await agrees(one, two)]).toEqual([one, 'failed'])
  })
  test('[E37] json is compared by its value, as jsonb is', async () => {
    const agrees = async (answer: string, wanted: string) => {
      const { cases } = await check(`select ${answer} as x`, { 'a.sql': `-- name: a\nselect ${wanted} as x` })
      return cases[0]?.outcome
    }
    const alike = [
      [`'{"a":1,"b":[1,2]}'::json`, `'{"b": [1, 2], "a": 1}'::jsonb`],
      [`'{"a" : 1.50}'::json`, `'{"a":1.5}'::json`],
      [`'{"a": 1, "a": 2}'::json`, `'{"a": 2}'::jsonb`],
      [
        `'{"a": 1.5e3, "b": 12e-3, "c": 1E+2, "d": 0.1e1}'::json`,
        `'{"a": 1500, "b": 0.012, "c": 100, "d": 1}'::jsonb`,
      ],
      [`json_build_object('a', 1, 'b', array[1, 2])`, `jsonb_build_object('b', array[1, 2], 'a', 1)`],
      [
        `(select json_agg(x) from (values (1), (2)) v (x))`,
        `(select jsonb_agg(x) from (values (1), (2)) v (x))`,
      ],
      [`'"\\u00e9 \\/"'::json`, `'"é /"'::jsonb`],
      [`'{"bb": 1, "a": {"d": null, "c": true}}'::json`, `'{"a": {"c": true, "d": null}, "bb": 1}'::json`],
      [`'12345678901234567890.10'::json`, `'12345678901234567890.1'::jsonb`],
      [
        `array['{"a":1,"b":"x, y"}'::json, null, '2']`,
        `array['{"b": "x, y", "a": 1.0}'::jsonb, null, '2.0']`,
      ],
    ] as const
    for (const [one, other] of alike) expect([one, await agrees(one, other)]).toEqual([one, 'passed'])
    const unlike = [
      [`'{"a": 1}'::json`, `'{"a": "1"}'::jsonb`],
      [`'[1, 2]'::json`, `'[2, 1]'::json`],
      [`'{"a": null}'::json`, `'{}'::json`],
      [`'9007199254740993'::json`, `'9007199254740992'::json`],
      [`'{"a": "1.0"}'::json`, `'{"a": "1.00"}'::json`],
      [`'{"a": "b  c"}'::json`, `'{"a": "b c"}'::json`],
      [`'"=1"'::json`, `'1'::json`],
      [`'1e2'::json`, `'1e3'::jsonb`],
      [`'{"a": [["b", 1]]}'::json`, `'{"a": {"b": 1}}'::json`],
      [`array['{"a": 1}'::json]`, `array['{"a": 2}'::json]`],
    ] as const
    for (const [one, other] of unlike) expect([one, await agrees(one, other)]).toEqual([one, 'failed'])
  })
  test('[E38] the members of an array are compared as they are by themselves', async () => {
    const agrees = async (answer: string, wanted: string) => {
      const { cases } = await check(`select ${answer} as x`, { 'a.sql': `-- name: a\nselect ${wanted} as x` })
      return cases[0]?.outcome
    }
    const alike = [
      ['array[0.1::float8 + 0.2::float8, null]', 'array[0.3::float8, null]'],
      ['array[0.5::float8, 1]', 'array[0.5, 1.0]'],
      [
        '(select percentile_cont(array[0.1, 0.7]) within group (order by x) from generate_series(1, 4) x)',
        'array[1.3, 3.1]::float8[]',
      ],
      ['array[0.1::float4]', 'array[0.1::float8]'],
      ["array[date '2024-01-01']", "array[timestamp '2024-01-01']"],
      ["array[interval '1 day']", "array[interval '24 hours']"],
      ["array['a'::char(3), 'b']", "array['a'::char(5), 'b']"],
      ['array[[0.1::float8 + 0.2::float8], [2]]', 'array[[0.3], [2.00]]'],
    ] as const
    for (const [one, other] of alike) expect([one, await agrees(one, other)]).toEqual([one, 'passed'])
    const unlike = [
      ['array[0.1::float8, 0.2]', 'array[0.2::float8, 0.1]'],
      ['array[0.1::float8]', 'array[0.1::float8, 0.1]'],
      ['array[[1.5::float8, 2]]', 'array[[1.5::float8], [2]]'],
      ['array[null::float8]', 'array[0::float8]'],
      ["array[date '2024-01-01']", "array[timestamp '2024-01-01 00:00:01']"],
      ["array['NULL']", 'array[null::text]'],
      ["array['a,b']", "array['a', 'b']"],
    ] as const
    for (const [one, other] of unlike) expect([one, await agrees(one, other)]).toEqual([one, 'failed'])
  })
  test('[E28] rows that stand there twice are wanted twice, in any order', async () => {
    const bag = (answer: string, wanted: string) =>
      check(`select * from (values ${answer}) v (a, b)`, {
        'a.sql': `-- name: a\nselect * from (values ${wanted}) v (a, b)`,
      })
    const twice = '(9007199254740993, 1.0), (9007199254740993, 1.00), (9007199254740992, 1)'
    const turned = '(9007199254740992, 1.0), (9007199254740993, 1.00), (9007199254740993, 1)'
    expect((await bag(twice, turned)).exit).toBe('passed')
    expect((await bag(twice, turned.replaceAll('740993', '740992'))).exit).toBe('failed')
    expect((await bag('(1, 0.3::float8), (1, 0.30001)', '(1, 0.30001::float8), (1, 0.3)')).exit).toBe(
      'passed',
    )
  })
  test('[E16] an answer that must run twice is compared after its second time', async () => {
    const twice = { 'a.sql': '-- name: twice: the same\n-- twice: yes\nselect 1 as n' }
    const grows =
      'create table if not exists t (n int); insert into t values (1); select count(*) as n from t'
    expect((await check(grows, twice)).cases[0]).toMatchObject({ outcome: 'failed' })
    expect(
      (await check(`truncate t; ${grows}`.replace('truncate t; ', 'drop table if exists t; '), twice)).exit,
    ).toBe('passed')
    const broken = (await check('select 1;\nselect nope', twice)).cases[0]
    expect(broken).toMatchObject({ outcome: 'failed', file: 'answer.sql', line: 2 })
  })
  test('[E7] what cannot start is refused with a sentence', async () => {
    expect(await check('select 1', { 'a.sql': 'select 1' })).toMatchObject({ exit: 'refused' })
    expect((await run('-- nothing')).output).toContain('holds no statement')
  })
})
