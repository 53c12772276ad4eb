import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** Rooms in order: each imports only what stands before it, and itself. */
const ORDER = ['text', 'host', 'config', 'discover', 'parse', 'facts', 'knowledge', 'model', 'rule', 'check', 'plan', 'migrate', 'session', 'present', 'cli'] // biome-ignore format: a row

/** Doors that stay shut although the order would allow them, each with the reason. */
const SHUT: readonly { from: string; to: string; why: string }[] = [
  { from: 'config', to: 'discover', why: 'settings know nothing of addons' },
  { from: 'plan', to: 'check', why: 'planners compute from the project, not from findings' },
  { from: 'migrate', to: 'plan', why: 'a codemod is written like a rule' },
  { from: 'present', to: 'session', why: 'presenters turn values into text, they do not read' },
  { from: 'present', to: 'check', why: 'presenters print, they do not judge' },
]

/** Packages and the one room each may be imported in. */
const PACKAGES: Readonly<Record<string, string>> = {
  saxes: 'parse',
  'es-module-lexer': 'parse',
  '@babel/parser': 'parse',
  graphology: 'model',
  commander: 'cli',
  picocolors: 'present',
  'smol-toml': 'config',
  pg: 'host',
  'node:fs': 'host',
  'node:vm': 'parse',
}

/** The type of an expression hangs on that of a call, and the other way round. */
const RECURSIONS = ['infer-call', 'infer-expression', 'infer-orm'].map((name) => `src/model/inference/${name}.ts`)

interface Import {
  readonly file: string
  readonly room: string
  readonly target: string
  readonly typeOnly: boolean
}

function importsOf(root: string, rooms: (path: string) => string): readonly Import[] {
  const base = new URL(`../${root}/`, import.meta.url)
  return readdirSync(base, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const text = readFileSync(new URL(name, base), 'utf8')
      return [...text.matchAll(/^(?:import|export)\b(\s+type)?[^'"\n]*(?:\{[^}]*\}[^'"\n]*)?['"]([^'"]+)['"]/gm)].map(
        (match) => ({
          file: `${root}/${name}`,
          room: rooms(name),
          typeOnly: match[1] !== undefined,
          target: match[2]?.startsWith('.')
            ? new URL(match[2], new URL(name, base)).pathname.slice(new URL('../', import.meta.url).pathname.length)
            : (match[2] ?? ''),
        }),
      )
    })
}

const imports = importsOf('src', (name) => name.split('/')[0] ?? '')

describe('directions', () => {
  test('the reader of imports sees them', () => {
    expect(imports.length).toBeGreaterThan(100)
    expect(imports.some((one) => one.target === 'saxes' || one.target.startsWith('src/text/'))).toBe(true)
  })

  test('each room imports only what stands before it', () => {
    const wrong = imports.flatMap(({ file, room, target }) => {
      const to = /^src\/([^/]+)\//.exec(target)?.[1]
      if (!to || to === room || room === 'dev') return []
      const backward = ORDER.indexOf(to) > ORDER.indexOf(room)
      const shut = SHUT.find((door) => door.from === room && door.to === to)
      if (shut) return [`${file} imports ${target}: ${shut.why}`]
      return backward || !ORDER.includes(to)
        ? [`${file} imports ${target}: ${room} stands before ${to}, nothing flows back`]
        : []
    })
    expect(wrong).toEqual([])
  })

  test('each package has one room', () => {
    const wrong = imports.flatMap(({ file, room, target }) => {
      const home = PACKAGES[target]
      return home !== undefined && home !== room && !(target === 'node:fs' && file === 'src/cli/main.ts')
        ? [`${file} imports ${target}: only src/${home}/ may`]
        : []
    })
    expect(wrong).toEqual([])
  })

  test('no files need each other to run, but those that are one recursion', () => {
    const needs = new Map<string, Set<string>>()
    for (const { file, target, typeOnly } of imports)
      if (!typeOnly && target.startsWith('src/')) needs.set(file, (needs.get(file) ?? new Set()).add(target))
    const reach = (from: string): ReadonlySet<string> => {
      const seen = new Set<string>()
      const open = [from]
      for (let file = open.pop(); file !== undefined; file = open.pop())
        for (const next of needs.get(file) ?? []) {
          if (!seen.has(next)) open.push(next)
          seen.add(next)
        }
      return seen
    }
    const circular = [...needs.keys()].filter((file) => reach(file).has(file)).sort()
    expect(circular).toEqual(RECURSIONS.toSorted())
  })

  test('rules touch the contract and what it stands on, never files or the command line', () => {
    const allowed = /^src\/(?:text|rule|model|facts|parse|knowledge|host\/paths)/
    const wrong = importsOf('rules', () => 'rules')
      .filter(
        ({ file, target }) =>
          file !== 'rules/index.ts' &&
          !target.startsWith('node:') &&
          !target.startsWith('rules/') &&
          !allowed.test(target),
      )
      .filter(({ target }) => target.startsWith('src/'))
      .map(({ file, target }) => `${file} imports ${target}`)
    expect(wrong).toEqual([])
  })

  test('only the command line knows the list of rules', () => {
    const wrong = imports
      .filter(({ target, room }) => target === 'rules/index.ts' && room !== 'cli' && room !== 'lsp')
      .map(({ file }) => file)
    expect(wrong).toEqual([])
  })
})

test('a test lies in a folder that is named like that of what it tests', () => {
  const files = readdirSync(new URL('./', import.meta.url), { recursive: true, encoding: 'utf8' })
  const folders = new Set(files.map((file) => /^(?!support|schemas)(.*)\/[^/]*\.ts$/.exec(file)?.[1] ?? ''))
  const strange = [...folders].filter((folder) => !existsSync(new URL(`../src/${folder}`, import.meta.url)))
  expect(strange).toEqual([])
})
