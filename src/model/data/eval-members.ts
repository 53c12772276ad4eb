import { type EvalMembers, SPAN_KEYWORDS } from '../../knowledge/eval-members.ts'
import type { Expr } from '../../parse/python/ast.ts'
import { walkExprs } from '../../parse/python/walk.ts'
import { nearName } from '../../text/near-name.ts'

/** A part of what evaluated code is handed that is not there. */
export interface MemberFault {
  /** where its name begins and ends in the code */
  readonly s: number
  readonly e: number
  /** `datetime`, or `timedelta()` for a keyword of the call */
  readonly owner: string
  readonly name: string
  readonly advice: string
}

/** What an expression asks of the modules and classes that it is handed, and they do not have. */
export function memberFaults(expr: Expr, members: EvalMembers): readonly MemberFault[] {
  const found: MemberFault[] = []
  walkExprs(expr, (one) => {
    if (one.t === 'Attribute' && one.value.t === 'Name') {
      const owner = one.value.id
      const known = Object.hasOwn(members, owner) ? members[owner] : undefined
      if (known && !known.has(one.attr))
        found.push({ s: one.as, e: one.e, owner, name: one.attr, advice: adviceOn(owner, one.attr, known) })
    } else if (one.t === 'Call') {
      const called = one.func.t === 'Name' ? one.func.id : one.func.t === 'Attribute' ? one.func.attr : ''
      const known = Object.hasOwn(SPAN_KEYWORDS, called) ? SPAN_KEYWORDS[called] : undefined
      for (const { name, s } of known ? one.keywords : [])
        if (name !== null && known && !known.has(name))
          found.push({ s, e: s + name.length, owner: `${called}()`, name, advice: adviceOn(called, name, known) })
    }
  })
  return found
}

function adviceOn(owner: string, name: string, known: ReadonlySet<string>): string {
  const isModule = owner === 'datetime' && known.has('datetime')
  if (isModule && /^(?:now|today|utcnow|strptime|combine)$/.test(name)) return `write datetime.datetime.${name}`
  if (/^[dD]ate[tT]ime$/.test(owner) && !isModule && /^(?:datetime|timedelta)$/.test(name))
    return `here ${owner} is the class, so write ${name === 'datetime' ? owner : 'timedelta'}`
  const near = nearName(name, known)
  return near === undefined ? 'correct the name' : `did you mean '${near}'?`
}
