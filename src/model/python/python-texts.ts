/** The texts written in a Python tree, long ones left out; of an f-string the fixed parts, with `*` for the others. */
export function pythonTexts(body: readonly unknown[]): readonly string[] {
  const found: string[] = []
  const stack: unknown[] = [...body]
  while (stack.length > 0) {
    const node = stack.pop()
    if (typeof node !== 'object' || node === null) continue
    if ('t' in node && node.t === 'Str' && 'value' in node && typeof node.value === 'string') {
      if (node.value.length < 300) found.push(node.value)
      continue
    }
    // the fixed parts alone: f'data/{name}.csv' names the folder
    if ('t' in node && node.t === 'JoinedStr' && 'pieces' in node && Array.isArray(node.pieces))
      found.push(node.pieces.map((piece: unknown) => (typeof piece === 'string' ? piece : '*')).join(''))
    for (const value of Object.values(node)) if (typeof value === 'object') stack.push(value)
  }
  return found
}
