import { fullId } from '../../src/facts/summarize-data.ts'
import { isRef, linkedRecords } from '../../src/model/data/data-commands.ts'
import { dataExpression } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A user, or a group, is of two types',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    user: 'this user belongs to {groups}: internal, portal and public users are three types, of which a user has one, and Odoo refuses the record; leave one of them out',
    group:
      'this group implies {groups}: internal, portal and public users are three types, of which a user has one, and Odoo refuses every user of the group; leave one of them out',
  },
  check({ addon, project, report }) {
    /** The types that each group of the addon implies, as far as its records tell. */
    const implied = new Map<string, ReadonlySet<string>>()
    for (const { file, record, model, id } of project.dataRecords(addon)) {
      const name = GROUP_FIELDS[model]
      if (name === undefined) continue
      const field = name.map((one) => fieldOf(record, one)).find((one) => one?.eval)
      const read = field?.eval && !field.search ? dataExpression(field.eval) : undefined
      if (!field || !read || !('expr' in read)) continue
      const types = new Set<string>()
      for (const linked of linkedRecords(read.expr)) {
        const [first] = linked.t === 'Call' && isRef(linked) ? linked.args : []
        if (first?.t !== 'Str') continue
        const group = fullId(addon.name, first.value)
        if (TYPES.has(group)) types.add(group)
        for (const type of implied.get(group) ?? []) types.add(type)
      }
      if (model === 'res.groups' && id !== undefined) implied.set(id, types)
      if (types.size < 2) continue
      const at = { file: file.file, span: field.eval?.span ?? field.span }
      const groups = [...types].sort().join(' and ')
      if (model === 'res.users') report('user', at, { groups }, costOf(file))
      else report('group', at, { groups }, { severity: 'warning' })
    }
  },
})

const GROUP_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'res.users': ['groups_id', 'group_ids'],
  'res.groups': ['implied_ids'],
}

/** The groups that `_check_one_user_type` and, since 19.0, `_check_disjoint_groups` of `res.users` keep apart. */
const TYPES: ReadonlySet<string> = new Set(['base.group_user', 'base.group_portal', 'base.group_public'])
