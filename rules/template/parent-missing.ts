import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import { autoInstalledWith } from '../../src/model/views/view-auto.ts'
import { clientFiles } from '../../src/model/web/client-files.ts'
import { lateParent } from '../../src/model/web/late-parent.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A template of the web client copies or changes one that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing: "there is no template '{parent}': {consequence}; name the template that took its place",
    near: "there is no template '{parent}': {consequence}; did you mean '{near}'?",
    undeclared:
      "template '{parent}' belongs to {owner}, which {addon} does not depend on: while {owner} is not installed, {consequence}; add '{owner}' to depends",
    itself: "template '{parent}' copies itself: {consequence}; name the template that it is made of",
    order: "template '{parent}' comes after this one in bundle '{bundle}': {consequence}; put {file} before this file",
    below: "template '{parent}' stands below this one in the file: {consequence}; move it up",
    later:
      "template '{parent}' belongs to {owner}, which is loaded after {addon} because it depends on it: {consequence}; move the change to {owner}",
  },
  check({ addon, project, series, report }) {
    const files = new Map(clientFiles(project, addon).map(({ facts, bundles }) => [facts.file, bundles]))
    for (const template of project.templates.ofModule(addon.name)) {
      const { parent, part } = template
      if (parent === '' || !part.place || !files.has(part.place.file)) continue
      const found = project.templates.inReach(parent, addon.name)
      const at = part.place
      const browser = since(series, '18.0')
      if (found && found !== template) {
        // the browser looks for parents when a template is first drawn
        const late = browser ? undefined : lateParent(project, addon.name, at, found, files.get(at.file) ?? [])
        const consequence = ERROR
        if (late === 'below') report('below', at, { parent, consequence })
        else if (late && found.part.place) {
          const file = found.part.place.file.slice(addon.site.path.length + 1)
          report('order', at, { parent, bundle: late.bundle, file, consequence }, { related: [found.part.place] })
        }
        continue
      }
      const consequence = !browser
        ? ERROR
        : template.extends
          ? 'the change is never made, and Odoo does not say so'
          : 'it cannot be drawn, and what needs it ends with an error'
      if (found) {
        report('itself', at, { parent, consequence })
        continue
      }
      const severity = browser && template.extends ? 'warning' : 'error'
      const inside = project.templates.inherited(parent, addon.name).map(({ module }) => module)
      const owners = inside.length > 0 ? inside : project.templates.outside(parent)
      if (owners.length > 0) {
        // whoever draws what a bundle of that addon holds has that addon, and the browser does not mind the order
        if (browser && owners.some((one) => bringsAll(files.get(at.file) ?? [], one))) continue
        const owner = nearestOwner(project, addon, owners)
        const [first = ''] = owners
        // an addon that cannot be read may bring it; module/web-implicit tells of web
        if (owner !== undefined && (!project.isComplete(addon.name) || bringsWeb(owner))) continue
        if (owner === undefined)
          report('later', at, { parent, owner: first, addon: addon.name, consequence }, { severity })
        else
          report(
            'undeclared',
            at,
            { parent, owner, addon: addon.name, consequence },
            { severity, fix: () => addDependency(addon, owner) },
          )
        continue
      }
      // under another addon's name it may be found by chance: only until 17.0, and not worth a word
      if (!project.isComplete(addon.name) || project.templates.named(parent).length > 0) continue
      const near = nearName(parent, project.templates.names())
      if (near === undefined) report('missing', at, { parent, consequence }, { severity })
      else report('near', at, { parent, near, consequence }, { severity })
    }

    /** Is it web, which Odoo installs by itself with what the addon needs? */
    function bringsWeb(owner: string): boolean {
      return owner === 'web' && autoInstalledWith(project, addon.name).has(owner)
    }

    /** Are there none of these bundles without this addon? */
    function bringsAll(bundles: readonly string[], owner: string): boolean {
      return bundles.every((bundle) => {
        const [of = ''] = bundle.split('.')
        return of !== addon.name && (of === owner || project.graph.reaches(of, owner))
      })
    }
  },
})

const ERROR = 'Odoo raises an error when it builds the bundle and every page that needs it fails'
