/** Reads a calendar with two programs of others, in the zone this process runs in, and tells the moments each found. */
import ICAL from 'ical.js'
import ical from 'node-ical'
import { readFileSync } from 'node:fs'

const calendars = JSON.parse(readFileSync(0, 'utf8'))
const moment = date => new Date(date).getTime()
const read = text => {
  const first = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(one => {
    const event = new ICAL.Event(one)
    return {
      id: event.uid,
      from: event.startDate.toUnixTime() * 1000,
      fromDate: moment(event.startDate.toJSDate()),
      to: event.endDate.toUnixTime() * 1000,
      sequence: event.sequence,
      status: one.getFirstPropertyValue('status'),
      summary: event.summary,
      description: event.description,
    }
  })
  const second = Object.values(ical.sync.parseICS(text))
    .filter(one => one?.type === 'VEVENT')
    .map(one => ({
      id: one.uid,
      from: moment(one.start),
      to: moment(one.end),
      sequence: Number(one.sequence),
      status: one.status,
      summary: one.summary,
      description: one.description,
    }))
  return [first, second]
}
process.stdout.write(JSON.stringify(calendars.map(read)))
