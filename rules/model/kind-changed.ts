import { placeIn } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A class extends a model of another kind: stored, transient or abstract',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    extended:
      "'{model}' is {before} model, and this class extends it as {after} one: Odoo stops as it loads the addon; derive from models.{base}",
    parent:
      "abstract model '{model}' cannot inherit from '{parent}', which is not abstract: Odoo stops as it loads the addon",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view || one.conditional || one.part.open) continue
      const { model, kind, creates } = one.part
      const at = placeIn(one, one.definition.nameSpan)
      const before = one.view.kind
      if (
        !creates &&
        ((before === 'abstract' && kind !== 'abstract') || (before === 'transient') !== (kind === 'transient'))
      ) {
        const data = { model, before: KINDS[before].article, after: KINDS[kind].article, base: KINDS[before].base }
        report('extended', at, data, { related: [one.view.contributions.find(({ part }) => part.creates)?.part.place] })
      }
      if (before !== 'abstract') continue
      for (const parent of one.part.inherit) {
        const view = project.models.view(parent, addon.name)
        if (view && view.kind !== 'abstract') report('parent', at, { model, parent })
      }
    }
  },
})

const KINDS = {
  model: { article: 'a stored', base: 'Model' },
  transient: { article: 'a transient', base: 'TransientModel' },
  abstract: { article: 'an abstract', base: 'AbstractModel' },
} as const
