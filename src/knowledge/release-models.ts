import type { FieldPart, MethodPart, ModelPart } from '../facts/module-facts.ts'
import { once } from './once.ts'

type Head = Omit<ModelPart, 'fields' | 'methods'>
/** What most have is left out; what is left of the rest comes last, nothing when there is none. */
type PackedHead = readonly [model: string, className: string, rest?: Partial<Omit<Head, 'model' | 'className'>>]
type PackedField = readonly [name: string, type: string, rest?: Omit<FieldPart, 'name' | 'type'>]
type PackedMethod = readonly [name: string, signature: string, rest?: Omit<MethodPart, 'name' | 'signature'>]

/** Pieces of JSON: the heads of all models, then of each its fields and its methods. */
export function packModels(models: readonly ModelPart[]): readonly string[] {
  return [
    JSON.stringify(models.map(packHead)),
    ...models.flatMap(({ fields, methods }) => [
      JSON.stringify(fields.map(({ name, type, ...rest }): PackedField => shortened(name, type, rest))),
      JSON.stringify(methods.map(({ name, signature, ...rest }): PackedMethod => shortened(name, signature, rest))),
    ]),
  ]
}

/** Models whose fields and methods are read when they are first asked for. */
export function unpackModels([first, ...pieces]: readonly string[]): readonly ModelPart[] {
  const heads: readonly PackedHead[] = JSON.parse(first ?? '[]')
  return heads.map(([model, className, rest], i) => {
    const fields = once(() => unpackFields(JSON.parse(pieces[2 * i] ?? '[]')))
    const methods = once(() => unpackMethods(JSON.parse(pieces[2 * i + 1] ?? '[]')))
    return {
      model,
      className,
      creates: false,
      kind: 'model' as const,
      inherit: [],
      inherits: [],
      ...rest,
      get fields() {
        return fields()
      },
      get methods() {
        return methods()
      },
    }
  })
}

function packHead({ model, className, fields, methods, ...head }: ModelPart): PackedHead {
  const { creates, kind, inherit, inherits, ...more } = head
  return shortened(model, className, {
    ...(creates && { creates }),
    ...(kind !== 'model' && { kind }),
    ...(inherit.length > 0 && { inherit }),
    ...(inherits.length > 0 && { inherits }),
    ...more,
  })
}

function shortened<Rest extends object>(first: string, second: string, rest: Rest): [string, string, Rest?] {
  return Object.keys(rest).length === 0 ? [first, second] : [first, second, rest]
}

function unpackFields(packed: readonly PackedField[]): readonly FieldPart[] {
  return packed.map(([name, type, rest]) => ({ name, type, ...rest }))
}

function unpackMethods(packed: readonly PackedMethod[]): readonly MethodPart[] {
  return packed.map(([name, signature, rest]) => ({ name, signature, ...rest }))
}
