/** Schemes that never leave the process or the machine. */
const LOCAL_SCHEMES: ReadonlySet<string> = new Set(['adit:', 'blob:', 'data:', 'devtools:'])

/**
 * Whether a request may be made at all. The app works without a network: everything but its own scheme, what the page
 * holds in memory and the developer tools is refused. `developmentServer` is null in everything we ship.
 */
export function isLocalRequest(address: string, developmentServer: URL | null): boolean {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return false
  }
  if (LOCAL_SCHEMES.has(url.protocol)) return true
  return (
    developmentServer !== null && url.host === developmentServer.host && /^(http|ws):$/.test(url.protocol)
  )
}

/** One switch of Chromium's command line; without a value it is only set. */
export type Switch = readonly [name: string, value?: string]

/** Features of Chromium that would look for a network of their own accord. */
const FEATURES_OFF = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'SegmentationPlatform',
]

/**
 * Chromium's switches that keep it off the network, below anything a page could do.
 *
 * @param developmentServer its host stays reachable; null in everything we ship
 * @param featuresOff what the command line already switches off, which must stay off
 */
export function offlineSwitches(developmentServer: URL | null, featuresOff: string): readonly Switch[] {
  const open = developmentServer === null ? '' : `, EXCLUDE ${developmentServer.hostname}`
  return [
    ['disable-background-networking'],
    ['disable-component-update'],
    ['disable-domain-reliability'],
    ['disable-sync'],
    ['disable-quic'],
    ['dns-prefetch-disable'],
    ['no-pings'],
    ['no-proxy-server'],
    // No name has an address, so that even what slips through finds nobody.
    ['host-resolver-rules', `MAP * ~NOTFOUND${open}`],
    ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
    [
      'disable-features',
      [...featuresOff.split(',').filter((name) => name !== ''), ...FEATURES_OFF].join(','),
    ],
  ]
}
