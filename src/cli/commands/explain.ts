import { RULES } from '../../../rules/index.ts'
import { type NamedRule, namesOf } from '../../check/run-rules.ts'
import { leadsToRule, matchesRule, ruleWords, suggestion } from '../../config/rule-names.ts'
import { packageFile } from '../../host/package-file.ts'
import type { CommandLine } from '../command-line.ts'
import { give, OUTPUT_OPTION } from '../give.ts'
import { UsageError } from '../usage-error.ts'

/** `addonry explain [RULE]`: the rule's page, or the list of rules, of a family or of all. */
export function explainCommand(line: CommandLine): void {
  line.program
    .command('explain')
    .description('the page of a rule, or the list of rules')
    .argument(
      '[rule]',
      'an id such as graph/cycle, its last part, or the name an older tool uses; a family such as graph',
    )
    .option(...OUTPUT_OPTION)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry explain                    every rule\n  $ addonry explain view               those of a family\n  $ addonry explain graph/cycle\n  $ addonry explain sql-injection      by the name that pylint-odoo uses',
    )
    .action((name: string | undefined, options: { readonly output?: string }) => {
      const listed = RULES.filter(({ id }) => name === undefined || id.startsWith(`${name.replace(/\/\*?$/, '')}/`))
      if (name === undefined || listed.length > 0) {
        const width = Math.max(...listed.map((named) => named.id.length))
        const rows = listed.map(({ id, rule }) => `${id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.title}`)
        give(line, options.output, `${rows.join('\n')}\n`)
        return
      }
      const found = RULES.filter((named) => leadsToRule(name, namesOf(named)))
      // what is called so first, what is only near last
      const far = (named: NamedRule): boolean => !matchesRule(name, namesOf(named))
      found.sort((a, b) => Number(far(a)) - Number(far(b)))
      if (found.length === 0) {
        const near = suggestion(name, ruleWords(RULES.map(namesOf))).replaceAll('`', "'")
        throw new UsageError(`no rule '${name}'${near || "; 'addonry explain' lists all"}`)
      }
      const pages = found.map(({ id }) => {
        const page = packageFile(`rules/${id}.md`)
        return page ? new TextDecoder().decode(page) : `${id}: its page is not part of this installation\n`
      })
      give(line, options.output, pages.join(''))
    })
}
