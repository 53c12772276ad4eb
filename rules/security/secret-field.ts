import { accessRows, flatModel } from '../../src/model/data/access-rows.ts'
import { placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

/** Names of what opens a door; `token_name`, `password_policy` and the like are none. */
const SECRET =
  /(?:^|_)(?:password|passwd|pwd|secret|secret_key|client_secret|api_?key|private_?key|access_key|(?:api|auth|access|refresh|bearer|oauth|secret)_token)$/

/** Groups of people who may change anything anyhow. */
const ADMINISTRATORS = /^base\.group_(?:system|erp_manager|no_one)$/

/** Models of Odoo that every user reads. */
const SEEN: ReadonlySet<string> = new Set(['res.company', 'res.partner', 'res.users'])

export default defineRule({
  title: 'A password or key that everybody with access to the record reads',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    open: "'{field}' keeps a secret in '{model}', and whoever may read the record may read it, by export and RPC too (password=\"True\" in a view hides nothing); add groups=, such as groups='base.group_system'",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      // a wizard's records are seen by whoever made them
      if (one.view?.kind !== 'model' || one.conditional) continue
      for (const { written, part } of writtenFields(one)) {
        if ((part.type !== 'Char' && part.type !== 'Text') || !SECRET.test(part.name)) continue
        // in one line stands the path of a key's file
        if (part.type === 'Char' && /private_?key$/.test(part.name)) continue
        const field = one.view.field(part.name)
        if (!field?.stored || field.part.groups !== undefined || written.args['groups'] || part.open) continue
        if (field.definitions.length > 1) continue
        const flat = one.part.model.replaceAll('.', '_')
        const makers = one.view.contributions.flatMap(
          (by) => (by.part.creates ? project.addon(by.module) : undefined) ?? [],
        )
        const about = [addon, ...makers]
          .flatMap((by) => accessRows(project, by))
          .filter((row) => flatModel(row) === flat)
        // a model that administrators alone may read, or of which nothing is known
        const readers = about.filter(({ demo, grants }) => !demo && grants.includes('read'))
        if (
          !SEEN.has(one.part.model) &&
          readers.every(({ group }) => group === undefined || ADMINISTRATORS.test(group))
        )
          continue
        report('open', placeIn(one, written.nameSpan), { field: part.name, model: one.part.model })
      }
    }
  },
})
