import type { Place } from '../../text/span.ts'
import type { Project } from '../project.ts'
import type { ClientTemplate } from './client-templates.ts'

/** Does a template of the same addon stand behind what inherits it, in the file or in a bundle of it? */
export function lateParent(
  project: Project,
  module: string,
  at: Place,
  { module: owner, part }: ClientTemplate,
  bundles: readonly string[],
): 'below' | { readonly bundle: string } | undefined {
  if (owner !== module || !part.place) return undefined
  if (part.place.file === at.file) return part.place.span[0] > at.span[0] ? 'below' : undefined
  const folder = project.addon(module)?.site.path ?? ''
  const path = (file: string): string => `/${module}${file.slice(folder.length)}`
  for (const bundle of bundles) {
    const { paths, open } = project.bundles.of(bundle, module)
    const [own, other] = [paths.indexOf(path(at.file)), paths.indexOf(path(part.place.file))]
    if (!open && own >= 0 && other > own) return { bundle }
  }
  return undefined
}
