import { costOf } from '../../src/model/data-files.ts'
import { LoadOrder } from '../../src/model/id-order.ts'
import { idReferences } from '../../src/model/id-reference.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A record is referred to before it is loaded',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    file: "'{id}' is declared in {later}, which is loaded after this file: a new database has no such record yet; list {later} before {relative} in the manifest",
    record: "'{id}' is declared further down in this file: a new database has no such record yet; move its record up",
    itself: "'{id}' is the record that is being made here: it cannot refer to itself before it exists",
    demo: "'{id}' is demo data of {owner}: a database without demo data has no such record, and this file cannot be loaded there",
  },
  check({ addon, project, report }) {
    const order = new LoadOrder(project, addon)
    for (const located of idReferences(project, addon)) {
      const { use, id, file, resolution, lenient } = located
      // a group that comes later is found when the view is shown
      if (lenient || resolution.verdict !== 'yes') continue
      const availability = order.availability(located, resolution.declarations)
      if (availability === 'there') continue
      const at = { file: file.file, span: use.span }
      const [declaration] = resolution.declarations
      const place = declaration?.part.place
      const options = { ...costOf(file), related: [place && { ...place, note: 'declared here' }] }
      if (availability === 'later-file')
        report('file', at, { id, later: declaration?.part.file ?? '', relative: file.relative }, options)
      else if (availability === 'later-record') report('record', at, { id }, options)
      else if (availability === 'itself') report('itself', at, { id }, options)
      else report('demo', at, { id, owner: declaration?.module ?? '' }, options)
    }
  },
})
