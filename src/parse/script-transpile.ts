const QUOTED = '(?<path>(?<quote>["\'`])[^"\'`]+\\k<quote>)'
const LEGACY = '(?<path>(?<quote>["\'`])[^@."\'`][^"\'`]*\\k<quote>)'
const OBJECT = '(?<object>\\{[\\w$\\s,]+\\})'
const NAME = '[\\w$]+'

/** A statement that Odoo's transpiler knows by its look, and what it writes in its place. */
interface Step {
  readonly pattern: RegExp
  readonly write: (groups: Readonly<Record<string, string>>) => string
}

function step(pattern: string, write: Step['write']): Step {
  return { pattern: new RegExp(`^(?<space>[ \\t]*)${pattern}`, 'gm'), write }
}

/** Imports, in the order in which `js_transpiler.py` looks for them. */
const IMPORTS: readonly Step[] = [
  step(`import\\s+(?<name>${NAME})\\s*from\\s*${LEGACY}`, ({ name, path }) => `const ${name} = require(${path})`),
  step(`import\\s+${OBJECT}\\s*from\\s*${QUOTED}`, ({ object, path }) => `const ${renamed(object)} = require(${path})`),
  step(
    `import\\s+(?<name>${NAME})\\s*,\\s*${OBJECT}\\s*from\\s*${QUOTED}`,
    ({ name, object, path }) => `const { default: ${name},${renamed(object).slice(1)} = require(${path})`,
  ),
  step(
    `import\\s+(?<name>${NAME})\\s*,\\s*\\*\\s+as\\s+(?<all>${NAME})\\s*from\\s*(?<path>[^;\\n]+)`,
    ({ name, all, path }) => `const ${all} = require(${path}), ${name} = ${all}.default`,
  ),
  step(
    `import\\s+(?<name>${NAME})\\s*from\\s*${QUOTED}`,
    ({ name, path }) => `const ${name} = require(${path}).default`,
  ),
  step(
    `import\\s+\\*\\s+as\\s+(?<name>${NAME})\\s*from\\s*(?<path>[^;\\n]+)`,
    ({ name, path }) => `const ${name} = require(${path})`,
  ),
]

const BARE_IMPORT = step('import\\s+(?<path>[^;\\n]+)', ({ path }) => `require(${path})`)

const EXPORTS: readonly Step[] = [
  step(
    `export\\s*${OBJECT}\\s*from\\s*${QUOTED}`,
    ({ object = '', path }) => `{const ${each(object, (name) => name.split(' as ')[0] ?? name)} = require(${path})}`,
  ),
  step(`export\\s*\\*\\s*from\\s*${QUOTED}`, ({ path }) => `require(${path})`),
  step(`export\\s+(?<type>(?:async\\s+)?function)\\s+(?<name>${NAME})`, ({ type, name }) => `${type} ${name}`),
  step(`export\\s+class\\s+(?<name>${NAME})`, ({ name }) => `const ${name} = class ${name}`),
  step(
    `export\\s+(?<type>let|const|var)\\s+(?<name>${NAME})`,
    ({ type, name }) => `${type} ${name} = __exports.${name}`,
  ),
  step(`export\\s*${OBJECT}`, ({ object }) => `Object.assign(__exports, ${renamed(object)})`),
  step(
    `export\\s+default\\s+(?<type>(?:async\\s+)?function)\\s+(?<name>${NAME})`,
    ({ type, name }) => `__exports.default = ${name}; ${type} ${name}`,
  ),
  step(
    `export\\s+default\\s+class\\s+(?<name>${NAME})`,
    ({ name }) => `const ${name} = __exports.default = class ${name}`,
  ),
  step(
    `export\\s+default\\s+(?<type>let|const|var)\\s+(?<name>${NAME})\\s*`,
    ({ type, name }) => `${type} ${name} = __exports.default`,
  ),
  step(`export\\s+default(?:\\s+${NAME}\\s*=)?`, () => '__exports.default ='),
]

/**
 * What becomes of a script in a bundle, as `js_transpiler.py` makes it: line by line, by patterns. Lines keep their numbers.
 * What the patterns do not know stays as it is.
 */
export function transpiled(text: string): string {
  let code = text
  for (const { pattern, write } of [...IMPORTS, BARE_IMPORT, ...EXPORTS]) {
    code = code.replace(pattern, (whole: string, ...rest: unknown[]) => {
      const groups = rest.at(-1)
      const written = write(isGroups(groups) ? groups : {})
      return written + '\n'.repeat(Math.max(0, lines(whole) - lines(written)))
    })
  }
  return code
}

/** Does one of the transpiler's patterns know the import or re-export that begins at an offset? */
export function isTranspiled(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const bare = /^[ \t]*import\s+["'`]/my
  bare.lastIndex = start
  if (bare.test(text)) return true
  return [...IMPORTS, ...EXPORTS].some(({ pattern }) => {
    const here = new RegExp(pattern.source, 'my')
    here.lastIndex = start
    return here.test(text)
  })
}

function isGroups(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null
}

function lines(text: string): number {
  return text.split('\n').length - 1
}

function renamed(object = ''): string {
  return object.replaceAll(' as ', ': ')
}

function each(object: string, change: (name: string) => string): string {
  return `{${object.slice(1, -1).split(',').map(change).join(',')}}`
}
