import type { Finding } from '../../rule/finding.ts'
import type { ReportPlaces } from './report-places.ts'

/** Where else a reader should look: lines of one file of which the same is said are told together, as `a.py:3, 9`. */
export function relatedPlaces(
  { related }: Finding,
  places: ReportPlaces,
): readonly { readonly where: string; readonly note: string | undefined }[] {
  const groups: { readonly file: string; readonly note: string | undefined; readonly lines: number[] }[] = []
  for (const { file, span, note } of related) {
    const at = places(file, span)
    const last = groups.at(-1)
    if (last?.file !== at.file || last.note !== note) groups.push({ file: at.file, note, lines: [at.line] })
    else if (!last.lines.includes(at.line)) last.lines.push(at.line)
  }
  return groups.map(({ file, note, lines }) => ({ where: `${file}:${lines.join(', ')}`, note }))
}
