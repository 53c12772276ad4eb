import { routesOf } from '../../src/model/data/routes.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { dottedName, stringValue, walkBodyExprs } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A page reads a system parameter that its visitors may not read',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  from: '15.0',
  messages: {
    denied:
      'only administrators may read system parameters, and this page is for {who}: all others get AccessError; write {sudo}',
  },
  check({ addon, report }) {
    for (const { file, method, args } of routesOf(addon)) {
      const auth = args.has('auth') ? stringValue(args.get('auth')) : 'user'
      if (auth !== 'user' && auth !== 'public') continue
      const asked: Expr[] = []
      let isOther = false
      walkBodyExprs(method.node.body, (node) => {
        // it goes on as somebody else, or looks who is there
        if (node.t === 'Attribute' && OTHER.test(node.attr)) isOther = true
        if (node.t !== 'Call' || node.func.t !== 'Attribute' || node.func.attr !== 'get_param') return
        const of = node.func.value
        if (of.t !== 'Subscript' || dottedName(of.value) !== 'request.env') return
        if (stringValue(of.index) === 'ir.config_parameter') asked.push(of)
      })
      if (isOther) continue
      const who = auth === 'public' ? 'visitors who are not logged in, too' : 'every user who is logged in'
      const sudo = "request.env['ir.config_parameter'].sudo()"
      for (const { s, e } of asked)
        report(
          'denied',
          { file, span: [s, e] },
          { who, sudo },
          {
            fix: () => ({
              title: 'Read it with sudo()',
              safety: 'unsafe',
              edits: [{ file, span: [e, e], text: '.sudo()' }],
            }),
          },
        )
    }
  },
})

const OTHER = /^(?:update_env|uid|has_group|_is_admin|_is_system|user_has_groups|authenticate)$/
