import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MemoryHost } from '../../../src/host/memory-host.ts'
import { builtinReleases } from '../../../src/session/releases.ts'
import { Session } from '../../../src/session/session.ts'

interface Truth {
  readonly installed: readonly string[]
  readonly bundles: Readonly<
    Record<string, { readonly files: number; readonly first: string; readonly last: string; readonly sha256: string }>
  >
}

/** What `ir.asset._get_asset_paths` of a real Odoo 17.0 gave with these modules installed; the digest is of all paths, in order. */
const truth: Truth = JSON.parse(readFileSync(new URL('../../../fixtures/bundles-17.0.json', import.meta.url), 'utf8'))

describe('bundles are those that real Odoo builds', () => {
  const manifest = `{'name': 'All', 'license': 'LGPL-3', 'depends': ${JSON.stringify(truth.installed)}}`
  const host = new MemoryHost({ 'all/__manifest__.py': manifest, 'all/__init__.py': '' })
  const { project } = new Session(host, builtinReleases()).open({ paths: ['.'], addonsPath: [], series: '17.0' })

  test.each(Object.entries(truth.bundles))('%s', (bundle, wanted) => {
    const { paths, faults } = project.bundles.of(bundle, 'all')
    expect(faults).toEqual([])
    expect({ files: paths.length, first: paths[0], last: paths.at(-1) }).toEqual({
      files: wanted.files,
      first: wanted.first,
      last: wanted.last,
    })
    expect(createHash('sha256').update(paths.join('\n')).digest('hex')).toBe(wanted.sha256)
  })
})
