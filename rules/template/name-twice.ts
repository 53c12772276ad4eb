import { clientFiles } from '../../src/model/web/client-files.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'Two templates of the web client have one name',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '16.0',
  messages: {
    own: "template '{name}' is defined twice in {addon}: {consequence}; rename one of them",
    other:
      'template \'{name}\' is a template of {owner}: from 18.0 on two of one name end with an error and the web client does not start; to change it, write t-inherit="{name}" with t-inherit-mode="extension"',
  },
  check({ addon, project, series, report }) {
    const files = new Map(clientFiles(project, addon).map((file) => [file.facts.file, file.bundles]))
    const browser = since(series, '18.0')
    const consequence = browser
      ? 'the second ends with an error, and the web client does not start'
      : 'Odoo raises an error when it builds the bundle and every page that needs it fails'
    for (const template of project.templates.ofModule(addon.name)) {
      const { name, place } = template.part
      const bundles = place && files.get(place.file)
      if (template.extends || name === '' || !place || !bundles) continue
      const first = project.templates.named(name).find((one) => {
        if (one === template || one.order > template.order) return false
        if (one.module !== addon.name) return browser && project.graph.reaches(addon.name, one.module)
        const others = one.part.place && files.get(one.part.place.file)
        return others?.some((bundle) => bundles.includes(bundle)) ?? false
      })
      if (!first) continue
      const related = [first.part.place]
      if (first.module === addon.name) report('own', place, { name, addon: addon.name, consequence }, { related })
      else if (sharesBundle(name, first.module, bundles)) report('other', place, { name, owner: first.module })
    }

    /** Where a template of core stands is not known: only bundles that all of the web client loads are judged. */
    function sharesBundle(name: string, owner: string, bundles: readonly string[]): boolean {
      return name.startsWith(`${owner}.`) && bundles.includes('web.assets_backend')
    }
  },
})
