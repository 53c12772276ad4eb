import type { Project } from '../../model/project.ts'
import { compareText } from '../../text/compare-text.ts'
import type { World } from '../upgrade/world.ts'
import { CONFLICT_KINDS, CONFLICT_LEVELS, type Conflict, type ConflictParty } from './conflict.ts'
import { coreConflicts } from './conflicts-core.ts'
import { fieldConflicts, modelConflicts } from './conflicts-fields.ts'
import { laterConflicts } from './conflicts-later.ts'
import { methodConflicts } from './conflicts-methods.ts'
import { recordConflicts } from './conflicts-records.ts'
import { routeConflicts } from './conflicts-routes.ts'
import { viewConflicts } from './conflicts-views.ts'

/**
 * Where the checked addons get in each other's way, or in Odoo's, when all are installed in one database: the worst
 * first, then by kind and subject. With `world`, where they will meet names that releases up to its last one bring.
 */
export function conflicts(project: Project, world?: World): readonly Conflict[] {
  const found = [
    ...moduleConflicts(project),
    ...modelConflicts(project),
    ...fieldConflicts(project),
    ...methodConflicts(project),
    ...routeConflicts(project),
    ...recordConflicts(project),
    ...viewConflicts(project),
    ...coreConflicts(project),
    ...(world ? laterConflicts(world) : []),
  ]
  return found
    .map((conflict) => ({ ...conflict, parties: distinct(conflict.parties) }))
    .sort(
      (a, b) =>
        CONFLICT_LEVELS.indexOf(a.level) - CONFLICT_LEVELS.indexOf(b.level) ||
        CONFLICT_KINDS.indexOf(a.kind) - CONFLICT_KINDS.indexOf(b.kind) ||
        Number(isAmongOwn(project, a)) - Number(isAmongOwn(project, b)) ||
        compareText(a.subject, b.subject),
    )
}

/** No module of Odoo's takes part: whether the addons are ever installed together is in the users' hands. */
function isAmongOwn(project: Project, { parties }: Conflict): boolean {
  return parties.every(({ module }) => project.addon(module))
}

/** A module that does the same twice at one place does it once. */
function distinct(parties: readonly ConflictParty[]): readonly ConflictParty[] {
  const key = ({ module, place, does }: ConflictParty): string => JSON.stringify([module, place, does])
  return [...new Map(parties.map((one) => [key(one), one])).values()]
}

/** Two folders of one name, and addons that bear the name of a module of Odoo's own. */
function moduleConflicts(project: Project): readonly Conflict[] {
  const twins = project.twins
    .filter(({ winner, hidden }) => winner.checked || hidden.checked)
    .map(
      ({ winner, hidden }): Conflict => ({
        kind: 'module',
        level: 'high',
        subject: winner.name,
        message: `Odoo takes the first folder of this name on the addons path and never sees the other, without a word`,
        parties: [
          { module: hidden.name, place: { file: hidden.manifest, span: [0, 0] }, does: 'is never seen' },
          { module: winner.name, place: { file: winner.manifest, span: [0, 0] }, does: 'is taken' },
        ],
        winner: winner.name,
      }),
    )
  const shadows = project.checked
    .filter((addon) => !addon.site.core && project.release?.module(addon.name) && !project.release.isAdded(addon.name))
    .map(
      (addon): Conflict => ({
        kind: 'module',
        level: 'high',
        subject: addon.name,
        message: `Odoo ${project.series} has a module of this name: which of the two is installed hangs on the addons path`,
        parties: [{ module: addon.name, place: { file: addon.site.manifest, span: [0, 0] }, does: 'bears its name' }],
        winner: undefined,
      }),
    )
  return [...twins, ...shadows]
}
