import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A website that is no address',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['website-manifest-key-not-valid-uri', 'W8114'],
  messages: {
    several: "'{website}' is more than one address: no browser opens it; write one",
    scheme: "'{website}' does not begin with https:// or http://: write the whole address",
    address: "'{website}' is no address that a browser opens: {problem}",
  },
  check({ addon, report }) {
    const website = addon.text('website')
    if (!website || website.value.trim() === '') return
    const at = addon.manifestPlace(website.span)
    const text = website.value.trim()
    if (/[\s,;]/.test(text)) report('several', at, { website: text })
    else if (!/^https?:\/\//i.test(text)) report('scheme', at, { website: text })
    else {
      const problem = hostProblem(text)
      if (problem !== undefined) report('address', at, { website: text, problem })
    }
  },
})

function hostProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'its host cannot be read'
  const { hostname } = new URL(text)
  return hostname.includes('.') || hostname === 'localhost' ? undefined : `'${hostname}' is no host`
}
