#!/usr/bin/env node
import { main } from '../dist/main.js'
import { compileLate } from './engine.js'

compileLate()
process.exitCode = await main(process.argv.slice(2))
