/** The recogniser's rules: files by their sums, cutting, waiting, doubt, terms, and the loop around the model itself. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  Backlog,
  candidatesIn,
  correct,
  corrected,
  Cutting,
  doubtOf,
  HEARD_RATE,
  PIECE_MAX,
  termsOf,
  WAITING_MAX,
  type Piece,
  type Stretch,
} from '@signalroom/shared'
import { openParts } from '../kit/recogniser.js'
import { silence } from '../kit/voice/sound.js'
import { say } from '../kit/voice/speak.js'
import {
  asHeard,
  fetchFiles,
  hear,
  NotHad,
  sums,
  textOf,
  withTerms,
  type Fetching,
  type Listed,
  type Parts,
} from '../kit/words-of-the-page.js'

const digest = (bytes: ArrayBuffer): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', bytes)
const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('files', () => {
  const bytes = new TextEncoder().encode('a model, as it were')
  const file: Listed = { url: '/assets/model.onnx', bytes: bytes.length, sum: sumOf(bytes) }
  const given = (served: () => Promise<Response>) => {
    const kept = new Map<string, ArrayBuffer>()
    let asked = 0
    const cache: NonNullable<Fetching['cache']> = {
      match: async url => {
        const one = kept.get(String(url))
        return one && new Response(one)
      },
      put: async (url, response) => void kept.set(String(url), await response.arrayBuffer()),
      delete: async url => kept.delete(String(url)),
    }
    const fetch = () => {
      asked += 1
      return served()
    }
    return { kept, asked: () => asked, fetching: { fetch, cache, digest } }
  }
  const why = (thrown: unknown) => (thrown instanceof NotHad ? thrown.why : thrown)

  test('[RG3] what was fetched and is right is kept, and not fetched again', async () => {
    const { fetching, asked } = given(async () => new Response(bytes))
    const got: number[] = []
    const [first] = await fetchFiles([file], one => got.push(one), fetching)
    const [second] = await fetchFiles([file], () => {}, fetching)
    expect([sumOf(new Uint8Array(first ?? [])), sumOf(new Uint8Array(second ?? []))]).toEqual([
      file.sum,
      file.sum,
    ])
    expect(asked()).toBe(1)
    expect(got.at(-1)).toBe(file.bytes)
  })
  test('[RG2] a file of another sum, longer or shorter is refused and not kept', async () => {
    for (const wrong of ['A model, as it were', 'a model, as it were, and more', 'a model']) {
      const { fetching, kept } = given(async () => new Response(wrong))
      await expect(fetchFiles([file], () => {}, fetching).catch(why)).resolves.toBe('wrong-sum')
      expect(kept.size).toBe(0)
    }
  })
  test('[RG2] a kept file that is not right any more is fetched anew', async () => {
    const { fetching, kept, asked } = given(async () => new Response(bytes))
    kept.set(file.url, new TextEncoder().encode('something else').buffer)
    await fetchFiles([file], () => {}, fetching)
    expect(asked()).toBe(1)
    expect(sumOf(new Uint8Array(kept.get(file.url) ?? new ArrayBuffer(0)))).toBe(file.sum)
  })
  test('[RG14] a file that is not there and a server that is not reached are told apart', async () => {
    const missing = given(async () => new Response('', { status: 404 }))
    await expect(fetchFiles([file], () => {}, missing.fetching).catch(why)).resolves.toBe('missing')
    const offline = given(() => Promise.reject(new TypeError('failed to fetch')))
    await expect(fetchFiles([file], () => {}, offline.fetching).catch(why)).resolves.toBe('offline')
  })
  test('[RG2] the sums are those of the files that are laid into the build', () => {
    const folder = '../../node_modules/@moonshine-ai/moonshine-js/dist/model/tiny/quantized/'
    const read = (name: string) =>
      readFileSync(fileURLToPath(new URL(`${folder}${name}.onnx`, import.meta.url)))
    const [encoder, decoder] = [read('encoder_model'), read('decoder_model_merged')]
    expect({
      encoder: { bytes: encoder.length, sum: sumOf(encoder) },
      decoder: { bytes: decoder.length, sum: sumOf(decoder) },
    }).toEqual(sums)
  })
})

describe('cutting', () => {
  const samples = (ms: number) => Math.round((ms * HEARD_RATE) / 1000)
  /** Loud but for a quiet place. */
  const stretch = (from: number, ms: number, goesOn: boolean, quietAt?: number): Stretch => {
    const sound = new Float32Array(samples(ms)).fill(0.2)
    if (quietAt !== undefined) sound.fill(0, samples(quietAt), samples(quietAt + 300))
    return { from, to: from + ms, goesOn, sound }
  }
  test('[RG4] a stretch that ended is one piece as it is', () => {
    const one = stretch(1000, 4000, false)
    expect(new Cutting().take(one)).toEqual([{ from: 1000, to: 5000, sound: one.sound }])
  })
  test('[RG4] what goes on waits for its end, and longer speech is cut where it is quiet', () => {
    const cutting = new Cutting()
    expect(cutting.take(stretch(0, 15_000, true, 12_000))).toEqual([])
    const pieces = cutting.take(stretch(15_000, 10_000, false))
    expect(pieces).toHaveLength(2)
    expect(pieces[0]?.to).toBeGreaterThan(12_000)
    expect(pieces[0]?.to).toBeLessThan(12_300)
    expect(pieces[1]?.from).toBe(pieces[0]?.to)
  })
  test('[RG4] whatever comes, pieces are no longer than twenty seconds and no sound is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 250, max: 15_000 }), fc.boolean()), { maxLength: 8 }),
        parts => {
          const cutting = new Cutting()
          let at = 0
          const pieces: Piece[] = []
          for (const [ms, goesOn] of [...parts, [500, false] as const]) {
            pieces.push(...cutting.take(stretch(at, ms, goesOn)))
            at += ms
          }
          expect(Math.max(...pieces.map(one => one.sound.length))).toBeLessThanOrEqual(samples(PIECE_MAX))
          const all = [...parts, [500, false] as const].reduce((sum, [ms]) => sum + samples(ms), 0)
          expect(pieces.reduce((sum, one) => sum + one.sound.length, 0)).toBe(all)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('what waits', () => {
  const piece = (from: number, ms: number): Piece => ({ from, to: from + ms, sound: new Float32Array(0) })
  test('[RG7] pieces come out in order, and the oldest go where there are more than five minutes', () => {
    const backlog = new Backlog()
    expect(backlog.add(piece(0, WAITING_MAX - 1000))).toEqual([])
    expect(backlog.add(piece(WAITING_MAX, 900))).toEqual([])
    expect(backlog.add(piece(WAITING_MAX + 1000, 900)).map(one => one.from)).toEqual([0])
    expect([backlog.next()?.from, backlog.next()?.from, backlog.next()]).toEqual([
      WAITING_MAX,
      WAITING_MAX + 1000,
      undefined,
    ])
  })
})

describe('doubt', () => {
  const sure = { sureness: -0.2, ended: true }
  test('[RG6] what is sure stands; what is a guess, repeats itself or has no end is held back', () => {
    expect(doubtOf({ ...sure, text: 'I would put a queue in front.' })).toBe(null)
    expect(doubtOf({ ...sure, sureness: -0.9, text: 'The first time we have been there.' })).toBe('unlike')
    expect(doubtOf({ ...sure, text: "I'm not sure. I'm not sure. I'm not sure." })).toBe('repeats')
    expect(doubtOf({ ...sure, ended: false, text: 'and so' })).toBe('repeats')
  })
  test('[RG6] silence is no doubt', () => {
    expect(doubtOf({ sureness: -1.7, ended: true, text: '' })).toBe(null)
    expect(doubtOf({ sureness: -1.7, ended: true, text: ' . ' })).toBe(null)
  })
})

describe('terms', () => {
  const terms = ['Kafka', 'Postgres', 'Redis', 'Cassandra', 'p99', 'QPS', 'CDN']
  // Heard by the model itself of four synthetic voices.
  test.each([
    ['and keep the orders in post-girs.', 'and keep the orders in Postgres.', ['post-girs']],
    ['with readiss as a cash', 'with Redis as a cash', ['readiss']],
    ['at ten thousand Q. P. S.', 'at ten thousand QPS', ['Q. P. S.']],
    ['The P. ninety nine latency', 'The p99 latency', ['P. ninety nine']],
    ['ten thousand Qps.', 'ten thousand QPS.', ['Qps']],
  ])('[RG9] %s', (heard, text, were) => {
    const done = correct(heard, terms)
    expect(done.text).toBe(text)
    expect(done.places.map(one => one.heard)).toEqual(were)
    for (const { at, length } of done.places) expect(terms).toContain(done.text.slice(at, at + length))
    expect(asHeard(done)).toBe(heard)
  })
  test.each([
    'Reads outnumber writes by a hundred to one.',
    'The P. nineteen nine is high.',
    'We shard Cassandra by user.',
    'I would put coffee in front of the riders.',
  ])('[RG9] %s stays as it is by likeness alone', text => {
    expect(correct(text, terms)).toEqual({ text, places: [] })
  })
  test('[RG9] no number is changed, whatever the terms are', () => {
    const word = fc.constantFrom(
      'ninety',
      'nine',
      '99',
      'p',
      'the',
      'two',
      'hundred',
      'S.',
      'three',
      'post',
      '10,000',
      'ms',
    )
    const numbers = (text: string) =>
      text
        .toLowerCase()
        // Said digit by digit it is the same number.
        .replace(/\bp nine nine\b/g, 'p 99')
        .replace(/\bninety[\s-]+nine\b/g, '99')
        .replace(/\bninety\b/g, '90')
        .replace(/\bnine\b/g, '9')
        .replace(/\bthree\b/g, '3')
        .replace(/\btwo\b/g, '2')
        .match(/\d+|hundred/g)
        ?.join(' ')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), words => {
        const text = words.join(' ')
        const { text: done } = corrected(
          text,
          candidatesIn(text, ['p99', 'S3', 'Postgres', 'p90', 'EC2', 'Two hundred']),
        )
        expect(numbers(done)).toBe(numbers(text))
      }),
    )
  })
  test('[RG9] heard with an ear for the terms: the term and its place are taken, and nothing else of it', async () => {
    const done = (text: string, favoured: string) =>
      withTerms(
        { text, likelihood: () => Promise.resolve(-2), withEarFor: () => Promise.resolve(favoured) },
        ['Kafka', 'Cassandra', 'p99'],
      )
    expect(
      await done(
        'The events go through cough clean, and stay.',
        'The event goes through Kafka, and stay Kafka Kafka.',
      ),
    ).toMatchObject({ text: 'The events go through Kafka, and stay.', places: [{ heard: 'cough clean' }] })
    expect((await done('It takes two hundred of them.', 'It takes Kafka of them.')).text).toBe(
      'It takes two hundred of them.',
    )
    expect((await done('We shard by user.', 'We shard by Cassandra user.')).text).toBe('We shard by user.')
  })
  test('[RG9] a term that fits the sound far worse than what was heard is left out; one that fits is put in', async () => {
    const asked = async (text: string) => (text.includes('Redis') ? -30 : text.includes('Postgres') ? -8 : -2)
    const done = await withTerms(
      {
        text: 'Reads go to post-girls.',
        likelihood: asked,
        withEarFor: () => Promise.resolve('Reads go to post-girls.'),
      },
      terms,
    )
    expect(done.text).toBe('Reads go to Postgres.')
    expect(done.places).toEqual([{ at: 12, length: 8, heard: 'post-girls' }])
  })
  test('[RG10] terms are names of the board, and of the prose what nobody writes by chance', () => {
    expect(
      termsOf(
        ['Kafka', 'Orders DB', 'user service\n(Go)'],
        ['Design a feed for YouTube. You have 45 minutes; the p99 must be under 200 ms. Use AWS.'],
      ),
    ).toEqual(['Kafka', 'Orders DB', 'Orders', 'user service', 'YouTube', 'p99', 'AWS'])
  })
})

