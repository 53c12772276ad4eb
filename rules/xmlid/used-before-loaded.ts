import { costOf } from '../../src/model/data/data-files.ts'
import { LoadOrder } from '../../src/model/ids/id-order.ts'
import { moveItem } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A record is referred to before it is loaded',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['manifest-data-order-risk'],
  messages: {
    file: "'{id}' is declared in {later}, which is loaded after this file: a new database has no such record yet; list {later} before {relative} in the manifest",
    record: "'{id}' is declared further down in this file: a new database has no such record yet; move its record up",
    itself: "'{id}' is the record that is being made here: it cannot refer to itself before it exists",
    demo: "'{id}' is demo data of {owner}: a database without demo data has no such record, and this file cannot be loaded there",
  },
  check({ addon, project, report }) {
    const order = new LoadOrder(project, addon)
    const references = project.idReferences(addon)
    /** The other file needs something of this one as well: no order is right. */
    const circle = (relative: string, later: string): boolean =>
      references.some(
        ({ file, resolution }) =>
          file.relative === later &&
          resolution.verdict === 'yes' &&
          resolution.declarations.some(({ part, module }) => module === addon.name && part.file === relative),
      )
    for (const located of references) {
      const { use, id, file, resolution, lenient } = located
      // a group that comes later is found when the view is shown
      if (lenient || resolution.verdict !== 'yes') continue
      const availability = order.availability(located, resolution.declarations)
      if (availability === 'there') continue
      const at = { file: file.file, span: use.span }
      const [declaration] = resolution.declarations
      const place = declaration?.part.place
      const options = { ...costOf(file), related: [place && { ...place, note: 'declared here' }] }
      if (availability === 'later-file') {
        const later = declaration?.part.file ?? ''
        const { relative } = file
        const fix = () =>
          later === '' || circle(relative, later)
            ? undefined
            : (moveItem(addon, 'data', later, relative, `List '${later}' before '${relative}'`) ??
              moveItem(addon, 'demo', later, relative, `List '${later}' before '${relative}'`))
        report('file', at, { id, later, relative }, { ...options, fix, cause: `${relative} before ${later}` })
      } else if (availability === 'later-record') report('record', at, { id }, options)
      else if (availability === 'itself') report('itself', at, { id }, options)
      else report('demo', at, { id, owner: declaration?.module ?? '' }, options)
    }
  },
})
