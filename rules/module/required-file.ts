import { normalizePath } from '../../src/host/paths.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An addon lacks a file that the settings ask for',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['missing-odoo-file', 'C8115'],
  messages: {
    file: '{addon} has no {file}, which [conventions] required-files asks for: add it',
  },
  check({ addon, project, report }) {
    for (const file of project.conventions.requiredFiles)
      if (!addon.has(normalizePath(file))) report('file', addon.manifestPlace(), { addon: addon.name, file })
  },
})
