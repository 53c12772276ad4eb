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
  if (rule.aliases && rule.aliases.length > 0)
    lines.push(`Known elsewhere as: ${rule.aliases.map((name) => `\`${name}\``).join(', ')}.`, '')
  return `${lines.join('\n')}\n`
}

function onByDefault({ optional, presets }: NamedRule['rule']): string {
  if (!optional) return 'on'
  return presets ? `off, on in ${presets.map((preset) => `\`${preset}\``).join(', ')}` : 'off'
}
