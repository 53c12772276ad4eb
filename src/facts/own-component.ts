import type { OwnComponent } from './script-facts.ts'

const TEMPLATE = /\bstatic\s+template\s*=\s*(["'])([\w.-]+)\1/g
const CLASS = /\bclass\s+([\w$]+)\s+extends\s+(?:owl\s*\.\s*)?Component\s*\{/g
const LISTED = /\bstatic\s+components\s*=\s*\{([\w\s,$:]*)\}/g

/**
 * The component of a file that has one class alone, which extends nothing but OWL's `Component`, and that says plainly what
 * its template may use; `undefined` whenever there is any doubt.
 */
export function ownComponent(text: string): OwnComponent | undefined {
  const [template, ...more] = [...text.matchAll(TEMPLATE)]
  const name = template?.[2]
  if (name === undefined || more.length > 0) return undefined
  if ((text.match(/\bclass\b/g) ?? []).length !== 1) return undefined
  const owner = [...text.matchAll(CLASS)][0]?.[1]
  if (owner === undefined) return undefined
  const listed = [...text.matchAll(LISTED)]
  const mentions = text.match(/\bcomponents\b(?!\/)/g) ?? []
  if (listed.length > 1 || mentions.length !== listed.length) return undefined
  const components = (listed[0]?.[1] ?? '').split(',').flatMap((part) => /^\s*([\w$]+)/.exec(part)?.[1] ?? [])
  return { name: owner, template: name, components }
}

/** Classes to whose components a script adds some, by `Object.assign`, an assignment or a patch. */
export function extendedComponents(text: string): readonly string[] {
  const found = [...text.matchAll(/\b([\w$]+)\s*\.\s*components\b/g), ...text.matchAll(/\bpatch\s*\(\s*([\w$]+)\s*,/g)]
  return [...new Set(found.map((match) => match[1] ?? ''))].sort()
}
