import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'None of the authors that the settings ask for is named',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['manifest-required-author', 'C8101'],
  messages: {
    author: "'author' names none of {wanted}, which [conventions] required-authors asks for: add one, after a comma",
  },
  check({ addon, project, report }) {
    const wanted = project.conventions.requiredAuthors
    const author = addon.value('author')
    // a list is told by the rule about types
    if (wanted.length === 0 || !addon.readable || (author && author.kind !== 'str')) return
    const authors = new Set(author?.value.split(',').map((name) => name.trim()))
    if (wanted.some((name) => authors.has(name))) return
    report('author', addon.manifestPlace(author?.span), { wanted: wanted.map((name) => `'${name}'`).join(', ') })
  },
})
