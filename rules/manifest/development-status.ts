import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

const STATUSES: readonly string[] = ['Alpha', 'Beta', 'Mature', 'Production/Stable']

export default defineRule({
  title: 'A development status that is none of the four',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['development-status-allowed', 'C8111'],
  messages: {
    status: "'{status}' is no development status: the tools that read it know {known}{hint}",
  },
  check({ addon, report }) {
    const status = addon.text('development_status')
    if (!status || status.value === '' || STATUSES.includes(status.value)) return
    const near = nearName(status.value, STATUSES)
    const hint = near === undefined ? '' : `; did you mean '${near}'?`
    report('status', addon.manifestPlace(status.span), { status: status.value, known: STATUSES.join(', '), hint })
  },
})
