import type { Stmt } from '../../parse/python/ast.ts'
import type { FilePath } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import type { ModelView } from '../models/model-view.ts'
import type { Project } from '../project.ts'
import { worldOf } from './code-faults.ts'
import { BodyReader } from './infer-body.ts'
import type { CodeFault } from './infer-fault.ts'
import { guardedNames } from './infer-guard.ts'
import { ENV, recordsOf } from './infer-type.ts'

/**
 * What surely fails in the code of an action on records of `model`, when that is known. The spans are those of the code.
 */
export function actionFaults(
  project: Project,
  addon: Addon,
  file: FilePath,
  body: readonly Stmt[],
  model: ModelView | undefined,
): readonly CodeFault[] {
  const faults: CodeFault[] = []
  const emit = (fault: CodeFault): void => void faults.push(fault)
  const reader = new BodyReader(
    worldOf(project, addon, { file, imports: [], constants: {} }, emit, { known: 0, unknown: 0 }),
  )
  reader.scope.set('env', ENV)
  for (const name of ['model', 'record', 'records']) reader.scope.set(name, recordsOf(model))
  reader.block(body)
  const guards = guardedNames({ body })
  return faults.filter((fault) => !guards.covers(fault))
}
