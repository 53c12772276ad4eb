import type { Place } from '../../text/span.ts'
import type { ModelView } from '../models/models.ts'
import type { MergeIssue } from './view-merge.ts'
import type { ViewRefFault } from './view-ref.ts'

/** How a node that a locator means came to be gone, or where something like it is. */
export interface Loss {
  /** who took it away */
  readonly by:
    | {
        readonly module: string
        readonly view: string
        readonly how: 'removed' | 'moved' | 'changed' | 'replaced the root around'
        readonly place: Place | undefined
      }
    | undefined
  /** a module out of reach whose view adds it */
  readonly owner: string | undefined
  /** it is one that Odoo installs by itself together with the addon */
  readonly masked: boolean
  /** a node that is there and was probably meant: its path */
  readonly nearest: { readonly path: string; readonly module: string } | undefined
  /** the first part of an xpath that finds something, when the next finds nothing */
  readonly reached: string | undefined
  /** an xpath that would find it, were lists called as they are in this series */
  readonly renamed: string | undefined
  /** an attribute of the locator without which it would find something */
  readonly odd: string | undefined
}

/** What Odoo demands of a view's build. */
export type StructureFault =
  | 'list-child'
  | 'graph-child'
  | 'page'
  | 'searchpanel'
  | 'tooltip'
  | 'directive'
  | 'number'
  | 'subview'
  | 'groupby'
  | 'domain'
  | 'period'
  | 'panel-domain'
  | 'editable'

/** What the web client stops at, though Odoo takes the view. */
export type ClientFault =
  | 'calendar-start'
  | 'calendar-date'
  | 'activity-box'
  | 'json'
  | 'panel-type'
  | 'filter-date'
  | 'interval'
  | 'interval-type'
  | 'pivot-type'
  | 'measure'
  | 'domain-modifier'
  | 'optional'
  | 'order-direction'
  | 'write-model'
  | 'progressbar'
  | 'domain-operator'
  | 'field-inside'
  | 'notebook-child'
  | 'position-unread'
  | 'attributes-child'
  | 'loop-key'
  | 'column-record'
  | 'through-relation'
  | 'client-name'
  | 'client-method'
  | 'lines-child'
  | 'lines-mode'
  | 'group-key'
  | 'link-type'
  | 'card-assigns'
  | 'graph-type'
  | 'option-field'
  | 'on-create'
  | 'sum-field'
  | 'card-branch'
  | 'chatter-model'
  | 'activity-model'
  | 'default-period'

interface Base {
  readonly at: Place
  /** id of the view that is at fault */
  readonly view: string
  /** the view is demo data */
  readonly demo?: boolean
}

