import { escapePattern } from './any-word.ts'

/**
 * The glob of a path: `**` for any folders, `*` for a part of a name, `?` for a letter. With `below`, what names a folder
 * means all in it as well.
 */
export function globExpression(glob: string, below?: 'below'): RegExp {
  const parts = glob.split('/').filter((part) => part !== '' && part !== '.')
  const source = parts
    .map((part, i) => {
      if (part === '**') return i === parts.length - 1 ? '.*' : '(?:[^/]+/)*'
      const name = escapePattern(part).replaceAll('\\*', '[^/]*').replaceAll('\\?', '[^/]')
      return i === parts.length - 1 ? name : `${name}/`
    })
    .join('')
  return new RegExp(`^${source}${below ? '(?:/.*)?' : ''}$`)
}
