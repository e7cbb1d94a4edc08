/** Loaded before a released server: its clock begins at a given moment and is moved on by its parent. Knows no server. */
const real = Date.now
let shift = Number(process.env.RECORD_FROM) - real()
Date.now = () => real() + shift
process.on('message', ms => {
  shift += Number(ms)
  process.send?.('moved')
})
// Whoever has started it is gone: there is nobody for whom to go on.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
