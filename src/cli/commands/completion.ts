import type { Command } from 'commander'
import { type CommandLine, choice } from '../command-line.ts'

/** `addonry completion SHELL`: a script that completes commands and options. */
export function completionCommand(line: CommandLine): void {
  line.program
    .command('completion')
    .description('a completion script for bash, zsh or fish')
    .argument('<shell>', 'bash, zsh or fish', choice('shell', ['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      '\nExample:\n  $ addonry completion bash > ~/.local/share/bash-completion/completions/addonry',
    )
    .action((shell: 'bash' | 'zsh' | 'fish') => line.streams.out(script(shell, line.program)))
}

function script(shell: 'bash' | 'zsh' | 'fish', program: Command): string {
  const commands = program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command.options.flatMap((option) => (option.long ? [option.long] : [])),
  }))
  const names = commands.map((command) => command.name).join(' ')
  if (shell === 'fish')
    return commands
      .map(
        ({ name, description, options }) =>
          `complete -c addonry -n __fish_use_subcommand -a ${name} -d '${description.replaceAll("'", "\\'")}'\n` +
          options
            .map((option) => `complete -c addonry -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}\n`)
            .join(''),
      )
      .join('')
  const cases = commands.map(({ name, options }) => `    ${name}) words="${options.join(' ')}" ;;`).join('\n')
  const bash = `_addonry() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words="${names}"
  case "\${COMP_WORDS[1]}" in
${cases}
  esac
  if [ "$COMP_CWORD" -le 1 ]; then words="${names}"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ \${#COMPREPLY[@]} -eq 0 ]; then COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _addonry addonry
`
  return shell === 'bash' ? bash : `#compdef addonry\nautoload -U +X bashcompinit && bashcompinit\n${bash}`
}
