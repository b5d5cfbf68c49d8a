import { lookup as dnsLookup, type LookupAddress, type LookupAllOptions } from 'node:dns'
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

/** Why there is nothing to read at an address. */
export type FetchFault = 'address' | 'private' | 'slow' | 'large' | 'unreachable'

export type Fetched = { readonly text: string } | { readonly fault: FetchFault }

export type FetchCalendar = (address: string, timeoutMs: number) => Promise<Fetched>

/** How a test reaches a server of its own. */
export interface Ways {
  readonly request?: (url: URL, options: RequestOptions, done: (response: IncomingMessage) => void) => ClientRequest
  readonly lookup?: Lookup
}

type Lookup = (
  name: string,
  options: LookupAllOptions,
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void

const largestBytes = 1_000_000
const mostRedirects = 3

/**
 * Fetches a text from an address that somebody typed, and from nowhere inside: `https` on its own port only, and no
 * host that resolves to an address of a private network, which is looked at when the connection is made, also after
 * each of three redirects.
 *
 * @param address  `webcal` is taken for `https`, as calendars mean it
 * @param timeoutMs  for all of it
 */
export async function fetchCalendar(address: string, timeoutMs: number, ways: Ways = {}): Promise<Fetched> {
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    let url = readAddress(address)
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await get(url, signal, ways)
      const { location } = response.headers
      const status = response.statusCode ?? 0
      if (status === 200) return { text: await textOf(response) }
      response.destroy()
      if (status < 300 || status > 399 || location === undefined) break
      url = readAddress(location, url)
    }
    return { fault: 'unreachable' }
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault }
    return { fault: signal.aborted ? 'slow' : 'unreachable' }
  }
}

/** Whether an IP address belongs to the public internet. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !notPublic.check(address)
  return isIP(address) === 6 && globalUnicast.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
}

class Refused extends Error {
  override readonly name = 'Refused'
  readonly fault: FetchFault
  constructor(fault: FetchFault) {
    super(`Cannot fetch a calendar: ${fault}`)
    this.fault = fault
  }
}

/** @throws {Refused} */
function readAddress(address: string, base?: URL): URL {
  const url = URL.parse(address.replace(/^webcal:/i, 'https:'), base?.href)
  if (url?.protocol !== 'https:' || url.port || url.username || url.password) throw new Refused('address')
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(host) && !isPublic(host)) throw new Refused('private')
  return url
}

function get(url: URL, signal: AbortSignal, ways: Ways): Promise<IncomingMessage> {
  const { request = httpsRequest, lookup = dnsLookup } = ways
  const headers = { accept: 'text/calendar', 'accept-encoding': 'gzip' }
  // A kept connection would have been checked for another request.
  const options = { headers, signal, agent: false, lookup: publicOnly(lookup) }
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end()
  })
}

/** Looks a host up for a connection; the address that is checked is the one that is used. */
function publicOnly(lookup: Lookup): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = error ? [] : addresses
      if (!first) return done(error ?? new Refused('unreachable'), '')
      if (addresses.some(({ address }) => !isPublic(address))) return done(new Refused('private'), '')
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const part of source) {
      bytes += part.length
      if (bytes > largestBytes) throw new Refused('large')
      parts.push(part)
    }
  }
  const packed = response.headers['content-encoding'] === 'gzip'
  await (packed ? pipeline(response, createGunzip(), collect) : pipeline(response, collect))
  return Buffer.concat(parts).toString()
}

/** Source: the IANA registries of special-purpose addresses. */
const notPublic = blockList([
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
])
const globalUnicast = blockList([['2000::', 3]])

function blockList(networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, isIP(network) === 6 ? 'ipv6' : 'ipv4')
  return list
}
