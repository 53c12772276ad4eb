import { runningCalls } from '../../src/model/python/call-sites.ts'
import { nameOrigin } from '../../src/model/python/name-origin.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: "One of Odoo's exceptions is given arguments that it does not take",
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    many: '{name} takes {taken}, and {many} are given: instead of it, TypeError is raised, and the user sees no message; {advice}',
    few: '{name} takes {taken}, and {many} given: instead of it, TypeError is raised, and the user sees no message; {advice}',
  },
  check({ addon, series, report }) {
    for (const { facts, call, name } of runningCalls(addon, series)) {
      const limits = LIMITS[name.slice(name.lastIndexOf('.') + 1)]
      if (!limits || call.args.some(({ t }) => t === 'Starred') || call.keywords.some((one) => one.name === null))
        continue
      const origin = /^odoo\.exceptions\.(\w+)$/.exec(nameOrigin(facts, call.func) ?? '')?.[1]
      const [least, most] = (origin !== undefined && LIMITS[origin]) || []
      if (origin === undefined || least === undefined || most === undefined) continue
      const many = call.args.length + call.keywords.length
      if (many >= least && many <= most) continue
      const message = least <= 1 && most === 1
      const taken = message ? 'one text' : 'a text, an action and the label of its button'
      const advice =
        !message ? 'give it all three'
        : many > most ? 'put all of it into one text'
        : 'give it one' // biome-ignore format: reads as a list
      const shown = many === 0 ? 'nothing is' : many === 1 ? 'one is' : `${many} are`
      report(
        many > most ? 'many' : 'few',
        { file: facts.file, span: [call.s, call.e] },
        { name: origin, taken, many: many > most ? many : shown, advice },
      )
    }
  },
})

/** The least and the most that each exception takes, in every release. */
const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  UserError: [1, 1],
  ValidationError: [1, 1],
  AccessError: [1, 1],
  MissingError: [1, 1],
  AccessDenied: [0, 1],
  RedirectWarning: [3, 4],
}
