import { constantText } from '../../facts/constant-text.ts'
import type { Call, Expr } from '../../parse/python/ast.ts'
import { walkBodyExprs } from '../../parse/python/walk.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'

/** A call in Python code that is given an external id. */
export interface CodeIdUse {
  /** `module.name` */
  readonly id: string
  readonly place: Place
}

/** Methods whose first argument is an external id; of `has_group` and its like also several, parted by commas. */
const GIVEN_IDS =
  /^(?:ref|_for_xml_id|for_xml_id|has_group|user_has_groups|has_groups|xmlid_to_res_id|xmlid_to_object|_xmlid_to_res_id|_xmlid_to_res_model_res_id|_xmlid_lookup|render|_render|_render_template|message_post_with_view|message_post_with_source|activity_schedule|_get_action_dict)$/

/** Every external id that the Python code of an addon speaks of, tests included, in the order of files and places. */
export function codeIdUses(addon: Addon): readonly CodeIdUse[] {
  const uses: CodeIdUse[] = []
  for (const { file, body, constants } of addon.python.values())
    walkBodyExprs(body, (node) => {
      const given = node.t === 'Call' ? idArgument(node) : undefined
      const text = given && constantText(given, constants)
      if (!given || text === undefined) return
      for (const part of text.split(',')) {
        const id = part.trim().replace(/^!/, '')
        if (/^\w+\.[\w.-]+$/.test(id)) uses.push({ id, place: { file, span: [given.s, given.e] } })
      }
    })
  return uses
}

function idArgument({ func, args }: Call): Expr | undefined {
  const name = func.t === 'Attribute' ? func.attr : func.t === 'Name' ? func.id : ''
  return GIVEN_IDS.test(name) ? args[0] : undefined
}