/** What an audit of views tells; rules word it. */
export type ViewFact =
  | (Base & {
      readonly kind: 'locator-lost'
      readonly locator: string
      readonly parent: string
      readonly template: boolean
      readonly active: boolean
      /** the view that is extended is one of a release, and a fix within the series may have brought the node */
      readonly early: boolean
      readonly loss: Loss
    })
  | (Base & {
      readonly kind: 'xpath-broken'
      readonly expr: string
      readonly message: string
      readonly syntax: boolean
    })
  | (Base & {
      readonly kind: 'spec-refused'
      readonly fault: Exclude<MergeIssue['kind'], 'not-found' | 'unknown' | 'unread' | 'syntax' | 'fault'>
      readonly detail: string
    })
  | (Base & { readonly kind: 'translated-selector'; readonly attribute: string })
  | (Base & { readonly kind: 'class-selector'; readonly expr: string })
  | (Base & {
      readonly kind: 'breaks-other'
      readonly other: string
      readonly module: string
      readonly locator: string
      readonly place: Place | undefined
    })
  | (Base & {
      readonly kind: 'parent'
      readonly parent: string
      /** what the record is instead of a view */
      readonly model: string
    })
  | (Base & { readonly kind: 'cycle'; readonly chain: readonly string[] })
  | (Base & { readonly kind: 'model-unknown'; readonly model: string })
  | (Base & {
      readonly kind: 'model-mismatch'
      readonly model: string
      readonly parentModel: string
      readonly parent: string
      readonly place: Place | undefined
    })
  | (Base & { readonly kind: 'no-arch'; readonly why: 'empty' | 'roots' | 'absent'; readonly detail: string })
  | (Base & {
      readonly kind: 'root'
      readonly why: 'unknown' | 'tree' | 'list' | 'inner' | 'ignored' | 'type' | 'replaced'
      /** for `type`: what the record says */
      readonly tag: string
      /** types of views that the series knows */
      readonly types: ReadonlySet<string>
    })
  | (Base & { readonly kind: 'root-replaced'; readonly parent: string })
  | (Base & { readonly kind: 'extension-groups' })
  | (Base & {
      readonly kind: 'field-unknown'
      readonly field: string
      readonly model: ModelView
      readonly use: string
      readonly likely: boolean
      readonly owners: readonly string[]
      readonly masked: string | undefined
    })
  | (Base & { readonly kind: 'field-unnamed' })
  | (Base & { readonly kind: 'structure'; readonly fault: StructureFault; readonly detail: string })
  | (Base & {
      readonly kind: 'button'
      readonly fault:
        | 'missing'
        | 'private'
        | 'parameters'
        | 'no-name'
        | 'special'
        | 'type'
        | 'untyped'
        | 'field'
        | 'model'
      /** a link, at which Odoo does not look when it loads the view */
      readonly link: boolean
      readonly name: string
      readonly model: string
      readonly near: string | undefined
      readonly owners: readonly string[]
      readonly masked: string | undefined
    })
  | (Base & {
      readonly kind: 'action'
      readonly id: string
      readonly fault: 'missing' | 'model' | 'number'
      readonly detail: string
    })
  | (Base & {
      readonly kind: 'attrs'
      readonly attribute: string
      readonly set: boolean
      /** in a view inside a field, where Odoo does not look for it */
      readonly inner: boolean
      readonly model: ModelView | undefined
    })
  | (Base & {
      readonly kind: 'expression'
      readonly attribute: string
      readonly expression: string
      readonly message: string
      /** Odoo does not read it when it loads the view */
      readonly later: boolean
    })
  | (Base & {
      readonly kind: 'absent-field'
      readonly attribute: string
      readonly field: string
      readonly model: string
      readonly exists: boolean
      readonly fatal: boolean
      /** a module that cannot be read may bring the field into the view */
      readonly likely: boolean
      /** groups that alone have the field in the view */
      readonly groups: string | undefined
      /** the field would be a column of a list */
      readonly column: boolean
      /** the view that is judged takes the field away, and the expression is another's */
      readonly own: boolean
      readonly masked: string | undefined
      readonly by: { readonly module: string; readonly view: string; readonly place: Place | undefined } | undefined
    })
  | (Base & {
      readonly kind: 'domain-field'
      readonly path: string
      readonly field: string
      readonly model: ModelView
      readonly leaf: boolean
      readonly use: string
      readonly likely: boolean
      readonly masked: string | undefined
    })
  | (Base & {
      readonly kind: 'kanban'
      readonly fault: 'deprecated' | 'gone' | 'missing'
      readonly old: string
      readonly template: string
    })
  | (Base & {
      readonly kind: 'grammar'
      readonly fault: 'attribute' | 'child' | 'required' | 'value'
      readonly tag: string
      /** the attribute, the child's tag, or `attribute="value"` */
      readonly detail: string
      readonly allowed: readonly string[]
    })
  /** of several nodes that a locator finds Odoo takes the first, which lies in a view inside a field */
  | (Base & {
      readonly kind: 'locator-nested'
      readonly locator: string
      readonly path: string
      readonly other: string
    })
  /** `old`: a `<div class="oe_chatter">`, else a `<chatter/>` */
  | (Base & { readonly kind: 'chatter'; readonly old: boolean })
  /** `name` is empty when the label does not say; `taken`: the view takes the field away, and leaves the label */
  | (Base & { readonly kind: 'label'; readonly name: string; readonly taken: boolean })
  | (Base & { readonly kind: 'client'; readonly fault: ClientFault; readonly detail: string })
  | (Base & {
      readonly kind: 'widget'
      readonly of: 'fields' | 'view_widgets' | 'views' | 'type'
      readonly name: string
      /** for `type`: the types that the widget is for */
      readonly near: string | undefined
      readonly owners: readonly string[]
    })
  /** a field that is no column: the search fails; `domain`: Odoo refuses the view */
  | (Base & {
      readonly kind: 'unstored'
      readonly use: 'group_by' | 'order' | 'domain'
      readonly field: string
      readonly model: string
      readonly path: string
      /** it is a One2many */
      readonly lines?: boolean
    })
  /** a selection field is compared with a key that it does not have */
  | (Base & {
      readonly kind: 'selection'
      readonly field: string
      readonly model: string
      readonly key: string
      readonly keys: readonly string[]
    })
  /** an attribute that nothing reads */
  | (Base & { readonly kind: 'element'; readonly name: string; readonly near: string })
  | (Base & { readonly kind: 'attribute'; readonly name: string; readonly near: string })
  /** a card reads a field of its record that the view does not have */
  | (Base & { readonly kind: 'card-field'; readonly field: string; readonly exists: boolean; readonly model: string })
  /** a template of a card calls one that is not there */
  | (Base & { readonly kind: 'card-call'; readonly name: string })
  /** a context asks for a view that is not the one that opens */
  | (Base & { readonly kind: 'view-ref'; readonly key: string; readonly id: string; readonly fault: ViewRefFault })
  /** a tag of settings that the series does not draw */
  | (Base & { readonly kind: 'settings'; readonly tag: string })
  /** Odoo logs a warning */
  | (Base & { readonly kind: 'logged'; readonly message: string })
  | (Base & { readonly kind: 'no-model' })
  | (Base & { readonly kind: 'no-parent' })

/** All facts of the views of one addon, in the order in which they were found. */
export class ViewAudit {
  readonly facts: readonly ViewFact[]
  /** specifications whose locator could be judged, and those of which it could not be told */
  readonly judged: number
  readonly unjudged: number

  constructor(facts: readonly ViewFact[], judged: number, unjudged: number) {
    this.facts = facts
    this.judged = judged
    this.unjudged = unjudged
  }

  of<Kind extends ViewFact['kind']>(kind: Kind): readonly Extract<ViewFact, { kind: Kind }>[] {
    return this.facts.filter((fact): fact is Extract<ViewFact, { kind: Kind }> => fact.kind === kind)
  }
}
