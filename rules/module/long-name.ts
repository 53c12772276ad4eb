import { baseName } from '../../src/host/paths.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

/** Weblate allows 100 characters; what OCA's tools leave of them. */
const LIMIT = 90

export default defineRule({
  title: 'A module name that is too long for the translation platform',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['weblate-component-too-long'],
  messages: {
    long: "Weblate would call the module '{component}', {length} characters, and it takes {limit} safely; find a shorter name",
  },
  check({ addon, report }) {
    const component = `${baseName(addon.site.root)}-00.0-${addon.name}`
    const { length } = component
    if (length > LIMIT) report('long', addon.manifestPlace(), { component, length, limit: LIMIT })
  },
})
