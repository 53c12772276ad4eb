import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An addon has no README',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['missing-readme', 'C8112'],
  messages: {
    readme: '{addon} has no README.rst, README.md or README.txt: nothing tells what it is for; write one',
  },
  check({ addon, report }) {
    if (addon.paths().some((path) => /^README\.(?:rst|md|txt)$/.test(path))) return
    // the fragments that OCA's tools make the README of
    if (addon.paths().some((path) => /^readme\/DESCRIPTION\.(?:rst|md)$/.test(path))) return
    report('readme', addon.manifestPlace(), { addon: addon.name })
  },
})
