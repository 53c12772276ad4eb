/** So many fields that a model does not have, in one place: it was not written for the model as it is. */
const MANY = 5

/** Something that names a field in vain. */
export interface StrangeField {
  /** the view or file that names it */
  readonly holder: string
  readonly model: string
  readonly field: string
}

/** The cause of each: one for all fields of a model where one place names many, else one for each field. */
export function strangeFields(all: readonly StrangeField[]): (one: StrangeField) => string {
  const fields = new Map<string, Set<string>>()
  const keyOf = ({ holder, model }: StrangeField): string => `${holder} ${model}`
  for (const one of all) fields.set(keyOf(one), (fields.get(keyOf(one)) ?? new Set()).add(one.field))
  return (one) => ((fields.get(keyOf(one))?.size ?? 0) < MANY ? `${one.model}.${one.field}` : keyOf(one))
}
