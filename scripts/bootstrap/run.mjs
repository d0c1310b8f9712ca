import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The project's top folder. */
export const home = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Run a program in the project's folder and show what it prints.
 * Answers its exit code and what it wrote to stdout; a program that can't be started throws.
 */
export function run(program, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: home,
      env: { ...process.env, ...env },
      stdio: ['inherit', 'pipe', quiet ? 'ignore' : 'inherit'],
      shell: process.platform === 'win32',
    })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
      if (!quiet) process.stdout.write(chunk)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Run a tool that `npm ci` installed, by the file it starts from. */
export function runTool(file, args, options) {
  return run(process.execPath, [`node_modules/${file}`, ...args], options)
}
