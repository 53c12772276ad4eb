import { routesOf } from '../../src/model/data/routes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A page for people who are logged in takes forms of any other site',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['csrf-disabled-authenticated-route'],
  messages: {
    off: "csrf=False on a route with auth='user': another site can send a form here in the name of whoever is logged in; leave it out and put csrf_token into the form, or let programs come in with another auth",
  },
  check({ addon, report }) {
    for (const { file, args, paths, verbs, extends: extending } of routesOf(addon)) {
      const csrf = args.get('csrf')
      if (csrf?.t !== 'Const' || csrf.value !== false) continue
      const auth = args.get('auth')
      // without a word of its own an override has the auth of what it overrides
      if (auth ? auth.t !== 'Str' || auth.value !== 'user' : extending || paths.length === 0) continue
      const type = args.get('type')
      if (type && (type.t !== 'Str' || type.value !== 'http')) continue
      // the token is asked for where something may be changed only
      if (verbs?.every((verb) => /^(?:GET|HEAD|OPTIONS|TRACE)$/i.test(verb))) continue
      report('off', { file, span: [csrf.s, csrf.e] }, {})
    }
  },
})
