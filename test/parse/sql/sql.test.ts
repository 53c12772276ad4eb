import { expect, test } from 'vitest'
import { readSql } from '../../../src/parse/sql/read-sql.ts'
import { HOLE } from '../../../src/parse/sql/tokens.ts'

/** `table.column` of each use, tables that share it with `|` between. */
function uses(query: string): readonly string[] {
  return readSql(query).uses.map(({ tables, column }) => `${tables.join('|')}.${column}`)
}

test.each([
  ['SELECT a, s.b FROM shop AS s', ['shop.a', 'shop.b']],
  ['select "A" from shop', ['shop.A']],
  ['SELECT x.a FROM (SELECT b FROM shop) x', ['shop.b']],
  ['SELECT a FROM shop s JOIN room r ON r.shop_id = s.id', ['room.shop_id', 'shop.id', 'shop|room.a']],
  ['SELECT (SELECT max(r.w) FROM room r WHERE r.s = shop.id) FROM shop', ['room.s', 'shop.id', 'room.w']],
  ['WITH w AS (SELECT a FROM shop) SELECT b, w.c FROM w', ['shop.a']],
  ['UPDATE shop s SET a = 1, b = r.c FROM room r WHERE r.d = s.e', ['shop.a', 'shop.b', 'room.c', 'room.d', 'shop.e']],
  ['INSERT INTO shop (a, b) SELECT c, 1 FROM room', ['shop.a', 'shop.b', 'room.c']],
  ['DELETE FROM shop WHERE a = 1; SELECT b FROM room', ['shop.a', 'room.b']],
  ['SELECT s.a FROM shop s UNION ALL SELECT r.b FROM room r', ['shop.a', 'room.b']],
  ['SELECT 1 FROM shop s WHERE s.a IS DISTINCT FROM s.b', ['shop.a', 'shop.b']],
  ['SELECT 1 FROM shop s LEFT JOIN room r ON left(r.a, 2) = s.b', ['room.a', 'shop.b']],
])('the columns that %s asks for', (query, found) => {
  expect([...uses(query)].sort()).toEqual([...found].sort())
})

test.each([
  `SELECT a FROM ${HOLE}`,
  `SELECT a FROM shop ${HOLE}`,
  'SELECT a FROM shop, generate_series(1, 2) a',
  'SELECT a FROM public.shop',
  'SELECT f.a FROM count_all() f',
  'SELECT a FROM shop, LATERAL (SELECT * FROM room) r',
  "SELECT 'a', 1, %s, now(), null, current_date FROM shop",
  'SELECT shop FROM shop',
  'SELECT 1 FROM shop ORDER BY label',
  'TRUNCATE shop',
])('nothing is told of what %s may mean', (query) => {
  expect(uses(query)).toEqual([])
})

test.each([
  [
    'SELECT id, s.name, sum(x) AS total, count(*), a::date, min(b) low FROM s',
    ['id', 'name', 'total', 'count', 'a', 'low'],
  ],
  [
    'CREATE OR REPLACE VIEW v AS (SELECT DISTINCT ON (a) a, CASE WHEN b THEN 1 END, 1 + 2 AS c FROM s)',
    ['a', 'case', 'c'],
  ],
  ['WITH w AS (SELECT 1 AS id, 2 AS n) SELECT w.*, 3 AS m FROM w', ['id', 'n', 'm']],
  ["SELECT b::timestamp with time zone AS at_time, (d AT TIME ZONE 'utc') day FROM s", ['at_time', 'day']],
  ['CREATE VIEW v (a, b) AS SELECT 1, 2', ['a', 'b']],
  ['SELECT * FROM s', undefined],
  [`SELECT id, ${HOLE} FROM s`, undefined],
])('the columns that %s gives', (query, output) => {
  expect(readSql(query).output).toEqual(output)
})

test('texts, comments and what does not close', () => {
  expect(uses("SELECT s.a -- s.b\n, /* s.c */ 's.d' FROM shop s")).toEqual(['shop.a'])
  expect(uses('SELECT (s.a FROM shop s')).toEqual([])
  expect(readSql('')).toEqual({ uses: [], output: undefined, view: undefined })
})
