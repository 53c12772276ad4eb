import { callSites } from '../../src/model/python/call-sites.ts'
import { dottedName } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A request trusts any server',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['tls-verification-disabled'],
  messages: {
    keyword:
      '{keyword}=False takes any certificate: whoever stands between reads and changes what is sent, passwords too; leave it out, or name the file of the certificate',
    context:
      'a context that verifies nothing takes any certificate: whoever stands between reads and changes what is sent; use ssl.create_default_context()',
  },
  check({ addon, series, report }) {
    for (const { call, facts, name } of callSites(addon, series)) {
      const off = call.keywords.find(({ name: keyword, value }) => keyword !== null && isOff(keyword, value))
      const at = (node: { readonly s: number; readonly e: number }) => ({
        file: facts.file,
        span: [node.s, node.e] as const,
      })
      if (off?.name && (REQUESTS.has(name) || /requests|httpx|session|client|ssl/i.test(dottedName(call.func) ?? '')))
        report('keyword', at(off), { keyword: off.name })
      if (name === '_create_unverified_context') report('context', at(call), {})
    }
  },
})

function isOff(keyword: string, value: { readonly t: string; readonly value?: unknown }): boolean {
  return /^(?:verify|verify_ssl|check_hostname)$/.test(keyword) && value.t === 'Const' && value.value === false
}

/** Calls that send a request. */
const REQUESTS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'request'])
