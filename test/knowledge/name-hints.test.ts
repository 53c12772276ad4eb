import { describe, expect, test } from 'vitest'
import type { ModelPart } from '../../src/facts/module-facts.ts'
import type { NameHint } from '../../src/knowledge/changes/name-hint.ts'
import { NameHints } from '../../src/knowledge/changes/name-hints.ts'
import type { Release } from '../../src/knowledge/release.ts'
import { builtinReleases } from '../../src/session/releases.ts'
import { SERIES, type Series } from '../../src/text/series.ts'

const releases = builtinReleases()
const BASE = ['base', '_base_model']

/** What a release holds, by name. */
class Known {
  readonly #parts = new Map<string, ModelPart[]>()
  readonly #ids = new Set<string>()
  readonly #scripts = new Set<string>()
  readonly #bundles = new Set<string>()
  readonly #flat: ReadonlySet<string>
  readonly #release: Release

  constructor(release: Release) {
    this.#release = release
    for (const { name } of release.modules) {
      const facts = release.facts(name)
      for (const part of facts?.models ?? [])
        this.#parts.set(part.model, [...(this.#parts.get(part.model) ?? []), part])
      for (const { id } of facts?.ids ?? []) this.#ids.add(id)
      for (const { name: script } of facts?.scripts ?? []) this.#scripts.add(script)
      for (const { bundle } of facts?.bundles ?? []) this.#bundles.add(bundle)
    }
    this.#flat = new Set([...this.#parts.keys()].map((name) => name.replaceAll('.', '_')))
  }

  model(name: string): boolean {
    return this.#parts.get(name)?.some(({ creates }) => creates) ?? false
  }

  id(name: string): boolean {
    // Odoo makes an id for each model
    const model = /^\w+\.model_(\w+)$/.exec(name)?.[1]
    return this.#ids.has(name) || (model !== undefined && this.#flat.has(model))
  }

  module(name: string): boolean {
    return this.#release.module(name) !== undefined || this.#release.closed.some((one) => one.name === name)
  }

  bundle(name: string): boolean {
    return this.#bundles.has(name)
  }

  script(name: string): boolean {
    return this.#scripts.has(name)
  }

  /** A field, or a method, of a model or of one that it takes over. */
  member(kind: 'field' | 'method', model: string, name: string): boolean {
    const seen = new Set<string>()
    const visit = (one: string): boolean => {
      if (seen.has(one)) return false
      seen.add(one)
      return (this.#parts.get(one) ?? []).some(
        ({ fields, methods, inherit, inherits }) =>
          fields.some((field) => field.name === name) ||
          (kind === 'method' && methods.some((method) => method.name === name)) ||
          [...inherit, ...inherits.map(([parent]) => parent)].some(visit),
      )
    }
    return [model, ...BASE].some(visit)
  }
}

const known = new Map<Series, Known>()
function at(series: Series): Known {
  let found = known.get(series)
  const release = releases(series)
  if (!release) throw new Error(`nothing is known of ${series}`)
  if (!found) known.set(series, (found = new Known(release)))
  return found
}

/** `model.field`, and the key of a selection behind it */
function parts(name: string): readonly [model: string, member: string] {
  const [path = ''] = name.split(':')
  const dot = path.lastIndexOf('.')
  return [path.slice(0, dot), path.slice(dot + 1)]
}

/** The plain name that a hint begins with; words have none. */
function plain({ to }: NameHint): string | undefined {
  return /^(@?[\w./-]+)(?: \(.*)?$/.exec(to)?.[1]
}

function heirIsThere(hint: NameHint): boolean {
  const to = plain(hint)
  const there = at(hint.hop)
  const [, member, holder] = /^(\w+) of ([a-z_]+(?:\.[a-z_]+)+)$/.exec(hint.to) ?? []
  if (member !== undefined && holder !== undefined) return there.member('method', holder, member)
  if (to === undefined || to === 'nothing') return true
  const [model] = parts(hint.name)
  switch (hint.kind) {
    case 'model':
      return there.model(to)
    case 'module':
      return there.module(to)
    case 'xmlid':
      return there.id(to)
    case 'bundle':
      return there.bundle(to)
    case 'script':
      return there.script(to)
    case 'field':
    case 'method':
      if (/^env\b/.test(to)) return true
      return to.includes('.')
        ? there.member(hint.kind, ...parts(to))
        : there.member(hint.kind, model, to) || (!there.model(model) && [...hint.name].includes('*'))
    default:
      return true
  }
}

function isGone(hint: NameHint): boolean {
  const there = at(hint.hop)
  const [model, member] = parts(hint.name)
  if (hint.name.includes('*') || hint.name.includes(':')) return true
  switch (hint.kind) {
    case 'model':
      return !there.model(hint.name)
    case 'xmlid':
      return !there.id(hint.name)
    case 'bundle':
      return !there.bundle(hint.name)
    case 'script':
      return !there.script(hint.name)
    case 'field':
      return !there.model(model) || !there.member('field', model, member)
    case 'method':
      return !there.model(model) || !there.member('method', model, member)
    default:
      return true
  }
}

function wasThere(hint: NameHint): boolean {
  const before = SERIES[SERIES.indexOf(hint.hop) - 1]
  if (before === undefined || hint.name.includes('*')) return true
  const there = at(before)
  switch (hint.kind) {
    case 'model':
      return there.model(hint.name)
    case 'xmlid':
      return there.id(hint.name)
    case 'bundle':
      return there.bundle(hint.name)
    case 'script':
      return there.script(hint.name.split(':')[0] ?? '')
    case 'field':
    case 'method':
      return there.member(hint.kind, ...parts(hint.name))
    default:
      return true
  }
}

describe('hints on names that are gone', () => {
  const hints = new NameHints().all
  const lines = (all: readonly NameHint[]) => all.map(({ kind, name, hop, to }) => `${hop} ${kind} ${name} | ${to}`)

  test('a plain name that is to be used is there', () => {
    expect(lines(hints.filter((hint) => !heirIsThere(hint)))).toEqual([])
  })

  test('what is hinted at is gone', () => {
    expect(lines(hints.filter((hint) => !isGone(hint)))).toEqual([])
  })

  test('and was there before', () => {
    expect(lines(hints.filter((hint) => !wasThere(hint)))).toEqual([])
  })
})