describe('the loop around the model', () => {
  let parts: Parts
  beforeAll(async () => {
    parts = await openParts()
  })
  test('[RG16] tokens become text', () => {
    expect(textOf([])).toBe('')
    expect(textOf([15043, 3186])).toBe('Hello world')
  })
  test('[RG5] what a voice says is written down, and is sure; the text that was said is likelier than another', async () => {
    const { sound } = await say(
      'We shard by user, because nearly every request asks for the posts of one person.',
      {
        name: 'en-us+f3',
        speed: 160,
        pitch: 45,
      },
    )
    const hearing = await hear(parts, sound)
    expect(hearing.ended).toBe(true)
    expect(hearing.text.toLowerCase()).toContain('every request')
    expect(doubtOf(hearing)).toBe(null)
    expect(await hearing.likelihood(hearing.text)).toBeGreaterThan(
      await hearing.likelihood(
        'We charge by user, because nearly every request asks for the ghosts of one person.',
      ),
    )
  })
  test('[RG6] another language is held back, and silence gives nothing', async () => {
    const { sound } = await say(
      'Ich würde eine Warteschlange vor die Datenbank stellen, damit eine Spitze sie nicht erreicht.',
      {
        name: 'de',
        speed: 165,
        pitch: 45,
      },
    )
    expect(doubtOf(await hear(parts, sound))).toBe('unlike')
    expect((await hear(parts, silence(1500))).text.replace(/\W/g, '')).toBe('')
    expect((await hear(parts, silence(20))).text.replace(/\W/g, '')).toBe('')
  })
})
