import { fieldsMeet, type OwnName, ownNames } from '../../model/own-names.ts'
import type { Project } from '../../model/project.ts'
import { SERIES, seriesRank } from '../../text/series.ts'
import type { World } from '../upgrade/world.ts'
import type { Conflict, ConflictKind } from './conflict.ts'

const KINDS: Readonly<Record<OwnName['kind'], ConflictKind>> = {
  module: 'module',
  model: 'model',
  field: 'field',
  method: 'method',
  xmlid: 'record',
  template: 'template',
}

/**
 * Names that the checked addons give and that Odoo gives too in a later release, though not in theirs. `world` ends with
 * the last release that is looked at; each name is told of the first that has it.
 */
export function laterConflicts(world: World): readonly Conflict[] {
  const { before: project, from, to } = world
  const way = SERIES.filter((one) => seriesRank(one) > seriesRank(from) && seriesRank(one) <= seriesRank(to))
  const later = way.map((one) => world.at(one)).filter(({ release }) => release !== undefined)
  return project.checked.flatMap((addon) => {
    // what stands in a module, or in a model, that Odoo has too meets Odoo's at every turn: the whole is told alone
    const wholes = new Map<string, number>()
    return ownNames(project, addon).flatMap((name): Conflict[] => {
      if (name.takenBy(project) !== null) return []
      const at = later.findIndex((one) => typeof name.takenBy(one) === 'string')
      const then = later[at]
      const owner = then && name.takenBy(then)
      if (!then || typeof owner !== 'string') return []
      if (name.kind === 'module') wholes.set('', at)
      else if (at >= (wholes.get('') ?? Infinity)) return []
      else if (name.kind === 'model') wholes.set(name.model, at)
      else if (name.model !== '' && at >= (wholes.get(name.model) ?? Infinity)) return []
      return [
        {
          kind: KINDS[name.kind],
          level: 'later',
          subject: name.symbol,
          message: messageOf(name, then, owner),
          parties: [
            { module: addon.name, place: name.at, does: 'gives the name' },
            ...(name.kind === 'module'
              ? []
              : [{ module: owner, place: undefined, does: `gives it in ${then.series}` }]),
          ],
          winner: undefined,
        },
      ]
    })
  })
}

function messageOf({ kind, field }: OwnName, then: Project, owner: string): string {
  const { series } = then
  switch (kind) {
    case 'module':
      return `Odoo ${series} has a module of this name: which of the two is installed hangs on the addons path`
    case 'model':
      return `${owner} of Odoo ${series} makes a model of this name: the addon's replaces it`
    case 'field': {
      const odoos = field?.odoos(then)
      return field && odoos && !fieldsMeet(field.part, odoos)
        ? `${owner} of Odoo ${series} has a field of this name and of another type: the addon's takes its place`
        : `${owner} of Odoo ${series} has a field of this name and type: the addon's changes it`
    }
    case 'method':
      return `${owner} of Odoo ${series} has a method of this name: the addon's takes its place without calling it`
    case 'xmlid':
      return `${owner} of Odoo ${series} has a record of this id: the addon's changes it`
    case 'template':
      return `${owner} of Odoo ${series} has a client template of this name: only one of the two is drawn`
  }
}
