import { locatorText } from '../../src/model/views/view-loss.ts'
import { clientFiles } from '../../src/model/web/client-files.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A change of a template of the web client aims at a node that is not there',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    lost: "nothing in template '{parent}' matches {locator}: {consequence}{hint}",
    xpath: '{locator} is no XPath that can be used here ({message}): {consequence}',
    spec: 'this change of template {parent} cannot be made ({message}): {consequence}',
    unread:
      'nothing reads {detail} in this change of template {parent}, and what it says is lost; write <attribute name="…">value</attribute>',
  },
  check({ addon, project, series, report }) {
    const files = new Set(clientFiles(project, addon).map(({ facts }) => facts.file))
    const browser = since(series, '18.0')
    const consequence = browser
      ? 'the template cannot be drawn, and what needs it ends with an error'
      : 'Odoo raises an error when it builds the bundle and every page that needs it fails'
    for (const template of project.templates.ofModule(addon.name)) {
      const { part, parent } = template
      if (parent === '' || !part.place || !files.has(part.place.file)) continue
      for (const { kind, spec, detail, loss } of project.templates.audit(template)?.issues ?? []) {
        if (!spec.place || kind === 'unknown') continue
        const at = spec.place
        const locator = locatorText(spec)
        if (kind === 'syntax' || kind === 'fault') report('xpath', at, { locator, message: detail, consequence })
        else if (kind !== 'not-found') {
          // the browser forgives the others
          if (browser && !BROWSER_REFUSES.has(kind)) continue
          if (kind === 'unread') {
            report('unread', at, { parent, detail }, { severity: 'warning' })
            continue
          }
          const message = `${kind.replaceAll('-', ' ')}${detail === '' ? '' : `: ${detail}`}`
          report('spec', at, { parent, message, consequence }, { confidence: 'likely' })
        } else if (project.isComplete(addon.name) && !(browser && MANY_CLASSES.test(locator))) {
          const hint = loss?.by
            ? `; ${loss.by} takes the node away`
            : loss?.owner
              ? `; ${loss.owner}, which is out of reach, adds the node`
              : loss?.near
                ? `; there is ${loss.near}`
                : ''
          report('lost', at, { parent, locator, consequence, hint })
        }
      }
    }
  },
})

/** What `template_inheritance.js` refuses as the server did before. */
const BROWSER_REFUSES: ReadonlySet<string> = new Set(['position', 'mode', 'root-sibling', 'root-removed'])

/** The browser's `hasclass` looks for its text between blanks, so that one text may hold several classes in a row. */
const MANY_CLASSES = /hasclass\([^)]*['"][^'",)\s]+\s+[^'",)\s]/
