import type { Addon } from '../../src/model/addon.ts'
import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { FIELD_TYPES } from '../../src/model/models/field-path.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import { codeScopes, isAside } from '../../src/model/python/code-scopes.ts'
import { type Query, queriesOf } from '../../src/model/python/queries.ts'
import { dottedName, walkExprs } from '../../src/parse/python/walk.ts'
import type { ColumnUse } from '../../src/parse/sql/read-sql.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A query asks a table for a column that it does not have',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unknown: "{reason}: table '{table}' has no such column, and PostgreSQL refuses the query",
    nowhere:
      "none of the tables that this query selects from ({tables}) has a column '{column}': PostgreSQL refuses the query",
    delegated:
      "'{model}' takes '{column}' over from '{parent}', whose table keeps it: table '{table}' has no such column, and PostgreSQL refuses the query; join '{other}'",
    unstored:
      "'{model}' has no column for '{column}', whose value is computed, or that of another record, and not stored: PostgreSQL refuses the query; ask for what it is made of, or read it with the ORM",
    property:
      "'{model}' keeps '{column}' for each company apart, in table 'ir_property': table '{table}' has no such column, and PostgreSQL refuses the query",
    relation:
      "'{column}' of '{model}' is a {type} field, which is kept in another table: table '{table}' has no such column, and PostgreSQL refuses the query",
  },
  check({ addon, project, report }) {
    for (const query of queriesOf(addon)) {
      // a script of a migration asks for what was there before
      if (isAside(query.scope) && !query.scope.relative.startsWith('tests/')) continue
      if (asksWhatIsThere(query)) continue
      for (const use of query.reading.uses) judge(query, use)
    }

    function judge(query: Query, use: ColumnUse): void {
      if (SYSTEM.has(use.column) || use.column.startsWith('x_')) return
      const views = use.tables.map(tableView)
      const [first] = views
      if (!first || !views.every((view) => view && lacks(view, use.column))) return
      if (isMadeByCode(addon, use.column)) return
      const found = views.flatMap((view) => view?.field(use.column) ?? [])
      const at = query.placeOf(use.at, use.column.length)
      const view = views.find((one) => one?.field(use.column)) ?? first
      const [field] = found
      const data = { model: view.name, column: use.column, table: view.table }
      // hooks run before, or just after, the columns of an addon become what its fields say
      const confidence = query.scope.owner ? undefined : 'likely'
      if (!field && views.length > 1)
        report('nowhere', at, { column: use.column, tables: use.tables.join(', ') }, confidence && { confidence })
      else if (!field) {
        const { reason, options } = fieldFault(project, addon, first, use.column)
        report('unknown', at, { reason, table: first.table }, { ...options, ...(confidence && { confidence }) })
      } else if (!query.scope.owner) return
      else if (field.delegated !== undefined) {
        const other = project.models.view(field.delegated, addon.name)?.table ?? ''
        report('delegated', at, { ...data, parent: field.delegated, other })
      } else if (/^(?:One2many|Many2many)$/.test(field.type)) report('relation', at, { ...data, type: field.type })
      else if (field.part.company) report('property', at, data)
      else report('unstored', at, { model: view.name, column: use.column })
    }

    /** The model whose table it surely is, with all its columns known. */
    function tableView(table: string): ModelView | undefined {
      const name = project.models.byFlatName(table)
      const view = name === undefined ? undefined : project.models.view(name, addon.name)
      return view?.closed && view.auto && view.table === table ? view : undefined
    }
  },
})

/** Has the table of a model surely no such column? */
function lacks(view: ModelView, column: string): boolean {
  const field = view.field(column)
  if (!field) return true
  if (field.part.open || !FIELD_TYPES.has(field.type)) return false
  return !field.stored || /^(?:One2many|Many2many)$/.test(field.type)
}

/** Does the function of a query look into what the database has? */
function asksWhatIsThere({ scope }: Query): boolean {
  const { node } = scope
  if (!node) return false
  let asks = false
  visitBody(node.body, (one) => {
    if (one.t === 'Str' && /\b(?:pg_\w+|information_schema|to_regclass)\b/i.test(one.value)) asks = true
    if (one.t === 'Call' && /(?:^|[._])(?:column|table|field)s?_exists?$/.test(dottedName(one.func) ?? '')) asks = true
    if (one.t === 'Attribute' && one.attr === '_fields') asks = true
    return !asks
  })
  return asks
}

/** Does code of the addon itself add a column of this name to a table? */
function isMadeByCode(addon: Addon, column: string): boolean {
  if (addon.paths().some((path) => path.endsWith('.sql'))) return true
  const named = new RegExp(`\\b(?:add|rename)\\b[^;]*\\b${column}\\b`, 'i')
  if (queriesOf(addon).some(({ text }) => named.test(text))) return true
  return codeScopes(addon).some(({ calls }) =>
    calls.some(({ func, args }) => {
      if (!/(?:add|create|rename)_(?:column|field)s?$/.test(dottedName(func) ?? '')) return false
      let found = false
      for (const arg of args) walkExprs(arg, (one) => void (found ||= one.t === 'Str' && one.value === column))
      return found
    }),
  )
}

/** Columns that every table has, and one that base makes without a stored field. */
const SYSTEM: ReadonlySet<string> = new Set(['password', 'ctid', 'oid', 'tableoid', 'xmin', 'xmax', 'cmin', 'cmax'])
