import type { RecordFacts } from '../../facts/xml-facts.ts'
import type { FilePath } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { fieldOf } from '../data/data-records.ts'
import { modelNamed } from '../ids/id-model.ts'
import type { ModelView } from '../models/models.ts'
import type { Project } from '../project.ts'
import { bodyExpressions, type ReportExpression } from './report-scopes.ts'
import { inlineExpressions, mailBody } from './template-expressions.ts'

/** What the expressions of a mail template call its records: `object` is one of the template's model. */
export function mailNames(project: Project, addon: Addon, record: RecordFacts): ReadonlyMap<string, ModelView> {
  const ref = fieldOf(record, 'model_id')?.ref?.value
  const target = ref === undefined ? undefined : modelNamed(project, addon, ref)
  return recordNames(project, addon, target)
}

/** `object`, a record of a model, and `user`, as far as these models can be known. */
export function recordNames(
  project: Project,
  addon: Addon,
  target: string | undefined,
): ReadonlyMap<string, ModelView> {
  const names = new Map<string, ModelView>()
  const object = target === undefined ? undefined : project.models.view(target, addon.name)
  const user = project.models.view('res.users', addon.name)
  if (object) names.set('object', object)
  if (user) names.set('user', user)
  return names
}

/** The expressions of a `mail.template` record: those between braces, and in 15.0 and later those of its body. */
export function mailExpressions(
  project: Project,
  addon: Addon,
  file: FilePath,
  record: RecordFacts,
): readonly ReportExpression[] {
  const names = mailNames(project, addon, record)
  const body = mailBody(record, project.series)
  return [
    ...inlineExpressions(record, project.series).map((one) => ({ ...one, file, names, shown: true })),
    ...(body ? bodyExpressions(project, addon, file, body, names) : []),
  ]
}
