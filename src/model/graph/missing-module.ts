import { editDistance } from '../../text/near-name.ts'
import type { Addon } from '../addon.ts'
import { perObject } from '../per-addon.ts'
import type { Project } from '../project.ts'

/** What can be said of a name in `depends` that no addons path has. */
export interface MissingModule {
  /**
   * `proven`: no addons path of the user's has it; `likely`: it is not among what was read, but the user may have more;
   * `guess`: a slip of the pen
   */
  readonly certainty: 'proven' | 'likely' | 'guess'
  /** an existing name that was probably meant */
  readonly near: string | undefined
  /** a file that tells that dependencies come from elsewhere */
  readonly evidence: string | undefined
}

/**
 * Judges a name that stands in `depends`. `undefined`: it exists, or nothing is known of it. It is surely missing only
 * when the user's addons paths are known (Odoo's own source is on them, or they were named) and the repository shows no
 * sign that it gets addons from elsewhere. Without them one repository was read, and others may lie beside it.
 */
export function missingModule(project: Project, addon: Addon, name: string): MissingModule | undefined {
  const deliveries = project.deliveries.get(addon.site.root)
  if (project.knows(name) || deliveries?.named.has(name.toLowerCase())) return undefined
  // a name that several addons write alike is no slip
  const near = sharedDepends(project).has(name) ? undefined : nearModule(name, addon.name, project.graph.names)
  if (!project.hasCore) return near === undefined ? undefined : { certainty: 'guess', near, evidence: undefined }
  const evidence = deliveries?.evidence
  return { certainty: evidence === undefined && project.knowsPaths ? 'proven' : 'likely', near, evidence }
}

/** Names that `depends` of several checked addons hold. */
const sharedDepends = perObject((project: Project): ReadonlySet<string> => {
  const [once, again] = [new Set<string>(), new Set<string>()]
  for (const { depends } of project.checked)
    for (const name of new Set(depends.map((text) => text.value))) (once.has(name) ? again : once).add(name)
  return again
})

/**
 * The module that a name was probably meant to be. Names of modules are words put together, and whole families differ by
 * one short word (`l10n_es`, `l10n_ee`; `sale_x`, `base_x`), so a slip must lie within one long word, or between words.
 */
function nearModule(name: string, own: string, candidates: readonly string[]): string | undefined {
  const plain = name.toLowerCase().replace(/[-_.\s]/g, '')
  const words = name.toLowerCase().split(/[-_.\s]+/)
  const ownWords = new Set(own.split('_'))
  let best: string | undefined
  for (const candidate of candidates) {
    if (candidate === own) continue
    if (isSpelt(candidate, plain)) return candidate
    // the first word may be the one that is wrong, though not in its first letter
    if (Math.abs(candidate.length - name.length) > 2 || candidate.charAt(0) !== plain.charAt(0)) continue
    const others = candidate.split('_')
    if (others.length !== words.length) continue
    const changed = words.flatMap((word, i) => (word === others[i] ? [] : [[word, others[i] ?? ''] as const]))
    const [slip] = changed
    if (!slip || changed.length > 1) continue
    const [word, other] = slip
    // `contract_brand` knows what it writes when it depends on `contract`
    if (ownWords.has(word)) continue
    if (Math.min(word.length, other.length) < 5 || word.charAt(0) !== other.charAt(0)) continue
    if (editDistance(word, other, 3) <= (word.length < 8 ? 1 : 2)) best ??= candidate
  }
  return best
}

/** Is it the name but for underscores? */
function isSpelt(candidate: string, plain: string): boolean {
  if (candidate.length < plain.length || !candidate.startsWith(plain.charAt(0))) return false
  return candidate.replaceAll('_', '') === plain
}
