import { attachedUrls } from '../../src/model/data/attached-urls.ts'
import { nearAsset } from '../../src/model/web/asset-near.ts'
import { assetReferences } from '../../src/model/web/asset-references.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A template loads a script or style that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing:
      "'{path}' does not exist: whatever page is drawn with this template asks for it in vain; add the file or take the element out",
    near: "'{path}' does not exist: whatever page is drawn with this template asks for it in vain; did you mean '{near}'?",
  },
  check({ addon, project, report }) {
    const { files } = project.bundles
    for (const { path, at } of assetReferences(project, addon)) {
      const found = files.resolve(path)
      if (found.kind !== 'missing' || !project.graph.reaches(addon.name, found.module)) continue
      const owner = project.addon(found.module)
      if ([addon, owner].some((one) => one && attachedUrls(project, one).has(path.slice(1)))) continue
      const near = nearAsset(files, found.module, found.relative)
      if (near === undefined) report('missing', at, { path })
      else report('near', at, { path, near: `/${near}` })
    }
  },
})
