import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import { dataFiles } from '../../src/model/data/data-files.ts'
import { xmlUses } from '../../src/model/ids/id-uses.ts'
import { autoInstalledWith } from '../../src/model/views/view-auto.ts'
import { templateElements } from '../../src/model/web/template-directives.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A template calls one that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    unknown: "there is no template '{name}': drawing what calls it ends with an error",
    near: "there is no template '{name}': drawing what calls it ends with an error; did you mean '{near}'?",
    unqualified:
      "t-call takes the whole id of a template, with its module: drawing '{name}' ends with an error{advice}",
    undeclared:
      "template '{name}' belongs to {owner}, which {addon} does not depend on: while {owner} is not installed, drawing what calls it ends with an error; add '{owner}' to depends",
  },
  check({ addon, project, report }) {
    for (const { use, file, id } of dataFiles(addon, project.series).flatMap((one) => xmlUses(addon, one))) {
      if (use.by !== 't-call') continue
      if (!file.xml?.records.some(({ tag, span }) => tag === 'template' && span[0] === use.at)) continue
      const resolution = project.ids.resolve(id, addon.name)
      if (resolution.verdict !== 'no') continue
      const at = { file: file.file, span: use.span }
      judge(id, at, resolution.elsewhere, () => project.ids.all())
    }
    for (const { file, element, by, owl } of templateElements(project, addon)) {
      if (by === 'server') {
        const named = element.tag === 'attribute' ? undefined : attribute(element, 't-call')
        const name = named?.value.trim() ?? ''
        if (!named || !/^[A-Za-z_][\w-]*$/.test(name)) continue
        const isOwn = project.ids.resolve(`${addon.name}.${name}`, addon.name).verdict === 'yes'
        const span = [named.vs, named.ve] as const
        const fix = () => ({
          title: 'Write the whole id',
          safety: 'safe' as const,
          edits: [{ file, span, text: `${addon.name}.${name}` }],
        })
        const advice = isOwn ? `; write '${addon.name}.${name}'` : ''
        report('unqualified', { file, span }, { name, advice }, isOwn ? { confidence: 'proven', fix } : {})
        continue
      }
      if (!owl) continue
      const call = attribute(element, 't-call')
      if (!call || !/^[\w-]+\.[\w.-]+$/.test(call.value)) continue
      const inside = project.templates.named(call.value).map(({ module }) => module)
      if (inside.some((owner) => project.graph.reaches(addon.name, owner))) continue
      const owners = inside.length > 0 ? inside : project.templates.outside(call.value)
      judge(call.value, { file, span: [call.vs, call.ve] }, owners, () => project.templates.names())
    }

    function judge(
      name: string,
      at: Parameters<typeof report>[1],
      owners: readonly string[],
      candidates: () => readonly string[],
    ): void {
      // an addon that cannot be read may bring it
      if (!project.isComplete(addon.name)) return
      const owner = nearestOwner(project, addon, owners)
      if (owner !== undefined) {
        const masked = autoInstalledWith(project, addon.name).has(owner)
        const severity = masked ? 'warning' : 'error'
        report(
          'undeclared',
          at,
          { name, owner, addon: addon.name },
          { severity, fix: () => addDependency(addon, owner) },
        )
        return
      }
      if (owners.length > 0) return
      const near = nearName(name, candidates())
      if (near === undefined) report('unknown', at, { name })
      else report('near', at, { name, near })
    }
  },
})
