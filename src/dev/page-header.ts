import type { NamedRule } from '../check/run-rules.ts'

/** The head of a rule's page, made from the rule so that the two cannot differ. Ends before `## Why`. */
export function pageHeader({ id, rule }: NamedRule): string {
  const series =
    rule.from && rule.until
      ? `${rule.from} to ${rule.until}`
      : rule.from
        ? `${rule.from} and later`
        : rule.until
          ? `up to ${rule.until}`
          : 'all'
  const lines = [
    `# ${id}`,
    '',
    `${rule.title}.`,
    '',
    `| severity | confidence | series | since | default |`,
    `|---|---|---|---|---|`,
    `| ${rule.severity} | ${rule.confidence} | ${series} | ${rule.since} | ${onByDefault(rule)} |`,
    '',
  ]
  const { aliases = [], parts = [], beside = [] } = rule
  const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
  if (rule.uninstallable) lines.push("It is told of addons with `'installable': False`, too.", '')
  if (aliases.length > 0) lines.push(`Known elsewhere as: ${list(aliases)}.`, '')
  if (parts.length > 0)
    lines.push(`A part of it is known elsewhere as: ${list(parts.flatMap(({ names }) => names))}.`, '')
  if (beside.length > 0) lines.push(`Near to it is what is known elsewhere as: ${list(beside)}.`, '')
  return `${lines.join('\n')}\n`
}

function onByDefault({ optional, presets }: NamedRule['rule']): string {
  if (!optional) return 'on'
  return presets ? `off, on in ${presets.map((preset) => `\`${preset}\``).join(', ')}` : 'off'
}
