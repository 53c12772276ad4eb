import { percentFormat } from '../parse/percent-format.ts'

/**
 * What is wrong with a translation that is filled in with `%`, as the end of a sentence; `undefined`: nothing, or the
 * text itself is none that `%` takes.
 */
export function percentFault(text: string, translation: string): string | undefined {
  // `100% of` is a percent sign that nobody meant to be filled in
  if (/%(?:\s|$)/.test(text) || !/%(?:\(\w+\))?[-+#0]*\d*(?:\.\d+)?[sdifgrxuc]/.test(text)) return undefined
  const asked = percentFormat(text)
  const given = percentFormat(translation)
  if (asked.fault) return undefined
  if (given.fault?.kind === 'end') return 'ends in the middle of a placeholder'
  if (given.fault) return `has '%${given.fault.letter}', which is no placeholder`
  const strange = given.names.filter((name) => !asked.names.includes(name))
  if (strange.length > 0) return `asks for %(${strange[0]}), which the text does not have`
  if (given.positional === asked.positional) {
    const number = [...given.numeric].find((place) => !asked.numeric.has(place))
    if (number === undefined) return undefined
    const where = /^\d+$/.test(number) ? `at place ${Number(number) + 1}` : `for %(${number})`
    return `takes a number ${where}, where the text takes any value`
  }
  return `has ${given.positional} placeholder${given.positional === 1 ? '' : 's'} and not ${asked.positional}`
}

/** The same for a translation that is filled in with `.format()`. */
export function bracesFault(text: string, translation: string): string | undefined {
  const asked = braces(text)
  if (!asked || asked.size === 0) return undefined
  const given = braces(translation)
  if (!given) return 'has a brace that is not closed, or that holds no name'
  const strange = [...given].find((name) => !asked.has(name))
  return strange === undefined ? undefined : `asks for {${strange}}, which the text does not have`
}

/** The names of the places in a text for `.format()`, numbers for those without; `undefined`: it is no such text. */
function braces(text: string): ReadonlySet<string> | undefined {
  const names = new Set<string>()
  let number = 0
  const rest = text
    .replace(/\{\{|\}\}/g, '')
    .replace(/\{(\w*)(?:[.[][^{}]{0,80})?(?:![rsa])?(?::[^{}]{0,40})?\}/g, (_, name: string) => {
      names.add(name === '' ? String(number++) : name)
      return ''
    })
  return /[{}]/.test(rest) ? undefined : names
}
