import { InvalidOptionError, showValue } from '@clientele/core';

/** What a Spark Connect address says. */
export interface SparkAddress {
  /** Host and port. */
  readonly target: string;
  readonly token: string | undefined;
  readonly tls: boolean;
  readonly user: string;
  readonly session: string | undefined;
  /** All other parameters: headers of every request. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Reads `sc://host:port/;token=…;use_ssl=true;user_id=…;session_id=…;any-other=header`. A token never travels in the clear
 * unless `use_ssl=false` is said.
 *
 * @throws InvalidOptionError (`invalid-option`) where it is no such address; the token is never repeated
 */
export function sparkAddress(url: string): SparkAddress {
  const [, host, rest = ''] = /^sc:\/\/([^/;\s]+)\/?;?(.*)$/.exec(String(url)) ?? [];
  const pairs = rest.split(';').filter((pair) => pair !== '');
  if (host === undefined || pairs.some((pair) => pair.indexOf('=') < 1)) {
    const allowed = 'an address such as "sc://host:15002/;token=…"';
    throw new InvalidOptionError('openSpark', [
      { option: 'url', allowed, received: showValue(String(url).split(';')[0]) },
    ]);
  }
  const parameters = new Map(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), decoded(pair.slice(pair.indexOf('=') + 1))]),
  );
  const take = (name: string): string | undefined => {
    const value = parameters.get(name);
    parameters.delete(name);
    return value;
  };
  const [token, tls] = [take('token'), take('use_ssl')];
  return {
    target: /:\d+$/.test(host) ? host : `${host}:15002`,
    token,
    tls: tls === 'true' || (token !== undefined && tls !== 'false'),
    user: take('user_id') ?? 'clientele',
    session: take('session_id'),
    headers: Object.fromEntries(parameters),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
