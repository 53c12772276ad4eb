import type { Finding } from '../../rule/finding.ts'

/**
 * A fingerprint for each finding that no other one has, in the findings' order. The first keeps its own; the next ones
 * with the same get `-2`, `-3` …, since readers such as GitLab take equal fingerprints for one issue.
 */
export function reportFingerprints(findings: readonly Finding[]): readonly string[] {
  const taken = new Set(findings.map((finding) => finding.fingerprint))
  const counts = new Map<string, number>()
  return findings.map(({ fingerprint }) => {
    let count = (counts.get(fingerprint) ?? 0) + 1
    let unique = count === 1 ? fingerprint : `${fingerprint}-${count}`
    while (count > 1 && taken.has(unique)) unique = `${fingerprint}-${++count}`
    counts.set(fingerprint, count)
    taken.add(unique)
    return unique
  })
}
