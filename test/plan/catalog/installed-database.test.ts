import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { MemoryHost } from '../../../src/host/memory-host.ts'
import { ReleaseFile } from '../../../src/knowledge/release-file.ts'
import { installedIds } from '../../../src/plan/catalog/installed-ids.ts'
import { modelCatalog } from '../../../src/plan/catalog/model-catalog.ts'
import { builtinReleases } from '../../../src/session/releases.ts'
import { Session } from '../../../src/session/session.ts'

/** A real database, told from facts alone: no source of any module is at hand. */

interface Database {
  readonly modules: Readonly<Record<'installed' | 'uninstalled' | 'uninstallable', readonly string[]>>
  readonly models: readonly string[]
  readonly transient: readonly string[]
  readonly ids: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  readonly fields: Readonly<Record<string, Readonly<Record<string, readonly (string | number)[]>>>>
}

const folder = new URL('../../../fixtures/db-17.0/', import.meta.url)
const database: Database = JSON.parse(
  brotliDecompressSync(readFileSync(new URL('database.json.br', folder))).toString('utf8'),
)
const oca = ReleaseFile.read(new Uint8Array(readFileSync(new URL('oca.addonry', folder))))
if ('failed' in oca) throw new Error(oca.failed)
const { project } = new Session(new MemoryHost({}), builtinReleases([oca])).open({
  paths: [],
  addonsPath: [],
  series: '17.0',
  everything: true,
})

/** Ids that no reading of files can tell, or that ours cannot yet, with the reason. */
const UNKNOWN: readonly (readonly [RegExp, string])[] = [
  [/^account\.1_/, 'the chart of accounts, which Python code loads for the company'],
  [/^stock_account\.property_/, 'a post-init hook makes them'],
  [
    /_product_template$|_res_partner$|_ir_ui_view$/,
    'parents of records with `_inherits`: a release does not keep which links a record gives',
  ],
  [/\.selection__\w+_warn__/, 'keys from a constant of another module'],
  [/\.selection__(?:mrp_production|sale_order|sale_order_line)__priority__/, 'keys from a constant of another module'],
  [/^website\.selection__theme_ir_asset__directive__/, 'keys from a constant of another module'],
  [/^base\.selection__ir_model_fields__ttype__/, 'keys that are computed from the classes of fields'],
]

/** Ids that come with the tree which the release was made of: modules that the database's tree did not have. */
const LATER_TREE = ['base.module_category_accounting_localizations_reporting', 'base.module_l10n_fr_fec']

/** Fields that came with fixes after the database was made. */
const LATER_FIELDS = ['display_alias_fields', 'distribution_analytic_account_ids', 'has_worksheet']

describe('a 17.0 database with 210 modules', () => {
  const { ids, modules } = installedIds(project, database.modules.installed)
  const truth = new Map<string, { readonly model: string; readonly noupdate: boolean }>()
  for (const [module, byModel] of Object.entries(database.ids))
    for (const [model, names] of Object.entries(byModel))
      for (const name of names)
        truth.set(`${module}.${name}`, { model: model.replace('!', ''), noupdate: model.endsWith('!') })

  test('the modules are those, and no other', () => {
    expect([...modules].sort()).toEqual([...database.modules.installed].sort())
  })

  test('no id too many', () => {
    expect([...ids.keys()].filter((id) => !truth.has(id)).sort()).toEqual(LATER_TREE)
  })

  test('at most 0.5 % are missing, each for a reason that is known', () => {
    const missing = [...truth.keys()].filter((id) => !ids.has(id))
    expect(missing.length / truth.size).toBeLessThan(0.005)
    expect(missing.filter((id) => !UNKNOWN.some(([pattern]) => pattern.test(id)))).toEqual([])
  })

  test('models and noupdate are right', () => {
    const wrong = [...ids.values()].flatMap(({ id, model, noupdate }) => {
      const real = truth.get(id)
      // of records that `_update_xmlids` names the model is not told
      return real && ((model !== '' && model !== real.model) || noupdate !== real.noupdate)
        ? [`${id}: ${model} ${noupdate}, in truth ${real.model} ${real.noupdate}`]
        : []
    })
    expect(wrong).toEqual([])
  })

  test('models and fields are those, with types, comodels, inverses, columns and related paths', () => {
    const models = modelCatalog(project, modules, { pattern: undefined, own: false })
    const names = models.map(({ model, kind }) => `${model}${kind === 'transient' ? ' transient' : ''}`)
    expect(names.sort()).toEqual([...database.models, ...database.transient.map((name) => `${name} transient`)].sort())
    const wrong: string[] = []
    for (const { model, fields } of models) {
      const real = database.fields[model] ?? {}
      for (const { name, type, comodel, inverse, required, stored, related } of fields) {
        const ours = [type, comodel ?? '', inverse ?? '', required ? 1 : 0, stored ? 1 : 0, related ?? '']
        if (LATER_FIELDS.includes(name) && !(name in real)) continue
        if (JSON.stringify(ours) !== JSON.stringify(real[name])) wrong.push(`${model}.${name}: ${ours.join(' ')}`)
      }
      for (const name of Object.keys(real))
        if (!fields.some((field) => field.name === name)) wrong.push(`${model}.${name} is missing`)
    }
    expect(wrong).toEqual([
      // the parent's default makes the link's own field required in the database
      'crm.team.alias_defaults: text   0 0 alias_id.alias_defaults',
      'mail.alias.mixin.alias_defaults: text   0 0 alias_id.alias_defaults',
      'mail.mail.message_type: selection   0 0 mail_message_id.message_type',
      'project.project.alias_defaults: text   0 0 alias_id.alias_defaults',
    ])
  })
})
