import type { ClassFacts, PythonFacts } from '../../../facts/python-facts.ts'
import { lostControllerMethod } from '../../../knowledge/lost-controller-methods.ts'
import { callsSuper } from '../../../model/inference/calls-super.ts'
import { dottedOrigin } from '../../../model/python/name-origin.ts'
import { seriesRank } from '../../../text/series.ts'
import type { Collect } from '../risk.ts'

/** Methods of Odoo's controllers that those of an addon override: does the target have them? */
export function controllerUses(collect: Collect): void {
  for (const facts of collect.addon.python.values())
    for (const one of facts.classes)
      for (const base of one.kind === 'model' ? [] : odooBases(facts, one)) methodUses(collect, facts, one, base)
}

interface OdooClass {
  readonly module: string
  readonly name: string
}

function methodUses({ project, add }: Collect, facts: PythonFacts, one: ClassFacts, { module, name }: OdooClass): void {
  for (const method of one.methods)
    for (const { gone, heir } of lostControllerMethod(module, name, method.name)) {
      if (seriesRank(gone) <= seriesRank(project.series)) continue
      const withSuper = callsSuper(method)
      add({
        kind: 'override_removed',
        symbol: `${module}.${name}.${method.name}`,
        at: { file: facts.file, span: method.nameSpan },
        severity: 'silent loss',
        effort: 'review',
        alive: ({ series }) => seriesRank(series) < seriesRank(gone),
        ...(heir !== undefined && { replacement: heir }),
        message: `the controller ${name} of '${module}' has no method '${method.name}' any more: nobody calls this override${withSuper ? ', and its super() fails' : ''}`,
        confidence: 'likely',
      })
    }
}

/** The bases of a class that it takes from other addons: `main.WebsiteSale` after `from odoo.addons.website_sale.controllers import main`. */
function odooBases(facts: PythonFacts, one: ClassFacts): readonly OdooClass[] {
  return one.bases.flatMap((base) => {
    const [, module, name] = /^odoo\.addons\.(\w+).*\.(\w+)$/.exec(dottedOrigin(facts, base) ?? '') ?? []
    return module === undefined || name === undefined ? [] : [{ module, name }]
  })
}
