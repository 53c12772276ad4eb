/** What a method takes, `self` left out. */
export interface MethodSignature {
  readonly positional: readonly string[]
  /** those of the positional ones without a default */
  readonly required: readonly string[]
  /** those of the positional ones with a default */
  readonly optional: readonly string[]
  readonly byName: readonly string[]
  readonly requiredByName: readonly string[]
  /** takes `*args` */
  readonly rest: boolean
  /** takes `**kwargs` */
  readonly keywords: boolean
}

/**
 * Reads a signature in short, `self, vals, limit=, *, active_test=, **kw`; the first parameter is left out, unless it is
 * `*args`, which takes what stands for `self` too.
 */
export function readSignature(text: string): MethodSignature {
  const parts = text.split(', ').filter((part, i) => part !== '' && part !== '/' && (i > 0 || part.startsWith('*')))
  const star = parts.findIndex((part) => part.startsWith('*'))
  const plain = (star < 0 ? parts : parts.slice(0, star)).map((part) => part.replace('=', ''))
  const named = star < 0 ? [] : parts.slice(star + 1).filter((part) => !part.startsWith('**'))
  return {
    positional: plain,
    required: plain.filter((name) => !parts.includes(`${name}=`)),
    optional: plain.filter((name) => parts.includes(`${name}=`)),
    byName: named.map((part) => part.replace('=', '')),
    requiredByName: named.filter((part) => !part.endsWith('=')),
    rest: star >= 0 && /^\*\w/.test(parts[star] ?? ''),
    keywords: parts.some((part) => part.startsWith('**')),
  }
}

/**
 * Why a call with so many values by place and these names cannot be: words that follow the name of the method;
 * `undefined` when it can.
 */
export function mismatch(signature: MethodSignature, given: number, named: readonly string[]): string | undefined {
  const { positional, required, byName, requiredByName, rest, keywords } = signature
  if (given > positional.length && !rest)
    return `takes ${positional.length === 0 ? 'no' : `at most ${positional.length}`} positional argument${positional.length === 1 ? '' : 's'}, ${given} ${given === 1 ? 'is' : 'are'} given`
  const passed = new Set([...positional.slice(0, given), ...named])
  const stranger = named.find((name) => !positional.includes(name) && !byName.includes(name))
  if (stranger !== undefined && !keywords) return `takes no argument '${stranger}'`
  const twice = named.find((name) => positional.slice(0, given).includes(name))
  if (twice !== undefined) return `is given '${twice}' twice`
  const missing = [...required, ...requiredByName].filter((name) => !passed.has(name))
  return missing.length > 0 ? `is not given ${missing.map((name) => `'${name}'`).join(', ')}` : undefined
}
