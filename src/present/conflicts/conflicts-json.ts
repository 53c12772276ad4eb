import type { Conflict } from '../../plan/conflicts/conflict.ts'
import { type PlaceWords, placeFields } from '../place-words.ts'

/** `{"conflicts":[{"kind","level","subject","message","winner","parties":[{"module","file","line","does"}]}]}` */
export function presentConflictsJson(conflicts: readonly Conflict[], words: PlaceWords): string {
  const value = {
    conflicts: conflicts.map(({ kind, level, subject, message, winner, parties }) => ({
      kind,
      level,
      subject,
      message,
      winner: winner ?? null,
      parties: parties.map(({ module, does, place }) => ({ module, ...placeFields(place, words), does })),
    })),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}
