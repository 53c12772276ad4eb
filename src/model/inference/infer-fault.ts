import type { FilePath, Span } from '../../text/span.ts'
import type { ModelView } from '../models/model-view.ts'

/** Something in a body of code that surely is not there. */
export type CodeFault = {
  readonly file: FilePath
  readonly span: Span
  /** it stands on what the calls that are seen here give to a method of the addon */
  readonly assumed: boolean
  /** only tests come here */
  readonly tested?: true
} /** `opened`: it is the model of an action that the code gives back */ & (
  | { readonly kind: 'model'; readonly model: string; readonly opened: boolean }
  /** none of the models has the member */
  | {
      readonly kind: 'member'
      readonly views: readonly ModelView[]
      readonly name: string
      readonly use: 'read' | 'call' | 'write'
    }
  /** the environment has no such member */
  | { readonly kind: 'environment'; readonly name: string }
  /** an attribute of the request that only an addon out of reach sets */
  | { readonly kind: 'request'; readonly name: string }
  /** a request of this series does not have it any more */
  | { readonly kind: 'request-lost'; readonly name: string; readonly advice: string }
  /** a key of the values that `method` is given is no field */
  | { readonly kind: 'value'; readonly view: ModelView; readonly name: string; readonly method: string }
  /** a dotted path of fields leads nowhere */
  | { readonly kind: 'path'; readonly view: ModelView; readonly path: string; readonly use: PathUse }
  | { readonly kind: 'operator'; readonly operator: string }
  /** terms and operators of a domain do not fit together */
  | { readonly kind: 'shape'; readonly reason: 'term' | 'few' | 'bare' | 'joined' | 'text' }
  /** what the database is asked for is not stored, and cannot be searched; `field`: its part that is not */
  | {
      readonly kind: 'unstored'
      readonly view: ModelView
      readonly field: string
      readonly path: string
      readonly use: 'domain' | 'order' | 'group'
    }
  /** `call`: what is given the id, `env.ref` or another */
  | { readonly kind: 'ref'; readonly id: string; readonly call: string }
  /** a text is no key of a selection */
  | {
      readonly kind: 'selection'
      readonly view: ModelView
      readonly name: string
      readonly key: string
      readonly keys: readonly string[]
      readonly use: 'write' | 'compare'
    }
  /** a method is given a text or list where it works with something else */
  | {
      readonly kind: 'given'
      readonly view: ModelView
      readonly method: string
      readonly given: 'text' | 'list' | 'ids' | 'records' | 'user' | 'names' | 'function'
    }
  /** the value of a field is of a kind that it cannot take */
  | { readonly kind: 'type'; readonly view: ModelView; readonly name: string; readonly reason: string }
  /** a condition compares with what the database cannot compare with */
  | { readonly kind: 'operand'; readonly path: string; readonly reason: string }
  /** records of two models are put together */
  | { readonly kind: 'mixed'; readonly left: ModelView; readonly right: ModelView; readonly operator: string }
  /** a group or a sum that `_read_group` refuses; `name`: the part of `spec` that is wrong */
  | {
      readonly kind: 'grouping'
      readonly spec: string
      readonly name: string
      readonly reason: 'undated' | 'lacking' | 'granularity' | 'bare' | 'aggregate' | 'recordset'
    }
  /** a number, an id, a date or a text is used as something that it is not; `name`: the member it is asked for */
  | {
      readonly kind: 'misused'
      readonly what: string
      readonly use: 'member' | 'loop' | 'length' | 'joined'
      readonly name: string
    }
  /** an environment is made of an environment, and not of a cursor */
  | { readonly kind: 'cursor' }
  /** a new record lacks what the database demands */
  | { readonly kind: 'lacking'; readonly view: ModelView; readonly fields: readonly string[] }
  /** the list of values that `create` is given is asked for what only one dict of it has; `key`: it is asked by one */
  | { readonly kind: 'many'; readonly name: string; readonly asked: string }
  | {
      readonly kind: 'arguments'
      readonly view: ModelView
      readonly method: string
      readonly signature: string
      readonly reason: string
    }
)

/** What a path of fields is used for. */
export type PathUse =
  | 'mapped'
  | 'filtered'
  | 'sorted'
  | 'grouped'
  | 'domain'
  | 'order'
  | 'read'
  | 'group'
  | 'aggregate'
  | 'index'
  | 'default'
