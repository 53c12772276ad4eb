import {
  distributionsOfOdoo,
  isStdlib,
  meantDistribution,
  normalDistribution,
  pinnedVersions,
} from '../../src/knowledge/python-libraries.ts'
import { distributionName, externalItems } from '../../src/model/python/python-declared.ts'
import { allows, readRequirement } from '../../src/model/python/python-requirement.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

/** Programs that every installation of Odoo has by its own documentation. */
const PROGRAMS: ReadonlySet<string> = new Set(['wkhtmltopdf', 'python3', 'psql', 'pg_dump', 'pg_restore'])

export default defineRule({
  title: 'An external dependency does not come with Odoo',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    python:
      "'{name}' is no requirement of Odoo {series}: {addon} can't be installed until the server has it (pip install {name})",
    version:
      "Odoo {series} asks for {name} {pins}, but {addon} for '{text}': it can't be installed until the server has another version of the library",
    bin: "the program '{name}' is not part of an installation of Odoo: {addon} can't be installed until the server's PATH has it",
  },
  check({ addon, project, series, report }) {
    const delivered = project.deliveries.get(addon.site.root)?.packages
    const brought = distributionsOfOdoo(series)
    for (const text of externalItems(addon, 'python')) {
      const requirement = readRequirement(text.value)
      if (!('failed' in requirement) && requirement.marker !== '') continue
      const written = distributionName(text.value)
      const name = meantDistribution(written) ?? written
      const specifiers = 'failed' in requirement ? [] : requirement.specifiers
      const pins = pinnedVersions(name, series)
      const at = addon.manifestPlace(text.span)
      if (pins.length > 0 && !pins.some((pin) => allows(specifiers, pin)))
        report('version', at, { name, series, pins: pins.join(' or '), text: text.value, addon: addon.name })
      if (brought.has(normalDistribution(name)) || isStdlib(written)) continue
      if (delivered?.has(normalDistribution(name)) || delivered?.has(normalDistribution(written))) continue
      report('python', at, { name, series, addon: addon.name })
    }
    for (const text of externalItems(addon, 'bin')) {
      if (PROGRAMS.has(text.value)) continue
      report('bin', addon.manifestPlace(text.span), { name: text.value, addon: addon.name })
    }
  },
})
