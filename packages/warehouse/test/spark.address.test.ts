import { InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { sparkAddress } from '../src/spark/address.ts';

const plain = { token: undefined, tls: false, user: 'clientele', session: undefined, headers: {} };

describe('an address of Spark Connect', () => {
  it.each([
    ['sc://spark', { ...plain, target: 'spark:15002' }],
    ['sc://spark:443/', { ...plain, target: 'spark:443' }],
    ['sc://[::1]:15002', { ...plain, target: '[::1]:15002' }],
    ['sc://spark/;use_ssl=true', { ...plain, target: 'spark:15002', tls: true }],
    ['sc://spark;user_id=Ada%20L', { ...plain, target: 'spark:15002', user: 'Ada L' }],
    [
      'sc://spark/;session_id=3f1;x-tenant=a=b;y=%zz',
      { ...plain, target: 'spark:15002', session: '3f1', headers: { 'x-tenant': 'a=b', y: '%zz' } },
    ],
  ])('%s', (url, expected) => {
    expect(sparkAddress(url)).toEqual(expected);
  });

  it('asks for TLS where there is a token, unless it is told that the way is safe', () => {
    expect(sparkAddress('sc://spark/;token=secret').tls).toBe(true);
    expect(sparkAddress('sc://spark/;token=secret;use_ssl=true').tls).toBe(true);
    expect(sparkAddress('sc://spark/;token=secret;use_ssl=false').tls).toBe(false);
  });

  it.each([
    '',
    'spark:15002',
    'http://spark',
    'sc://',
    'sc:///;token=secret',
    'sc://spark/;token',
    'sc://spark/;=secret',
  ])('refuses %j', (url) => {
    expect(() => sparkAddress(url)).toThrow(InvalidOptionError);
    expect(() => sparkAddress(url)).not.toThrow('secret');
  });
});
