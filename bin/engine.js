import { setFlagsFromString } from 'node:v8'

/**
 * A run is over in seconds, and a third of its CPU time went into compiling functions that had little left to do: here
 * a function earns the optimizing compiler after eight times the usual work. The flags are named after what each engine
 * calls it; an engine that is not known stays as it is.
 */
export function compileLate() {
  const engine = Number.parseInt(process.versions.v8, 10)
  // helpers that clear the young generation side by side cost more time in all than they save
  setFlagsFromString('--no-parallel-scavenge')
  // most of what is made stays: a young generation that grows in one step copies it less often
  setFlagsFromString('--semi-space-growth-factor=16')
  if (engine === 11) setFlagsFromString('--interrupt-budget=540672')
  else if (engine === 12 || engine === 13) setFlagsFromString('--invocation-count-for-turbofan=24000')
  else return
  // a function that swallows others is compiled for as long as they all: only small ones are worth it here
  setFlagsFromString('--max-inlined-bytecode-size=120')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200')
}
