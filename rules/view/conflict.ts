import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Two addons that do not know each other do not agree on a view',
  scope: 'project',
  codeless: true,
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    breaks:
      '{taker} takes away what {user} looks for in {root} ({what}): where both are installed Odoo refuses {user}; keep the node and hide it, or make one of the two depend on the other',
    order:
      '{taker} takes away what {user} looks for in {root} ({what}): once {taker} is installed, {user} cannot be installed any more; keep the node and hide it, or make one of the two depend on the other',
    attribute:
      '{taker} and {user} both set {what} of {path} in {root}: which of them counts depends on their names and on the order of installation; make one of the two depend on the other',
  },
  check({ project, report }) {
    for (const { kind, root, taker, user, what, path } of project.views.conflicts) {
      const at = taker.place ?? user.place
      if (!at) continue
      const other = taker.place ? user : taker
      const related = other.place && { ...other.place, note: `${other.module} has its say here` }
      const data = { taker: taker.module, user: user.module, root, what }
      const cause = `${taker.module} ${user.module} ${root}`
      if (kind === 'breaks') report('breaks', at, data, { related: [related] })
      else if (kind === 'order') report('order', at, data, { severity: 'warning', related: [related] })
      else report('attribute', at, { ...data, path }, { severity: 'info', related: [related], cause })
    }
  },
})
