#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { main } from '../dist/main.js'

// A run is over in seconds, and a third of its CPU time went into compiling functions that had
// little left to do: a function earns the optimizing compiler after eight times the usual work.
// The flags are named after what each engine calls it; an engine that is not known stays as it is.
const engine = Number.parseInt(process.versions.v8, 10)
if (engine === 11) setFlagsFromString('--interrupt-budget=540672')
else if (engine === 12 || engine === 13) setFlagsFromString('--invocation-count-for-turbofan=24000')

process.exitCode = await main(process.argv.slice(2))
