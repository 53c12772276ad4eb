import type { Series } from '../../text/series.ts'

/** Where in an addon's XML a node stands. */
export type NodeHome = 'view' | 'template' | 'client' | 'data'

/** A shape in an addon's files that a release treats in another way. */
export type Shape =
  /** a key of the manifest */
  | { readonly on: 'manifest'; readonly key: string }
  /** `from MODULE import NAME`, or `import MODULE` when no name is asked for */
  | { readonly on: 'import'; readonly module: RegExp; readonly name?: RegExp }
  /** a bare name or the end of a dotted one */
  | { readonly on: 'name'; readonly name: RegExp }
  /** `receiver.method(…)`; `receiver` is its dotted name, or `[model]` for `env['model']` */
  | {
      readonly on: 'call'
      readonly method: RegExp
      readonly receiver?: RegExp
      readonly notReceiver?: RegExp
      readonly keyword?: RegExp
      /** count of positional arguments */
      readonly args?: readonly [least: number, most: number]
      /** the first argument is a text like this */
      readonly first?: RegExp
    }
  /** a method of a model class (`model: false`: any function of the addon) */
  | {
      readonly on: 'def'
      readonly name: RegExp
      readonly model: boolean
      readonly decorator?: RegExp
      readonly notDecorator?: RegExp
      /** names of its parameters, joined by commas */
      readonly params?: RegExp
      /** calls `super()` in its body */
      readonly callsSuper?: true
    }
  /** a hook that the manifest names, written with these parameters */
  | { readonly on: 'hook'; readonly keys: readonly string[]; readonly params: RegExp }
  | {
      readonly on: 'attribute'
      readonly name: RegExp
      readonly receiver?: RegExp
      readonly assigned?: true
      /** only where `self` is a record: inside a class that the registry takes for a model */
      readonly inModel?: true
    }
  /** an argument of a field of a model class */
  | { readonly on: 'field-argument'; readonly argument: string; readonly types?: RegExp }
  | { readonly on: 'field-arguments'; readonly all: readonly string[] }
  | { readonly on: 'class-attribute'; readonly name: string }
  /** a decorator, perhaps with a keyword whose text is like this */
  | { readonly on: 'decorator'; readonly name: RegExp; readonly keyword?: readonly [name: string, value: RegExp] }
  /** a text in Python code */
  | { readonly on: 'text'; readonly value: RegExp }
  | {
      readonly on: 'node'
      readonly home: readonly NodeHome[]
      readonly tag?: RegExp
      readonly attribute?: RegExp
      readonly value?: RegExp
      readonly parent?: RegExp
      /** tag of the nearest view around it: `list`, `search` … */
      readonly view?: RegExp
      /** it stands in the root's place */
      readonly root?: true
      /** attributes that it must lack */
      readonly lacks?: RegExp
      /** its own text */
      readonly text?: RegExp
    }
  /** an `expr` of an xpath */
  | { readonly on: 'xpath'; readonly expr: RegExp }
  /** a field of a record of a data file */
  | {
      readonly on: 'record'
      readonly model: RegExp
      readonly field?: RegExp
      readonly value?: RegExp
      /** another field that the record must have */
      readonly with?: RegExp
    }
  | { readonly on: 'csv'; readonly model: RegExp; readonly column?: RegExp; readonly value?: RegExp }
  /** JavaScript, comments left out */
  | { readonly on: 'script'; readonly text: RegExp; readonly path?: RegExp }

/** One entry of the hand-kept catalogue of changes: what to look for, what comes of it, what to do, and how we know. */
export interface CatalogueChange {
  readonly id: string
  /** the release that brings it */
  readonly hop: Series
  /** it counts until this release: there another entry, or the lack of the name itself, tells of it */
  readonly until?: Series
  readonly shapes: readonly Shape[]
  /** a shape that, anywhere in the addon, tells that it is written for both */
  readonly severity: 'load error' | 'runtime error' | 'silent loss' | 'deprecation' | 'hint'
  readonly effort: 'mechanical' | 'review' | 'redesign'
  readonly confidence: 'proven' | 'likely' | 'guess'
  /** what happens */
  readonly message: string
  readonly replacement: string
  readonly evidence: readonly string[]
  /** can a program rewrite it without a reader? */
  readonly automatic: 'yes' | 'part' | 'no'
}
