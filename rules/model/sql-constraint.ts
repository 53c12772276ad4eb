import { type ModelClass, placeIn } from '../../src/model/models/model-classes.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { dottedName, stringValue } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'An SQL constraint is written in a way that Odoo or the database refuses',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    shape:
      '_sql_constraints is a list of triples (name, definition, message): Odoo stops as it loads the addon on {found}',
    private:
      "the name of an SQL object begins with an underscore since Odoo 19.0: '{name}' ends with AssertionError as the file is imported; write _{name}",
    definition:
      "'{definition}' is no constraint that PostgreSQL knows: it is not made, and nothing is checked; begin with UNIQUE, CHECK or EXCLUDE",
    parentheses: "the parentheses of '{definition}' do not match: the constraint is not made, and nothing is checked",
    column: "'{model}' has no column '{column}': the constraint '{name}' is not made, and nothing is checked",
    stored: "'{column}' of '{model}' is not stored: the constraint '{name}' is not made, and nothing is checked",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      if (since(series, '19.0')) {
        judgeObjects(one)
        continue
      }
      const list = one.definition.attributes['_sql_constraints']?.value
      if (list?.t !== 'List' && list?.t !== 'Tuple') continue
      for (const item of list.items) {
        const found = shapeFault(item)
        if (found !== undefined) report('shape', placeIn(one, [item.s, item.e]), { found }, { severity: 'error' })
        else if (item.t === 'Tuple' || item.t === 'List') judge(one, stringValue(item.items[0]) ?? '', item.items[1])
      }
    }

    /** `_code_uniq = models.Constraint('unique(code)', 'message')` */
    function judgeObjects(one: ModelClass): void {
      for (const [name, { value, nameSpan }] of Object.entries(one.definition.attributes)) {
        const type =
          value.t === 'Call'
            ? /^models\.(Constraint|Index|UniqueIndex)$/.exec(dottedName(value.func) ?? '')?.[1]
            : undefined
        if (type === undefined || value.t !== 'Call') continue
        if (!name.startsWith('_')) report('private', placeIn(one, nameSpan), { name }, { severity: 'error' })
        else if (type === 'Constraint') judge(one, name, value.args[0])
      }
    }

    function judge(one: ModelClass, name: string, second: Expr | undefined): void {
      const definition = stringValue(second)
      if (!second || definition === undefined || definition.trim() === '') return
      const at = placeIn(one, [second.s, second.e])
      const plain = definition.replace(/'(?:[^']|'')*'/g, "''")
      if (!/^\s*(?:unique|check|exclude|foreign\s+key|primary\s+key)\b/i.test(definition))
        report('definition', at, { definition })
      else if (plain.split('(').length !== plain.split(')').length) report('parentheses', at, { definition })
      const columns = /^\s*unique\s*\(([^()]*)\)\s*(?:deferrable.*)?$/i.exec(definition)?.[1]
      if (!one.view?.closed || one.view.kind === 'abstract' || !one.view.auto) return
      for (const column of columns?.split(',').map((part) => part.trim().replaceAll('"', '')) ?? compared(plain)) {
        if (!/^[a-z_]\w*$/.test(column) || column.startsWith('x_')) continue
        const field = one.view.field(column)
        const data = { column, model: one.part.model, name }
        if (!field) report('column', at, data)
        else if (!field.part.open && (!field.stored || /^(?:One2many|Many2many)$/.test(field.type)))
          report('stored', at, data)
      }
    }
  },
})

/** Names in a CHECK that can be nothing but columns: those that a sign of comparison stands behind, or IS, IN, BETWEEN. */
function compared(definition: string): readonly string[] {
  if (!/^\s*check\b/i.test(definition) || /\bselect\b/i.test(definition)) return []
  const pattern = /(?<![\w.:"')])"?([a-z_]\w*)\b"?\s*(?:[<>=]|!=|(?:is|in|between|not)\b)/gi
  return [...new Set([...definition.matchAll(pattern)].map((match) => match[1] ?? ''))].filter(
    (name) => !WORDS.has(name.toLowerCase()),
  )
}

/** Words of SQL that such signs may stand behind. */
const WORDS: ReadonlySet<string> = new Set([
  'and', 'or', 'not', 'check', 'case', 'when', 'then', 'else', 'end', 'null', 'true', 'false', 'is', 'any', 'all', 'some', 'current_date', 'current_timestamp',
  'current_time', 'localtime', 'localtimestamp', 'current_user', 'unknown', 'date', 'timestamp', 'integer', 'int', 'numeric', 'text', 'varchar', 'float', 'boolean',
]) // biome-ignore format: a table

function shapeFault(item: Expr): string | undefined {
  if (item.t === 'Str') return 'a text alone (is a comma missing?)'
  if (item.t !== 'Tuple' && item.t !== 'List') return undefined
  if (item.items.some((part) => part.t === 'Starred')) return undefined
  return item.items.length === 3
    ? undefined
    : `${item.items.length === 1 ? 'one part' : `${item.items.length} parts`} instead of three`
}
