import type { Hit, Wanted } from './pattern-hits.ts'

/** Looks for shapes in a script; comments are no code. */
export function matchScript(file: string, text: (file: string) => string | undefined, wanted: Wanted, hit: Hit): void {
  const shapes = wanted.of('script')
  if (shapes.length === 0) return
  const source = text(file)
  if (source === undefined) return
  const code = withoutComments(source)
  for (const one of shapes) {
    if (one.shape.path && !one.shape.path.test(file)) continue
    for (const match of code.matchAll(new RegExp(one.shape.text, 'g')))
      hit(one, file, [match.index, match.index + match[0].length])
  }
}

/** The source with blanks for comments, so that places stay; texts that hold comment signs are left alone. */
export function withoutComments(source: string): string {
  return source.replace(
    /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (whole, text: string | undefined) => text ?? whole.replace(/[^\n]/g, ' '),
  )
}
