import type { Stmt } from '../../parse/python/ast.ts'
import { walkBodyExprs } from '../../parse/python/walk.ts'
import type { Addon } from '../addon.ts'
import { perAddon } from '../per-addon.ts'
import type { Project } from '../project.ts'

/** The texts written in a Python tree, long ones left out; of an f-string the fixed parts, with `*` for the others. */
export function pythonTexts(body: readonly Stmt[]): readonly string[] {
  const found: string[] = []
  walkBodyExprs(body, (one) => {
    if (one.t === 'Str' && one.value.length < 300) found.push(one.value)
    // the fixed parts alone: f'data/{name}.csv' names the folder
    else if (one.t === 'JoinedStr')
      found.push(one.pieces.map((piece) => (typeof piece === 'string' ? piece : '*')).join(''))
  })
  return found
}

/** What the code of an addon may name values by: its texts, and the names of what it hands on by name. */
const namesInCode: (addon: Addon) => ReadonlySet<string> = perAddon((addon) => {
  const names = new Set<string>()
  for (const { body } of addon.python.values()) {
    for (const text of pythonTexts(body)) names.add(text)
    walkBodyExprs(body, (one) => {
      if (one.t === 'Call') for (const { name } of one.keywords) if (name !== null) names.add(name)
    })
  }
  return names
})

/** May code of an addon, or of those that it needs, give something a value by this name? */
export function isNamedInCode(project: Project, addon: Addon, name: string): boolean {
  for (const module of project.graph.reach(addon.name)) {
    const reached = project.addon(module)
    if (reached && namesInCode(reached).has(name)) return true
  }
  return false
}
