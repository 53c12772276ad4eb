#!/usr/bin/env node
import { compileLate } from './engine.js'
import { loadProgram } from './program.js'

compileLate()
const { main, keepCompiled } = loadProgram()
process.exitCode = await main(process.argv.slice(2))
keepCompiled()
