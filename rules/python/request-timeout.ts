import { codeScopes, isAside } from '../../src/model/python/code-scopes.ts'
import { wholeValues } from '../../src/model/python/local-values.ts'
import { nameOrigin } from '../../src/model/python/name-origin.ts'
import type { Call } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

/** What waits for another machine for as long as it likes, with the place of its timeout among positional values. */
const WAITS: Readonly<Record<string, number | undefined>> = {
  'ftplib.FTP': 4,
  'ftplib.FTP_TLS': undefined,
  'http.client.HTTPConnection': 2,
  'http.client.HTTPSConnection': undefined,
  'imaplib.IMAP4': 2,
  'imaplib.IMAP4_SSL': undefined,
  'poplib.POP3': 2,
  'poplib.POP3_SSL': undefined,
  'requests.delete': undefined,
  'requests.get': undefined,
  'requests.head': undefined,
  'requests.options': undefined,
  'requests.patch': undefined,
  'requests.post': undefined,
  'requests.put': undefined,
  'requests.request': undefined,
  'serial.Serial': 5,
  'smtplib.SMTP': 3,
  'smtplib.SMTP_SSL': 5,
  'urllib.request.urlopen': 2,
}
/** What gives up by itself, after how many seconds, with the place of its timeout. */
const GIVES_UP: Readonly<Record<string, readonly [seconds: number, position: number | undefined]>> = {
  'odoo.addons.iap.iap_jsonrpc': [15, 3],
  'odoo.addons.iap.jsonrpc': [15, 3],
  'odoo.addons.iap.models.iap.jsonrpc': [15, 3],
  'odoo.addons.iap.tools.iap_tools.iap_jsonrpc': [15, 3],
  'suds.client.Client': [90, undefined],
}
const SESSION = /^requests\.(?:[Ss]ession|sessions\.Session)$/

export default defineRule({
  title: 'Another machine is asked without a limit of time',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['external-request-timeout', 'E8106', 'http-request-without-timeout'],
  messages: {
    timeout:
      '{call} waits for as long as the other side likes, with a worker and open locks held all the while: give it timeout=, in seconds',
    late: '{call} gives up after {seconds} seconds when nothing is said, with a worker and open locks held all the while: say with timeout= how long this may take',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      if (isAside(scope)) continue
      for (const call of scope.calls) {
        const asked = nameOrigin(scope.facts, call.func) ?? onSession(call)
        if (asked === undefined) continue
        const at = { file: scope.facts.file, span: [call.s, call.func.e] as const }
        const late = Object.hasOwn(GIVES_UP, asked) ? GIVES_UP[asked] : undefined
        if (late && !isLimited(call, late[1]))
          report('late', at, { call: asked, seconds: late[0] }, { severity: 'info', optional: true })
        if (Object.hasOwn(WAITS, asked) && !isLimited(call, WAITS[asked])) report('timeout', at, { call: asked })
      }

      /** `session.get()` of a `requests.Session()` that the function made. */
      function onSession({ func }: Call): string | undefined {
        if (func.t !== 'Attribute' || func.value.t !== 'Name' || !scope.node) return undefined
        const made = wholeValues(scope.node, func.value.id)
        const all = made?.every(
          (value) => value.t === 'Call' && SESSION.test(nameOrigin(scope.facts, value.func) ?? ''),
        )
        return all ? `requests.${func.attr}` : undefined
      }
    }
  },
})

function isLimited({ args, keywords }: Call, position: number | undefined): boolean {
  if (keywords.some(({ name }) => name === 'timeout' || name === null)) return true
  return args.some((arg) => arg.t === 'Starred') || (position !== undefined && args.length > position)
}
