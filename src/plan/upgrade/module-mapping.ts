/** The user's own word on modules: name → names at the target; none when the module is given up. */
export type ModuleMapping = ReadonlyMap<string, readonly string[]>

/** Reads `{ "old": "new" }`, with a list where a module was split, or null where it is given up. */
export function readMapping(text: string): { readonly mapping: ModuleMapping } | { readonly failed: string } {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return { failed: 'is no JSON' }
  }
  if (typeof root !== 'object' || root === null || Array.isArray(root))
    return { failed: 'must be an object: { "old": "new" }' }
  const mapping = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(root)) {
    const names: readonly unknown[] = value === null ? [] : Array.isArray(value) ? value : [value]
    const texts = names.filter((one) => typeof one === 'string')
    if (texts.length !== names.length) return { failed: `says for '${name}' something that is no module's name` }
    mapping.set(name, texts)
  }
  return { mapping }
}
